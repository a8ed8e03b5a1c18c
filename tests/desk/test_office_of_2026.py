"""The practice office of 2026: the same free play in the world of Luật Lưu trữ 2024."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from hoso_kit.classroom.course import Course
from hoso_kit.desk.desk import Desk
from hoso_kit.desk.gallery import gallery_html
from hoso_kit.desk.opening import make_desk
from hoso_kit.office.office import Office
from hoso_kit.office.transferring_dates import due_date, historical_due_date
from hoso_kit.records.document import Document
from hoso_kit.records.retention import parse_maintenance
from hoso_kit.records.working_days import is_working_day
from hoso_kit.regulations import edition, retention_table
from scripts.make_practice_office_2026 import written
from tests.desk.test_practice_office import ROLES, act
from tests.world import COURSE, ROOT, office_of_2026, practice_office

# what no text of this world says of itself; the papers of former offices are apart
OLD_WORLD = re.compile(
    r"huyện|thị trấn|Phòng (?:Nội vụ|Tư pháp|Văn hóa và Thông tin|Tài chính|Giáo dục|Lao động|Tài nguyên|Kinh tế và Hạ)"
    r"|Lao động – Thương binh|[Cc]ông chức (?:Văn|Địa chính|Tài chính)|TCKT|(?i:lưu trữ cơ quan|thời hạn bảo quản)"
)

OLD_TERMS = re.compile("lưu trữ cơ quan|thời hạn bảo quản|bảo quản vĩnh viễn|bảo quản có thời hạn", re.IGNORECASE)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """The office in a learner's own folder."""
    monkeypatch.setenv("HOSO_HOME", str(tmp_path))
    monkeypatch.setenv("HOSO_LEARNER", "hv007")
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)
    return make_desk("van-phong-2026", "free")


def papers() -> Iterator[Document]:
    """What this office has and what will come to it, without the papers of former offices."""
    scenario = office_of_2026()
    yield from scenario.documents
    yield from (one.document for one in scenario.deliveries)


def test_the_committed_situation_is_what_the_maker_makes() -> None:
    """Whoever changes the storybook or this office's files makes the situation anew and commits it."""
    assert (ROOT / "sample_data" / "van-phong-2026" / "situation.json").read_text("utf-8") == written()


def test_it_stands_in_the_new_law_with_every_role_to_play() -> None:
    """Two levels of government, the edition in force, all functions but the exchange, for which there is nobody."""
    scenario = office_of_2026()
    assert (scenario.edition, scenario.today.year, scenario.file_list.file_catalog) == ("luat-2024", 2026, 2026)
    assert edition(scenario.edition).in_force_date is not None
    assert scenario.office.superior_name.startswith("Ủy ban nhân dân tỉnh")
    assert set(scenario.plays) == set(scenario.people_by_id)
    assert {role for person in scenario.people for role in person.roles} == ROLES
    assert set(practice_office().functions) - set(scenario.functions) == {"messages"}
    assert not scenario.contacts


def test_nobody_writes_of_the_old_world() -> None:
    """No district, no department of one, no old position and no old term in any text of 2025 (second half) and 2026."""
    scenario = office_of_2026()
    texts = [
        text
        for one in papers()
        for text in (one.organ_name, one.superior_name, one.subject, one.addressee, one.directive, *one.body,
                     *one.recipients, one.signer.position)
    ]  # fmt: skip
    texts += [person.position for person in scenario.people]
    texts += [entry.title for _, entry in scenario.file_list.all_entries()]
    texts += [case_file.title for case_file in scenario.case_files]
    assert [text for text in texts if OLD_WORLD.search(text)] == []
    assert all(one.issued_date >= date(2025, 7, 1) for one in papers())


def test_what_former_offices_left_is_of_their_time() -> None:
    """Their last day is 30/6/2025; nothing of theirs is dated later, and its organ id isn't the new commune's."""
    scenario = office_of_2026()
    assert len(scenario.former_offices) == 3
    for former in scenario.former_offices:
        assert former.end_date == date(2025, 6, 30)
        assert former.organ_id != scenario.office.organ_id
        assert all(one.issued_date <= former.end_date for one in former.documents)
        assert all(one.arrival_number is None for one in former.documents)
    # both communes used the same notation: only the fonds tells the files apart
    notations = [one.case_file.file_notation for former in scenario.former_offices for one in former.files]
    assert len(set(notations)) < len(notations)


