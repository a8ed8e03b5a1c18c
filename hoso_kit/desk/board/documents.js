/* The list of documents. */

const COLUMNS = [
  { key: "arrival", text: "Số đến", only: "incoming" },
  { key: "symbol", text: "Số, ký hiệu" },
  { key: "date", text: "Ngày" },
  { key: "subject", text: "Trích yếu" },
];

function drawChips(desk) {
  const { ui, setting } = desk;
  const inBox = [...desk.docs.values()].filter((doc) => doc.box === ui.box);
  const count = (filed, role) => inBox.filter((doc) => isKept(desk, doc, filed, role)).length;
  const chip = (text, number, isOn, name, run) => h("button", {
    type: "button", class: "hd-chip", "aria-pressed": String(isOn), "data-key": `chip-${name}`, "data-chip": name,
    onclick: () => { run(); draw(desk); },
  }, text, " ", h("span", null, String(number)));
  const flip = (name, value) => () => { ui[name] = ui[name] === value ? "" : value; };
  paint(desk, desk.part.chips, [desk.era, desk.tick, ui.box, ui.filedFilter, ui.roleFilter], () => [
    chip("Tất cả", inBox.length, !ui.filedFilter && !ui.roleFilter, "all", () => { ui.filedFilter = ui.roleFilter = ""; }),
    chip("Chưa vào hồ sơ", count("no", ui.roleFilter), ui.filedFilter === "no", "unfiled", flip("filedFilter", "no")),
    chip("Đã vào hồ sơ", count("yes", ui.roleFilter), ui.filedFilter === "yes", "filed", flip("filedFilter", "yes")),
    chip("Tôi chủ trì", count(ui.filedFilter, "lead"), ui.roleFilter === "lead", "lead", flip("roleFilter", "lead")),
    chip("Tôi phối hợp", count(ui.filedFilter, "support"), ui.roleFilter === "support", "support", flip("roleFilter", "support")),
  ]);
}

function drawGrid(desk) {
  const { ui, part } = desk;
  const docs = listedDocs(desk);
  desk.listed = docs.map((doc) => doc.doc_id);
  const shown = new Set(desk.listed);
  for (const id of [...ui.selected]) if (!shown.has(id)) ui.selected.delete(id);
  if (!ui.selected.size) ui.isExplicit = false;
  if (!shown.has(ui.current)) ui.current = desk.listed[Math.min(Math.max(desk.lastRow ?? 0, 0), desk.listed.length - 1)] ?? null;
  const hadFocus = part.gridBody.contains(document.activeElement);
  paint(desk, part.gridHead, [ui.box, ui.sort], () => gridHead(desk));
  paint(desk, part.gridBody, [desk.era, ui.box, desk.listed, desk.listed.map((id) => filedIn(desk, id)), desk.state.fates], () => docs.length
    ? docs.map((doc, at) => gridRow(desk, doc, at))
    : h("div", { class: "hd-empty", role: "row" }, h("div", { role: "gridcell" }, emptyListText(ui))));
  part.grid.setAttribute("aria-rowcount", String(docs.length + 1));
  part.grid.dataset.box = ui.box;
  markRows(desk);
  if (hadFocus && !part.gridBody.contains(document.activeElement)) focusRow(desk);
  drawResultCount(desk, docs.length);
}

const emptyListText = (ui) => (ui.query || ui.filedFilter || ui.roleFilter
  ? "Không có văn bản nào khớp. Thử bỏ bớt điều kiện lọc hoặc từ tìm kiếm."
  : "Mục này chưa có văn bản.");

function drawResultCount(desk, count) {
  const { ui, part, setting } = desk;
  const matches = makeMatcher(ui.query);
  const elsewhere = ui.query.trim()
    ? BOXES.filter((box) => box.id !== ui.box).map((box) => ({ ...box, count: [...desk.docs.values()].filter((doc) => doc.box === box.id && matches(desk.texts.get(doc.doc_id))).length })).filter((box) => box.count)
    : [];
  paint(desk, part.found, [desk.era, ui.box, count, elsewhere], () => [
    h("span", null, ui.query.trim() ? `Tìm thấy ${count} văn bản` : `${count} văn bản`),
    elsewhere.map((box) => button(`${box.text}: ${box.count}`, { kind: "link", "data-key": `else-${box.id}` }, () => showView(desk, box.id))),
  ]);
  announce(desk, `${count} văn bản trong danh sách`);
}

function gridHead(desk) {
  const { ui } = desk;
  const active = ui.sort.key || (ui.box === "incoming" ? "arrival" : "date");
  return h("div", { role: "row", class: "hd-row head", "aria-rowindex": 1 },
    h("div", { role: "columnheader", class: "c-mark" }, h("span", { class: "hd-sr" }, "Chọn")),
    COLUMNS.filter((column) => !column.only || column.only === ui.box).map(({ key, text }) => {
      const order = key === active ? (ui.sort.isDown ? "descending" : "ascending") : "none";
      return h("div", { role: "columnheader", class: `c-${key}`, "aria-sort": order },
        h("button", { type: "button", "data-key": `sort-${key}`, title: `Sắp xếp theo ${text.toLocaleLowerCase("vi")}`, onclick: () => {
          ui.sort = { key, isDown: key === active && !ui.sort.isDown };
          draw(desk);
        } }, text, h("span", { class: "hd-arrow", "aria-hidden": "true" }, order === "ascending" ? "▲" : order === "descending" ? "▼" : "")));
    }));
}

