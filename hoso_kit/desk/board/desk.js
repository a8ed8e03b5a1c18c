/**
 * The learner's whole screen: one anywidget module, vanilla DOM, no imports, no build step.
 *
 * Mechanism. Python owns the truth and shows it through two traits: `setting` (the situation, fixed for
 * a variant) and `state` (what the journal folds to, new after every action). This file draws them and
 * sends requests: model.send({id, do, …}); each answer comes back as a custom message {to: id, ok, notice,
 * data}. Nothing here decides whether an action is right: the office refuses, the rubric marks, the desk
 * only shows. What lives here is the view: which box is open, what is selected, which dialog is up.
 *
 * Drawing. `render` builds one `desk` object (model, nodes, view state) per view, so JupyterLab may show
 * the same widget twice. Each region has one draw function; `paint` skips a region whose signature has not
 * changed and keeps focus and scroll when it has. A state change redraws all regions: about 70 rows of
 * plain DOM, a few milliseconds.
 *
 * Safety. Text from data reaches the page through textContent and setAttribute only, never as markup.
 *
 * Keyboard. The desk carries data-lm-suppress-shortcuts, without which JupyterLab would take single keys
 * (D, D deletes a cell) from a learner who walks through the list of documents.
 */

/* Building and drawing the desk. */

/** On narrow screens the sheet and the files share one pane with two tabs. */
function setPane(desk, pane) {
  desk.ui.pane = pane;
  drawPane(desk);
}

function drawPane(desk) {
  const { root, part, ui } = desk;
  const pane = isBoxView(ui.view) ? ui.pane : "files";
  root.dataset.pane = pane;
  part.tabs.hidden = !isBoxView(ui.view);
  for (const tabNode of part.tabs.children) tabNode.setAttribute("aria-pressed", String(tabNode.dataset.pane === pane));
}

/** The regions that stay for the life of a view; everything inside them is drawn later. */
function buildParts(desk) {
  const part = desk.part;
  part.head = h("header", { class: "hd-head" });
  part.bar = h("div", { class: "hd-notice-bar" });
  part.nav = h("nav", { class: "hd-nav", "aria-label": "Chức năng" });
  part.search = h("input", { type: "search", "aria-label": "Tìm văn bản", placeholder: "Tìm số, trích yếu, cơ quan…", title: "Gõ có dấu hoặc không dấu đều được", "data-key": "search",
    oninput: () => { desk.ui.query = part.search.value; drawGrid(desk); drawSheet(desk); } });
  part.chips = h("div", { class: "hd-chips", role: "group", "aria-label": "Lọc văn bản" });
  part.actions = h("div", { class: "hd-actions", role: "toolbar", "aria-label": "Việc với văn bản đang chọn" });
  part.found = h("div", { class: "hd-found" });
  part.gridHead = h("div", { role: "rowgroup", class: "hd-grid-head" });
  part.gridBody = h("div", { role: "rowgroup" });
  part.grid = h("div", { class: "hd-grid", role: "grid", "aria-multiselectable": "true", "aria-label": "Danh sách văn bản", onclick: (event) => onGridClick(desk, event), onkeydown: (event) => onGridKey(desk, event),
    // two quick taps on mark boxes are two marks
    ondblclick: (event) => { if (event.target.closest("[data-doc]") && !event.target.closest(".c-mark") && !isPhone(desk)) sheetDialog(desk, desk.ui.current); },
    onfocusin: (event) => {
      const id = event.target.dataset?.doc;
      if (id && id !== desk.ui.current) { desk.ui.current = id; markRows(desk); drawSheet(desk); }
    } }, part.gridHead, part.gridBody);
  part.tools = h("section", { class: "hd-tools", "aria-label": "Tìm, lọc và xử lý văn bản" }, h("div", { class: "hd-search" }, icon("search"), part.search), part.chips, h("div", { class: "hd-tool-row" }, part.actions, part.found));
  part.docs = h("main", { class: "hd-docs" }, part.grid);
  part.sheet = h("div", { class: "hd-sheet-scroll", tabindex: "0", role: "region", "aria-label": "Nội dung văn bản" });
  part.sheetPane = h("section", { class: "hd-sheet-pane" }, part.sheet);
  part.view = h("main", { class: "hd-view", hidden: true, tabindex: "0" });
  part.treeTitle = h("div", { class: "hd-tree-title" });
  part.tree = h("div", { class: "hd-tree", role: "tree", "aria-label": "Danh mục hồ sơ", onkeydown: (event) => onTreeKey(desk, event),
    onclick: (event) => { const item = event.target.closest('[role="treeitem"]'); if (item) { onTreeChoose(desk, item); setTreeStop(desk); } } });
  part.unlisted = button("Mở hồ sơ ngoài Danh mục…", { kind: "dashed", symbol: "plus", "data-do": "open-unlisted", "data-key": "open-unlisted" }, () => openUnlistedDialog(desk));
  part.card = h("section", { class: "hd-card", "aria-label": "Hồ sơ đang chọn", tabindex: "0" });
  part.side = h("aside", { class: "hd-side", "aria-label": "Hồ sơ" }, part.treeTitle, part.tree, part.unlisted, part.card);
  part.tabs = h("nav", { class: "hd-tabs", "aria-label": "Khung bên" },
    [["sheet", "Nội dung văn bản"], ["files", "Hồ sơ"]].map(([pane, text]) => h("button", { type: "button", "data-pane": pane, onclick: () => setPane(desk, pane) }, text)));
  buildPhoneParts(desk);
  part.dock = h("section", { class: "hd-dock", "aria-label": "Kết quả kiểm tra và gợi ý", hidden: true });
  part.foot = h("footer", { class: "hd-foot" });
  part.toasts = h("div", { class: "hd-toasts" });
  part.live = h("div", { class: "hd-sr", "aria-live": "polite" });
  part.busyText = h("span", null);
  part.busy = h("div", { class: "hd-busy", role: "status", hidden: true }, h("i"), part.busyText);
  part.frame = h("div", { class: "hd-frame" }, part.head, part.bar, part.phoneBar, part.nav, part.tools, part.docs, part.sheetPane, part.view, part.tabs, part.side, part.dock, part.steps, part.foot);
  part.sheetPane.append(part.sheetBar);
  desk.root.append(part.frame, part.toasts, part.busy, part.live);
}

