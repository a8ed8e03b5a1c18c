"""The desk's front end over the made-up office of tests/browser/harness: mouse, keyboard, refusals, silence."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from hoso_kit.desk import board
from tests.browser.learner import serious

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]
FIRST_FILE = '.hd-side [data-file="01.VHXH"]'
Opener = Callable[..., Page]


class _Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves the harness, and the desk's front end as the widget hands it over."""

    def do_GET(self) -> None:
        """The joined front end, or a file of the repository."""
        made = {"board.js": (board.script, "text/javascript"), "board.css": (board.style, "text/css")}
        build, kind = made.get(self.path.rpartition("/")[2], (None, ""))
        if build is None:
            super().do_GET()
            return
        content = build().encode()
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Where the harness is served."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=ROOT)) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/tests/browser/harness/index.html"
        server.shutdown()


@pytest.fixture
def desk(page: Page, address: str) -> Iterator[Opener]:
    """Open the harness and begin the exercise; any error on the page fails the test."""
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))

    def open_desk(options: str = "", begin: bool = True) -> Page:
        page.goto(f"{address}?{options}")
        page.wait_for_selector("dialog[open]")
        if begin:
            page.click("[data-do=start]")
        return page

    yield open_desk
    assert errors == []


def open_first_file(page: Page) -> None:
    """Open 01.VHXH from the list with a typed date."""
    page.click(FIRST_FILE)
    page.click("[data-do=open]")
    page.fill("[data-field=start_date]", "5/1/2024")
    page.click("[data-do=confirm-open]")
    page.wait_for_selector(".hd-side .hd-entry.open")


def requests_sent(page: Page) -> list[dict[str, Any]]:
    """What the page asked Python for."""
    sent: list[dict[str, Any]] = page.evaluate("model.sent")
    return sent


def selected(page: Page) -> list[str]:
    """The documents that are selected."""
    rows = page.locator(".hd-row[data-doc][aria-selected=true]").all()
    return [row.get_attribute("data-doc") or "" for row in rows]


def test_the_brief_comes_first_and_only_once(desk: Opener) -> None:
    """The first visit shows the brief; after a reload in the same tab the desk is there at once."""
    page = desk(begin=False)
    assert page.locator("dialog[data-dialog=brief] h2").inner_text() == "Lập hồ sơ công việc cuối năm"
    page.reload()
    page.wait_for_selector(".hd-row[data-doc]")
    page.wait_for_timeout(200)
    assert page.locator("dialog[open]").count() == 0


def test_an_inherited_file_opens_with_an_iso_date(desk: Opener) -> None:
    """Opening from the list sends only the notation and the date, as ISO whatever way it was typed."""
    page = desk()
    open_first_file(page)
    action = requests_sent(page)[-1]["action"]
    assert action == {"type": "open_case_file", "file_notation": "01.VHXH", "start_date": "2024-01-05"}


@pytest.mark.parametrize("typed", ["31/02/2024", "2024-01-05", "13/13/2024", "hôm qua", ""])
def test_a_wrong_date_is_told_in_place_and_nothing_is_sent(desk: Opener, typed: str) -> None:
    """A date that is none keeps the dialog open, names the fault beside the field and sends nothing."""
    page = desk()
    page.click(FIRST_FILE)
    page.click("[data-do=open]")
    page.fill("[data-field=start_date]", typed)
    page.click("[data-do=confirm-open]")
    assert page.locator("[data-field=start_date]").get_attribute("aria-invalid") == "true"
    assert page.locator("dialog .hd-error").first.inner_text() != ""
    assert requests_sent(page) == []


def test_the_calendar_works_by_keys_and_escape_closes_only_it(desk: Opener) -> None:
    """Arrow and Page keys move, Enter picks; Escape leaves the dialog behind the calendar open."""
    page = desk()
    page.click(FIRST_FILE)
    page.click("[data-do=open]")
    page.click(".hd-date button")
    assert page.locator(".hd-calendar th").all_inner_texts() == ["T2", "T3", "T4", "T5", "T6", "T7", "CN"]
    for key in ("PageUp", "ArrowDown", "ArrowRight", "Enter"):
        page.keyboard.press(key)
    assert page.locator("[data-field=start_date]").input_value() == "24/11/2024"
    page.click(".hd-date button")
    page.keyboard.press("Escape")
    assert page.locator(".hd-calendar").count() == 0
    assert page.locator("dialog[open]").count() == 1


