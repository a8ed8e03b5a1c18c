"""The server that learners open in a browser: stand-alone Voila with our page and our locks.

Learners get stand-alone Voila and never Voila as a Jupyter Server extension: only the former drops every
message with which a page could run code of its own. This room must never serve a folder that holds
anything but the app notebooks, and must never show English or a traceback.
"""