def test_days_and_numbers_run_on() -> None:
    """Offices write on working days; each issuer's numbers, and the office's arrival numbers, grow with the days."""
    scenario = office_of_2026()
    assert [one.symbol for one in papers() if not is_working_day(one.issued_date, scenario.holidays)] == []
    # secret documents have their own series (Điều 15 khoản 2)
    secret = {one.document.doc_id for one in scenario.deliveries if one.secrecy}
    numbers: dict[tuple[str, int], list[tuple[date, int]]] = defaultdict(list)
    for one in papers():
        if one.code_number and one.doc_id not in secret:
            numbers[one.organ_name, one.issued_date.year].append((one.issued_date, int(one.code_number)))
    for series, found in numbers.items():
        ordered = sorted(set(found))
        assert ordered == sorted(ordered, key=lambda pair: pair[1]), series
    arrived = sorted(
        (one.arrival_date, one.arrival_number)
        for one in scenario.documents
        if one.arrival_date is not None and one.arrival_number is not None and one.arrival_date.year == 2026
    )
    assert [number for _, number in arrived] == sorted(number for _, number in arrived)


def test_due_dates_are_counted_from_the_end_of_the_year() -> None:
    """By hand: work that ended on any day of 2025 is due on 31/12/2026; the reading from the day is told beside it."""
    office = Office(office_of_2026())
    for name, ended in {"2025.05.VHXH": date(2025, 9, 15), "2025.02.VHXH": date(2025, 12, 26)}.items():
        due = due_date(office, office.case_files[name])
        assert office.case_files[name].end_date == ended
        assert (due.due, due.strict_date) == (date(2026, 12, 31), ended.replace(year=2026))
        assert due.reminder_date == date(2026, 12, 31) - timedelta(days=30)
        assert due.retain_limit == date(2028, 12, 31)
        assert "cần đối chiếu văn bản gốc" in due.notice
    building = due_date(office, office.case_files["2025.03.KT"])
    assert building.due == date(2027, 1, 6)
    assert "Chưa rõ mốc này còn áp dụng" in building.notice
    # the archive took it in 2026: 05 years from that year
    assert historical_due_date(office, office.case_files["2025.02.VP"]) == date(2031, 12, 31)


def test_a_file_closed_today_is_due_at_the_end_of_next_year(desk: Desk) -> None:
    """Opened, filled and closed on screen on 16/12/2026: due on 31/12/2027, by the day on 16/12/2027."""
    led = [one.doc_id for one in office_of_2026().documents if one.lead == "p04" and not one.is_draft][:3]
    assert act(desk, type="open_case_file", file_notation="03.VHXH", start_date="2026-03-02")["ok"]
    assert act(desk, type="file_document", file_notation="03.VHXH", documents=led)["ok"]
    assert act(
        desk, type="close_case_file", file_notation="03.VHXH", end_date="2026-12-16", maintenance="Vĩnh viễn",
        retention_row="236", is_reviewed=True,
    )["ok"]  # fmt: skip
    due = desk.handle({"id": 1, "do": "look", "screen": "transfer", "args": {}})["data"]["due"]
    row = next(one for one in due if one["name"] == "03.VHXH")
    assert (row["due_text"], row["strict_text"], row["state"]) == ("31/12/2027", "16/12/2027", "later")
    assert "cần đối chiếu văn bản gốc" in row["law_notice"]


def test_one_given_file_is_to_be_returned() -> None:
    """The file with planted faults holds a draft, a second copy and a period below the table's."""
    office = Office(office_of_2026())
    faulty = office.case_files["2025.08.VHXH"]
    held = [office.known_document(doc_id) for doc_id in faulty.documents]
    assert any(one.is_draft for one in held)
    assert any(office.duplicates_of(one.doc_id) for one in held)
    row = next(row for row in retention_table(office.scenario.retention_table).rows if row.row == faulty.retention_row)
    assert parse_maintenance(faulty.maintenance) < parse_maintenance(row.maintenance)


def test_periods_are_those_of_the_table() -> None:
    """Every other given file has its table row's period, so that only the planted fault is one."""
    scenario = office_of_2026()
    rows = {row.row: row.maintenance for row in retention_table(scenario.retention_table).rows}
    given = [*scenario.case_files, *(one.case_file for former in scenario.former_offices for one in former.files)]
    wrong = [one.name for one in given if rows[one.retention_row] != one.maintenance]
    assert wrong == ["2025.08.VHXH"]