def test_documents_are_filed_with_keys_only(desk: Opener) -> None:
    """Arrows walk, Space marks, H offers the open files, Enter files: no mouse in the whole flow."""
    page = desk()
    open_first_file(page)
    page.focus(".hd-row[tabindex='0']")
    for key in ("Space", "ArrowDown", "ArrowDown", "Space"):
        page.keyboard.press(key)
    assert selected(page) == ["d001", "d003"]
    page.keyboard.press("h")
    page.wait_for_selector("[data-dialog=pick-file]")
    page.keyboard.press("Enter")
    page.wait_for_selector(".hd-contents li")
    assert requests_sent(page)[-1]["action"]["documents"] == ["d001", "d003"]
    page.wait_for_function("document.activeElement.dataset.doc === 'd003'", timeout=3000)


def test_shift_and_control_select_as_in_a_file_manager(desk: Opener) -> None:
    """Shift+click and Shift+arrows take a range, Ctrl+click one more, Ctrl+A all, Escape none."""
    page = desk()
    page.click(".hd-row[data-doc=d002] .c-subject")
    page.click(".hd-row[data-doc=d004] .c-subject", modifiers=["Shift"])
    assert selected(page) == ["d002", "d003", "d004"]
    page.click(".hd-row[data-doc=d001] .c-subject", modifiers=["Control"])
    assert selected(page) == ["d001", "d002", "d003", "d004"]
    page.click(".hd-row[data-doc=d001] .c-subject")
    page.keyboard.press("Shift+ArrowDown")
    assert selected(page) == ["d001", "d002"]
    page.keyboard.press("Control+a")
    assert len(selected(page)) == 45
    page.keyboard.press("Escape")
    assert selected(page) == []


def test_dropping_on_an_unopened_entry_offers_to_open_it(desk: Opener) -> None:
    """A drop never fails silently: an entry that isn't opened asks for its start date, then takes the document."""
    page = desk()
    page.drag_and_drop(".hd-row[data-doc=d001] .c-subject", FIRST_FILE)
    page.wait_for_selector("[data-dialog=open]")
    page.fill("[data-field=start_date]", "05/01/2024")
    page.click("[data-do=confirm-open]")
    page.wait_for_selector(".hd-contents li[data-doc=d001]")
    assert [r["action"]["type"] for r in requests_sent(page)] == ["open_case_file", "file_document"]


def test_dropping_the_selection_files_all_of_it(desk: Opener) -> None:
    """Dragging one of several selected rows carries the whole selection; dragging back takes out."""
    page = desk()
    open_first_file(page)
    for doc in ("d001", "d003"):
        page.click(f".hd-row[data-doc={doc}] .c-mark")
    page.drag_and_drop(".hd-row[data-doc=d003] .c-subject", FIRST_FILE)
    page.wait_for_selector(".hd-contents li[data-doc=d003]")
    assert requests_sent(page)[-1]["action"]["documents"] == ["d001", "d003"]
    page.drag_and_drop(".hd-contents li[data-doc=d001] .hd-contents-text", ".hd-grid")
    page.wait_for_selector(".hd-contents li[data-doc=d001]", state="detached")
    assert requests_sent(page)[-1]["action"]["type"] == "take_out_document"


def test_a_refusal_stays_in_the_dialog_with_its_three_parts(desk: Opener) -> None:
    """What was seen, what to do and which article stay readable until dismissed; the typed data stay too."""
    page = desk()
    open_first_file(page)
    page.click("[data-do=close]")
    page.fill("[data-field=end_date]", "10/12/2024")
    page.click("[data-do=confirm-close]")
    notice = page.locator("dialog .hd-notice.refused[role=alert]")
    notice.wait_for()
    assert "Nên làm:" in notice.inner_text()
    assert "Căn cứ: Nghị định 30/2020/NĐ-CP" in notice.inner_text()
    assert requests_sent(page)[-1]["action"]["is_reviewed"] is False
    for step in page.locator("[data-step]").all():
        step.check()
    page.click("[data-do=confirm-close]")
    page.wait_for_selector(".hd-side .hd-entry.closed")
    assert requests_sent(page)[-1]["action"]["is_reviewed"] is True


