/* Printing and downloading. */

const REGISTERS = { incoming: ["incoming_register"], outgoing: ["outgoing_register"] };
// a file of many documents needs its time
const PAPER_LATE_AFTER = 60000;

/**
 * A button with a menu of papers, each in every format. A paper is { name, title, citation, body(format) }: `body` is
 * the request for it. `more` are further groups of the menu. The label must begin with what stands on the button.
 */
function paperMenu(desk, { label, text = "In, tải…", key, papers, more = [], ...props }) {
  const groups = papers.map((paper) => ({
    title: paper.title,
    items: desk.setting.formats.map(({ id, name }) => ({ text: name, name: `${paper.name}-${id}`, run: () => (id === "html" ? previewPaper(desk, paper) : fetchPaper(desk, paper.body(id))) })),
  }));
  const opener = button(text, { symbol: "print", label, "aria-haspopup": "menu", "aria-expanded": "false", "data-do": "print", "data-key": key, ...props },
    () => openMenu(desk, opener, label, [...groups, ...more]));
  return opener;
}

/** A menu of the office's own forms; null where it has none of them. `about` says of what they are: a file, a batch. */
function formMenu(desk, forms, { about = {}, label = null, key = `print-${forms[0]}-${Object.values(about).join()}`, ...rest } = {}) {
  const offered = (desk.setting.forms ?? []).filter(({ id }) => forms.includes(id));
  const papers = offered.map(({ id, name, citation }) => ({ name: id, title: name, citation, body: (format) => ({ do: "print", form: id, format, ...about }) }));
  return papers.length ? paperMenu(desk, { label: label ?? `In, tải ${papers[0].title}`, key, papers, ...rest }) : null;
}

/** The forms of a case file and its export. */
function fileMenu(desk, { file_notation, forms }) {
  const about = { file_notation };
  const kinds = [["pdf", "Một tệp PDF"], ["xml", "Tệp XML"], ["bag", "Gói BagIt (.zip)"]];
  const whole = { title: "Toàn bộ hồ sơ", items: kinds.map(([what, text]) => ({ text, name: `export-${what}`, run: () => fetchPaper(desk, { do: "export", what, ...about }) })) };
  const check = { title: "Gói đã có", items: [{ text: "Kiểm tra gói BagIt…", name: "check-package", run: () => packageDialog(desk) }] };
  return formMenu(desk, forms ?? [], { about, label: `In, tải hồ sơ ${file_notation}`, key: "print-file", more: [whole, check] });
}

/** A menu below its button: arrows walk, Enter takes, Escape or a press elsewhere closes. */
function openMenu(desk, opener, label, groups) {
  const wasOpen = opener.getAttribute("aria-expanded") === "true";
  desk.closeMenu?.();
  if (wasOpen) return;
  const entry = ({ text, name, run }) => h("button", { type: "button", role: "menuitem", tabindex: "-1", "data-menu": name, onclick: () => { close(); opener.focus(); run(); } }, text);
  const menu = h("div", { class: "hd-menu", role: "menu", "aria-label": label }, groups.map(({ title, items }) =>
    h("div", { role: "group", "aria-label": title }, h("p", { "aria-hidden": "true" }, title), items.map(entry))));
  const close = () => {
    document.removeEventListener("pointerdown", outside, true);
    window.removeEventListener("resize", close);
    menu.remove();
    opener.setAttribute("aria-expanded", "false");
    desk.closeMenu = null;
  };
  desk.closeMenu = close;
  const isOutside = (node) => !menu.contains(node) && !opener.contains(node);
  const outside = (event) => { if (isOutside(event.target)) close(); };
  // the entry that has the focus is the one of them in the page's order: a long menu scrolls, and must be reached
  menu.addEventListener("focusin", (event) => menu.querySelectorAll('[role="menuitem"]').forEach((item) => { item.tabIndex = item === event.target ? 0 : -1; }));
  menu.addEventListener("keydown", (event) => {
    const items = [...menu.querySelectorAll('[role="menuitem"]')];
    const at = items.indexOf(document.activeElement);
    const next = { ArrowDown: (at + 1) % items.length, ArrowUp: (at - 1 + items.length) % items.length, Home: 0, End: items.length - 1 }[event.key];
    if (next !== undefined) items[next].focus();
    else if (event.key === "Escape") { close(); opener.focus(); }
    else if (event.key === "Tab") { close(); opener.focus(); return; }
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  menu.addEventListener("focusout", (event) => { if (event.relatedTarget && isOutside(event.relatedTarget)) close(); });
  document.addEventListener("pointerdown", outside, true);
  window.addEventListener("resize", close);
  opener.setAttribute("aria-expanded", "true");
  // inside the dialog that holds the button: all else is inert
  (opener.closest("dialog") ?? desk.root).append(menu);
  placePopup(menu, opener);
  // one stop for the Tab key, so that a long menu can be scrolled without a mouse
  const first = menu.querySelector('[role="menuitem"]');
  first.tabIndex = 0;
  first.focus();
}

/** Ask for a paper and hand it to the browser as a download. */
async function fetchPaper(desk, body) {
  if (desk.isFetching) {
    showNotice(desk, { kind: "info", title: "Xin chờ một chút", seen: "Tệp trước đang được chuẩn bị." });
    return;
  }
  desk.isFetching = true;
  const answer = await request(desk, body, PAPER_LATE_AFTER);
  desk.isFetching = false;
  if (desk.isGone) return;
  if (answer.ok && answer.data?.base64) saveFile(answer.data);
  if (answer.notice) showNotice(desk, answer.notice);
}

/** The paper as it will be printed. Its page may do nothing: no script, no link, no form (an empty sandbox). */
async function previewPaper(desk, { citation, body }) {
  const answer = await request(desk, body("html"));
  if (desk.isGone) return;
  if (!answer.ok || !answer.data?.html) {
    if (answer.notice) showNotice(desk, answer.notice);
    return;
  }
  const kinds = desk.setting.formats.filter(({ id }) => id !== "html");
  openDialog(desk, {
    name: "preview", title: answer.data.title, size: "sheet tall",
    body: () => [h("iframe", { class: "hd-preview", sandbox: "", srcdoc: answer.data.html, title: `Xem mẫu: ${answer.data.title}` }),
      h("p", { class: "hd-cite" }, icon("book"), ` Căn cứ: ${citation}`)],
    actions: (dialog) => [
      kinds.map(({ id, name }) => button(`Tải ${name}`, { symbol: "save", "data-do": `save-${id}` }, () => fetchPaper(desk, body(id)))),
      h("span", { class: "hd-grow" }), button("Đóng", { kind: "primary" }, dialog.close),
    ],
  });
}

const fileAddress = (base64, type) => URL.createObjectURL(new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], { type }));

function saveFile({ base64, file_name }) {
  const url = fileAddress(base64, "application/octet-stream");
  h("a", { href: url, download: file_name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60000);
}

/** In a tab of its own; a browser that won't open one keeps the file instead. */
function showPdf({ base64, file_name }) {
  const url = fileAddress(base64, "application/pdf");
  if (!window.open(url, "_blank")) saveFile({ base64, file_name });
  setTimeout(() => URL.revokeObjectURL(url), 600000);
}
