"""What a clerk asks and keeps: filters, order, columns; a saved search; strictly read from JSON.

Values only. Texts are cleaned at this edge (NFC, no broken characters), so nothing odd gets further.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any, Literal, TypeVar

from hoso_kit.office.search.errors import SearchError
from hoso_kit.office.search.fields import COLUMNS, DEFAULT_COLUMNS, Kind
from hoso_kit.office.search.words import clean
from hoso_kit.records.structure import StructureError, make_converter, structure

Order = Literal["relevance", "newest", "oldest", "title", "organ_name", "creator"]
ORDER_TEXTS: dict[str, str] = {
    "relevance": "Phù hợp nhất trước",
    "newest": "Mới nhất trước",
    "oldest": "Cũ nhất trước",
    "title": "Theo trích yếu, tiêu đề (A–Y)",
    "organ_name": "Theo cơ quan (A–Y)",
    "creator": "Theo người lập, chủ trì (A–Y)",
}
MAX_LIMIT = 100
MAX_OFFSET = 10_000
T = TypeVar("T")
MAX_NAME = 100


@dataclass(frozen=True, slots=True)
class Filters:
    """What the form's controls narrow down; None leaves a control open.

    ``organ_id`` is the office that holds the thing, ``organ_name`` words of the name of the one that issued it
    (for a case file: that made it). Dates are the day of arrival, else of issue; for a case file its start.
    ``status``, ``maintenance`` and ``rights`` find case files only, ``type_name``, ``direction`` and ``is_filed``
    documents only; ``year`` is a case file's *năm hình thành hồ sơ*.
    """

    kind: Kind | None = None
    organ_id: str | None = None
    organ_name: str | None = None
    level: Literal["province", "district", "commune"] | None = None
    type_name: str | None = None
    direction: Literal["incoming", "outgoing"] | None = None
    year: int | None = None
    from_date: date | None = None
    to_date: date | None = None
    file_notation: str | None = None
    creator: str | None = None
    maintenance: str | None = None
    rights: str | None = None
    status: Literal["open", "closed", "submitted", "accepted", "returned", "retained"] | None = None
    is_filed: bool | None = None

    def __post_init__(self) -> None:
        if self.from_date and self.to_date and self.from_date > self.to_date:
            raise ValueError("từ ngày phải trước hoặc bằng đến ngày")


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """One search for one page of results."""

    query: str = ""
    filters: Filters = field(default_factory=Filters)
    columns: tuple[str, ...] = DEFAULT_COLUMNS
    order: Order = "relevance"
    offset: int = 0
    limit: int = 25

    def __post_init__(self) -> None:
        _check_columns(self.columns)
        if not 1 <= self.limit <= MAX_LIMIT:
            raise ValueError(f"mỗi trang có từ 1 đến {MAX_LIMIT} kết quả")
        if not 0 <= self.offset <= MAX_OFFSET:
            raise ValueError(f"vị trí bắt đầu phải từ 0 đến {MAX_OFFSET}; hãy thêm từ để thu hẹp")


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search kept under a name (Phụ lục VI phần I mục III.6.đ, e, g): query, filters, columns and order."""

    name: str
    query: str = ""
    filters: Filters = field(default_factory=Filters)
    columns: tuple[str, ...] = DEFAULT_COLUMNS
    order: Order = "relevance"

    def __post_init__(self) -> None:
        if not self.name.strip() or len(self.name) > MAX_NAME:
            raise ValueError(f"tên tìm kiếm cần có từ 1 đến {MAX_NAME} ký tự")
        _check_columns(self.columns)

    def request(self, offset: int = 0, limit: int = 25) -> SearchRequest:
        """The search to run."""
        return SearchRequest(self.query, self.filters, self.columns, self.order, offset, limit)

    def to_json(self) -> dict[str, Any]:
        """As JSON data, the inverse of `saved_search`; open filters are left out."""
        data: dict[str, Any] = make_converter(detailed=False).unstructure(self)
        data["filters"] = {name: value for name, value in data["filters"].items() if value is not None}
        data["columns"] = list(data["columns"])
        return data


def saved_search(data: object) -> SavedSearch:
    """Read a saved search from JSON data; raises `SearchError`."""
    return _read(data, SavedSearch, "Tìm kiếm đã lưu")


def search_request(data: object) -> SearchRequest:
    """Read a request from JSON data; raises `SearchError`."""
    return _read(data, SearchRequest, "Yêu cầu tìm kiếm")


def chosen(filters: Filters) -> dict[str, object]:
    """The filters that are set, by name; an emptied control is an open one."""
    return {name: value for name, value in asdict(filters).items() if value is not None and value != ""}


def _read(data: object, kind: type[T], what: str) -> T:
    if not isinstance(data, dict):
        raise SearchError(f"{what} chưa đúng: cần một đối tượng JSON.")
    try:
        return structure(_clean(data), kind)
    except StructureError as error:
        raise SearchError(f"{what} chưa đúng: {'; '.join(error.faults[:5])}.") from None


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        # A query keeps its length: the reader says when it was too long to be asked whole.
        return clean(value[:20_000])
    if isinstance(value, dict):
        return {_clean(name): _clean(inner) for name, inner in value.items()}
    return [_clean(inner) for inner in value] if isinstance(value, list) else value


def _check_columns(columns: tuple[str, ...]) -> None:
    unknown = [name for name in columns if name not in COLUMNS]
    if unknown:
        raise ValueError(f"không có cột {', '.join(map(repr, unknown[:3]))}")
    if not columns or len(set(columns)) != len(columns):
        raise ValueError("cần chọn ít nhất một cột, mỗi cột một lần")
