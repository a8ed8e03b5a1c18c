"""Finding documents and case files from the Desk, and the searches that a learner keeps under a name.

A thin layer over `hoso_kit.office.search`, which reads every request strictly. Kept searches lie beside the journal
and are no part of it: they are a convenience, and a spoilt file of them counts as none. The office isn't changed.
"""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import Any

from hoso_kit.desk.notices import Reply, done
from hoso_kit.office.office import Office
from hoso_kit.office.search import (
    DEFAULT_COLUMNS,
    SavedSearch,
    SearchError,
    SearchIndex,
    build_index,
    saved_search,
    search_form,
    search_office,
)
from hoso_kit.regulations import edition

log = logging.getLogger(__name__)

FILE_NAME = "searches.json"
MAX_KEPT = 30
_FORMAT = {"format": "hoso-searches", "format_version": 1}
_MAX_BYTES = 200_000
_MAX_LENGTH = 4_000


def find(office: Office, person: str, request: dict[str, Any]) -> dict[str, Any]:
    """One page of results of what the person may see; raises `SearchError` for a request that no form of ours sends."""
    check_fields(request, {"request"})
    found = search_office(office, request["request"], person)
    if not found.pop("ok"):
        raise SearchError(found["error"])
    return _worded(office, found)


def describe_form(office: Office, person: str, folder: Path, request: dict[str, Any]) -> dict[str, Any]:
    """What the search view's controls offer of what the person may see, and the kept searches."""
    with build_index(office, person) as index:
        return _worded(office, form_of(index, folder, request))


def form_of(index: SearchIndex, folder: Path, request: dict[str, Any]) -> dict[str, Any]:
    """The same for any index; raises `SearchError` for a request that no form of ours sends."""
    check_fields(request, set())
    return {**search_form(index), "default_columns": list(DEFAULT_COLUMNS), "saved": kept_as_json(folder)}


def keep(folder: Path, request: dict[str, Any]) -> Reply:
    """Keep a search under its name, in the place of one with the same name. Raises `SearchError`."""
    check_fields(request, {"search"})
    search = saved_search(request["search"])
    if len(json.dumps(search.to_json(), ensure_ascii=False)) > _MAX_LENGTH:
        raise SearchError("Tìm kiếm này quá dài để lưu; hãy bớt từ.")
    others = [one for one in kept(folder) if one.name.casefold() != search.name.casefold()]
    if len(others) >= MAX_KEPT:
        raise SearchError(f"Đã lưu đủ {MAX_KEPT} tìm kiếm; hãy xóa bớt.")
    _write(folder, [*others, search])
    seen = f"“{search.name}” nằm trong mục Tìm kiếm đã lưu."
    return done("Đã lưu tìm kiếm", seen, {"saved": kept_as_json(folder)})


def forget(folder: Path, request: dict[str, Any]) -> Reply:
    """Forget a kept search. Raises `SearchError`."""
    check_fields(request, {"name"})
    searches = kept(folder)
    name = request["name"]
    left = [one for one in searches if one.name != name]
    if len(left) == len(searches):
        raise SearchError("Không còn tìm kiếm đã lưu này.")
    _write(folder, left)
    return done("Đã xóa tìm kiếm đã lưu", f"“{name}” không còn trong danh sách.", {"saved": kept_as_json(folder)})


def kept(folder: Path) -> list[SavedSearch]:
    """The kept searches, the newest last; none when the file is missing, spoilt or too large."""
    path = folder / FILE_NAME
    try:
        if path.stat().st_size > _MAX_BYTES:
            return []
        data = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(data, dict) or set(data) != {*_FORMAT, "searches"} or not _FORMAT.items() <= data.items():
            return []
        if not isinstance(data["searches"], list):
            return []
        return [saved_search(one) for one in data["searches"][:MAX_KEPT]]
    except (OSError, ValueError, RecursionError, SearchError):
        return []


def kept_as_json(folder: Path) -> list[dict[str, Any]]:
    """The same for the page."""
    return [one.to_json() for one in kept(folder)]


def _write(folder: Path, searches: list[SavedSearch]) -> None:
    text = json.dumps({**_FORMAT, "searches": [one.to_json() for one in searches]}, ensure_ascii=False, indent=1)
    path = folder / FILE_NAME
    part = path.with_name(f"{FILE_NAME}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(text, encoding="utf-8")
        part.replace(path)
    except OSError:
        log.warning("searches not kept", exc_info=True)
        raise SearchError("Chưa ghi được vào thư mục làm bài; hãy kiểm tra dung lượng ổ đĩa.") from None


def _worded(office: Office, shown: dict[str, Any]) -> dict[str, Any]:
    """The names of the columns as the office's edition of the law has them."""
    law = edition(office.scenario.edition)
    return {**shown, "columns": [{**one, "label": law.worded(one["label"])} for one in shown["columns"]]}


def check_fields(request: dict[str, Any], wanted: set[str]) -> None:
    """Raise `SearchError` unless the request has these fields and no others."""
    if set(request) - {"id", "do"} != wanted:
        raise SearchError("Yêu cầu tìm kiếm thiếu hoặc thừa thông tin.")
