"""Starts the learner's server on this computer and says where it is: the room behind `hoso app`.

It lays out a folder with nothing but the app notebooks, writes the server's settings, starts stand-alone
Voila and waits until it answers. It must never serve the course, a key or a learner's folder, and never
listen beyond this computer.
"""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
import webbrowser
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from hoso_kit.classroom.course import Course
from hoso_kit.desk import places
from hoso_kit.desk.app_notebooks import BadTemplate, app_notebooks

DEFAULT_PORT = 8866
READY_SECONDS = 90.0
START_TRIES = 3
LOG_NAME = "server.log"
ADDRESS = "127.0.0.1"

# What JupyterLab and nbgrader install for instructors; a learner's page must not download it.
UNNEEDED_EXTENSIONS = (
    "@jupyter-notebook/lab-extension",
    "@jupyter/nbgrader",
    "@voila-dashboards/jupyterlab-preview",
    "@voila-dashboards/widgets-manager7",
    "jupyterlab_pygments",
    "nbgrader",
)


class CannotServe(Exception):
    """The server can't start; the message is what to show, in Vietnamese."""


@dataclass(frozen=True, slots=True)
class Serving:
    """What `hoso app` was asked for."""

    home: Path
    course: Path
    learner: str
    port: int = DEFAULT_PORT
    open_browser: bool = True


def build_serving_folder(home: Path, notebooks: Path, course: Course) -> Path:
    """Make home/serve hold the course's app notebooks and nothing else."""
    try:
        apps = app_notebooks(notebooks, course)
    except BadTemplate as error:
        raise CannotServe(str(error)) from None
    folder = home / "serve"
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        if old.is_dir() and not old.is_symlink():
            shutil.rmtree(old)
        elif old.name not in apps:
            old.unlink()
    for name, text in apps.items():
        part = folder / (name + ".part")
        part.write_text(text, encoding="utf-8")
        part.replace(folder / name)
    return folder


def server_settings(port: int, *, posix: bool) -> dict[str, dict[str, Any]]:
    """Voila's settings; the reason for each that is not plain."""
    settings: dict[str, dict[str, Any]] = {
        "Voila": {"ip": ADDRESS, "port": port, "port_retries": 0, "open_browser": False, "autoreload": False},
        "VoilaConfiguration": {
            "template": "hoso",
            # ?template=… can start a kernel and hang: a cheap way to stop the server
            "allow_template_override": "NO",
            "allow_theme_override": "NO",
            "strip_sources": True,
            "show_tracebacks": False,
            "file_allowlist": [],
            "extension_denylist": list(UNNEEDED_EXTENSIONS),
        },
        # A closed lid or a lost network never says goodbye; idle kernels go after 15 minutes.
        "MappingKernelManager": {"cull_idle_timeout": 900, "cull_interval": 60, "cull_connected": False},
    }
    if posix:
        # over TCP, kernels that start together race for ports and a page can hang for good
        settings["KernelManager"] = {"transport": "ipc"}
    return settings


def free_port(wanted: int) -> int:
    """`wanted` when nothing listens there, else the next free port, else any."""
    for port in [*range(wanted, min(wanted + 20, 65536)), 0]:
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
            if os.name == "posix":
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((ADDRESS, port))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    raise CannotServe("Máy không còn cổng nào trống để chạy bài tập.")


def child_environment(serving: Serving, word: str) -> dict[str, str]:
    """The server's and its kernels' environment: our folders, our template, nobody's own Jupyter settings."""
    jupyter = serving.home / "jupyter"
    env = dict(os.environ)
    template_root = str(Path(__file__).resolve().parent)  # holds voila/templates/hoso
    env["JUPYTER_PATH"] = os.pathsep.join(p for p in (template_root, env.get("JUPYTER_PATH", "")) if p)
    env.update(
        HOSO_HOME=str(serving.home),
        HOSO_COURSE=str(serving.course),
        HOSO_LEARNER=serving.learner,
        HOSO_READY_WORD=word,
        # HOME may be read-only or hold startup scripts of another project; both must not matter here
        IPYTHONDIR=str(jupyter / "ipython"),
        JUPYTER_CONFIG_DIR=str(jupyter / "config"),
        JUPYTER_DATA_DIR=str(jupyter / "data"),
        JUPYTER_RUNTIME_DIR=str(jupyter / "runtime"),
        JUPYTER_PLATFORM_DIRS="1",
        PYTHONUTF8="1",
    )
    return env