def test_search_takes_words_with_and_without_marks_and_whole_numbers(desk: Opener) -> None:
    """Typing "khen thuong" finds "khen thưởng", "thướng" doesn't; "40" finds 40/KH-UBND and never 400 or 402."""
    page = desk()

    def found(text: str) -> int:
        page.fill(".hd-tools [type=search]", text)
        return page.locator(".hd-row[data-doc]").count()

    assert found("khen thuong") == found("khen thưởng") > 0
    assert found("khen thướng") == 0
    assert found("40/kh") == 1
    assert found("40") < 5
    assert "văn bản" in page.locator("[aria-live=polite]").first.inner_text()


def test_every_column_sorts_both_ways(desk: Opener) -> None:
    """A second press turns the order round, and the header says so to a screen reader."""
    page = desk()
    for column in ("arrival", "symbol", "date", "subject"):
        cell = page.locator(f".hd-grid [role=columnheader].c-{column}")
        cell.locator("button").click()
        first = cell.get_attribute("aria-sort")
        cell.locator("button").click()
        assert {first, cell.get_attribute("aria-sort")} == {"ascending", "descending"}


def test_a_finding_leads_to_its_documents_and_its_action(desk: Opener) -> None:
    """From a check result one click selects the documents, another shows the line of the history."""
    page = desk()
    open_first_file(page)
    page.keyboard.press("Control+Enter")
    page.wait_for_selector('[data-criterion=opened][data-outcome="MET"]')
    assert page.locator(".hd-total").inner_text() == "4,25/10 điểm"
    page.get_by_role("button", name="chọn cả 2 văn bản").first.click()
    assert selected(page) == ["d003", "d004"]
    page.locator("[data-action='1']").first.click()
    assert page.locator("tr.marked").get_attribute("data-entry") == "1"


def test_hints_come_one_at_a_time(desk: Opener) -> None:
    """Asking brings the first hint at once, each press one more, and after the last there is no button."""
    page = desk()
    page.click("[data-do=hint]")
    for number in (1, 2, 3):
        if number > 1:
            page.click("[data-do=next-hint]")
        page.wait_for_selector(f".hd-told >> text=Gợi ý {number}/3")
        assert page.locator(".hd-told").count() == number
    assert page.locator("[data-do=next-hint]").count() == 0


def test_silence_of_the_server_is_told_kindly(page: Page, address: str) -> None:
    """After 15 seconds without an answer the learner is told what is saved and what to press."""
    page.clock.install()
    page.goto(f"{address}?silent")
    page.wait_for_selector("dialog[open]")
    page.click("[data-do=start]")
    page.click("[data-do=check]")
    page.clock.run_for(400)
    assert page.locator(".hd-busy").is_visible()
    page.clock.run_for(15_000)
    notice = page.locator(".hd-notice.error")
    assert "Chưa thấy máy chủ trả lời" in notice.inner_text()
    assert notice.get_by_role("button", name="Tải lại trang").is_visible()


def test_data_is_never_markup(desk: Opener) -> None:
    """Markup inside a document's subject or organ is shown as text and never run."""
    page = desk("hostile")
    assert page.evaluate("window.hacked") is None
    assert "<img src=x" in page.locator(".hd-row[data-doc=d001]").inner_text()


def open_search(page: Page) -> None:
    """Go to Tra cứu and wait for the first results."""
    page.click("[data-view=find]")
    page.wait_for_selector("[data-hit]")


def shown_hits(page: Page) -> list[str]:
    """The results in their order."""
    return [hit.get_attribute("data-hit") or "" for hit in page.locator("[data-hit]").all()]


