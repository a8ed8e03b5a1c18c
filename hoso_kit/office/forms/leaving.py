"""The papers of leaving: files that go to a colleague, and files whose period is over.

The decree asks for both and gives neither a form, so the columns are the exercise's own and the notes say so.
Nothing is judged here: that a file stands on the list for review doesn't mean that it may be destroyed.
"""

from __future__ import annotations

from hoso_kit.office.forms.filing import SIGN_WITH_POSITION, documents_period, organ_letterhead
from hoso_kit.office.forms.form import Column, Form, Line, Row, Signature, date_text, in_words_of, place_date
from hoso_kit.office.office import Office
from hoso_kit.office.retaining_hand_over import hand_over_record
from hoso_kit.office.transferring_lists import REVIEW_CITATION, list_for_review
from hoso_kit.records.case_file import STATUS_TEXTS
from hoso_kit.regulations import cite, edition

HAND_OVER_COLUMNS = (
    Column("Số TT", 6, is_centred=True, is_number=True),
    Column("Số, ký hiệu hồ sơ", 13, is_centred=True),
    Column("Tiêu đề hồ sơ", 30),
    Column("Thời hạn bảo quản", 12, is_centred=True),
    Column("Số văn bản", 8, is_centred=True, is_number=True),
    Column("Tình trạng", 13, is_centred=True),
    Column("Người nhận", 15),
    Column("Ngày bàn giao", 12, is_centred=True),
)
REVIEW_COLUMNS = (
    Column("Số TT", 6, is_centred=True, is_number=True),
    Column("Số, ký hiệu hồ sơ", 14, is_centred=True),
    Column("Tiêu đề hồ sơ", 32),
    Column("Thời gian tài liệu", 17, is_centred=True),
    Column("Thời hạn bảo quản", 12, is_centred=True),
    Column("Ngày hết thời hạn", 12, is_centred=True),
    Column("Ý kiến xem xét", 13),
)


def personal_hand_over_form(office: Office, from_person: str) -> Form:
    """*Biên bản bàn giao hồ sơ* of one person, to all who received his files (Điều 31 khoản 3 điểm đ)."""
    scenario = office.scenario
    giver = scenario.people_by_id[from_person]
    records = hand_over_record(office, from_person)
    receivers = [scenario.people_by_id[one] for one in dict.fromkeys(record.to_person for record in records)]
    rows: list[Row] = []
    for record in records:
        for name in record.case_files:
            if (case_file := office.case_files.get(name)) is not None:
                rows.append(
                    Row(
                        (
                            str(len(rows) + 1),
                            name,
                            case_file.title,
                            case_file.maintenance,
                            str(case_file.doc_total),
                            STATUS_TEXTS[case_file.status],
                            scenario.people_by_id[record.to_person].full_name,
                            date_text(record.made_date),
                        )
                    )
                )
    reasons = "; ".join(dict.fromkeys(record.reason for record in records))
    day = records[-1].made_date if records else office.today
    received = "; ".join(f"{one.full_name}, {one.position}" for one in receivers)
    form = Form(
        form_id="personal_hand_over",
        name="Biên bản bàn giao hồ sơ",
        citation="nd30.31.3.dd",
        made_date=day,
        letterhead=organ_letterhead(scenario.office, place_date(scenario.office.place, day)),
        titles=("BIÊN BẢN", "Bàn giao hồ sơ công việc"),
        lines=(
            Line(f"Người bàn giao: {giver.full_name}, {giver.position}"),
            Line(f"Người nhận: {received or '…' * 12}"),
            Line(f"Lý do bàn giao: {reasons or '…' * 12}"),
        ),
        columns=HAND_OVER_COLUMNS,
        rows=tuple(rows),
        foot=(f"Số hồ sơ bàn giao: {len(rows):02d}.",),
        signatures=(
            Signature("NGƯỜI BÀN GIAO", SIGN_WITH_POSITION, giver.full_name),
            Signature("NGƯỜI NHẬN", SIGN_WITH_POSITION, receivers[0].full_name if len(receivers) == 1 else ""),
        ),
        note="Nghị định 30/2020/NĐ-CP (Điều 31 khoản 3 điểm đ) buộc bàn giao toàn bộ hồ sơ khi nghỉ hưu, thôi việc, "
        "chuyển công tác nhưng không ban hành mẫu; các cột ở đây là quy ước của bài tập.",
        is_landscape=True,
    )
    return in_words_of(form, office.scenario.edition)


def review_list_form(office: Office) -> Form:
    """*Danh mục hồ sơ hết thời hạn, đề nghị xem xét*; what becomes of them a head decides (`disposal`)."""
    scenario = office.scenario
    source = edition(scenario.edition).rests_on(REVIEW_CITATION)
    rows = tuple(
        Row(
            (
                str(number),
                line.case_file.name,
                line.case_file.title,
                documents_period(office, line.case_file),
                line.case_file.maintenance,
                date_text(line.expiry_date),
                "",
            )
        )
        for number, line in enumerate(list_for_review(office), start=1)
    )
    form = Form(
        form_id="review_list",
        name="Danh mục hồ sơ hết thời hạn để xem xét",
        citation=source,
        made_date=office.today,
        letterhead=organ_letterhead(scenario.office, place_date(scenario.office.place, office.today)),
        titles=(f"DANH MỤC HỒ SƠ HẾT {edition(scenario.edition).terms.maintenance.upper()}", "Đề nghị xem xét"),
        columns=REVIEW_COLUMNS,
        rows=rows,
        foot=(f"Danh mục này gồm: {len(rows):02d} hồ sơ.",),
        signatures=(Signature("Người lập", SIGN_WITH_POSITION),),
        note="Đây chỉ là danh mục để xem xét: hủy hồ sơ phải có hội đồng và quyết định của người có thẩm quyền; hệ "
        "thống không tự hủy. Nghị định 30/2020/NĐ-CP không ban hành mẫu cho việc này; các cột là của bài tập. "
        f"Xem {cite(source).told}.",
        is_landscape=True,
    )
    return in_words_of(form, office.scenario.edition)
