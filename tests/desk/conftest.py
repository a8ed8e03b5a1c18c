"""What all tests of the Desk need."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def background_import_is_over() -> Iterator[None]:
    """A marked Desk imports nbgrader in a thread; pytest's warning filters, changed meanwhile, would break it."""
    yield
    for thread in threading.enumerate():
        if thread.name == "hoso-nbgrader":
            thread.join()