def type_at_once(page: Page, **texts: str) -> None:
    """Type into the fields letter by letter within one turn of the page: no pause that a busy machine could make."""
    page.evaluate(
        """(texts) => {
          for (const [name, text] of Object.entries(texts)) {
            const box = document.querySelector(`[data-field=${name}]`);
            box.focus();
            for (const letter of text) {
              box.value += letter;
              box.dispatchEvent(new InputEvent("input", { bubbles: true, data: letter, inputType: "insertText" }));
            }
          }
        }""",
        texts,
    )


def test_typing_searches_by_itself_and_asks_once(desk: Opener) -> None:
    """A pause in the typing asks once, not once a letter; the matched places are marked, and the count is told."""
    page = desk()
    open_search(page)
    before = len(requests_sent(page))
    type_at_once(page, query="khen thuong")
    page.wait_for_selector("mark")
    assert [one["do"] for one in requests_sent(page)[before:]] == ["search"]
    assert {text.lower() for text in page.locator("mark").all_inner_texts()} <= {"khen", "thưởng"}
    assert "kết quả" in page.locator("[aria-live=polite]").first.inner_text()


def test_a_mark_behind_an_emoji_stands_right(desk: Opener) -> None:
    """Offsets count characters: a sign outside the basic plane before the place doesn't move the mark."""
    page = desk()
    open_search(page)
    page.evaluate(
        """() => {
          const send = model.send;
          model.send = function (request) {
            if (request.do !== "search") return send.call(this, request);
            const hit = { kind: "document", kind_text: "Văn bản", ref: "d001", cells: ["1"],
              snippets: [{ field: "body", label: "Nội dung", text: "😀😀 khen <b>", marks: [[3, 7]] }] };
            setTimeout(() => this.emit({ to: request.id, ok: true, data: { total: 1, total_text: "1", notices: [],
              offset: 0, limit: 25, columns: [{ name: "symbol", label: "Số" }], hits: [hit] } }));
          };
        }"""
    )
    page.fill("[data-field=query]", "khen")
    page.wait_for_selector("mark")
    assert page.locator("mark").inner_text() == "khen"
    assert page.locator(".hd-places p").inner_text() == "Nội dung: 😀😀 khen <b>"


def test_results_are_walked_and_opened_by_keys(desk: Opener) -> None:
    """Down leads from the box into the results and back up; Enter opens the document in its list."""
    page = desk()
    open_search(page)
    page.fill("[data-field=query]", "phong trào")
    page.wait_for_selector("mark")
    first, second, *_ = shown_hits(page)
    for key in ("ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp"):
        page.keyboard.press(key)
    assert page.evaluate("document.activeElement.dataset.field") == "query"
    for key in ("ArrowDown", "ArrowDown", "Enter"):
        page.keyboard.press(key)
    page.wait_for_function(f"document.activeElement.dataset.doc === '{second}'")
    assert selected(page) == [second]
    page.click("[data-view=find]")
    assert shown_hits(page)[0] == first


def test_pages_are_turned_and_told(desk: Opener) -> None:
    """The bar says which results are shown of how many, and the arrows turn pages as far as there are any."""
    page = desk()
    open_search(page)
    bar = page.locator(".hd-found-bar b")
    assert bar.inner_text() == "66 kết quả, đang xem 1–25"
    assert page.locator("[data-do=previous-page]").is_disabled()
    for told in ("26–50", "51–66"):
        page.click("[data-do=next-page]")
        page.wait_for_function(f"document.querySelector('.hd-found-bar b').textContent.endsWith('{told}')")
    assert page.locator("[data-do=next-page]").is_disabled()


def test_filters_columns_and_kept_searches(desk: Opener) -> None:
    """A filter narrows and is counted; a column can go; the whole search comes back under its name."""
    page = desk()
    open_search(page)
    page.click("[data-do=filters]")
    page.select_option("[data-field=type_name]", "Báo cáo")
    page.wait_for_function("document.querySelector('[data-total]').dataset.total < 20")
    count = page.locator("[data-total]").get_attribute("data-total")
    assert page.locator("[data-do=filters]").inner_text() == "Bộ lọc (1)"
    page.click("[data-do=columns]")
    page.uncheck("[data-column=organ_name]")
    page.click("[data-do=confirm-columns]")
    page.wait_for_function("document.querySelectorAll('.hd-hits th').length === 2")
    page.click("[data-do=save-search]")
    page.fill("dialog [data-field=name]", "Báo cáo năm nay")
    page.click("[data-do=confirm-save-search]")
    page.wait_for_selector("[data-field=saved] option[value='Báo cáo năm nay']", state="attached")
    page.click("[data-do=no-filters]")
    page.wait_for_function("document.querySelector('[data-total]').dataset.total === '66'")
    page.select_option("[data-field=saved]", "")
    page.select_option("[data-field=saved]", "Báo cáo năm nay")
    page.wait_for_function(f"document.querySelector('[data-total]').dataset.total === '{count}'")
    page.click("[data-do=forget-search]")
    page.click("[data-do=confirm-forget-search]")
    page.wait_for_selector("[data-do=forget-search]", state="detached")


