"""`mark`: what each nbgrader test cell calls, and the only thing it calls.

nbgrader gives full marks to anything that is no plain float (numpy scalars,
None, strings, NaN …) and nothing at all to a cell that wrote one word to
stderr. So `mark` shows a card, returns a plain float between 0 and the
criterion's points, keeps stderr silent and never raises.
"""

from __future__ import annotations

import io
import logging
import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path

from hoso_kit.classroom.card import Card
from hoso_kit.classroom.marking import AUTOGRADE, broken_card, mark_folder


def mark(criterion_id: str) -> float | None:
    """Show the criterion's outcome and return its mark; None where no mark is given.

    While nbgrader grades it is always a float. In a Voila page nothing is shown. On the learner's own
    machine there is no key: a kind word, no mark (``nbgrader validate`` takes None for “fine”).
    """
    execution = os.environ.get("NBGRADER_EXECUTION", "")
    if not execution and os.environ.get("SERVER_SOFTWARE", "").startswith("voila"):
        return None
    with _silence():
        try:
            card = mark_folder(Path.cwd(), execution).card(str(criterion_id))
        except Exception as error:  # e.g. the working directory is gone
            card = broken_card(str(criterion_id), f"{type(error).__name__}: {error}")
        _show(card)
    if card.score is None and execution == AUTOGRADE:
        return 0.0  # None would be full marks
    return card.score


@contextmanager
def _silence() -> Iterator[None]:
    """Nothing reaches stderr or stdout: warnings, log records and prints of any library included."""
    level = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        with redirect_stderr(io.StringIO()), redirect_stdout(io.StringIO()), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.disable(level)


def _show(card: Card) -> None:
    try:
        from IPython.core.getipython import get_ipython
        from IPython.display import display

        if get_ipython() is not None:
            display(card.bundle(), raw=True)
    except Exception:
        # without its card the mark still counts
        return
