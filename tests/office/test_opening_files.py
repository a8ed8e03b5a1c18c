"""Opening files: from the list, outside the list, and what the system refuses."""

from datetime import timedelta

import pytest

from hoso_kit.office.actions import DiscardCaseFile, FileDocument, OpenCaseFile, OpenUnlistedCaseFile
from hoso_kit.office.refusals import Refusal
from tests.world import after, first_day, others_entry, own_entry, practice

EX = practice()
DAY = first_day(EX)
ME = EX.scenario.person


def unlisted(**changes: object) -> OpenUnlistedCaseFile:
    facts: dict[str, object] = {
        "file_notation": "41.VHXH", "title": "Hồ sơ việc đột xuất", "maintenance": "10 năm",
        "creator": ME, "start_date": DAY,
    }  # fmt: skip
    return OpenUnlistedCaseFile(**(facts | changes))  # type: ignore[arg-type]


def refusal(action: object, *before: object) -> Refusal:
    office = after(EX, *before)  # type: ignore[arg-type]
    with pytest.raises(Refusal) as caught:
        office.apply(action, ME)  # type: ignore[arg-type]
    return caught.value


def test_a_listed_file_inherits_the_lists_facts() -> None:
    """Điều 29.2.b: title, notation, period and creator come from the file list, not from the clerk."""
    name = own_entry(EX)
    heading, entry = EX.scenario.entries[name]
    opened = after(EX, OpenCaseFile(name, DAY)).case_files[name]
    assert (opened.title, opened.maintenance, opened.retention_row, opened.creator, opened.heading) == (
        entry.title, entry.maintenance, entry.retention_row, entry.creator, heading.abbreviation,
    )  # fmt: skip
    assert opened.is_listed
    assert opened.start_date == DAY


def test_an_unlisted_file_needs_all_five_facts() -> None:
    """Điều 29.2.c: title, notation, period, creator, start date; each blank one is named."""
    for field, word in (
        ("title", "tiêu đề"), ("file_notation", "số và ký hiệu"), ("maintenance", "thời hạn"), ("creator", "người lập"),
    ):  # fmt: skip
        found = refusal(unlisted(**{field: "  "}))
        assert found.code == "facts_missing"
        assert word in found.notice.seen


def test_an_unlisted_file_says_that_it_is_outside_the_list() -> None:
    """E15: the note tells that the file isn't on the list."""
    opened = after(EX, unlisted()).case_files["41.VHXH"]
    assert opened.description == "Ngoài Danh mục"
    assert not opened.is_listed


@pytest.mark.parametrize("notation", ["41-VHXH", "41.vhxh", "041.VHXH"])
def test_a_loose_notation_passes_the_system(notation: str) -> None:
    """A dash or a small letter is a mistake for the rubric, not a refusal."""
    assert notation in after(EX, unlisted(file_notation=notation)).case_files


@pytest.mark.parametrize(
    ("action", "code"),
    [
        (OpenCaseFile("99.VHXH", DAY), "not_listed"),
        (OpenCaseFile(others_entry(EX), DAY), "not_yours"),
        (OpenCaseFile(own_entry(EX), EX.scenario.today + timedelta(days=1)), "future_start"),
        (unlisted(file_notation="Hồ sơ đột xuất"), "notation_unreadable"),
        (unlisted(file_notation="00.VHXH"), "notation_unreadable"),
        (unlisted(file_notation=own_entry(EX)), "notation_listed"),
        (unlisted(file_notation=own_entry(EX).replace(".", "-").lower()), "notation_listed"),
        (unlisted(maintenance="lâu dài"), "bad_maintenance"),
        (unlisted(retention_row="9999"), "unknown_row"),
        (unlisted(creator="p99"), "unknown_creator"),
        (unlisted(title="a" * 501), "long_title"),
        (unlisted(start_date=EX.scenario.today + timedelta(days=1)), "future_start"),
    ],
)
def test_what_the_system_refuses(action: object, code: str) -> None:
    """A refusal names itself and changes nothing."""
    assert refusal(action).code == code


@pytest.mark.parametrize("again", ["41.VHXH", "41-VHXH", "41.vhxh", "0041.VHXH"])
def test_a_number_is_used_once(again: str) -> None:
    """Phụ lục VI.III.4.b: no second use of a number, however it is written."""
    assert refusal(unlisted(file_notation=again), unlisted()).code == "notation_taken"


def test_an_empty_file_can_be_discarded_and_its_number_used_again() -> None:
    """A file opened by mistake leaves nothing behind; one with documents can't be discarded."""
    assert not after(EX, unlisted(), DiscardCaseFile("41.VHXH")).case_files
    assert "41.VHXH" in after(EX, unlisted(), DiscardCaseFile("41.VHXH"), unlisted()).case_files
    filed = FileDocument("41.VHXH", ("d001",))
    assert refusal(DiscardCaseFile("41.VHXH"), unlisted(), filed).code == "not_empty"


def test_somebody_else_cannot_change_my_file() -> None:
    """Điều 31.3.b: each clerk answers for his own files."""
    office = after(EX, unlisted())
    other = next(person.person_id for person in EX.scenario.people if person.person_id != ME)
    with pytest.raises(Refusal) as caught:
        office.apply(FileDocument("41.VHXH", ("d001",)), other)
    assert caught.value.code == "opened_by_another"
