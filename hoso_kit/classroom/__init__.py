"""Floor 4: where learners' work meets nbgrader.

A test cell calls `mark`; everything else here serves the stock ``nbgrader``
commands (collecting, rebuilding, grading by replay, feedback) or puts a
learner's work on its way. It must never run a learner's code, never write to a
learner's journal, and never import nbgrader before a command needs it: `mark`
has to be ready in milliseconds.
"""

from hoso_kit.classroom.bridge import mark

__all__ = ["mark"]
