"""A real Desk behind the real front end, without Jupyter between them: quick enough to walk every screen.

The page's messages go to `Desk.handle` in this process and come back as the widget would send them; the
stack with kernel and websocket is walked by the other browser tests.
"""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page, Route

from hoso_kit.desk import board
from hoso_kit.desk.desk import Desk
from hoso_kit.desk.widget import _NEW_SETTING, Shown
from hoso_kit.regulations import edition
from tests.browser.phone import VIEWPORT

# never asked for: every request to it is answered by `_serve`
_PLACE = "http://127.0.0.1:9/"
_PAGE = f"""<!doctype html><html lang="vi"><meta charset="utf-8">{VIEWPORT}<title>Bàn làm việc</title>""" + """
<link rel="stylesheet" href="board.css"><style>body { margin: 0 }</style>
<body class="hoso-voila"><div id="desk"></div><script type="module">
import board from "./board.js";
const traits = await window.hosoAsk(null);
const listeners = {};
const emit = (name, ...values) => { for (const run of [...(listeners[name] ?? [])]) run(...values); };
const model = {
  get: (name) => traits[name],
  on: (name, run) => (listeners[name] ??= []).push(run),
  off: (name, run) => { listeners[name] = (listeners[name] ?? []).filter((other) => other !== run); },
  async send(request) {
    window.hosoPending = (window.hosoPending ?? 0) + 1;
    const { reply, ...changed } = await window.hosoAsk(request);
    for (const [name, value] of Object.entries(changed)) {
      // as a widget: an unchanged trait isn't sent
      if (JSON.stringify(traits[name]) === JSON.stringify(value)) continue;
      traits[name] = value;
      emit(`change:${name}`);
    }
    emit("msg:custom", reply, []);
    // what the answer makes the page ask next is counted before this one is done
    setTimeout(() => { window.hosoPending -= 1; });
  },
};
board.render({ model, el: document.getElementById("desk") });
</script></body></html>"""


def open_live(page: Page, desk: Desk) -> list[str]:
    """Show the desk on the page and close its brief; the list that is returned fills with errors of the page."""
    errors = show_live(page, desk)
    page.locator('dialog [data-do="start"]').click()
    return errors


def show_live(page: Page, desk: Shown) -> list[str]:
    """Show a desk, or the province, on the page; the list that is returned fills with errors of the page."""

    def ask(request: Any) -> dict[str, Any]:
        if request is None:
            return {"setting": desk.setting, "state": desk.state}
        reply = desk.handle(request)
        is_new = request.get("do") in _NEW_SETTING and reply["ok"]
        return {**({"setting": desk.setting} if is_new else {}), "state": desk.state, "reply": reply}

    def serve(route: Route) -> None:
        name = route.request.url.removeprefix(_PLACE)
        words = edition(desk.setting["edition"]).worded
        made = {"": (_PAGE, "text/html"), "board.js": (words(board.script()), "text/javascript")}
        body, kind = made.get(name, (board.style() if name == "board.css" else "", "text/css"))
        route.fulfill(body=body, content_type=f"{kind}; charset=utf-8")

    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.expose_function("hosoAsk", ask)
    page.route(f"{_PLACE}**", serve)
    page.goto(_PLACE)
    return errors


def settled(page: Page) -> None:
    """Wait until every request of the page, and what its answer made the page ask, is answered and drawn."""
    page.wait_for_function("!window.hosoPending")