def test_dates_the_wrong_way_round_are_told_beside_the_field(desk: Opener) -> None:
    """Such a search isn't sent; the fault stands at the second date."""
    page = desk()
    open_search(page)
    page.click("[data-do=filters]")
    type_at_once(page, from_date="31/12/2024", to_date="01/01/2024")
    page.keyboard.press("Tab")
    assert page.locator("[data-field=to_date]").get_attribute("aria-invalid") == "true"
    page.wait_for_timeout(400)
    assert all("to_date" not in one.get("request", {}).get("filters", {}) for one in requests_sent(page))


def test_the_print_menu_works_by_keys(desk: Opener) -> None:
    """Down walks, Escape closes and gives the focus back, Enter takes; each paper is one strict request."""
    page = desk()
    open_first_file(page)
    page.focus(".hd-card [data-do=print]")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.dataset.menu") == "contents_list-html"
    names = [item.get_attribute("data-menu") for item in page.locator("[role=menuitem]").all()]
    formats, whole = ("html", "docx", "xlsx", "pdf"), ("pdf", "xml", "bag")
    papers = [*(f"contents_list-{kind}" for kind in formats), *(f"export-{kind}" for kind in whole)]
    assert names == [*papers, "check-package"]
    page.keyboard.press("Escape")
    assert page.locator("[role=menu]").count() == 0
    assert page.evaluate("document.activeElement.dataset.do") == "print"
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename == "muc-luc.docx"
    sent = {name: value for name, value in requests_sent(page)[-1].items() if name != "id"}
    assert sent == {"do": "print", "form": "contents_list", "format": "docx", "file_notation": "01.VHXH"}


def test_a_paper_that_cannot_be_had_is_told_in_three_parts(desk: Opener) -> None:
    """What can't be written is a notice with what to do instead."""
    page = desk()
    page.click("[data-view=list]")
    page.click(".hd-view [data-do=print]")
    page.click("[data-menu=file_list-pdf]")
    notice = page.locator(".hd-notice.error")
    notice.wait_for()
    assert "Nên làm: Tải bản Word." in notice.inner_text()


def test_nothing_in_a_sample_can_run(desk: Opener) -> None:
    """The sample stands in an empty sandbox: even markup that slipped through would be dead."""
    page = desk()
    page.click(".hd-actions [data-do=print]")
    page.click("[data-menu=incoming_register-html]")
    frame = page.locator("iframe.hd-preview")
    frame.wait_for()
    assert frame.get_attribute("sandbox") == ""
    assert page.frame_locator("iframe.hd-preview").locator("body").inner_text() == "Mẫu in"
    assert page.evaluate("window.hacked") is None


def test_a_view_that_goes_leaves_nothing_behind(desk: Opener) -> None:
    """Two views of one widget work side by side; closing one removes its listeners and its nodes only."""
    page = desk()
    page.evaluate(
        """async () => {
          const board = (await import("./board.js")).default;
          const el = document.body.appendChild(document.createElement("div"));
          window.before = model.count();
          window.second = board.render({ model, el });
        }"""
    )
    assert page.locator(".hoso-desk").count() == 2
    page.evaluate("second()")
    assert page.locator(".hoso-desk").count() == 1
    assert page.evaluate("model.count() === before")
    open_first_file(page)