def prepare(serving: Serving) -> tuple[Path, Path]:
    """Write the serving folder and the settings; say plainly when the home folder can't be written."""
    settings_folder = serving.home / "server"
    try:
        folder = build_serving_folder(serving.home, places.notebooks_folder(), Course(serving.course))
        settings_folder.mkdir(parents=True, exist_ok=True)
        text = json.dumps(server_settings(serving.port, posix=os.name == "posix"), indent=1)
        # Voila looks for voila.json here; a voila.py would shadow the package itself
        (settings_folder / "voila.json").write_text(text, encoding="utf-8")
    except OSError as error:
        raise CannotServe(
            f"Không ghi được vào thư mục {serving.home} ({error.strerror}).\n"
            "Hãy chọn thư mục khác: hoso app --home THƯ_MỤC, hoặc đặt biến môi trường HOSO_HOME."
        ) from error
    return folder, settings_folder


def start(serving: Serving, word: str) -> subprocess.Popen[bytes]:
    """Start the server process; its log goes to home/server/server.log."""
    folder, settings_folder = prepare(serving)
    command = [
        sys.executable,
        "-m",
        "hoso_kit.desk.voila.learner_server",
        str(folder),
        f"--Voila.config_file_paths={settings_folder}",
        f"--Voila.port={serving.port}",  # not only in the file: a second `hoso app` may rewrite that
    ]
    with (settings_folder / LOG_NAME).open("wb") as log:
        return subprocess.Popen(
            command, env=child_environment(serving, word), stdout=log, stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL, cwd=folder,
        )  # fmt: skip


def wait_until_ready(process: subprocess.Popen[bytes], address: str, word: str) -> bool:
    """Whether the server answers with our word in time (another program on the port does not)."""
    deadline = time.monotonic() + READY_SECONDS
    # an office's proxy is not for 127.0.0.1
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    while time.monotonic() < deadline and process.poll() is None:
        with contextlib.suppress(OSError):  # urllib's errors are OSErrors
            with opener.open(address + "hoso/ready", timeout=2) as reply:
                if reply.read().decode("utf-8") == word:
                    return True
        time.sleep(0.1)
    return False


def stop(process: subprocess.Popen[bytes]) -> None:
    """End the server; it stops its kernels on SIGTERM."""
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def start_on_free_port(serving: Serving) -> tuple[subprocess.Popen[bytes], str]:
    """Start on the wanted port or the next free one; another program may take a port between look and start."""
    port = serving.port
    for _ in range(START_TRIES):
        port = free_port(port)
        word = secrets.token_hex(16)
        address = f"http://{ADDRESS}:{port}/"
        process = start(replace(serving, port=port), word)
        try:
            ready = wait_until_ready(process, address, word)
        except BaseException:  # Ctrl+C while it starts must not leave it behind
            stop(process)
            raise
        if ready:
            if port != serving.port:
                print(f"Cổng {serving.port} đang bận, dùng cổng {port}.")
            return process, address
        stop(process)
        port = min(port + 1, 65535)
    log = serving.home / "server" / LOG_NAME
    raise CannotServe(f"Máy chủ không khởi động được. Chi tiết cho người quản trị: {log}")


def serve(serving: Serving) -> int:
    """Run the server until Ctrl+C; the whole of `hoso app`."""
    process = None
    try:
        process, address = start_on_free_port(serving)
        print(f"Phòng tập lập hồ sơ đã sẵn sàng: {address}", flush=True)
        print(f"Bài làm được lưu trong: {serving.home}", flush=True)
        print("Giữ cửa sổ này mở trong lúc làm bài. Nhấn Ctrl+C để dừng.", flush=True)
        if serving.open_browser:
            open_in_browser(address)
        code = process.wait()
        print("Máy chủ đã dừng. Bài làm đã lưu; hãy chạy lại lệnh này để làm tiếp.", file=sys.stderr)
        return code
    except KeyboardInterrupt:
        print("\nĐã dừng. Bài làm đã lưu.")
        return 0
    finally:
        if process is not None:
            stop(process)


def open_in_browser(address: str) -> None:
    """Open the default browser; where there is none, the printed address is enough."""
    has_screen = bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    if sys.platform.startswith("linux") and not has_screen:
        return  # on a terminal-only machine webbrowser would start a text browser in this very terminal
    with contextlib.suppress(webbrowser.Error):
        webbrowser.open(address)
