"""The exercise's notebook in JupyterLab, where an instructor looks at it: the Desk inside a cell."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.learner import shot
from tests.world import practice_office

pytestmark = [pytest.mark.browser, pytest.mark.slow]
ROOT = Path(__file__).resolve().parents[2]
EXERCISE = "e16-lap-ho-so"
OFFICE_PAGE, REGISTRY = "van-phong.ipynb", "p08"
START_SECONDS = 60
RUN_TRIES = 4


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory, chromium: str) -> Iterator[str]:
    """The address of a JupyterLab in a copy of the course, with settings of its own."""
    home = tmp_path_factory.mktemp("giang-vien")
    course = home / "exercises"
    shutil.copytree(ROOT / "exercises" / "source" / EXERCISE, course / "source" / EXERCISE)
    shutil.copyfile(ROOT / "exercises" / "nbgrader_config.py", course / "nbgrader_config.py")
    shutil.copyfile(ROOT / "notebooks" / OFFICE_PAGE, course / OFFICE_PAGE)
    port = free_port()
    # a kernel's sockets lie here, and a socket's path may have 107 characters only
    with tempfile.TemporaryDirectory(prefix="hoso-", ignore_cleanup_errors=True) as runtime:
        env = {name: value for name, value in os.environ.items() if not name.startswith(("HOSO_", "NBGRADER_"))}
        env |= {
            "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "HOME": str(home), "HOSO_HOME": str(home / "bai"),
            "JUPYTER_CONFIG_DIR": str(home / "config"), "JUPYTER_DATA_DIR": str(home / "data"),
            "JUPYTER_RUNTIME_DIR": runtime, "IPYTHONDIR": str(home / "ipython"),
            "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
        }  # fmt: skip
        command = [
            sys.executable, "-m", "jupyter", "lab", "--no-browser", f"--port={port}", "--ServerApp.port_retries=0",
            "--IdentityProvider.token=", "--allow-root", f"--ServerApp.root_dir={course}",
            "--KernelManager.transport=ipc", "--LabApp.news_url=",
        ]  # fmt: skip
        address = f"http://127.0.0.1:{port}/"
        with (home / "lab.log").open("wb") as log:
            process = subprocess.Popen(command, cwd=course, env=env, stdout=log, stderr=subprocess.STDOUT)
        try:
            opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
            deadline = time.monotonic() + START_SECONDS
            while True:
                try:
                    opener.open(address + "api", timeout=2).close()
                    break
                except OSError:
                    if process.poll() is not None or time.monotonic() > deadline:
                        pytest.fail("jupyter lab did not start:\n" + (home / "lab.log").read_text("utf-8")[-3000:])
                    time.sleep(0.2)
            yield address
        finally:
            process.terminate()
            try:
                process.wait(timeout=15)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def run_the_desk(page: Page, address: str) -> tuple[Locator, Locator, Locator]:
    """Open a notebook, run the cell that opens the Desk; the notebook, the cell and the Desk in it."""
    # on a slow start JupyterLab asks which kernel to take before it knows them all; Python stands there chosen
    which_kernel = page.locator(".jp-Dialog", has_text="Select Kernel").locator(".jp-mod-accept")
    page.add_locator_handler(which_kernel, lambda accept: accept.click())
    page.goto(address)
    notebook = page.locator(".jp-NotebookPanel:visible")
    notebook.wait_for(timeout=60_000)
    cell = notebook.locator(".jp-CodeCell").filter(has_text="open_desk")
    cell.scroll_into_view_if_needed()
    # Lab loses the keys of somebody who runs a cell before its kernel is there
    page.locator('.jp-Notebook-ExecutionIndicator[data-status="idle"]').first.wait_for(timeout=90_000, state="attached")
    prompt = cell.locator(".jp-InputArea-prompt").first
    for _ in range(RUN_TRIES):
        cell.locator(".cm-content").click()
        page.keyboard.press("Control+Enter")
        try:
            expect(prompt).to_have_text(re.compile(r"\[[*\d]+\]"), timeout=10_000)
            break
        except AssertionError:
            shot(page, "lab-00-chua-chay")
    desk = cell.locator(".hoso-desk")
    desk.locator('[role="grid"] [data-doc]').first.wait_for(timeout=60_000)
    return notebook, cell, desk


@pytest.mark.timeout(300)
def test_the_desk_works_in_a_cell(lab: str, page: Page) -> None:
    """Running the notebook's desk cell draws the Desk at its own height inside the page, ready to be worked at."""
    notebook, cell, desk = run_the_desk(page, f"{lab}lab/tree/source/{EXERCISE}/{EXERCISE}.ipynb?reset")
    shot(page, "lab-01-de-bai")
    if page.locator('dialog [data-do="start"]').count():
        page.locator('dialog [data-do="start"]').click()
    box = desk.bounding_box()
    assert box is not None
    assert 620 <= box["height"] <= 1000
    output = cell.locator(".jp-OutputArea-output").bounding_box()
    assert output is not None
    assert box["width"] <= output["width"] + 1
    expect(cell.locator('.jp-RenderedText[data-mime-type="application/vnd.jupyter.stderr"]')).to_have_count(0)
    desk.locator('[role="grid"] [data-doc]').nth(2).click()
    expect(desk.locator(".hd-chosen")).to_have_text("Đang chọn 1")
    desk.locator('button[data-pane="sheet"]').click()
    expect(desk.locator(".hd-sheet")).to_be_visible()
    desk.evaluate("node => node.scrollIntoView()")
    shot(page, "lab-02-van-ban")
    # Lab deletes a cell at "dd": what is typed on the Desk must stay there
    cells = notebook.locator(".jp-Cell").count()
    desk.locator('[role="grid"] [data-doc]').first.click()
    page.keyboard.type("dd")
    desk.locator(".hd-search input").press_sequentially("dd")
    assert notebook.locator(".jp-Cell").count() == cells


