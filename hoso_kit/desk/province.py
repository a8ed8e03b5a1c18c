"""The made-up province as a page: made once on this computer, then searched and read.

A plain object that answers a page's requests as `Desk` does, so that the same front end draws it; requests are data of
a stranger, and no path ever comes from one. Nothing here can be changed by a learner but his kept searches. It makes no
row (`province_making`) and finds none itself (`hoso_kit.office.search`).
"""

from __future__ import annotations

import logging
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hoso_kit.classroom.reports.province_data import FULL, database
from hoso_kit.desk import finding, places, province_words
from hoso_kit.desk.notices import Reply, data, fault, reply
from hoso_kit.desk.province_making import Making
from hoso_kit.office.province import YEARS
from hoso_kit.office.province.reading import organ_names, read_case_file, read_document, read_only
from hoso_kit.office.search import SearchError, SearchIndex, answer, open_index
from hoso_kit.regulations import edition

log = logging.getLogger(__name__)

EDITION = "nd30-2011"
SCALE_VARIABLE = "HOSO_PROVINCE_SCALE"


class Province:
    """One learner before the province; ``searches`` is the folder of his kept searches."""

    def __init__(self, path: Path, searches: Path, scale: float = FULL) -> None:
        self._making = Making(path, scale)
        self._searches = searches
        self._index: SearchIndex | None = None
        self._rows: sqlite3.Connection | None = None
        self._progress = self._making.look()
        self._requests: dict[str, Callable[[dict[str, Any]], Reply]] = {
            "progress": self._tell_progress,
            "make": self._make,
            "cancel": self._cancel,
            "search_form": self._search_form,
            "search": self._search,
            "save_search": self._save_search,
            "forget_search": self._forget_search,
            "open": self._open,
        }

    @property
    def setting(self) -> dict[str, Any]:
        """What stays the same: that this is the province's page, and what is told before it is made."""
        return {
            "page": "province",
            "edition": EDITION,
            "terms": {"maintenance": edition(EDITION).terms.maintenance},
            "about": province_words.about(self._making.scale),
        }

    @property
    def state(self) -> dict[str, Any]:
        """How far the province is."""
        return {**province_words.today(), "province": province_words.progress(self._progress, self._making)}

    def handle(self, request: object) -> Reply:
        """Answer one request from the page; never raises, whatever the page sent."""
        number = request.get("id") if isinstance(request, dict) else None
        return {"to": number if type(number) is int else 0, **self._answer(request)}

    def close(self) -> None:
        """Let the database go."""
        for one in (self._index, self._rows):
            if one is not None:
                one.close()
        self._index = self._rows = None

    def _answer(self, request: object) -> Reply:
        try:
            do = request.get("do") if isinstance(request, dict) else None
            handler = self._requests.get(do) if isinstance(do, str) else None
            if handler is None or not isinstance(request, dict):
                return fault("Màn hình gửi một yêu cầu không hợp lệ.", "Hãy tải lại trang.")
            return handler(request)
        except SearchError as error:
            return reply(False, "error", "Chưa tìm được", error.message, "Sửa điều kiện tìm rồi thử lại.")
        except (sqlite3.Error, LookupError):
            log.exception("province not read")
            self.close()
            self._progress = self._making.look()
            return fault("Dữ liệu tỉnh trên máy này đã thay đổi hoặc hỏng.", "Hãy tải lại trang.")
        except Exception as error:
            log.exception("request failed")
            return fault(f"Hệ thống gặp lỗi ({type(error).__name__}).", "Vui lòng tải lại trang và báo giảng viên.")

    def _tell_progress(self, request: dict[str, Any]) -> Reply:
        finding.check_fields(request, set())
        self._progress = self._making.look()
        return data({})

    def _make(self, request: dict[str, Any]) -> Reply:
        finding.check_fields(request, set())
        if problem := province_words.no_room(self._making):
            return fault(problem, "Xóa bớt tệp không cần trên ổ đĩa rồi thử lại.")
        try:
            self._making.start()
        except OSError as error:
            return fault(
                f"Không ghi được vào thư mục làm bài ({error.strerror or 'lỗi ghi tệp'}).",
                "Kiểm tra dung lượng và quyền ghi của ổ đĩa rồi thử lại.",
            )
        return self._tell_progress(request)

    def _cancel(self, request: dict[str, Any]) -> Reply:
        finding.check_fields(request, set())
        try:
            self._making.cancel()
        except OSError:
            return fault("Chưa dừng được vì không ghi được vào thư mục làm bài.", "Hãy chờ tạo xong.")
        return self._tell_progress(request)

    def _opened(self) -> tuple[SearchIndex, sqlite3.Connection]:
        if self._index is None or self._rows is None:
            self.close()
            self._progress = self._making.look()
            if self._progress.phase != "ready":
                raise SearchError("Dữ liệu tỉnh chưa được tạo xong.")
            self._index = open_index(self._making.path)
            self._rows = read_only(self._making.path)
        return self._index, self._rows

    def _search_form(self, request: dict[str, Any]) -> Reply:
        index, rows = self._opened()
        form = finding.form_of(index, self._searches, request)
        names = organ_names(rows)
        organs = [{"value": one["value"], "label": names[one["value"]]} for one in form["filters"]["organ_id"]]
        years = [{"value": year, "label": str(year)} for year in YEARS]
        return data({**form, "filters": {**form["filters"], "organ_id": organs, "year": years}})

    def _search(self, request: dict[str, Any]) -> Reply:
        finding.check_fields(request, {"request"})
        index, _ = self._opened()
        found = answer(index, request["request"])
        if not found.pop("ok"):
            raise SearchError(found["error"])
        for hit in found["hits"]:
            # its notation is another office's, too
            if hit["kind"] == "case_file":
                hit["ref"] = hit["file_code"]
        return data(found)

    def _save_search(self, request: dict[str, Any]) -> Reply:
        return finding.keep(self._searches, request)

    def _forget_search(self, request: dict[str, Any]) -> Reply:
        return finding.forget(self._searches, request)

    def _open(self, request: dict[str, Any]) -> Reply:
        finding.check_fields(request, {"kind", "ref"})
        kind, ref = request["kind"], request["ref"]
        if kind not in ("document", "case_file") or not isinstance(ref, str):
            raise SearchError("Yêu cầu mở văn bản, hồ sơ không đúng.")
        _, rows = self._opened()
        if kind == "document":
            if document := read_document(rows, ref):
                return data(province_words.document(document))
        elif case_file := read_case_file(rows, ref):
            return data(province_words.case_file(case_file))
        return fault("Không có văn bản hoặc hồ sơ này trong dữ liệu tỉnh.", "Hãy tìm lại.")


def make_province() -> Province:
    """The province of this server's learner, in the size that the environment asks for."""
    home = places.home_folder()
    scale = _scale(os.environ.get(SCALE_VARIABLE, ""))
    return Province(database(home, scale), places.searches_folder(home=home), scale)


def _scale(text: str) -> float:
    try:
        scale = float(text)
    except ValueError:
        return FULL
    return scale if 0.001 <= scale <= FULL else FULL


def show_province() -> Any:
    """Show the page in a notebook or in Voila; under nbgrader it opens nothing."""
    if os.environ.get("NBGRADER_EXECUTION"):
        return None
    from hoso_kit.desk.widget import Board

    return Board(make_province())
