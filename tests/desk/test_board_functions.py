"""What single functions of the page answer, run in a blank tab without an office."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from hoso_kit.desk import board

pytestmark = pytest.mark.browser

LISTS = [{"year": 2024, "is_locked": False, "headings": []}, {"year": 2025, "is_locked": False, "headings": []}]
PLACES = """(rows) => {
  const shown = [];
  formDialog = (desk, form) => shown.push(...form.fields);
  retentionFields = () => [textField("maintenance", "Thời hạn"), textField("retention_row", "Dòng")];
  const desk = { setting: { people: [] } };
  file_listsEntry(desk, { list: { rows } });
  file_listsEntry(desk, { list: { rows } }, null, rows[1]);
  const places = shown.filter((field) => field.control.dataset.field === "place");
  return places.map((field) => [field.value(), field.check()]);
}"""


@pytest.fixture
def tab(page: Page) -> Page:
    """A blank tab that knows the page's functions."""
    script, _, _ = board.script().rpartition("export default")
    page.add_script_tag(content=script)
    return page


@pytest.mark.parametrize(("file_year", "shown_under"), [(2024, 2024), (2025, 2025), (2019, 2024)])
def test_the_tree_shows_a_file_outside_the_lists_under_one_year(tab: Page, file_year: int, shown_under: int) -> None:
    """Under the list of its own year; where that year has none, under the list in force and no other."""
    desk: dict[str, Any] = {"lists": LISTS, "state": {"today": "2024-12-17"}, "ui": {"treeYear": 2025}}
    assert tab.evaluate("([desk, file]) => treeYearOf(desk, file)", [desk, {"file_catalog": file_year}]) == shown_under


def test_a_new_file_of_a_list_has_no_place_until_one_is_chosen(tab: Page) -> None:
    """From the toolbar the place is empty and asked for; from a row's menu it is that row."""
    rows = [
        {"kind": "heading", "number": "I", "title": "VĂN PHÒNG", "heading": "VP", "subheading": ""},
        {"kind": "subheading", "number": "1", "title": "Tổng hợp", "heading": "VP", "subheading": "Tổng hợp"},
    ]
    assert tab.evaluate(PLACES, rows) == [["", False], ['["VP","Tổng hợp"]', True]]


def test_a_set_of_papers_can_be_made_where_there_is_no_case_file(tab: Page) -> None:
    """A box of tick marks with nothing to tick is a field like any other; it only says that nothing is there."""
    shown = """() => {
      let fields = null;
      formDialog = (desk, form) => { fields = form.fields; };
      administrationGroup({}, { levels: [], people: [], files: [] });
      return [fields[3].value(), fields[3].check(), fields[3].node.textContent];
    }"""
    assert tab.evaluate(shown) == [[], True, "Hồ sơChưa có gì để chọn."]


@pytest.mark.parametrize(("wanted", "chosen"), [(None, "one"), ("two", "two"), ("gone", "one")])
def test_one_tab_is_always_pressed(tab: Page, wanted: str | None, chosen: str) -> None:
    """A tab that this person hasn't (any more) leaves the first one pressed."""
    pressed = """(wanted) => {
      const desk = { ui: { screens: new Map() } };
      screenView(desk, "outgoing").args.tab = wanted ?? undefined;
      const tabs = screenTabs(desk, "outgoing", [{ id: "one", text: "Một" }, { id: "two", text: "Hai" }]);
      return [...tabs.querySelectorAll('[aria-pressed="true"]')].map((one) => one.dataset.tab);
    }"""
    assert tab.evaluate(pressed, wanted) == [chosen]


def test_who_takes_another_part_has_read_nothing_in_it(tab: Page) -> None:
    """The same document opened again in another role is noted again; a reading begun before counts for nobody."""
    noted = """async () => {
      const sent = [];
      request = (desk, body) => sent.push(body.action.doc_id);
      const setting = { documents: [], people: [] };
      const desk = { model: { get: () => setting }, era: 0, state: { keeps_views: true }, isGone: false };
      readSetting(desk);
      accessRead(desk, "D1");
      accessRead(desk, "D1");
      accessReadSoon(desk, "D2");
      Object.assign(desk.ui, { current: "D2" });
      const begun = desk.readTimer;
      readSetting(desk);
      accessRead(desk, "D1");
      return [sent, begun > 0];
    }"""
    assert tab.evaluate(noted) == [["D1", "D1"], True]


def test_a_screen_is_drawn_again_only_for_something_new(tab: Page) -> None:
    """A new state that changes nothing on a screen leaves it as it is; new data, a document gone or a fault don't."""
    drawn = """async () => {
      let data = { rows: 1 }, ok = true, draws = 0;
      request = async () => (ok ? { ok, data: { ...data } } : { ok, notice: { kind: "error" } });
      drawView = () => { draws += 1; };
      const desk = { era: 1, tick: 0, state: { today: "2024-12-17", screens: [] }, docs: new Map([["D1", {}]]),
        files: new Map(), entries: new Map(), ui: { screens: new Map(), view: "notices" } };
      const counts = [];
      const look = async () => { desk.tick += 1; await keepScreenFresh(desk, "notices"); counts.push(draws); };
      await look(); await look();
      data = { rows: 2 }; await look();
      desk.docs.delete("D1"); await look();
      screenView(desk, "notices").args.kind = "late"; await look();
      ok = false; await look(); await look();
      return counts;
    }"""
    assert tab.evaluate(drawn) == [1, 1, 2, 3, 4, 5, 5]


