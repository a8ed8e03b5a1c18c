"""The real pages in a real browser: where Chromium is, a running `hoso app`, and a guard on every request."""

from __future__ import annotations

import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest
from playwright.sync_api import Page

from tests.browser.learner import Learner

START_SECONDS = 90


@dataclass(frozen=True)
class ServedApp:
    """A running `hoso app`."""

    address: str
    home: Path
    process: subprocess.Popen[str]

    def kernels(self) -> list[psutil.Process]:
        """The kernels that live under this server."""
        found = []
        for child in psutil.Process(self.process.pid).children(recursive=True):
            try:
                if any("ipykernel" in part for part in child.cmdline()) and child.status() != psutil.STATUS_ZOMBIE:
                    found.append(child)
            except psutil.NoSuchProcess:
                continue
        return found

    def wait_for_kernels(self, count: int, seconds: float = 15) -> int:
        """How many kernels there are once there are `count`, or when the time is up."""
        deadline = time.monotonic() + seconds
        while len(self.kernels()) != count and time.monotonic() < deadline:
            time.sleep(0.1)
        return len(self.kernels())


def start_app(home: Path, *options: str) -> ServedApp:
    """Start `hoso app` on a free port and wait until it says where it is."""
    command = [sys.executable, "-m", "hoso_kit.cli", "app", "--no-browser", "--home", str(home), *options]
    env = {**os.environ, "PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8", env=env
    )
    lines: queue.Queue[str] = queue.Queue()
    assert process.stdout is not None
    threading.Thread(target=lambda out: [lines.put(line) for line in out], args=(process.stdout,), daemon=True).start()
    seen = []
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        try:
            line = lines.get(timeout=0.2)
        except queue.Empty:
            if process.poll() is not None:
                break
            continue
        seen.append(line)
        if "http://127.0.0.1:" in line:
            return ServedApp("http" + line.split("http")[1].strip(), home, process)
    stop_app(process)
    pytest.fail("hoso app did not start:\n" + "".join(seen))


def stop_app(process: subprocess.Popen[str]) -> None:
    """End the server and let go of its output."""
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    if process.stdout is not None:
        process.stdout.close()


@pytest.fixture(scope="session")
def served_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedApp]:
    """One `hoso app` with its own home folder for all tests of this worker."""
    app = start_app(tmp_path_factory.mktemp("home"), "--port", "18866")
    yield app
    stop_app(app.process)


def open_gallery(page: Page, app: ServedApp) -> None:
    """Open the start page and wait until it is drawn."""
    page.goto(app.address)
    page.wait_for_selector(".hg-card", timeout=40_000)


@pytest.fixture
def learner(page: Page) -> Iterator[Learner]:
    """A clerk; any error on the page fails the test."""
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield Learner(page)
    assert errors == []
