"""What a page, or anyone who can reach the port, must not be able to do."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from uuid import uuid4

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import ServedApp, open_gallery

pytestmark = pytest.mark.browser


def status_of(app: ServedApp, path: str, method: str = "GET") -> int:
    """The HTTP status of a plain request without cookies."""
    request = urllib.request.Request(app.address + path, method=method)
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(request, timeout=20) as reply:
            return int(reply.status)
    except urllib.error.HTTPError as error:
        error.close()
        return error.code


@pytest.mark.parametrize(
    "path",
    [
        "api/contents",
        "api/contents/gallery.ipynb",
        "voila/api/contents",
        "voila/api/contents/gallery.ipynb",
        "api/kernels",
        "api/sessions",
        "files/gallery.ipynb",
        "voila/files/gallery.ipynb",
        "voila/files/x.png",
        "voila/files/../server/voila.json",
        "voila/render/../server/voila.json",
        "voila/render/..%2Fserver%2Fvoila.json",
        "voila/render/gallery.ipynb/x",
        "voila/static/../../../../../../etc/passwd",
        "voila/static/..%2f..%2f..%2f..%2f..%2f..%2f..%2fetc/passwd",
        "lab",
        "tree",
    ],
)
def test_no_address_reads_a_file_or_lists_a_folder(served_app: ServedApp, path: str) -> None:
    """Notebook sources, folders, settings and the computer's files are out of reach."""
    assert status_of(served_app, path) in (403, 404)


def test_the_folder_page_leads_to_the_gallery(page: Page, served_app: ServedApp) -> None:
    """Voila's list of notebooks is not shown; its address leads to the start page."""
    page.goto(served_app.address + "voila/tree")
    assert page.url.endswith("/voila/render/gallery.ipynb")


def test_a_template_cannot_be_chosen_in_the_address(page: Page, served_app: ServedApp) -> None:
    """?template= and ?theme= change nothing (Voila's other templates show sources or hang)."""
    page.goto(served_app.address + "voila/render/gallery.ipynb?template=lab&theme=dark&show_tracebacks=1")
    assert page.locator("body.hoso-voila").count() == 1
    page.wait_for_selector(".hg-card", timeout=40_000)


def test_a_kernel_is_not_stopped_without_the_pages_token(page: Page, served_app: ServedApp) -> None:
    """A foreign page that guessed a kernel's id still can't stop it: the _xsrf token is asked for."""
    open_gallery(page, served_app)
    kernel = json.loads(page.locator("#jupyter-config-data").text_content() or "")["kernelId"]
    assert status_of(served_app, f"voila/api/shutdown/{kernel}", "POST") == 403
    assert status_of(served_app, f"api/kernels/{kernel}", "DELETE") == 403
    assert status_of(served_app, f"api/kernels/{kernel}") == 200


@pytest.mark.parametrize(
    "kind", ["execute_request", "complete_request", "inspect_request", "history_request", "debug_request"]
)
def test_code_sent_by_a_page_is_dropped(page: Page, served_app: ServedApp, kind: str) -> None:
    """The kernel answers kernel_info but never a request that runs, completes or inspects code."""
    open_gallery(page, served_app)
    marker = served_app.home / f"written-by-{kind}"
    answers = page.evaluate(
        """async ([kind, path, session]) => {
            const kernel = JSON.parse(document.getElementById("jupyter-config-data").textContent).kernelId;
            const socket = new WebSocket(`ws://${location.host}/api/kernels/${kernel}/channels?session_id=${session}`);
            const answers = [];
            socket.onmessage = (event) => {
                if (typeof event.data === "string") answers.push(JSON.parse(event.data).msg_type);
            };
            await new Promise((done) => { socket.onopen = done; });
            const send = (msg_type, channel, content) => socket.send(JSON.stringify({
                header: {msg_id: session + msg_type, msg_type, username: "", session, version: "5.3",
                    date: new Date().toISOString()},
                parent_header: {}, metadata: {}, buffers: [], channel, content}));
            for (const channel of ["shell", "control"])
                send(kind, channel, {code: `open(${JSON.stringify(path)}, "w").close()`, silent: false,
                    store_history: false, user_expressions: {}, allow_stdin: false, cursor_pos: 3,
                    detail_level: 0, output: false, raw: true,
                    hist_access_type: "tail", n: 1, type: "request", command: "debugInfo", seq: 1});
            send("kernel_info_request", "shell", {});
            await new Promise((done) => setTimeout(done, 2500));
            socket.close();
            return answers;
        }""",
        [kind, str(marker), uuid4().hex],
    )
    assert "kernel_info_reply" in answers, "the probe itself must reach the kernel"
    assert not any(answer.startswith(kind.removesuffix("_request")) and answer.endswith("_reply") for answer in answers)
    assert "execute_input" not in answers
    assert not marker.exists()


def test_the_server_listens_on_this_computer_only(served_app: ServedApp) -> None:
    """The port is bound to 127.0.0.1, so the office's network can't reach it."""
    import psutil

    server = psutil.Process(served_app.process.pid).children()[0]
    listening = {c.laddr.ip for c in server.net_connections("tcp") if c.status == psutil.CONN_LISTEN}
    assert listening == {"127.0.0.1"}
