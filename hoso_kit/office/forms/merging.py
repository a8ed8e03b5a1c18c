"""*Biên bản giao nhận* of the files of an office that ceased to be: list and count side by side, by fonds.

Neither the decree nor what we know of the ministry's letter gives a form, so the columns are the exercise's own.
"""

from __future__ import annotations

from hoso_kit.office.forms.filing import SIGN_WITH_POSITION, organ_letterhead
from hoso_kit.office.forms.form import Column, Form, Line, Row, Signature, date_text, in_words_of, place_date
from hoso_kit.office.merging import CITATION, TakeOverLine, take_over_lines
from hoso_kit.office.merging_state import FormerOffice
from hoso_kit.office.office import Office
from hoso_kit.records.case_file import CARRIER_TEXTS
from hoso_kit.regulations import cite

TAKE_OVER_COLUMNS = (
    Column("Số TT", 6, is_centred=True, is_number=True),
    Column("Năm; số, ký hiệu hồ sơ", 13, is_centred=True),
    Column("Tiêu đề hồ sơ", 30),
    Column("Thời hạn bảo quản", 12, is_centred=True),
    Column("Giấy, điện tử", 10, is_centred=True),
    Column("Số văn bản theo thống kê", 9, is_centred=True, is_number=True),
    Column("Số văn bản kiểm đếm", 9, is_centred=True, is_number=True),
    Column("Người giữ, ghi chú", 20),
)


def take_over_record_form(office: Office, former: FormerOffice) -> Form:
    """The record as far as the counting has come; lines without answer are left open."""
    scenario = office.scenario
    lines = take_over_lines(office, former)
    rows = tuple(_row(office, number, line) for number, line in enumerate(lines, start=1))
    taken = sum(line.taken is not None for line in lines)
    missing = sum(line.missing is not None for line in lines)
    days = [one.made_date for line in lines for one in (line.taken, line.missing) if one is not None]
    day = max(days, default=office.today)
    form = Form(
        form_id="take_over_record",
        name="Biên bản giao nhận hồ sơ khi sắp xếp",
        citation=CITATION,
        made_date=day,
        letterhead=organ_letterhead(scenario.office, place_date(scenario.office.place, day)),
        titles=("BIÊN BẢN", "Giao nhận hồ sơ, tài liệu của cơ quan kết thúc hoạt động"),
        lines=(
            Line(f"Phông: {former.organ_name} (mã {former.organ_id}), kết thúc ngày {date_text(former.end_date)}."),
            Line(f"Bên giao: {former.handed_by}"),
            Line(f"Bên nhận: {scenario.office.organ_name}"),
        ),
        columns=TAKE_OVER_COLUMNS,
        rows=rows,
        foot=(
            f"Số hồ sơ theo thống kê: {len(rows):02d}; đã nhận: {taken:02d}; thiếu: {missing:02d}; "
            f"chưa kiểm đếm: {len(rows) - taken - missing:02d}.",
        ),
        signatures=(
            Signature("ĐẠI DIỆN BÊN GIAO", SIGN_WITH_POSITION),
            Signature("ĐẠI DIỆN BÊN NHẬN", SIGN_WITH_POSITION),
        ),
        note="Nghị định 30/2020/NĐ-CP không ban hành mẫu cho biên bản này; các cột là quy ước của bài tập. Hồ sơ giữ "
        f"theo phông của cơ quan đã lập ra nó. Xem {cite(CITATION).told}.",
        is_landscape=True,
    )
    return in_words_of(form, scenario.edition)


def _row(office: Office, number: int, line: TakeOverLine) -> Row:
    case_file = line.left.case_file
    return Row(
        (
            str(number),
            f"{office.catalog_of(case_file)}.{case_file.file_notation}",
            case_file.title,
            case_file.maintenance,
            CARRIER_TEXTS[case_file.carrier],
            str(line.left.listed_total),
            str(line.found_total),
            _note(office, line),
        )
    )


def _note(office: Office, line: TakeOverLine) -> str:
    if line.missing is not None:
        return f"Thiếu: {line.missing.remark}"
    if line.taken is None:
        return ""
    keeper = office.people_by_id[line.taken.to_person].full_name
    return "; ".join(filter(None, (keeper, line.taken.remark)))
