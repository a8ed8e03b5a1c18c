/* Further screens: each is a file in screens/ that calls defineScreen; what it shows is asked of Python. */

/** Screens by name; filled while the files are read, never changed after. */
const SCREENS = new Map();

/**
 * `build(desk, data, view)` returns the screen's nodes. `group` is where the navigation lists it ("documents",
 * "files", "archive", "system"); `replaces` names a plain view or a screen that this one shows better.
 */
function defineScreen({ name, text, symbol, group, build, replaces = null }) {
  SCREENS.set(screenId(name), { id: screenId(name), name, text, symbol, group, build, replaces });
}

/** A screen's view on the page: one that is called as a list of documents ("incoming") stands beside that list. */
const screenId = (name) => (BOXES.some((box) => box.id === name) ? `${name}_work` : name);

/** What the page knows of a screen: its arguments, the data last shown, what was asked last. */
function screenView(desk, name) {
  const id = screenId(name);
  if (!desk.ui.screens.has(id)) desk.ui.screens.set(id, { args: {}, data: null, fault: null, asked: "", drawn: "", tick: 0, mark: "", hasSeenMark: true });
  return desk.ui.screens.get(id);
}

/** Ask for a screen's data unless what is shown is still fresh; an answer that comes too late is dropped. */
async function keepScreenFresh(desk, name) {
  const view = screenView(desk, name);
  const wanted = JSON.stringify([desk.era, desk.tick, view.args]);
  if (view.asked === wanted) return showMark(desk, view);
  view.asked = wanted;
  const answer = await request(desk, { do: "look", screen: SCREENS.get(screenId(name)).name, args: view.args });
  if (desk.isGone || view.asked !== wanted) return;
  view.fault = answer.ok ? null : answer.notice;
  if (answer.ok) view.data = answer.data;
  // what is shown stays as it is, with its scroll and what was typed, unless something of it is new
  const drawn = JSON.stringify([view.fault, view.data, view.args, screenGround(desk)]);
  if (view.drawn === drawn) return showMark(desk, view);
  view.drawn = drawn;
  view.tick += 1;
  if (desk.ui.view !== screenId(name)) return;
  drawView(desk);
  showMark(desk, view);
}

/** The row that a notice spoke of: marked as long as the screen shows it, brought into sight and focused once. */
function showMark(desk, view) {
  const id = CSS.escape(view.mark);
  const row = id && desk.part.view.querySelector(`tr:is([data-doc-row="${id}"], [data-file="${id}"])`);
  if (!row) return;
  row.classList.add("marked");
  if (view.hasSeenMark) return;
  view.hasSeenMark = true;
  row.querySelector("button")?.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
}

/** What screens look up besides their own data: which day it is, and what there is for this person to open. */
const screenGround = (desk) => [desk.state.today, desk.state.screens, desk.docs, desk.files, desk.entries].map((one) => (one instanceof Map ? [...one.keys()] : one));

function viewScreen(desk, name) {
  const { text, build } = SCREENS.get(screenId(name));
  const view = screenView(desk, name);
  if (view.fault) return h("div", { class: `hd-notice ${view.fault.kind}`, role: "alert" }, h("div", { class: "hd-notice-text" }, noticeBody(view.fault)));
  if (!view.data) return [screenHead(text), h("p", { class: "hd-empty", role: "status" }, "Đang mở…")];
  return build(desk, view.data, view);
}

/** Show a screen with other arguments (a tab, a year, a filter); the rest of them stays. `mark` is the document or file meant. */
function showWith(desk, name, args, mark = "") {
  const view = screenView(desk, name);
  Object.assign(view, { mark, hasSeenMark: false });
  Object.assign(view.args, args);
  if (desk.ui.view === screenId(name)) keepScreenFresh(desk, name);
  else showView(desk, screenId(name));
  // who asks for one thing of a screen sees it on a phone before the list
  desk.ui.detail = args.delivery || args.doc ? screenId(name) : null;
  drawPhone(desk);
}