@pytest.mark.timeout(300)
def test_the_practice_office_works_in_a_cell(lab: str, page: Page) -> None:
    """Roles, a screen, a dialog over the page, a printed register: all inside the cell, nothing cut off sideways."""
    _, cell, desk = run_the_desk(page, f"{lab}lab/tree/{OFFICE_PAGE}?reset")
    shot(page, "lab-11-gioi-thieu")
    page.locator('dialog [data-do="start"]').click()
    page.locator('[data-do="act-as"]').click()
    shot(page, "lab-12-doi-vai")
    page.locator(f'dialog [data-person="{REGISTRY}"]').click()
    expect(desk.locator(".hd-role b")).to_have_text(practice_office().people_by_id[REGISTRY].full_name)
    desk.locator('button[data-view="incoming_work"]').click()
    desk.locator('[data-do="receive"]').wait_for()
    desk.evaluate("node => node.scrollIntoView()")
    shot(page, "lab-13-van-ban-den")
    # Lab's own style for definition lists would break these names into a narrow column
    name = desk.locator(".incoming-facts dt").first
    assert name.evaluate("node => [getComputedStyle(node).float, getComputedStyle(node).fontWeight]") == ["none", "400"]
    nav = desk.locator(".hd-nav")
    assert nav.evaluate("node => node.scrollWidth <= node.clientWidth"), "every function is in sight"
    desk.locator('[data-do="receive"]').click()
    desk.locator('[data-tab="register"]').click()
    desk.locator('[data-do="register"]').click()
    dialog = page.locator('dialog[data-dialog="register"]')
    expect(dialog).to_be_in_viewport(ratio=0.99)
    shot(page, "lab-14-dang-ky")
    dialog.locator('[data-do="confirm-register"]').click()
    expect(page.locator(".hd-toasts")).to_contain_text("Đã đăng ký, số đến 964")
    shot(page, "lab-15-da-dang-ky")
    desk.locator('button[data-view="registers"]').click()
    expect(page.frame_locator("iframe.registers-page").locator("body")).to_contain_text("1842/KH-UBND")
    desk.evaluate("node => node.scrollIntoView()")
    shot(page, "lab-16-so")
    with page.expect_download() as download:
        desk.locator('[data-do="save-docx"]').click()
    assert download.value.suggested_filename.endswith(".docx")
    assert desk.evaluate("node => node.scrollWidth <= node.clientWidth + 1")
    expect(cell.locator('.jp-RenderedText[data-mime-type="application/vnd.jupyter.stderr"]')).to_have_count(0)


def test_formgrader_opens_beside_it(lab: str, page: Page) -> None:
    """The same server shows the course in nbgrader's formgrader, by the course's own settings."""
    page.goto(lab + "formgrader/manage_assignments")
    expect(page.locator("body")).to_contain_text(EXERCISE, timeout=20_000)
