"""Open the data files that lie beside this package.

One place knows where they are, so that a wheel, a checkout and a browser build read them alike.
It must never guess, fill in or correct what a file says.
"""

from pathlib import Path
from tomllib import loads
from typing import Any

# not importlib.resources: its imports alone cost a grader ten milliseconds
_DATA = Path(__file__).parent / "data"


def read_text(file_name: str) -> str:
    """The whole text of one data file."""
    return (_DATA / file_name).read_text(encoding="utf-8")


def read_toml(file_name: str) -> dict[str, Any]:
    """One data file as TOML."""
    return loads(read_text(file_name))
