"""What the screens of transfer, archive and hand-over are told, and whose papers they hand out."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from hoso_kit.desk.desk import Desk
from hoso_kit.office.office import Office
from hoso_kit.office.paper_actions import NumberSheets, WriteClosingNote, WriteContentsList
from hoso_kit.office.transferring_checks import transfer_checks
from tests.desk.desks import free_desk
from tests.world import practice_office

CLERK, UNIT_HEAD, MATE, REGISTRY, ARCHIVIST, HEAD = "p04", "p05", "p07", "p08", "p11", "p01"
VAGUE, GOOD, PAPER = "2023.08.VHXH", "2023.02.VHXH", "2023.07.VHXH"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """The practice office."""
    return free_desk(practice_office(), tmp_path)


def ask(desk: Desk, acting: str, /, **request: Any) -> dict[str, Any]:
    """One request of that person and its answer, as they travel: through JSON."""
    assert desk.handle({"id": 1, "do": "act_as", "person": acting})["ok"]
    answer: dict[str, Any] = json.loads(json.dumps(desk.handle({"id": 2, **request})))
    return answer


def act(desk: Desk, person: str, kind: str, /, **fields: Any) -> None:
    """An action that the office does."""
    answer = ask(desk, person, do="act", action={"type": kind, **fields})
    assert answer["ok"], answer


def shown(desk: Desk, person: str, screen: str, **args: Any) -> dict[str, Any]:
    """A screen's data for that person."""
    data: dict[str, Any] = ask(desk, person, do="look", screen=screen, args=args)["data"]
    return data


def counts(desk: Desk, person: str) -> dict[str, Any]:
    """What the navigation shows beside each screen."""
    assert desk.handle({"id": 1, "do": "act_as", "person": person})["ok"]
    return {one["name"]: one["count"] for one in desk.state["screens"]}


def submit(desk: Desk, *names: str, batch: str = "NL-01") -> None:
    """A batch of the clerk's that the archive has to check."""
    act(desk, CLERK, "make_transfer_batch", batch_id=batch, case_files=list(names))
    act(desk, CLERK, "submit_transfer", batch_id=batch)


def test_the_navigation_counts_the_work_that_waits_for_each(desk: Desk) -> None:
    """The maker's due and returned files, the archive's unchecked ones; nobody is shown another's work."""
    assert counts(desk, CLERK)["transfer"] == 3
    assert counts(desk, ARCHIVIST)["archive"] == 0
    assert "archive" not in counts(desk, CLERK)
    submit(desk, GOOD, VAGUE)
    assert counts(desk, CLERK)["transfer"] == 1
    assert counts(desk, ARCHIVIST)["archive"] == 2
    act(desk, ARCHIVIST, "return_case_file", file_notation=VAGUE, reason="Tiêu đề chưa phản ánh nội dung")
    assert counts(desk, CLERK)["transfer"] == 2
    assert counts(desk, ARCHIVIST)["archive"] == 1


def test_the_checklist_tells_facts_and_stops_only_what_the_system_stops() -> None:
    """Paper work, drafts and second copies are named; only empty, open and unmended files are stopped."""
    office = Office(practice_office())
    missing = {check.name for check in transfer_checks(office, office.case_files[VAGUE]) if not check.is_met}
    assert missing == {"Không còn bản nháp, văn bản chưa có số", "Không có bản trùng"}
    assert not any(check.is_blocking for check in transfer_checks(office, office.case_files[VAGUE]) if check.missing)
    assert all(check.is_met for check in transfer_checks(office, office.case_files[GOOD]))
    names = [check.name for check in transfer_checks(office, office.case_files[PAPER]) if not check.is_met]
    assert names == ["Đánh số tờ", "Viết Mục lục văn bản", "Viết chứng từ kết thúc"]
    for action in (NumberSheets(PAPER, 11), WriteContentsList(PAPER), WriteClosingNote(PAPER, "Hồ sơ gồm 11 tờ")):
        office = office.apply(action, CLERK)
    assert all(check.is_met for check in transfer_checks(office, office.case_files[PAPER]))
    open_file = office.case_files["03.KT"]
    empty = transfer_checks(office, replace(open_file, documents=()))
    assert [check.name for check in empty if check.is_blocking and check.missing] == [
        "Có văn bản trong hồ sơ",
        "Đã kết thúc hồ sơ",
    ]


