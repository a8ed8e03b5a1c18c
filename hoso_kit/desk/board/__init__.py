"""The Desk's front end: plain JavaScript and CSS files, joined in order into the one module that anywidget loads.

No build step and no imports between the files: they share one scope, so a name may stand only once. A
new screen is one file in screens/ (and a style file beside it, if it needs any); nothing else changes.
"""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).parent
# the files that others use come first; `desk` builds the page and exports it
_PARTS = (
    "text",
    "dom",
    "talking",
    "dialogs",
    "fields",
    "knowing",
    "frame",
    "documents",
    "sheet",
    "tree",
    "case_file",
    "printing",
    "packages",
    "filing",
    "case_file_dialogs",
    "retention",
    "views",
    "screen",
    "phone",
    "finding",
    "checking",
    "dragging",
    "province",
)


def script() -> str:
    """The whole front end as one ES module."""
    files = [_HERE / f"{name}.js" for name in _PARTS]
    return _join([*files, *sorted((_HERE / "screens").glob("*.js")), _HERE / "desk.js"])


def style() -> str:
    """All styles: the screens' own after the desk's, and what a phone shows otherwise after them."""
    screens = sorted((_HERE / "screens").glob("*.css"))
    return _join([_HERE / "board.css", _HERE / "province.css", *screens, _HERE / "phone.css"])


def _join(files: list[Path]) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in files)
