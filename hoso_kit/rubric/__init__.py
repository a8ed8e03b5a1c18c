"""Floor 3: what good work is.

Criteria, the catalogue of mistakes, the key, grading and the texts of its
feedback. There is one grader: the self-check, the nbgrader mark and the
instructor's report all ask it. Nothing here draws a screen or writes a file.
"""
