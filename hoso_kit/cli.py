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


COMMANDS: tuple[Callable[[Commands], None], ...] = (_add_app, _add_demo)


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
