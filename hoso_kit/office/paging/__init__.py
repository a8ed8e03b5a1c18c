"""Pages on A4: which font, how wide words are, where a document's lines stand, and the drawing of them.

What breaks lines never looks at a font file, so that pages are counted alike on every machine. Nothing here knows of
signatures, of forms or of what is right. Loading it is cheap; reportlab loads with the first word that is measured.
"""
