"""Who looked at what (Phụ lục VI phần I mục III.5.a, III.6.a, b, l)."""

from hoso_kit.office.access_actions import ViewCaseFile, ViewDocument
from hoso_kit.office.access_history import CITATION, COUNT_CITATION, access_history, view_counts
from hoso_kit.office.journal import Journal
from hoso_kit.office.office import Office
from hoso_kit.regulations import cite
from tests.care.care_world import CLERK, DOCS, HEAD, OUTSIDER, OWN, SCENARIO, TODAY, journal_bytes, opened

STEPS = (
    *opened(DOCS[0]),
    ViewCaseFile(OWN),
    ViewDocument(DOCS[0]),
    (ViewCaseFile(OWN), HEAD),
    (ViewCaseFile(OWN), OUTSIDER),
)
ENTRIES = Journal.parse(journal_bytes(*STEPS)).entries


def test_the_history_names_person_thing_and_day_and_keeps_refused_attempts() -> None:
    """Each visit is one line in order; an attempt without the right stays to be seen."""
    lines = access_history(ENTRIES)
    assert [(one.person, one.item, one.is_refused) for one in lines] == [
        (CLERK, OWN, False),
        (CLERK, DOCS[0], False),
        (HEAD, OWN, False),
        (OUTSIDER, OWN, True),
    ]
    assert {one.at for one in lines} == {TODAY}
    assert [one.n for one in lines] == [3, 4, 5, 6]


def test_views_are_counted_for_each_file_document_and_account() -> None:
    """Refused attempts don't count; an account without a visit stands with 0."""
    counts = view_counts(ENTRIES, SCENARIO)
    assert dict(counts.case_files) == {OWN: 2}
    assert dict(counts.documents) == {DOCS[0]: 1}
    assert (counts.people[CLERK], counts.people[HEAD], counts.people[OUTSIDER]) == (2, 1, 0)
    assert set(counts.people) == set(SCENARIO.people_by_id)
    assert counts.total == 3
    assert cite(CITATION).text
    assert cite(COUNT_CITATION).text


def test_looking_changes_nothing() -> None:
    """The office with and without the visits is the same."""
    assert Journal.parse(journal_bytes(*STEPS)).replay(SCENARIO) == Journal.parse(journal_bytes(*STEPS[:2])).replay(
        SCENARIO
    )
    assert view_counts((), SCENARIO).total == 0
    assert access_history(()) == ()
    assert Office(SCENARIO).case_files == {}
