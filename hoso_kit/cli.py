"""The one command, `hoso`. Each subcommand is a function of the parsed arguments; it returns an exit code.

To add one: write `_add_<name>(commands)` below and name it in COMMANDS; document it in README.md (a test
compares them). Messages are Vietnamese. Nothing heavy is imported before the command is known.
"""

from __future__ import annotations

import argparse
import importlib
import os
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hoso_kit import __version__

if TYPE_CHECKING:
    from hoso_kit.classroom.course import Course

    Commands = argparse._SubParsersAction[argparse.ArgumentParser]
else:
    Commands = Any


def _add_app(commands: Commands) -> None:
    parser = commands.add_parser(
        "app", help="mở phòng tập trên máy này", description="Mở phòng tập lập hồ sơ trên máy này."
    )
    parser.add_argument("--port", type=_port, default=8866, help="cổng (mặc định 8866; bận thì lấy cổng kế tiếp)")
    parser.add_argument("--no-browser", action="store_true", help="không tự mở trình duyệt")
    parser.add_argument("--home", type=Path, help="thư mục lưu bài làm (mặc định: biến HOSO_HOME)")
    parser.add_argument("--course", type=Path, help="thư mục khóa học (mặc định: biến HOSO_COURSE)")
    parser.add_argument("--learner", help="mã học viên, ví dụ hv001")
    parser.set_defaults(run=_run_app)


def _run_app(arguments: argparse.Namespace) -> int:
    from hoso_kit.desk import places, serve

    # A service manager ends us by SIGTERM: stop the server and its kernels too.
    signal.signal(signal.SIGTERM, _as_interrupt)
    try:
        learner = places.checked_learner(arguments.learner) if arguments.learner else places.learner_id()
        serving = serve.Serving(
            home=(arguments.home or places.home_folder()).absolute(),
            course=(arguments.course or places.course_folder()).absolute(),
            learner=learner,
            port=arguments.port,
            open_browser=not arguments.no_browser,
        )
        if not serving.course.is_dir():
            raise serve.CannotServe(f"Không có thư mục khóa học {serving.course}. Hãy chỉ rõ bằng --course.")
        return serve.serve(serving)
    except (serve.CannotServe, ValueError) as error:
        print(error, file=sys.stderr)
        return 2


