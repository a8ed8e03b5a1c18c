"""Who looked at what and used it (Phụ lục VI phần I mục III.5.a, III.6.a, b, l)."""

from hoso_kit.office.access_actions import ViewCaseFile, ViewDocument
from hoso_kit.office.access_history import access_rows, system_use, use_history
from hoso_kit.office.filing_actions import FileDocument
from hoso_kit.office.journal import Entry, Journal, compose, entry_line
from hoso_kit.office.others_state import Habit
from tests.roles.roles_world import ARCHIVIST, DOCS, MATE, ME, MONDAY, REGISTRY, TODAY, A, alone, play, submitted, until

STEPS = (*submitted(A), ViewCaseFile(A), ViewDocument(DOCS[0]), (REGISTRY, ViewDocument(DOCS[0])), until(MONDAY))
START = alone(Habit("check_transfers", ARCHIVIST), plays=(MATE, REGISTRY))
_DATA = compose(START.scenario, "hv001", STEPS)
_JOURNAL = Journal.parse(_DATA)
_TRIED = Entry(len(STEPS) + 1, "refused", MONDAY, MATE, ViewCaseFile(A), "may_not_see_file")
ENTRIES = Journal.parse(_DATA + entry_line(_TRIED, _JOURNAL.last_hash)[0]).entries
OFFICE = play(START, *STEPS)


def test_the_history_of_a_file_tells_views_uses_and_what_others_did() -> None:
    """From its opening to the archive's decision and an attempt without the right, in order of time."""
    lines = use_history(ENTRIES, OFFICE, A)
    assert [one.person for one in lines] == [ME] * (len(submitted(A)) - 1) + [ME, MATE, ARCHIVIST]
    assert [one.is_view for one in lines].count(True) == 2
    assert [(one.person, one.at) for one in lines if one.is_refused] == [(MATE, MONDAY)]
    assert lines[-1].n is None
    assert lines[0].at == TODAY


def test_the_history_of_a_document_tells_where_it_was_filed() -> None:
    """A use names the document though it is one of several."""
    lines = use_history(ENTRIES, OFFICE, DOCS[0])
    assert [(one.person, one.is_view) for one in lines] == [(ME, False), (ME, True), (REGISTRY, True)]
    filed = next(one for one in STEPS if isinstance(one, FileDocument))
    assert lines[0].text == filed.describe(OFFICE)


def test_every_file_and_document_has_its_row_of_counts() -> None:
    """F-6a: also what nobody looked at stands there, with 0; refused attempts are counted apart."""
    rows = {one.item: one for one in access_rows(ENTRIES, OFFICE)}
    assert set(rows) == {A, *OFFICE.documents_by_id}
    assert (rows[A].views, rows[A].people, rows[A].last_date, rows[A].refused) == (1, (ME,), TODAY, 1)
    assert (rows[DOCS[0]].views, rows[DOCS[0]].people) == (2, (ME, REGISTRY))
    assert (rows[DOCS[1]].views, rows[DOCS[1]].last_date) == (0, None)


def test_the_use_of_the_system_is_counted_by_account_and_by_day() -> None:
    """F-6b: sums agree with the journal; who did nothing stands with 0."""
    use = system_use(ENTRIES, OFFICE.scenario)
    assert use.total == sum(use.days.values()) == len(STEPS)
    assert (use.people[REGISTRY], use.people[MATE], use.people[ARCHIVIST]) == (1, 0, 0)
    assert use.days == {TODAY: len(STEPS)}
    assert use.refused == 1