def test_a_returned_file_shows_its_maker_the_next_step(desk: Desk) -> None:
    """Reopen, mend, gather anew, wait: one step at a time, on the newest submission alone."""

    def steps() -> dict[str, list[str]]:
        sent = shown(desk, CLERK, "transfer")["sent"]
        return {batch["batch_id"]: [line["next_step"] for line in batch["lines"]] for batch in sent}

    submit(desk, GOOD)
    assert steps() == {"NL-01": [""]}
    act(desk, ARCHIVIST, "return_case_file", file_notation=GOOD, reason="Thiếu văn bản kết thúc việc")
    assert steps() == {"NL-01": ["reopen"]}
    act(desk, CLERK, "reopen_case_file", file_notation=GOOD, reason="Bổ sung văn bản")
    assert steps() == {"NL-01": ["mend"]}
    act(
        desk,
        CLERK,
        "close_case_file",
        file_notation=GOOD,
        end_date="2023-12-22",
        maintenance="10 năm",
        retention_row="",
        is_reviewed=True,
    )
    assert steps() == {"NL-01": ["gather"]}
    submit(desk, GOOD, batch="NL-02")
    assert steps() == {"NL-02": [""], "NL-01": [""]}
    waiting = shown(desk, ARCHIVIST, "archive")["waiting"]
    assert [line["returns"] for line in waiting[0]["lines"]] == [["17/12/2024: Thiếu văn bản kết thúc việc"]]


def test_a_batch_is_shown_in_the_seven_columns_of_its_form(desk: Desk) -> None:
    """The screen's lines are the printed ones; files of two years bear their year, one year's don't need it."""
    act(desk, MATE, "make_transfer_batch", batch_id="A", case_files=["2022.03.KT", "2023.04.KT"])
    act(desk, CLERK, "make_transfer_batch", batch_id="B", case_files=[GOOD])
    mixed = shown(desk, MATE, "transfer")["gathered"][0]["lines"]
    assert [len(line) for line in mixed] == [7, 7]
    assert [line[1] for line in mixed] == ["2022.03.KT", "2023.04.KT"]
    assert [line[1] for line in shown(desk, CLERK, "transfer")["gathered"][0]["lines"]] == ["02.VHXH"]
    page = ask(desk, MATE, do="print", form="transfer_list", format="html", batch_id="A")["data"]["html"]
    assert "Năm 2022, 2023" in page
    assert shown(desk, CLERK, "transfer")["next_batch_id"] == "NL-2024-01"


def test_a_file_that_cannot_be_sent_says_why_under_its_name_of_the_table(desk: Desk) -> None:
    """Only an unended or empty file is stopped, with the reason; the batch's warning names it as its table does."""
    act(desk, CLERK, "make_transfer_batch", batch_id="A", case_files=[GOOD])
    assert shown(desk, CLERK, "transfer")["gathered"][0]["not_ready"] == []
    act(desk, CLERK, "reopen_case_file", file_notation=GOOD, reason="Bổ sung văn bản")
    data = shown(desk, CLERK, "transfer")
    stopped = {row["name"]: row["stopped"] for row in data["due"]}
    assert stopped[GOOD] == ["Hồ sơ chưa kết thúc."]
    assert stopped[VAGUE] == []
    (batch,) = data["gathered"]
    assert [line["name"] for line in batch["not_ready"]] == [line[1] for line in batch["lines"]] == ["02.VHXH"]
    assert "Hồ sơ chưa kết thúc." in batch["not_ready"][0]["missing"]


def test_terms_and_deadlines_follow_the_edition(tmp_path: Path) -> None:
    """Under Luật 2024 the screen speaks of Lưu trữ hiện hành and counts from the year of the end."""
    old = shown(free_desk(practice_office(), tmp_path), CLERK, "transfer")
    new = shown(free_desk(replace(practice_office(), edition="luat-2024"), tmp_path / "new"), CLERK, "transfer")
    assert (old["terms"]["archive"], new["terms"]["archive"]) == ("Lưu trữ cơ quan", "Lưu trữ hiện hành")
    assert "01 năm từ ngày kết thúc hồ sơ" in old["rules"][0]
    assert "từ năm kết thúc hồ sơ" in new["rules"][0]
    due = {row["name"]: (row["last_text"], row["strict_text"]) for row in new["due"]}
    assert due[GOOD] == ("31/12/2024", "22/12/2024")


def test_papers_of_others_files_are_kept_from_strangers(desk: Desk) -> None:
    """A batch's papers: maker, his head of unit, the archive and who answers for the office; nobody else."""
    submit(desk, GOOD)
    for person in (CLERK, UNIT_HEAD, ARCHIVIST, HEAD):
        assert ask(desk, person, do="print", form="transfer_list", format="html", batch_id="NL-01")["ok"], person
    for person in (MATE, REGISTRY):
        answer = ask(desk, person, do="print", form="transfer_list", format="html", batch_id="NL-01")
        assert not answer["ok"]
        assert answer["notice"]["citation"]
    assert not ask(desk, MATE, do="print", form="retained_list", format="html", person=CLERK)["ok"]
    assert not ask(desk, CLERK, do="print", form="review_list", format="html")["ok"]
    assert ask(desk, ARCHIVIST, do="print", form="review_list", format="html")["ok"]