@pytest.mark.parametrize("way", [90, 300])
def test_a_click_counts_though_the_page_moves_under_it(desk: Opener, way: int) -> None:
    """Pressed on a row, released where another row or part has slid to: what was pressed is chosen, Ctrl too."""
    page = desk()
    open_first_file(page)
    rows = [page.locator("[role=grid] [data-doc]").nth(place) for place in (0, 3)]
    page.evaluate("document.querySelector('.hd-docs').style.position = 'relative'")
    for row, key in zip(rows, ("", "Control"), strict=True):
        box = row.bounding_box()
        assert box is not None
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 10)
        if key:
            page.keyboard.down(key)
        page.mouse.down()
        page.evaluate(f"document.querySelector('.hd-docs').style.top = '{way}px'")
        page.mouse.up()
        if key:
            page.keyboard.up(key)
        page.evaluate("document.querySelector('.hd-docs').style.top = '0'")
    assert selected(page) == [row.get_attribute("data-doc") for row in rows]


def test_a_button_counts_though_it_slides_away_and_a_moved_pointer_takes_it_back(desk: Opener) -> None:
    """The same for any button; who moves the pointer off before he lets go has changed his mind."""
    page = desk()
    open_first_file(page)
    chip = page.locator("[data-chip=lead]")
    box = chip.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x, y + 200)
    page.mouse.up()
    assert chip.get_attribute("aria-pressed") == "false"
    page.mouse.move(x, y)
    page.mouse.down()
    page.evaluate("document.querySelector('.hd-tools').style.paddingTop = '120px'")
    page.mouse.up()
    page.evaluate("document.querySelector('.hd-tools').style.paddingTop = ''")
    assert chip.get_attribute("aria-pressed") == "true"


def test_drawing_grows_no_faster_than_the_list(desk: Opener) -> None:
    """The work of a state change, and the elements that it makes, grow in step with the rows and no faster."""
    changes = """() => {
      const create = document.createElement;
      let made = 0;
      document.createElement = function (...told) {
        made += 1;
        return create.apply(this, told);
      };
      // how long at the least of seven times (a busy machine is slow now and then), and how many elements each made
      const drawn = (run) => {
        const spent = [], counts = [];
        for (let at = 0; at < 7; at++) {
          made = 0;
          const start = performance.now();
          run();
          document.body.offsetHeight;
          spent.push(performance.now() - start);
          counts.push(made);
        }
        return { spent: Math.min(...spent), made: Math.max(...counts), each: Math.min(...counts) };
      };
      const chip = (name) => document.querySelector(`[data-chip=${name}]`).click();
      // another state each time: what is as it was need not be drawn
      const change = () => {
        const { contents } = model.state.case_files[0];
        if (contents.length) contents.pop(); else contents.push({ doc_id: "d001" });
        model.publish();
      };
      const found = [drawn(change), drawn(() => { chip("lead"); chip("all"); })];
      document.createElement = create;
      return found;
    }"""
    found = []
    for count in (45, 1000):
        page = desk(f"count={count}")
        open_first_file(page)
        found.append(page.evaluate(changes))
        page.evaluate("sessionStorage.clear()")
    (few_state, few_chips), (many_state, many_chips) = found
    assert all(one["each"] > 0 for one in (few_state, few_chips, many_state, many_chips)), found
    # 22 times the rows: work for each pair of rows would be 490 times as much
    for few, many in ((few_state, many_state), (few_chips, many_chips)):
        assert many["made"] <= 25 * few["made"], found
        assert many["spent"] < 45 * max(few["spent"], 0.5), found


@pytest.mark.parametrize("size", [(1366, 768), (1024, 768), (820, 1180)])
def test_the_desk_fits_its_screen_and_has_no_serious_barrier(desk: Opener, size: tuple[int, int]) -> None:
    """No page scroll at the three sizes, and axe-core finds nothing serious in any view."""
    page = desk(begin=False)
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.click("[data-do=start]")
    open_first_file(page)
    page.click("[data-do=check]")
    page.wait_for_selector(".hd-dock .hd-finding")
    for view in ("incoming", "draft", "find", "list", "files", "retention", "history", "brief"):
        page.click(f"[data-view={view}]")
        assert page.evaluate("document.documentElement.scrollHeight <= innerHeight")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert serious(page) == [], view
