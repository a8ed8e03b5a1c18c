"""The Desk: a learner at an office, as a plain object with no widget in it.

Takes requests (untrusted data from a page), answers each with one reply, and
offers `setting` and `state` to be shown. It holds the key in plain attributes
and lets nothing of it out. It decides no rule: the office refuses, the rubric
marks, the classroom hands in.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hoso_kit.desk import finding, papers, places, screens, view
from hoso_kit.desk.notices import Reply, data, fault, make_notice, reply
from hoso_kit.office import filing, visits
from hoso_kit.office.actions import ActionError, structure_action
from hoso_kit.office.forms.form import printable
from hoso_kit.office.journal import JournalError
from hoso_kit.office.journal_file import JournalMoved
from hoso_kit.office.refusals import Refusal
from hoso_kit.office.search import SearchError
from hoso_kit.office.work import Work
from hoso_kit.regulations import edition
from hoso_kit.rubric.exercise import Exercise

log = logging.getLogger(__name__)

_SAVED = "Các thao tác đã báo thành công vẫn còn nguyên."


class HandInFailed(Exception):
    """The classroom could not take the work; ``message`` is Vietnamese. Nothing is lost."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class Desk:
    """One learner, one exercise, one journal.

    ``folder`` is the work folder with the journal; ``hand_in`` and ``pack`` come from the
    classroom for marked work, ``renew`` draws the next variant in practice.
    """

    def __init__(
        self,
        exercise: Exercise,
        work: Work,
        folder: Path,
        mode: str,
        *,
        hand_in: Callable[[], str] | None = None,
        pack: Callable[[], tuple[str, bytes]] | None = None,
        renew: Callable[[], tuple[Exercise, Work, Path]] | None = None,
        notice: dict[str, Any] | None = None,
    ) -> None:
        self._mode = mode
        self._hand_in = hand_in
        self._pack = pack
        self._renew = renew
        self._take_up(exercise, work, folder)
        # what stands above the office until the next request
        self._notice = notice
        self._requests: dict[str, Callable[[dict[str, Any]], Reply]] = {
            "act": self._act,
            "check": self._check,
            "hint": self._hint,
            "solution": self._solution,
            "submit": self._submit,
            "download": self._download,
            "new_variant": self._new_variant,
            "print": self._print,
            "export": self._export,
            "check_package": self._check_package,
            "search_form": self._search_form,
            "search": self._search,
            "save_search": self._save_search,
            "forget_search": self._forget_search,
            "act_as": self._act_as,
            "look": self._look,
            "ask": self._ask,
            "restore": self._restore,
        }

    def _take_up(self, exercise: Exercise, work: Work, folder: Path) -> None:
        self._exercise = exercise
        self._work = work
        self._folder = folder
        # who of the scenario's people the learner is just now; every reload begins with his own part
        self._person = work.scenario.person
        last = places.read_last_score(folder)
        self._last_score = last.score if last else None
        self._submitted = places.read_submitted(folder)

    @property
    def setting(self) -> dict[str, Any]:
        """What the screen shows of the variant."""
        return view.make_setting(
            self._exercise,
            self._work.office,
            self._mode,
            {
                "check": bool(self._exercise.criteria),
                "hint": bool(self._exercise.criteria),
                "solution": self._mode == "practice" and self._exercise.is_gradable,
                "submit": self._hand_in is not None,
                "download": self._pack is not None,
                "new_variant": self._renew is not None,
            },
            self._person,
        )

    @property
    def state(self) -> dict[str, Any]:
        """What the screen shows of the work so far."""
        return view.make_state(
            self._work,
            self._person,
            last_score=self._last_score,
            submitted_text=self._submitted,
            notice=self._notice,
        )

    def handle(self, request: object) -> Reply:
        """Answer one request from the page; never raises, whatever the page sent."""
        number = request.get("id") if isinstance(request, dict) else None
        number = number if type(number) is int else 0
        return {"to": number, **self._answer(request)}

    def _answer(self, request: object) -> Reply:
        self._notice = None
        try:
            do = request.get("do") if isinstance(request, dict) else None
            handler = self._requests.get(do) if isinstance(do, str) else None
            if handler is None or not isinstance(request, dict):
                return fault("Màn hình gửi một yêu cầu không hợp lệ.", "Hãy tải lại trang.")
            return handler(request)
        except Refusal as refusal:
            notice = refusal.notice_in(self._work.scenario.edition)
            # it may repeat what the page sent: half a character couldn't be sent back
            seen = printable(notice.seen)
            return reply(False, "refused", "Hệ thống từ chối", seen, notice.advice, notice.citation)
        except JournalMoved:
            self._notice = make_notice(
                "info",
                "Bài đang mở ở một cửa sổ khác",
                "Cửa sổ kia vừa ghi thêm thao tác; màn hình này đã cập nhật theo.",
                "Xem lại rồi làm tiếp; nên chỉ dùng một cửa sổ.",
            )
            return {"ok": False, "notice": self._notice, "data": {}}
        except JournalError as error:
            return fault(error.message, _SAVED)
        except papers.PaperFault as error:
            return reply(False, "error", "Chưa in, tải được", self._worded(error.seen), error.advice, error.citation)
        except SearchError as error:
            return reply(False, "error", "Chưa tìm được", error.message, "Sửa điều kiện tìm rồi thử lại.")
        except ActionError as error:
            return fault(f"Yêu cầu không hợp lệ: {error}.", "Hãy tải lại trang rồi làm lại thao tác.")
        except Exception as error:
            log.exception("request failed")
            return fault(
                f"Hệ thống gặp lỗi ({type(error).__name__}).", f"Vui lòng tải lại trang và báo giảng viên. {_SAVED}"
            )

    def _worded(self, text: str) -> str:
        return edition(self._work.scenario.edition).worded(text)

    def _act(self, request: dict[str, Any]) -> Reply:
        action = structure_action(request.get("action"))
        if not self._work.scenario.functions and type(action) not in filing.STEPS:
            # an exercise of filing alone has no screen that sends this, so no page of ours did
            return fault("Bài này không có chức năng đó.", "Làm bằng các nút trên màn hình.")
        self._work.do(action, self._person)
        told = action.describe(self._work.office).rstrip(". ")
        # what somebody wrote may end with its own full stop
        return reply(True, "done", "Đã thực hiện", told if told.endswith(".”") else f"{told}.")

    def _act_as(self, request: dict[str, Any]) -> Reply:
        wanted, scenario = request.get("person"), self._work.scenario
        if wanted not in (scenario.person, *scenario.plays):
            return fault("Bài này không có vai đó.", "Chọn một vai trong danh sách.")
        if wanted != self._person and visits.is_new_on_change(self._work.journal.entries, wanted):
            self._note_visit(visits.CHANGED_ROLE, wanted)
        self._person = wanted
        person = scenario.people_by_id[wanted]
        return reply(
            True, "info", "Đã đổi vai", f"Anh (chị) đang làm việc với vai {person.full_name}, {person.position}."
        )

    def note_opening(self) -> None:
        """The person has come in: a visit, unless the page is only loaded again."""
        is_recent = time.time() - self._work.last_written < visits.SAME_VISIT_MINUTES * 60
        if visits.is_new_on_opening(self._work.journal.entries, self._person, is_recent=is_recent):
            self._note_visit(visits.OPENED, self._person)

    def _note_visit(self, text: str, person: str) -> None:
        if visits.FUNCTION not in self._work.scenario.functions:
            return
        try:
            self._work.note(text, person)
        except (JournalError, JournalMoved):
            # who may work must not be kept out because his coming isn't counted
            log.warning("visit not noted")

    def _asking(self) -> screens.Asking:
        return screens.Asking(self._work, self._person, self._folder)

    def _look(self, request: dict[str, Any]) -> Reply:
        return data(screens.look(self._asking(), request))

    def _ask(self, request: dict[str, Any]) -> Reply:
        return screens.answer(self._asking(), request)

    def _restore(self, request: dict[str, Any]) -> Reply:
        # imported late, as all screens are; and marked work has no other journal than the one that this server wrote
        from hoso_kit.desk.screens import backup

        if self._mode == "marked" or not backup.SCREEN.is_shown(self._work.office, self._person):
            return fault("Bài này không phục hồi từ tệp.", "Bài làm được lưu sau từng thao tác, tải lại trang là thấy.")
        answer, work = backup.restore(self._work, self._folder, request)
        self._work = work or self._work
        return answer

    def _check(self, _: dict[str, Any]) -> Reply:
        if not self._exercise.criteria:
            return fault("Đây là chỗ thực hành tự do, không chấm điểm.", "Muốn được chấm, hãy mở một bài tập.")
        if not self._exercise.is_gradable:
            return reply(
                False,
                "info",
                "Bài này do giảng viên chấm",
                "Máy này không có đáp án nên chưa tự kiểm tra được.",
                "Hãy nộp bài; kết quả từng tiêu chí sẽ có trong phiếu phản hồi.",
            )
        scorecard = self._exercise.grade(self._work.journal)
        # remembered before the note: a note that can't be written must not hide the result
        self._last_score = scorecard.score
        self._remember_score(scorecard.points)
        self._work.note(f"Kiểm tra: {_number(scorecard.score)}/{_number(scorecard.points)} điểm")
        return data(view.make_scorecard(scorecard))

    def _remember_score(self, points: float) -> None:
        try:
            places.write_last_score(self._folder, self._last_score or 0.0, points)
        except OSError:
            # only the start page's memory of the mark is lost
            log.warning("last score not kept")

    def _hint(self, request: dict[str, Any]) -> Reply:
        wanted = request.get("criterion")
        for criterion in self._exercise.criteria:
            if criterion.criterion_id == wanted and criterion.hints:
                break
        else:
            return fault("Không có gợi ý cho tiêu chí này.", "Chọn một tiêu chí trong danh sách.")
        total = len(criterion.hints)
        # the journal remembers, so that a reload neither repeats nor skips a hint
        given = sum(
            entry.note.startswith("Gợi ý ") and entry.note.endswith(f": {criterion.title}")
            for entry in self._work.journal.entries
        )
        number = min(given + 1, total)
        if given < total:
            self._work.note(f"Gợi ý {number}/{total}: {criterion.title}")
        content = {"criterion": wanted, "title": criterion.title, "number": number, "of": total}
        return data(content | {"text": criterion.hints[number - 1]})

    def _solution(self, _: dict[str, Any]) -> Reply:
        key = self._exercise.key
        if self._mode != "practice" or key is None:
            return fault("Lời giải chỉ có trong bài luyện tập.", "Hãy dùng Gợi ý.")
        self._work.note("Xem lời giải")
        files = [
            {
                "file_notation": matter.file_notation or f"Ngoài Danh mục ({matter.heading})",
                "title": matter.model_title,
                "maintenance": f"{matter.maintenance} (dòng {', '.join(matter.retention_rows)} Bảng thời hạn)",
                "documents": list(matter.documents),
            }
            for matter in key.matters
        ]
        steps = [
            "Mở hồ sơ từ Danh mục cho từng việc đã phát sinh; mở hồ sơ ngoài Danh mục cho việc đột xuất.",
            "Đưa văn bản vào hồ sơ như bảng dưới đây; văn bản liên quan hai việc thì đưa vào cả hai hồ sơ.",
            "Không đưa bản trùng, bản nháp và văn bản của đồng nghiệp vào hồ sơ.",
            "Bổ sung chế độ sử dụng, tra Bảng thời hạn, rà soát rồi kết thúc hồ sơ.",
        ]
        return data({"steps": steps, "files": files})

    def _submit(self, _: dict[str, Any]) -> Reply:
        if self._hand_in is None:
            return fault("Bài luyện tập không cần nộp.", "Khi đã vững, hãy làm Bài chấm điểm.")
        try:
            self._submitted = self._hand_in()
        except HandInFailed as error:
            return fault(error.message, "Có thể bấm “Tải bài” để nộp bằng tệp.")
        self._work.note(self._submitted)
        return reply(True, "done", "Đã nộp bài", self._submitted + ".", "Có thể sửa và nộp lại trước hạn của lớp.")

    def _download(self, _: dict[str, Any]) -> Reply:
        if self._pack is None:
            return fault("Bài luyện tập không cần nộp.", "Khi đã vững, hãy làm Bài chấm điểm.")
        try:
            name, packed = self._pack()
        except HandInFailed as error:
            return fault(error.message, _SAVED)
        return data(papers.file_of(name, packed))

    def _new_variant(self, _: dict[str, Any]) -> Reply:
        if self._renew is None:
            return fault("Bài chấm điểm không đổi đề.", "Muốn thử đề khác, hãy vào phần Luyện tập.")
        self._take_up(*self._renew())
        self.note_opening()
        if self._mode == "free":
            return reply(True, "done", "Đã làm lại từ đầu", "Văn phòng trở lại như lúc đầu. Việc cũ vẫn được giữ lại.")
        return reply(True, "done", "Đề mới", "Đã mở một tình huống mới. Bài cũ vẫn được giữ lại.")

    def _print(self, request: dict[str, Any]) -> Reply:
        return papers.hand_over(self._work, papers.print_form(self._work.office, self._person, request))

    def _export(self, request: dict[str, Any]) -> Reply:
        return papers.hand_over(self._work, papers.export_file(self._work.office, self._person, request))

    def _check_package(self, request: dict[str, Any]) -> Reply:
        # imported late: few ever check a package
        from hoso_kit.desk.packages import check_package

        return check_package(self._work.office, self._person, request)

    def _search_form(self, request: dict[str, Any]) -> Reply:
        return data(finding.describe_form(self._work.office, self._person, self._folder, request))

    def _search(self, request: dict[str, Any]) -> Reply:
        return data(finding.find(self._work.office, self._person, request))

    def _save_search(self, request: dict[str, Any]) -> Reply:
        return finding.keep(self._folder, request)

    def _forget_search(self, request: dict[str, Any]) -> Reply:
        return finding.forget(self._folder, request)


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".").replace(".", ",")