function draw(desk) {
  if (!desk.setting) return;
  drawHeader(desk);
  drawBar(desk);
  drawNav(desk);
  drawView(desk);
  if (isBoxView(desk.ui.view)) {
    drawChips(desk);
    drawGrid(desk);
  }
  drawSheet(desk);
  drawTree(desk);
  drawCard(desk);
  drawPane(desk);
  drawDock(desk);
  drawFoot(desk);
  drawPhone(desk);
}

function loadSetting(desk) {
  for (const dialog of [...desk.dialogs]) dialog.close();
  if (!readSetting(desk)) return;
  desk.part.search.value = "";
  desk.ui.sort = firstSort(desk);
  readState(desk);
  desk.ui.current = listedDocs(desk)[0]?.doc_id ?? null;
  draw(desk);
  const whenShown = () => { if (!desk.isGone) (desk.root.isConnected ? greet(desk) : requestAnimationFrame(whenShown)); };
  requestAnimationFrame(whenShown);
}

function loadState(desk) {
  if (!desk.setting) return;
  readState(desk);
  drawAll(desk);
}

/** The page, and the dialogs that show something of the state. */
function drawAll(desk) {
  draw(desk);
  for (const dialog of desk.dialogs) if (dialog.update && !isPressed(desk, dialog.node)) dialog.update();
}

/** Keys that work anywhere on the desk. Nothing typed here may reach the notebook around it. */
function onDeskKey(desk, event) {
  event.stopPropagation();
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !desk.dialogs.length && desk.setting?.buttons.check) {
    event.preventDefault();
    runCheck(desk);
  }
}

/** What one view of the widget knows before it has read anything. */
const newDesk = (model) => ({
  model, uid: uid("desk"), root: h("div", { class: "hoso-desk", lang: "vi", "data-lm-suppress-shortcuts": "true" }),
  part: {}, painted: new WeakMap(), pending: new Map(), slow: new Set(), dialogs: [], era: 0, tick: 0, setting: null, state: EMPTY_STATE,
  ui: freshView(), docs: new Map(), texts: new Map(), people: new Map(), entries: new Map(), files: new Map(), listed: [], pressed: null, mustDraw: false, isGone: false,
  // where nothing but reading is offered, what opens a document and a case file
  reader: null,
});

/** Draw the page that the setting names: the desk, or the province that is only searched and read. */
const render = (context) => (context.model.get("setting")?.page === "province" ? renderProvince : renderDesk)(context);

function renderDesk({ model, el }) {
  const desk = newDesk(model);
  const isFull = document.body.classList.contains("hoso-voila");
  desk.root.classList.toggle("hoso-full", isFull);
  buildParts(desk);
  const stop = listen(desk, { "change:setting": () => loadSetting(desk), "change:state": () => loadState(desk) }, () => drawAll(desk));
  const drags = { dragstart: startDrag, dragover: overDrag, drop: onDrop, dragend: endDrag };
  for (const [name, run] of Object.entries(drags)) desk.root.addEventListener(name, (event) => run(desk, event));
  desk.root.addEventListener("keydown", (event) => onDeskKey(desk, event));
  // With the whole page ours, Ctrl+Enter must work even when nothing has the focus.
  const onPageKey = (event) => { if (isFull && event.target === document.body) onDeskKey(desk, event); };
  document.addEventListener("keydown", onPageKey);
  el.append(desk.root);
  const stopWatchingWidth = watchWidth(desk);
  loadSetting(desk);
  return () => {
    document.removeEventListener("keydown", onPageKey);
    stopWatchingWidth();
    stop();
  };
}

/** Listen to the model and to what is pressed; the function that is returned lets go of the view. */
function listen(desk, changes, redraw) {
  const listeners = { ...changes, "msg:custom": (message) => settle(desk, message) };
  for (const [name, run] of Object.entries(listeners)) desk.model.on(name, run);
  const stopWatching = watchPressing(desk, redraw);
  return () => {
    desk.isGone = true;
    stopWatching();
    for (const [name, run] of Object.entries(listeners)) desk.model.off(name, run);
    for (const { busyTimer, lateTimer } of desk.pending.values()) { clearTimeout(busyTimer); clearTimeout(lateTimer); }
    desk.pending.clear();
    desk.closeMenu?.();
    clearTimeout(desk.ui.find.timer);
    for (const dialog of [...desk.dialogs]) dialog.close();
    desk.root.remove();
  };
}

export default { render };