function gridRow(desk, doc, at) {
  return h("div", { role: "row", class: "hd-row", id: `${desk.uid}-${doc.doc_id}`, "data-doc": doc.doc_id, "aria-rowindex": at + 2, draggable: "true", tabindex: "-1" },
    h("div", { role: "gridcell", class: "c-mark" }, h("span", { class: "hd-mark", "aria-hidden": "true" }, icon("check"))),
    doc.box === "incoming" && h("div", { role: "gridcell", class: "c-arrival" }, String(doc.arrival_number ?? "")),
    h("div", { role: "gridcell", class: "c-symbol" }, doc.copy === "draft" && !doc.code_number ? h("i", null, "chưa có số") : breakable(doc.symbol)),
    h("div", { role: "gridcell", class: "c-date", title: doc.date_text }, shortDate(desk, doc)),
    h("div", { role: "gridcell", class: "c-subject" },
      h("span", { class: "hd-subject" }, doc.type_name === "Công văn" ? subjectLine(doc) : `${doc.type_name}: ${doc.subject}`),
      h("span", { class: "hd-under" }, h("span", { class: "hd-organ" }, doc.organ_name), rowTags(desk, doc))));
}

/** Let a long symbol break after / and - only ("2045/SNV-TĐKT"). */
function breakable(symbol) {
  return symbol.split(/(?<=[/-])/).flatMap((piece, at) => (at ? [h("wbr"), piece] : [piece]));
}

function shortDate(desk, doc) {
  const year = String(desk.setting.file_list.file_catalog);
  if (doc.date_text.endsWith(`/${year}`)) return doc.date_text.slice(0, 5);
  return [doc.date_text.slice(0, 5), h("span", { class: "hd-other-year" }, doc.date_text.slice(6))];
}

/** What became of the document: recalled, corrected, replaced, cancelled. */
const fatesOf = (desk, id) => desk.state.fates[id] ?? [];

function rowTags(desk, doc) {
  return [
    fatesOf(desk, doc.doc_id).map(({ text, kind }) => tag(text, kind)),
    doc.urgency && tag(doc.urgency, "bad"),
    doc.due_text && tag(`hạn ${doc.due_text.slice(0, 5)}`, "warn", `Hạn giải quyết ${doc.due_text}`),
    doc.duplicate_of?.length > 0 && tag("trùng?", "bad", "Hệ thống thấy văn bản khác cùng số, ký hiệu và cơ quan ban hành"),
    doc.copy === "draft" && tag(doc.note || "dự thảo", "plain"),
    doc.is_mine && tag("chủ trì", "mine"),
    doc.is_support && tag("phối hợp", "plain"),
    filedIn(desk, doc.doc_id).map((notation) => tag(`đã vào ${notation}`, "ok")),
  ];
}

/** Selection, focus stop and current row are marks on rows that are already there. */
function markRows(desk) {
  const { ui, part } = desk;
  for (const row of part.gridBody.querySelectorAll("[data-doc]")) {
    const id = row.dataset.doc;
    const isSelected = ui.selected.has(id);
    if (row.getAttribute("aria-selected") !== String(isSelected)) row.setAttribute("aria-selected", String(isSelected));
    row.tabIndex = id === ui.current ? 0 : -1;
    row.classList.toggle("current", id === ui.current);
  }
  desk.lastRow = desk.listed.indexOf(ui.current);
  drawActions(desk);
}

const rowOf = (desk, id) => desk.part.gridBody.querySelector(`[data-doc="${CSS.escape(id ?? "")}"]`);

function focusRow(desk) {
  const row = rowOf(desk, desk.ui.current);
  row?.focus({ preventScroll: true });
  row?.scrollIntoView({ block: "nearest" });
}

function drawActions(desk) {
  const { ui, part } = desk;
  const targets = targetDocs(desk);
  const isFiled = targets.some((id) => filedIn(desk, id).length);
  paint(desk, part.actions, [desk.era, ui.box, targets.length, ui.selected.size, isFiled, isPhone(desk)], () => [
    button("Đưa vào hồ sơ…", { kind: "primary", symbol: "put", "data-do": "file", "data-key": "file", disabled: !targets.length, title: "Phím H" }, () => pickFileDialog(desk, targetDocs(desk))),
    button("Lấy ra khỏi hồ sơ…", { symbol: "out", "data-do": "take-out", "data-key": "take-out", disabled: !isFiled }, () => takeOutDialog(desk, targetDocs(desk))),
    button("Xem toàn trang", { symbol: "zoom", "data-do": "zoom", "data-key": "zoom", disabled: !ui.current, title: "Phím Enter" }, () => sheetDialog(desk, ui.current)),
    formMenu(desk, REGISTERS[ui.box] ?? []),
    isPhone(desk) && !ui.selected.size && h("span", { class: "hd-hint" }, "Chạm ô vuông để chọn, chạm dòng để đọc."),
    isPhone(desk) && ui.selected.size > 0 && button("Bỏ chọn", { "data-do": "clear-selection", "data-key": "clear-selection" }, () => { clearSelection(desk); markRows(desk); }),
    h("span", { class: "hd-chosen" }, ui.selected.size ? `Đang chọn ${ui.selected.size}` : ""),
  ]);
}

