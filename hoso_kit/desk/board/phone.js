/*
 * The desk on a phone: one step at a time. A box of documents is walked as list → content → Danh mục → case file, a
 * screen with a list and a chosen thing as list → thing; the navigation is a drawer behind one button. Which step shows
 * is a mark on the root (`data-step`, `data-detail`) that phone.css reads; a wider desk never looks at it. Nothing here
 * may be the only way to anything, and nothing here asks Python.
 */

/** Narrower than this the desk shows one step at a time. */
const PHONE_WIDTH = 600;

const isPhone = (desk) => desk.root.classList.contains("phone");

/** Keep the mark `phone` true to the room that the desk has (in JupyterLab the window says nothing about it). */
function watchWidth(desk) {
  const look = () => {
    const width = desk.root.clientWidth;
    if (!width || (width < PHONE_WIDTH) === isPhone(desk)) return;
    desk.root.classList.toggle("phone", width < PHONE_WIDTH);
    if (desk.setting) draw(desk);
  };
  const watcher = new ResizeObserver(look);
  watcher.observe(desk.root);
  look();
  return () => watcher.disconnect();
}

/** The regions that only a phone shows. */
function buildPhoneParts(desk) {
  const { part } = desk;
  part.phoneBar = h("div", { class: "hd-phone-bar" });
  part.steps = h("nav", { class: "hd-phone-steps", "aria-label": "Các bước" });
  part.sheetBar = h("div", { class: "hd-phone-sheet-bar", role: "toolbar", "aria-label": "Việc với văn bản đang xem" });
}

const STEPS = { list: "Danh sách", sheet: "Nội dung", files: "Danh mục", card: "Hồ sơ" };

/** Go to a step; the panes of a wider desk follow, for whoever turns the phone. */
function goStep(desk, step) {
  const { ui } = desk;
  ui.step = step;
  if (step !== "list") ui.pane = step === "sheet" ? "sheet" : "files";
  leaveResult(desk);
  draw(desk);
}

/** On a phone the result panel covers the steps; who goes to one closes it. */
function leaveResult(desk) {
  if (isPhone(desk)) desk.ui.isDockOpen = false;
}

/** A tap on a row shows the document; only its mark box selects. */
function lookAtDoc(desk, id) {
  const { ui } = desk;
  ui.current = id;
  accessReadSoon(desk, id);
  goStep(desk, "sheet");
}

/** Whether a screen's chosen thing stands before its list: as long as it is the one that was asked for. */
function hasOpenDetail(desk) {
  const { ui } = desk;
  if (ui.detail !== ui.view || !SCREENS.has(ui.view)) return false;
  const { args, data } = screenView(desk, SCREENS.get(ui.view).name);
  const wanted = args.delivery ?? args.doc;
  return Boolean(data?.chosen) && [data.chosen.delivery_id, data.chosen.doc_id].includes(wanted);
}

function drawPhone(desk) {
  if (!isPhone(desk) || !desk.setting) return;
  const { root, part, ui } = desk;
  const isBox = isBoxView(ui.view);
  const steps = SCREENS.has(ui.view) ? [] : isBox ? Object.keys(STEPS) : ["list", "files", "card"];
  if (!steps.includes(ui.step)) ui.step = "list";
  root.dataset.step = ui.isDockOpen ? "result" : ui.step;
  root.dataset.detail = String(hasOpenDetail(desk));
  part.steps.hidden = !steps.length;
  paint(desk, part.steps, [desk.era, ui.view, root.dataset.step], () => steps.map((step) => h("button", {
    type: "button", "data-step-to": step, "data-key": `step-${step}`, "aria-pressed": String(step === root.dataset.step), onclick: () => goStep(desk, step),
  }, step === "list" && !isBox ? viewName(desk) : STEPS[step])));
  drawPhoneBar(desk);
  drawSheetBar(desk);
  showChosenTab(part.view.querySelector(".hd-screen-tabs"));
}

/** Tabs stand in one line that scrolls: the chosen one is brought into sight. */
function showChosenTab(strip) {
  const chosen = strip?.querySelector('[aria-pressed="true"]');
  if (!chosen) return;
  const [outer, inner] = [strip.getBoundingClientRect(), chosen.getBoundingClientRect()];
  strip.scrollLeft += inner.left - outer.left - (outer.width - inner.width) / 2;
}