def _add_demo(commands: Commands) -> None:
    parser = commands.add_parser(
        "demo", help="chạy thử cả vòng chấm bài với học viên giả định",
        description="Chạy thử cả vòng: phát bài, nộp bài, chấm, phiếu điểm, với học viên giả định.",
    )  # fmt: skip
    parser.add_argument("rest", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    parser.set_defaults(run=_run_demo)


def _run_demo(arguments: argparse.Namespace) -> int:
    try:
        demo = importlib.import_module("hoso_kit.classroom.demo")
    except ModuleNotFoundError as error:
        if error.name not in {"hoso_kit.classroom", "hoso_kit.classroom.demo"}:
            raise  # a library that the demo needs is missing: its name must be seen
        print("Bản cài này không có phần chạy thử khóa học.", file=sys.stderr)
        return 2
    result = demo.main(arguments.rest)
    return int(result or 0)


def _add_draw(commands: Commands) -> None:
    parser = commands.add_parser(
        "draw", help="tạo tình huống mới cho bài chấm điểm",
        description="Giảng viên: tạo tình huống, đáp án, nhật ký mẫu và vở mới cho bài chấm điểm từ kho tình huống.",
    )  # fmt: skip
    parser.add_argument("exercise", metavar="BÀI_TẬP", help="mã bài tập, là tên thư mục trong source/")
    parser.add_argument("--course", type=Path, help="thư mục khóa học (mặc định: biến HOSO_COURSE)")
    parser.add_argument("--seed", help="mầm của tình huống (mặc định: ngẫu nhiên); phải giữ kín như đáp án")
    parser.add_argument("--yes", action="store_true", help="thay tình huống đang có")
    parser.set_defaults(run=_run_draw)


def _run_draw(arguments: argparse.Namespace) -> int:
    from hoso_kit.classroom.authoring import draw_marked
    from hoso_kit.classroom.course import CourseError, is_exercise_id
    from hoso_kit.office.scenario import ScenarioError
    from hoso_kit.rubric.criteria import RubricError
    from hoso_kit.rubric.key import BadKey
    from hoso_kit.rubric.storybook import StorybookError

    name = arguments.exercise
    try:
        course = _course(arguments.course)
        if not is_exercise_id(name) or not course.source(name).is_dir():
            raise CourseError(f"Khóa học không có bài tập {name!r:.70}. Đang có: {', '.join(course.exercise_ids)}.")
        if not course.can_practise(name):
            raise CourseError(f"Bài tập {name} chưa có kho tình huống (thư mục storybook).")
        if course.has_marked_work(name) and not arguments.yes:
            raise CourseError(
                f"Bài tập {name} đang có tình huống. Tạo mới thì bài làm của học viên theo tình huống cũ không chấm "
                "được nữa. Nếu chắc chắn, hãy chạy lại với --yes."
            )
        exercise = draw_marked(course.source(name), arguments.seed)
    except (CourseError, ScenarioError, RubricError, BadKey) as error:
        print(error.message, file=sys.stderr)
        return 2
    except StorybookError as error:
        print(f"Kho tình huống có lỗi: {error}", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"Không đọc hoặc ghi được thư mục bài tập ({error.strerror or error}).", file=sys.stderr)
        return 2
    print(f"Đã tạo tình huống {exercise.scenario.variant} cho {name}, kèm đáp án và nhật ký mẫu.")
    print(f"Phát bài: nbgrader generate_assignment {name} --force")
    print(f"rồi:      nbgrader release_assignment {name} --force")
    return 0


def _add_check(commands: Commands) -> None:
    parser = commands.add_parser(
        "check", help="chấm một bài làm và in phiếu điểm",
        description="Giảng viên: chấm một tệp journal.jsonl hoặc tệp zip học viên gửi, in phiếu điểm.",
    )  # fmt: skip
    parser.add_argument("journal", metavar="TỆP", type=Path, help="tệp journal.jsonl hoặc tệp .zip")
    parser.add_argument("--course", type=Path, help="thư mục khóa học (mặc định: biến HOSO_COURSE)")
    parser.set_defaults(run=_run_check)


def _run_check(arguments: argparse.Namespace) -> int:
    from hoso_kit.classroom.checking import check_report
    from hoso_kit.classroom.course import CourseError
    from hoso_kit.office.journal import JournalError
    from hoso_kit.office.scenario import ScenarioError
    from hoso_kit.rubric.criteria import RubricError
    from hoso_kit.rubric.key import BadKey

    try:
        print(check_report(arguments.journal, _course(arguments.course)))
    except JournalError as error:
        print(f"Chưa chấm được bài làm này. {error.message}", file=sys.stderr)
        return 2
    except (CourseError, ScenarioError, RubricError, BadKey) as error:
        print(error.message, file=sys.stderr)
        return 2
    return 0


def _course(given: Path | None) -> Course:
    """The course that was asked for, else that of this folder, else the kit's own; `CourseError` if there is none."""
    from hoso_kit.classroom.course import Course, CourseError, find_course
    from hoso_kit.desk import places

    found = Course(given.absolute()) if given else find_course(Path.cwd()) or Course(places.course_folder())
    if not (found.root / "source").is_dir():
        raise CourseError(f"Không có thư mục source trong khóa học {found.root}. Hãy chỉ rõ bằng --course.")
    return found


COMMANDS: tuple[Callable[[Commands], None], ...] = (_add_app, _add_demo, _add_draw, _add_check)


def _port(text: str) -> int:
    try:
        port = int(text)
    except ValueError:
        port = 0
    if not 1 <= port <= 65535:
        raise argparse.ArgumentTypeError("cổng phải là số từ 1 đến 65535")
    return port


def _as_interrupt(_number: int, _frame: object) -> None:
    raise KeyboardInterrupt


def parser() -> argparse.ArgumentParser:
    """Build the whole command line (the tests walk through it)."""
    top = argparse.ArgumentParser(prog="hoso", description="hoso_kit: phòng tập lập hồ sơ công việc.")
    top.add_argument("--version", action="version", version=f"hoso_kit {__version__}")
    commands = top.add_subparsers(dest="command", metavar="LỆNH", required=True)
    for add in COMMANDS:
        add(commands)
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; its exit code is the process's."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None and os.name == "nt":
            # Windows consoles default to a code page without Vietnamese
            reconfigure(encoding="utf-8", errors="replace")
    arguments = parser().parse_args(argv)
    return int(arguments.run(arguments))


if __name__ == "__main__":
    raise SystemExit(main())
