"""Floor 1: the things of the office as pure values.

Documents, the file list, case files, retention periods, code numbers and
Vietnamese text. Nothing here reads a clock, a file or a random number.
"""