/** A screen's own request (a preview, an import); shows its notice and resolves with the answer. */
async function askScreen(desk, name, what, args = {}, dialog = null) {
  const answer = await request(desk, { do: "ask", screen: name, what, args });
  if (desk.isGone) return answer;
  if (answer.ok) dialog?.close();
  if (answer.notice) showNotice(desk, answer.notice);
  return answer;
}

const hasScreen = (desk, name) => desk.state.screens.some((screen) => screen.name === name);

// What most screens are made of

/** Title, an optional sentence under it, and buttons at the right. */
const screenHead = (title, { note = "", buttons = [] } = {}) => h("div", { class: "hd-view-head hd-screen-head" },
  h("div", null, h("h2", null, title), note && h("p", { class: "hd-hint" }, note)), h("div", { class: "hd-screen-buttons" }, buttons));

/** Tabs that set the argument `tab`; each {id, text, count?}. The first is chosen where none is, or one that this person hasn't. */
function screenTabs(desk, name, tabs) {
  const wanted = screenView(desk, name).args.tab;
  const chosen = tabs.some(({ id }) => id === wanted) ? wanted : tabs[0].id;
  return h("div", { class: "hd-screen-tabs", role: "group", "aria-label": "Phần của màn hình" }, tabs.map(({ id, text, count }) =>
    h("button", { type: "button", class: "hd-chip", "data-key": `tab-${id}`, "data-tab": id, "aria-pressed": String(id === chosen), onclick: () => showWith(desk, name, { tab: id }) },
      text, count === undefined || count === null ? null : h("span", null, ` ${count}`))));
}

/** From a list where nothing is left to the next tab where something waits. */
function screenNext(desk, name, { tabs, tab }) {
  const next = tabs.slice(tabs.findIndex(({ id }) => id === tab) + 1).find(({ count }) => count);
  return next ? h("p", null, button(`Tiếp theo: ${next.text} (${next.count})`, { kind: "primary", symbol: "right", "data-do": "next-tab", "data-key": "next-tab" }, () => showWith(desk, name, { tab: next.id }))) : null;
}

/** A plain table; `columns` [{text, kind?}], one without text holds buttons (kind "do") or ticks; `rows` [{key, cells, kind?, data?}]; `empty` is told where there is no row. */
function screenTable({ label, columns, rows, empty = "Chưa có gì ở đây." }) {
  if (!rows.length) return h("p", { class: "hd-empty" }, empty);
  const table = h("table", { "aria-label": label },
    h("thead", null, h("tr", null, columns.map(({ text, kind = null }) => h("th", { scope: "col", class: kind }, text || h("span", { class: "hd-sr" }, kind === "do" ? "Việc" : "Chọn"))))),
    h("tbody", null, rows.map(({ key, cells, kind = null, data = {} }) => h("tr", { class: kind, "data-row-key": key, ...data },
      cells.map((cell, at) => h("td", { class: columns[at]?.kind ?? null }, cell instanceof HTMLInputElement ? tickBox(cell) : cell))))));
  // a matrix of marks is read by its columns, so it scrolls where other tables stack
  const isMatrix = columns.some(({ kind }) => kind === "administration-mark");
  return h("div", { class: "hd-screen-table", tabindex: "0", role: "region", "aria-label": label }, isMatrix ? table : stacking(table));
}

/** A tick with room around it for a finger. */
const tickBox = (input) => h("label", { class: "hd-tick-box" }, input);

/** Lines of a printed form, the second column being what a line is called. */
function plainTable(label, head, lines) {
  return screenTable({ label, columns: head.map((text) => ({ text })), rows: lines.map((cells) => ({ key: `${label}-${cells[0]}`, cells: cells.map((cell, at) => (at === 1 ? h("b", { class: "hd-name" }, cell) : cell)) })) });
}
