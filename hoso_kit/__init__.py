"""hoso_kit: a training office for filing work as *hồ sơ công việc*.

Floors, each importing only from those below it::

    regulations | records  ->  office  ->  rubric  ->  desk | classroom | cli

This room only names the kit's version; it never imports the floors, so that
``import hoso_kit`` costs nothing.
"""

__version__ = "0.1.0"