def test_the_post_brings_every_kind_of_delivery() -> None:
    """Each signature, each kind of envelope, a recall and a wrong addressee come in the next working days."""
    scenario = office_of_2026()
    post = scenario.deliveries
    kinds = {"valid", "tampered", "expired", "untrusted", "person_only", "unsigned"}
    assert {one.signature for one in post if one.is_electronic} == kinds
    assert any(one.envelope and one.envelope.named_person for one in post)
    assert any(one.secrecy for one in post)
    assert any(one.to_organ_id != scenario.office.organ_id for one in post)
    assert all(is_working_day(one.delivered_date, scenario.holidays) for one in post)
    named = {person.full_name for person in scenario.people}
    assert all(one.envelope.named_person in {"", *named} for one in post if one.envelope)


def test_the_screens_speak_the_new_law(desk: Desk) -> None:
    """Terms, rules and refusals are the new edition's, and what wasn't read in the original says so."""
    assert desk.setting["terms"] == {"maintenance": "Thời hạn lưu trữ", "archive": "Lưu trữ hiện hành"}
    assert desk.state["edition_notice"] == ""
    seen = desk.handle({"id": 1, "do": "look", "screen": "transfer", "args": {}})["data"]
    assert "Lưu trữ hiện hành: 01 năm từ năm kết thúc hồ sơ (cần đối chiếu văn bản gốc)" in seen["rules"][0]
    refused = act(
        desk, type="open_unlisted_case_file", title="x", file_notation="99.VHXH", maintenance="", creator="p04",
        start_date="2026-12-01", retention_row="", description="",
    )["notice"]  # fmt: skip
    assert "thời hạn lưu trữ" in refused["seen"]


def test_every_paper_on_offer_speaks_the_new_law(desk: Desk) -> None:
    """Each form that any role is offered, of files, batches, people and the archive, has none of the old terms."""
    batch = "Đợt 1"
    assert act(desk, type="make_transfer_batch", batch_id=batch, case_files=["2025.02.VHXH", "2025.05.VHXH"])["ok"]
    assert act(desk, type="submit_transfer", batch_id=batch)["ok"]
    assert act(
        desk, type="retain_case_file", file_notation="2025.08.VHXH", consent_symbol="12/UBND-VP",
        consent_date="2026-12-16", until_date="2027-06-30", reason="Còn dùng",
    )["ok"]  # fmt: skip
    about = {
        "file": {"file_notation": "2025.08.VHXH"}, "batch": {"batch_id": batch}, "person": {"person": "p04"},
    }  # fmt: skip
    printed: set[str] = set()
    for person in ("p04", "p05", "p08", "p01", "p11"):
        assert desk.handle({"id": 3, "do": "act_as", "person": person})["ok"]
        for form in desk.setting["forms"]:
            request = {"id": 4, "do": "print", "form": form["id"], "format": "html", **about.get(form["scope"], {})}
            answer = desk.handle(request)
            if answer["ok"]:
                printed.add(form["id"])
                assert OLD_TERMS.findall(answer["data"]["html"]) == [], form["id"]
    assert printed >= {
        "file_list", "contents_list", "case_file_list", "transfer_list", "handover_record", "retained_list",
        "personal_hand_over", "review_list", "incoming_register", "incoming_progress", "outgoing_register",
        "outgoing_progress", "copies",
    }  # fmt: skip


def test_two_offices_of_one_learner_never_mix(desk: Desk, tmp_path: Path) -> None:
    """Each office has its own journal, clock, words and card; what is done in one leaves the other as it was."""
    other = make_desk("van-phong", "free")
    assert act(desk, type="advance_clock", to_date="2026-12-21")["ok"]
    again: dict[str, Any] = {name: make_desk(name, "free").state for name in ("van-phong", "van-phong-2026")}
    assert (again["van-phong"]["today"], again["van-phong-2026"]["today"]) == ("2024-12-17", "2026-12-21")
    assert len(again["van-phong"]["history"]) == 0
    assert len(again["van-phong-2026"]["history"]) == 1
    assert other.setting["terms"]["archive"] == "Lưu trữ cơ quan"
    page = gallery_html("hv007", tmp_path, Course(COURSE))
    old, new = page.split('aria-label="Vào văn phòng: Văn phòng thực hành"')
    assert "Chưa bắt đầu" in old
    assert "Đang làm · 1 thao tác" not in old
    assert "Đang làm · 1 thao tác" in new
    assert 'href="van-phong-2026.ipynb"' in new
