"""A learner's work in progress: the office on screen and its journal on disk, kept as one.

The only place where an action is both applied and recorded, in that order and
both or neither. No rules and no texts of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from hoso_kit.office.actions import Action, ActionError
from hoso_kit.office.journal import Entry, Journal
from hoso_kit.office.journal_file import JournalFile, JournalMoved
from hoso_kit.office.refusals import Refusal
from hoso_kit.office.scenario import Scenario


class Work:
    """Scenario, journal and the office that follows from them; ``person`` is the learner's role."""

    def __init__(self, scenario: Scenario, journal_file: JournalFile) -> None:
        self._file = journal_file
        self.scenario = scenario
        self.office = journal_file.journal.replay(scenario)

    @classmethod
    def resume(cls, scenario: Scenario, path: Path, learner: str) -> Work:
        """Begin or continue; raises `JournalError` when the journal can't be used."""
        return cls(scenario, JournalFile.open(path, scenario, learner))

    @property
    def last_written(self) -> float:
        """When something was recorded last, by the machine's clock: for the Desk's visits, never for a rule."""
        return self._file.last_written

    @property
    def journal(self) -> Journal:
        """What has been recorded so far."""
        return self._file.journal

    def do(self, action: Action, person: str | None = None) -> None:
        """Apply and record, as the learner's own role or as one that he also plays.

        Raises `Refusal` (the attempt is noted), `JournalMoved` (after reading the other window's
        work; nothing was done), `JournalError` or `ActionError` (nothing was done).
        """
        person = person or self.scenario.person
        if person not in (self.scenario.person, *self.scenario.plays):
            raise ActionError("không đóng vai người này trong bài")
        today = self.office.today
        try:
            changed = self.office.apply(action, person)
        except Refusal as refusal:
            code = refusal.code
            self._record(lambda: self._file.append_refusal(action, person, today, code))
            raise
        self._record(lambda: self._file.append_action(action, person, today))
        # only now: what isn't on the disk must not be on the screen
        self.office = changed

    def note(self, text: str, person: str | None = None) -> None:
        """Record an event that changes nothing (a check, a hint, a submission, a visit)."""
        person = person or self.scenario.person
        try:
            self._file.append_note(text, person, self.office.today)
        except JournalMoved:
            self._reread()
            self._file.append_note(text, person, self.office.today)

    def _record(self, append: Callable[[], Entry]) -> None:
        try:
            append()
        except JournalMoved:
            self._reread()
            raise

    def _reread(self) -> None:
        self._file.refresh()
        self.office = self._file.journal.replay(self.scenario)