function clearSelection(desk) {
  desk.ui.selected.clear();
  desk.ui.isExplicit = false;
  desk.ui.anchor = null;
}

/**
 * How a row becomes selected. A plain click or arrow selects just that row ("implicit"); Space, Ctrl, Shift
 * and the mark box make the selection "explicit", and then arrows walk without losing it.
 */
function chooseRow(desk, id, { toggle = false, extend = false, move = false } = {}) {
  const { ui } = desk;
  const previous = ui.current;
  ui.current = id;
  ui.choices += 1;
  if (extend) {
    const from = desk.listed.indexOf(ui.anchor ?? previous ?? id);
    const to = desk.listed.indexOf(id);
    ui.anchor = desk.listed[from];
    ui.selected = new Set(desk.listed.slice(Math.min(from, to), Math.max(from, to) + 1));
    ui.isExplicit = true;
  } else if (toggle) {
    const wasImplicit = ui.selected.has(id) && !ui.isExplicit && move === "space";
    if (ui.selected.has(id) && !wasImplicit) ui.selected.delete(id);
    else ui.selected.add(id);
    ui.isExplicit = ui.selected.size > 0;
    ui.anchor = id;
  } else if (!(move && ui.isExplicit)) {
    ui.selected = new Set([id]);
    ui.isExplicit = false;
    ui.anchor = id;
  }
  markRows(desk);
  drawSheet(desk);
  // on a phone the sheet isn't in sight while rows are marked
  if (!isPhone(desk)) accessReadSoon(desk, id);
}

function onGridClick(desk, event) {
  const row = event.target.closest("[data-doc]");
  if (!row) return;
  const isMark = Boolean(event.target.closest(".c-mark"));
  if (isPhone(desk) && !isMark) { lookAtDoc(desk, row.dataset.doc); return; }
  chooseRow(desk, row.dataset.doc, { toggle: isMark || event.ctrlKey || event.metaKey, extend: event.shiftKey });
  row.focus({ preventScroll: true });
}

function onGridKey(desk, event) {
  const { ui, listed } = desk;
  if (!event.target.closest("[data-doc]") || !listed.length) return;
  const at = listed.indexOf(ui.current);
  const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8, Home: -listed.length, End: listed.length };
  const hasCommand = event.ctrlKey || event.metaKey;
  if (event.key in steps) {
    const next = listed[Math.max(0, Math.min(listed.length - 1, at + steps[event.key]))];
    if (event.shiftKey) chooseRow(desk, next, { extend: true });
    else if (hasCommand) { ui.isExplicit = ui.selected.size > 0; chooseRow(desk, next, { move: true }); }
    else chooseRow(desk, next, { move: true });
    focusRow(desk);
  } else if (event.key === " ") chooseRow(desk, ui.current, { toggle: true, move: "space" });
  else if (hasCommand && event.key.toLowerCase() === "a") {
    ui.selected = new Set(listed);
    ui.isExplicit = true;
    markRows(desk);
    announce(desk, `Đang chọn ${listed.length} văn bản`);
  } else if (event.key === "Enter" && !hasCommand) sheetDialog(desk, ui.current);
  else if (event.key.toLowerCase() === "h" && !hasCommand && !event.altKey) pickFileDialog(desk, targetDocs(desk));
  else if (event.key === "Escape" && ui.selected.size) { clearSelection(desk); markRows(desk); }
  else return;
  event.preventDefault();
}

/** From a finding, a hint or the contents list: show these documents in the list, whatever hides them. */
function revealDocs(desk, ids) {
  if (desk.reader) { desk.reader.openDocument(ids[0]); return; }
  const known = ids.filter((id) => desk.docs.has(id));
  if (!known.length) return;
  const { ui } = desk;
  const box = desk.docs.get(known[0]).box;
  showView(desk, box);
  if (known.some((id) => desk.docs.get(id).box === box && !desk.listed.includes(id))) {
    ui.query = ui.filedFilter = ui.roleFilter = "";
    desk.part.search.value = "";
  }
  ui.selected = new Set(known.filter((id) => desk.docs.get(id).box === box));
  ui.isExplicit = ui.selected.size > 1;
  ui.current = ui.anchor = known[0];
  ui.step = known.length === 1 ? "sheet" : "list";
  draw(desk);
  focusRow(desk);
  accessReadSoon(desk, ui.current);
}