function viewName(desk) {
  const { ui } = desk;
  const known = [...BOXES, ...VIEWS].find(({ id }) => id === ui.view) ?? SCREENS.get(ui.view);
  return ui.view === "brief" && isFree(desk) ? "Giới thiệu" : known?.text ?? "";
}

/** The button that opens the navigation, named by where one is; the way back from a chosen thing to its list. */
function drawPhoneBar(desk) {
  const { part, root } = desk;
  const name = viewName(desk);
  paint(desk, part.phoneBar, [desk.era, name, root.dataset.detail], () => [
    button(name, { symbol: "menu", label: `${name}. Mở danh sách chức năng`, "data-do": "menu", "data-key": "menu", "aria-haspopup": "dialog", "aria-expanded": "false" }, (event) => openDrawer(desk, event.currentTarget)),
    root.dataset.detail === "true" && button("Về danh sách", { symbol: "left", "data-do": "back-to-list", "data-key": "back-to-list" }, () => { desk.ui.detail = null; drawPhone(desk); }),
  ]);
}

/** The navigation itself moves into a dialog, which keeps the focus, closes with Escape and gives the focus back. */
function openDrawer(desk, opener) {
  const { part, setting, state } = desk;
  opener.setAttribute("aria-expanded", "true");
  const dialog = openDialog(desk, {
    name: "menu", title: setting.exercise.title, size: "drawer",
    body: (own) => [
      h("p", { class: "hd-hint" }, [MODE_NAMES[setting.exercise.mode], state.submitted_text, state.edition_notice].filter(Boolean).join(" · ")),
      part.nav,
      isFree(desk) && setting.buttons.new_variant && button("Làm lại từ đầu…", { symbol: "refresh", "data-do": "menu-new-variant" }, () => { own.close(); askNewVariant(desk); }),
    ],
    onclose: () => {
      part.frame.insertBefore(part.nav, part.tools);
      part.phoneBar.querySelector('[data-do="menu"]')?.setAttribute("aria-expanded", "false");
    },
  });
  desk.drawer = dialog;
  (part.nav.querySelector('[aria-current="page"]') ?? part.nav.querySelector("button"))?.focus();
}

/**
 * A table that a phone shows as stacked rows: each cell keeps the name of its column, and the roles are said once more
 * because laying rows out as blocks takes a table's own away.
 */
function stacking(table) {
  const head = [...table.tHead.rows[0].cells];
  const labels = head.map((cell) => (cell.querySelector(".hd-sr") ? "" : cell.textContent));
  table.classList.add("hd-stacks");
  table.setAttribute("role", "table");
  for (const part of [table.tHead, ...table.tBodies]) part.setAttribute("role", "rowgroup");
  for (const cell of head) if (cell.tagName === "TH") cell.setAttribute("role", "columnheader");
  for (const row of table.rows) row.setAttribute("role", "row");
  for (const row of [...table.tBodies].flatMap((body) => [...body.rows])) {
    [...row.cells].forEach((cell, at) => {
      cell.setAttribute("role", "cell");
      if (cell.colSpan === 1 && labels[at]) cell.dataset.label = labels[at];
    });
  }
  return table;
}

/** Below the document on show: the ones before and after it, and filing just this one. */
function drawSheetBar(desk) {
  const { part, ui } = desk;
  const at = desk.listed.indexOf(ui.current);
  const doc = isBoxView(ui.view) ? desk.docs.get(ui.current) : null;
  const turn = (name, text, symbol, next) => button("", { kind: "icon", symbol, label: text, "data-do": name, "data-key": name, disabled: !next }, () => lookAtDoc(desk, next));
  paint(desk, part.sheetBar, [desk.era, doc?.doc_id, at, desk.listed.length, doc && filedIn(desk, doc.doc_id)], () => doc && [
    turn("previous-doc", "Văn bản trước", "left", desk.listed[at - 1]), turn("next-doc", "Văn bản sau", "right", desk.listed[at + 1]),
    button("Đưa vào hồ sơ…", { kind: "primary", symbol: "put", "data-do": "file-shown", "data-key": "file-shown" }, () => pickFileDialog(desk, [doc.doc_id])),
    filedIn(desk, doc.doc_id).length > 0 && button("Lấy ra…", { symbol: "out", "data-do": "take-out-shown", "data-key": "take-out-shown" }, () => takeOutDialog(desk, [doc.doc_id])),
  ]);
}