def test_a_reply_that_is_taken_away_is_told(tab: Page) -> None:
    """Of a draft only what was changed is sent; a reply that was cleared is sent as empty, not left out."""
    changed = "([before, facts]) => outgoingChanged(before, facts)"
    before = {"subject": "A", "replies_to": "D1", "body": ["x"]}
    assert tab.evaluate(changed, [before, {**before, "replies_to": None}]) == {"replies_to": ""}
    assert tab.evaluate(changed, [{**before, "replies_to": None}, {**before, "replies_to": None}]) == {}


def test_a_notice_of_a_delivery_leads_to_that_delivery(tab: Page) -> None:
    """“Xử lý” opens the part of the screen with the thing itself chosen; the line's keys don't hang on its number."""
    led = """() => {
      const seen = [];
      showWith = (desk, name, args) => seen.push([name, args]);
      const state = { screens: [{ name: "incoming" }] };
      const desk = { docs: new Map(), files: new Map(), entries: new Map(), state };
      const things = { doc_id: "", file: "", delivery: "G7", year: 0 };
      const notice = { kind: "delivery_waiting", text: "Văn bản mới", ...things, screen: "incoming", part: "receive" };
      const go = noticesOpen(desk, notice).querySelector("button");
      go.click();
      return [go.dataset.key, seen];
    }"""
    assert tab.evaluate(led) == [
        "notice-go-delivery_waiting-G7",
        [["incoming", {"tab": "receive", "delivery": "G7"}]],
    ]


def test_the_roles_in_force_group_the_parts(tab: Page) -> None:
    """Who was made head of the office stands among its heads, whatever the situation gave him."""
    groups = """() => {
      const people = new Map([["a", { roles: ["specialist"] }]]);
      const state = { plays_roles: { a: ["head_of_office"] } };
      const desk = { people, setting: { plays: [{ person_id: "a" }] }, state };
      return rolesByGroup(desk).map((one) => one.text);
    }"""
    assert tab.evaluate(groups) == ["Lãnh đạo cơ quan"]


def test_a_file_that_cannot_be_read_is_told(tab: Page) -> None:
    """A read error is told in the dialog, and nothing goes to Python as if it were an empty file."""
    told = """async () => {
      const seen = [];
      class Broken { readAsDataURL() { setTimeout(() => this.onerror()); } }
      window.FileReader = Broken;
      showNotice = (desk, notice) => seen.push(notice.title);
      request = async () => seen.push("sent");
      askScreen = async () => seen.push("sent");
      const file = new File(["x"], "a.xml");
      formDialog = (desk, form) => { form.run({}); };
      Object.defineProperty(HTMLInputElement.prototype, "files", { get: () => [file] });
      messagesUpload({});
      await backupInspect({}, file, 100, () => null);
      return seen;
    }"""
    assert tab.evaluate(told) == ["Không đọc được tệp", "Không đọc được tệp"]


def test_a_menu_of_papers_names_what_stands_on_its_button(tab: Page) -> None:
    """The accessible name begins with the visible text; each paper is offered in every format."""
    shown = """() => {
      const form = { id: "copies", name: "Danh sách bản sao", citation: "" };
      const desk = { setting: { forms: [form], formats: [{ id: "html", name: "Xem" }, { id: "pdf", name: "PDF" }] } };
      let offered = null;
      const names = (groups) => groups.flatMap(({ items }) => items.map((one) => one.name));
      openMenu = (owner, opener, label, groups) => { offered = names(groups); };
      const opener = formMenu(desk, ["copies"]);
      opener.click();
      return [opener.textContent, opener.getAttribute("aria-label"), offered, formMenu(desk, ["gone"])];
    }"""
    entries = ["copies-html", "copies-pdf"]
    assert tab.evaluate(shown) == ["In, tải…", "In, tải Danh sách bản sao", entries, None]


def test_enter_in_a_filter_does_not_freeze(tab: Page) -> None:
    """Enter in the field that filters the files sends nothing; in the field for the name it sends the form."""
    sent = """() => {
      document.body.replaceChildren();
      formDialog = (desk, form) => {
        const node = h("form", { onsubmit: (event) => { event.preventDefault(); node.dataset.sent = "yes"; } },
          form.fields.map((field) => field.node), form.extra, h("button", { type: "submit" }, form.yes));
        document.body.append(node);
      };
      const file = { file_notation: "01.VP", title: "A", holder: "B", status_text: "", locks: [] };
      freezingDialog({}, [file]);
    }"""
    tab.evaluate(sent)
    tab.locator("input[type=search]").press("Enter")
    assert tab.locator("form").get_attribute("data-sent") is None
    tab.locator('[data-field="name"]').press("Enter")
    assert tab.locator("form").get_attribute("data-sent") == "yes"


def test_a_column_of_buttons_or_ticks_has_a_name(tab: Page) -> None:
    """A head without visible text is read out as what stands under it."""
    heads = """() => {
      const columns = [{ text: "" }, { text: "Hồ sơ" }, { text: "", kind: "do" }];
      const table = screenTable({ label: "Bảng", columns, rows: [{ key: "1", cells: ["", "", ""] }] });
      return [...table.querySelectorAll("th")].map((one) => one.textContent);
    }"""
    assert tab.evaluate(heads) == ["Chọn", "Hồ sơ", "Việc"]