@pytest.mark.parametrize(
    "request_",
    [
        {"form": "transfer_list", "batch_id": "KHÔNG-CÓ"},
        {"form": "transfer_list", "batch_id": ["NL-01"]},
        {"form": "transfer_list"},
        {"form": "retained_list", "person": "ai-đó"},
        {"form": "retained_list", "person": None},
        {"form": "review_list", "batch_id": "NL-01"},
        {"form": "personal_hand_over", "person": {}},
    ],
    ids=str,
)
def test_a_forged_request_for_a_paper_gets_none(desk: Desk, request_: dict[str, Any]) -> None:
    """Unknown batches and people, wrong types, fields too many or too few: a sentence, never a crash or a paper."""
    answer = ask(desk, ARCHIVIST, do="print", format="html", **request_)
    assert not answer["ok"]
    assert "Hệ thống gặp lỗi" not in answer["notice"]["seen"]
    assert answer["data"] == {}


def test_hand_over_offers_those_whom_one_answers_for(desk: Desk) -> None:
    """A clerk sees himself, a head his unit, the leader everybody; whom one may not choose isn't shown."""
    people = practice_office().people_by_id
    assert [one["person"] for one in shown(desk, CLERK, "hand_over")["givers"]] == [CLERK]
    unit = {one["unit"] for one in shown(desk, UNIT_HEAD, "hand_over")["givers"]}
    assert unit == {people[UNIT_HEAD].unit}
    assert len(shown(desk, HEAD, "hand_over")["givers"]) == len(people)
    assert shown(desk, CLERK, "hand_over", **{"from": MATE})["from"]["person"] == CLERK


def test_hand_over_begins_with_who_leaves(desk: Desk) -> None:
    """A head begins with the colleague who leaves, a clerk with himself; who has begun stays until it is confirmed."""

    def first(person: str) -> str:
        begun: str = shown(desk, person, "hand_over")["from"]["person"]
        return begun

    assert (first("p06"), first(CLERK), first(UNIT_HEAD)) == (MATE, CLERK, CLERK)
    # whoever has more in hand, the locked account comes first
    act(desk, "p12", "lock_account", person="p09", reason="Nghỉ việc")
    assert first("p03") == first(HEAD) == "p09"
    givers = {one["person"]: one["leaving"] for one in shown(desk, HEAD, "hand_over")["givers"]}
    assert givers["p09"] == "tài khoản đã khóa"
    assert givers[MATE] == ""
    left = [one["name"] for one in shown(desk, "p06", "hand_over")["left"]]
    act(desk, "p06", "hand_over", from_person=MATE, to_person="p06", case_files=left, reason="Nghỉ hưu")
    assert first("p06") == MATE
    act(desk, "p06", "finish_hand_over", from_person=MATE)
    assert first("p06") == "p06"


def test_the_record_of_hand_over_is_for_those_concerned(desk: Desk) -> None:
    """Giver, receiver and who recorded it get the record; the receivers no longer hold who has left."""
    left = [one["name"] for one in shown(desk, MATE, "hand_over")["left"]]
    act(desk, MATE, "hand_over", from_person=MATE, to_person=CLERK, case_files=left, reason="Nghỉ hưu")
    act(desk, MATE, "finish_hand_over", from_person=MATE)
    assert MATE not in [one["person"] for one in shown(desk, UNIT_HEAD, "hand_over")["receivers"]]
    for person, expected in ((MATE, True), (CLERK, True), (HEAD, True), (REGISTRY, False)):
        answer = ask(desk, person, do="print", form="personal_hand_over", format="html", person=MATE)
        assert answer["ok"] is expected, person
    page = ask(desk, CLERK, do="print", form="personal_hand_over", format="html", person=MATE)["data"]["html"]
    assert all(name in page for name in left)
    # who took the files over has their transfer before him now
    assert set(left) <= {row["name"] for row in shown(desk, CLERK, "transfer")["due"]}


def test_overdue_totals_are_the_sums_of_the_people(desk: Desk) -> None:
    """Every overdue file stands under one person of one unit, and the tab's number is their sum."""
    overdue = shown(desk, ARCHIVIST, "archive")["overdue"]
    assert all(unit["total"] == sum(person["total"] for person in unit["people"]) for unit in overdue)
    files = [file["name"] for unit in overdue for person in unit["people"] for file in person["files"]]
    assert sorted(files) == ["2022.02.KT", "2023.04.KT", "2023.07.VHXH", "2023.09.VP"]
