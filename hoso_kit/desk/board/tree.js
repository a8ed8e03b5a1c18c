/* Right pane: the file list as a tree of drop targets. */

function drawTree(desk) {
  const { state, ui, part } = desk;
  const list = treeList(desk);
  paint(desk, part.treeTitle, [desk.era, list.year, desk.lists.map(({ year, is_locked }) => [year, is_locked])], () => treeTitle(desk, list));
  paint(desk, part.tree, [desk.era, desk.tick, ui.file, list.year, [...ui.shut]], () => {
    const unlisted = state.case_files.filter((file) => !file.is_listed && treeYearOf(desk, file) === list.year);
    return [
      list.headings.map((heading) => treeHeading(desk, headingKey(desk, list.year, heading), headingTitle(heading), headingEntries(heading).length, () => [
        (heading.entries ?? []).map((entry) => treeEntry(desk, entry, 2)),
        (heading.subheadings ?? []).map((sub) => [
          h("div", { class: "hd-tree-sub", role: "none" }, `${sub.ordinal}. ${sub.name}`),
          sub.entries.map((entry) => treeEntry(desk, entry, 2)),
        ]),
      ])),
      unlisted.length > 0 && treeHeading(desk, "+", "Ngoài Danh mục", unlisted.length, () => unlisted.map((file) => treeEntry(desk, file, 2))),
    ];
  });
  setTreeStop(desk);
}

/** The year; where the office has lists of several years, one may be chosen. */
function treeTitle(desk, shown) {
  if (desk.lists.length < 2) return h("h2", null, `Danh mục hồ sơ năm ${shown.year}`);
  const choose = h("select", { "data-key": "tree-year", "data-field": "tree-year", "aria-label": "Danh mục hồ sơ của năm", onchange: () => {
    desk.ui.treeYear = Number(choose.value);
    drawTree(desk);
  } }, desk.lists.map(({ year, is_locked }) => h("option", { value: year }, `${year}${is_locked ? " (đã đóng)" : ""}`)));
  choose.value = String(shown.year);
  return [h("h2", null, "Danh mục hồ sơ năm"), choose];
}

function treeHeading(desk, key, title, count, build) {
  const isShut = desk.ui.shut.has(key);
  return [
    h("div", { class: "hd-tree-head", role: "treeitem", "aria-level": 1, "aria-expanded": String(!isShut), tabindex: "-1", "data-key": `head-${key}`, "data-heading": key },
      icon(isShut ? "right" : "down"), h("span", null, title), h("span", { class: "hd-count" }, String(count))),
    isShut ? null : build(),
  ];
}

/** One entry of the Danh mục (or an opened file outside it). Others' entries are grey but readable. */
function treeEntry(desk, entry, level) {
  const notation = entry.file_notation;
  const file = desk.files.get(notation);
  const isUnseen = desk.state.unseen.includes(notation);
  const isFrozen = file?.locks?.length > 0;
  const status = isUnseen ? "chưa được quyền xem" : !file ? "chưa mở" : file.status === "open" ? `${file.doc_total} văn bản` : `${lower(file.status_text)}, ${file.doc_total} văn bản`;
  const isOthers = !entry.is_mine && !file?.is_mine;
  return h("div", {
    class: `hd-entry ${isOthers ? "others" : "mine"} ${file ? file.status : "unopened"}`, role: "treeitem", "aria-level": level, tabindex: "-1",
    "aria-selected": String(desk.ui.file === notation), "data-file": notation, "data-drop": notation, "data-key": `entry-${notation}`,
    title: [file?.title ?? entry.title, isOthers ? `người lập: ${entry.creator_name}` : status].join(" – "),
  },
  icon(file || isUnseen ? "folder" : "dash"), h("b", null, entry.short_notation ?? notation), h("span", { class: "hd-entry-title" }, file?.title ?? entry.title),
  h("span", { class: "hd-entry-state" }, (isUnseen || (file && file.status !== "open")) && icon("lock"),
    h("span", { "aria-hidden": "true" }, file ? String(file.doc_total) : ""),
    isFrozen && h("b", { class: "hd-frozen", title: "Đóng băng" }, icon("frost"), h("span", { class: "hd-sr" }, "đóng băng, ")),
    h("span", { class: "hd-sr" }, status, isOthers && `, người lập ${entry.creator_name}`)));
}

function setTreeStop(desk) {
  const items = treeItems(desk);
  const stop = items.find((item) => item === document.activeElement) ?? items.find((item) => item.getAttribute("aria-selected") === "true") ?? items[0];
  for (const item of items) item.tabIndex = item === stop ? 0 : -1;
}

const treeItems = (desk) => [...desk.part.tree.querySelectorAll('[role="treeitem"]')];

function onTreeChoose(desk, item) {
  if (item.dataset.file) chooseFile(desk, item.dataset.file);
  else toggleHeading(desk, item.dataset.heading);
}

function toggleHeading(desk, key, wantsShut = !desk.ui.shut.has(key)) {
  if (wantsShut) desk.ui.shut.add(key);
  else desk.ui.shut.delete(key);
  drawTree(desk);
}

function onTreeKey(desk, event) {
  const item = event.target.closest('[role="treeitem"]');
  if (!item) return;
  const items = treeItems(desk);
  const at = items.indexOf(item);
  const heading = item.dataset.heading;
  let next = null;
  if (event.key === "ArrowDown") next = items[at + 1];
  else if (event.key === "ArrowUp") next = items[at - 1];
  else if (event.key === "Home") next = items[0];
  else if (event.key === "End") next = items.at(-1);
  else if (event.key === "ArrowLeft" && !heading) next = items.slice(0, at).reverse().find((other) => other.dataset.heading);
  else if (event.key === "ArrowLeft") toggleHeading(desk, heading, true);
  else if (event.key === "ArrowRight" && heading) toggleHeading(desk, heading, false);
  else if (event.key === "Enter" || event.key === " ") onTreeChoose(desk, item);
  else return;
  event.preventDefault();
  if (!next) return;
  next.focus();
  setTreeStop(desk);
}

/** Show a case file. After filing (`isAfterFiling`) a phone stays where it is: there are more documents to file. */
function chooseFile(desk, notation, { isAfterFiling = false } = {}) {
  if (desk.reader) { desk.reader.openFile(notation); return; }
  // a wide screen has no pane of case files beside it
  const { ui } = desk;
  const stays = isAfterFiling && !desk.root.classList.contains("wide");
  if (desk.root.classList.contains("wide")) showView(desk, "files");
  if (ui.file !== notation) accessOpened(desk, notation);
  ui.file = notation;
  ui.pane = "files";
  if (!stays) { ui.step = "card"; leaveResult(desk); }
  const entry = desk.entries.get(notation);
  ui.shut.delete(entry ? entry.headingKey : "+");
  const file = desk.files.get(notation);
  const year = entry?.year ?? (file && !file.is_listed ? treeYearOf(desk, file) : null);
  if (year && year !== treeList(desk).year) ui.treeYear = year;
  draw(desk);
  desk.part.card.scrollTop = 0;
  desk.part.tree.querySelector(`[data-file="${CSS.escape(notation)}"]`)?.scrollIntoView({ block: "nearest" });
}
