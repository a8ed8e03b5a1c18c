"""The results of a search as a paper: the chosen columns in the chosen order, with the question told at the head.

Phụ lục VI phần I mục III.6.h asks for results that leave the system as files and gives them no form. What is found is
what the person may see, as on the screen; nothing is searched in another way here.
"""

from __future__ import annotations

from dataclasses import replace

from hoso_kit.office.forms.filing import organ_letterhead
from hoso_kit.office.forms.form import Column, Form, Line, Row, in_words_of, printable
from hoso_kit.office.office import Office
from hoso_kit.office.search import COLUMNS, Hit, SearchError, build_index, search_request
from hoso_kit.office.search.fields import KIND_TEXTS
from hoso_kit.office.search.requests import MAX_LIMIT, ORDER_TEXTS, SearchRequest, chosen
from hoso_kit.office.search.schema import DIRECTION_TEXTS, LEVEL_TEXTS, STATUS_TEXTS
from hoso_kit.regulations import edition

# some thirty sheets: beyond this a clerk narrows the search
MAX_ROWS = 1_000
# a sheet laid across takes no more that can be read; and drawing takes as long as there are letters
MAX_COLUMNS = 12
MAX_CELL = 500
MAX_LETTERS = 400_000
FILTER_LABELS = {
    "kind": "Tìm trong",
    "organ_id": "Mã định danh cơ quan",
    "organ_name": "Cơ quan ban hành",
    "level": "Cấp",
    "type_name": "Loại văn bản",
    "direction": "Đến, đi",
    "year": "Năm hình thành hồ sơ",
    "from_date": "Từ ngày",
    "to_date": "Đến ngày",
    "file_notation": "Hồ sơ",
    "creator": "Người lập, chủ trì",
    "maintenance": "Thời hạn bảo quản",
    "rights": "Chế độ sử dụng",
    "status": "Trạng thái hồ sơ",
    "is_filed": "Đã vào hồ sơ",
}
_VALUE_TEXTS = {"kind": KIND_TEXTS, "level": LEVEL_TEXTS, "direction": DIRECTION_TEXTS, "status": STATUS_TEXTS}
_WIDTHS = {"title": 32, "trace_header_list": 24, "organ_name": 18, "description": 18, "to_places": 18}
_CENTRED = {"work_date", "issued_date", "arrival_date", "due_date", "start_date", "end_date", "maintenance"}
_COUNTS = {"arrival_number", "doc_ordinal", "page_amount", "doc_total", "page_total", "file_catalog"}
_QUERY_SHOWN = 300
# more columns than this stand only on a sheet laid across
_UPRIGHT = 4


def search_results_form(office: Office, person: str, request: object) -> Form:
    """All results of the search that a page asked for, up to `MAX_ROWS`; raises `SearchError` as a search does."""
    asked = search_request(request)
    if len(asked.columns) > MAX_COLUMNS:
        raise SearchError(f"Bản in có tối đa {MAX_COLUMNS} cột, đang chọn {len(asked.columns)} cột; hãy bỏ bớt cột.")
    with build_index(office, person) as index:
        hits: list[Hit] = []
        while len(hits) < MAX_ROWS:
            page = index.search(replace(asked, offset=len(hits), limit=MAX_LIMIT))
            hits += page.hits
            if len(page.hits) < MAX_LIMIT:
                break
    rows = _rows(hits[:MAX_ROWS])
    name = "Kết quả tìm kiếm"
    form = Form(
        form_id="search_results",
        name=name,
        citation="nd30.pl6.3.6.h",
        made_date=office.today,
        letterhead=organ_letterhead(office.scenario.office),
        titles=(name.upper(),),
        lines=_question(asked, office.scenario.edition),
        columns=(Column("STT", 6, is_centred=True, is_number=True), *map(_column, asked.columns)),
        rows=rows,
        foot=_foot(len(rows), page.total, page.total_text),
        note="Nghị định 30/2020/NĐ-CP không ban hành mẫu cho kết quả tìm kiếm; các cột là cột mà người tìm đã chọn. "
        f"Chỉ có văn bản, hồ sơ mà người in được quyền xem. Ô dài hơn {MAX_CELL} ký tự được rút gọn bằng dấu “…”.",
        is_landscape=len(asked.columns) > _UPRIGHT,
    )
    return in_words_of(form, office.scenario.edition)


def _rows(hits: list[Hit]) -> tuple[Row, ...]:
    """As many of them as a paper holds."""
    rows: list[Row] = []
    letters = 0
    for number, hit in enumerate(hits, start=1):
        cells = tuple(cell if len(cell) <= MAX_CELL else f"{cell[:MAX_CELL]}…" for cell in hit.cells)
        letters += sum(map(len, cells))
        if rows and letters > MAX_LETTERS:
            break
        rows.append(Row((str(number), *cells)))
    return tuple(rows)


def _column(name: str) -> Column:
    return Column(COLUMNS[name].label, _WIDTHS.get(name, 12), name in _CENTRED | _COUNTS, name in _COUNTS)


def _question(asked: SearchRequest, edition_id: str) -> tuple[Line, ...]:
    """What was looked for, how it was narrowed, in which order."""
    query = printable(" ".join(asked.query.split()))
    if len(query) > _QUERY_SHOWN:
        query = f"{query[:_QUERY_SHOWN]}…"
    told = [_filter(name, value, edition_id) for name, value in chosen(asked.filters).items()]
    return (
        Line(f"Nội dung tìm: {query or '(không nhập: tất cả)'}"),
        Line(f"Bộ lọc: {'; '.join(told) or 'không'}"),
        Line(f"Thứ tự: {ORDER_TEXTS[asked.order]}"),
    )


def _filter(name: str, value: object, edition_id: str) -> str:
    label = edition(edition_id).worded(FILTER_LABELS[name])
    if isinstance(value, bool):
        return f"{label}: {'đã vào hồ sơ' if value else 'chưa vào hồ sơ'}"
    if name in ("from_date", "to_date"):
        return f"{label}: {value:%d/%m/%Y}"
    return f"{label}: {_VALUE_TEXTS.get(name, {}).get(str(value), printable(str(value))[:_QUERY_SHOWN])}"


def _foot(shown: int, total: int, total_text: str) -> tuple[str, ...]:
    if shown < total:
        return (f"Cộng: {total_text} kết quả; in {shown} kết quả đầu. Thêm từ hoặc bộ lọc để thu hẹp.",)
    return (f"Cộng: {shown:02d} kết quả.",)
