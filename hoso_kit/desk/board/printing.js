/* Printing and downloading. */

const REGISTERS = { incoming: { form: "incoming_register" }, outgoing: { form: "outgoing_register" } };
// LibreOffice needs its time for a PDF, above all the first time.
const PAPER_LATE_AFTER = 130000;

/** "In, tải…" with a menu: the forms of a case file and its export, or one form of the office. Null if there is none. */
function printButton(desk, { form = null, file = null } = {}) {
  const names = file ? file.forms ?? [] : [form];
  const offered = (desk.setting.forms ?? []).filter((one) => names.includes(one.id));
  if (!offered.length) return null;
  const about = file ? { file_notation: file.file_notation } : {};
  const groups = offered.map((one) => ({
    title: one.name,
    items: desk.setting.formats.map(({ id, name }) => ({ text: name, name: `${one.id}-${id}`,
      run: () => (id === "html" ? previewForm(desk, one, file) : fetchPaper(desk, { do: "print", form: one.id, format: id, ...about })) })),
  }));
  if (file) {
    groups.push({ title: "Toàn bộ hồ sơ", items: [["xml", "Tệp XML"], ["bag", "Gói BagIt (.zip)"]].map(([what, text]) => ({
      text, name: `export-${what}`, run: () => fetchPaper(desk, { do: "export", what, ...about }) })) });
  }
  const label = `In, tải ${file ? `hồ sơ ${file.file_notation}` : offered[0].name}`;
  const opener = button("In, tải…", { symbol: "print", label, "aria-haspopup": "menu", "aria-expanded": "false", "data-do": "print", "data-key": `print-${form ?? "file"}` },
    () => openMenu(desk, opener, label, groups));
  return opener;
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
  menu.querySelector('[role="menuitem"]').focus();
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

/** The form as it will be printed. Its page may do nothing: no script, no link, no form (an empty sandbox). */
async function previewForm(desk, form, file, about = file ? { file_notation: file.file_notation } : {}) {
  const answer = await request(desk, { do: "print", form: form.id, format: "html", ...about });
  if (desk.isGone) return;
  if (!answer.ok || !answer.data?.html) {
    if (answer.notice) showNotice(desk, answer.notice);
    return;
  }
  const kinds = desk.setting.formats.filter(({ id }) => id !== "html");
  openDialog(desk, {
    name: "preview", title: answer.data.title, size: "sheet tall",
    body: () => [h("iframe", { class: "hd-preview", sandbox: "", srcdoc: answer.data.html, title: `Xem mẫu: ${answer.data.title}` }),
      h("p", { class: "hd-cite" }, icon("book"), ` Căn cứ: ${form.citation}`)],
    actions: (dialog) => [
      kinds.map(({ id, name }) => button(`Tải ${name}`, { symbol: "save", "data-do": `save-${id}` }, () => fetchPaper(desk, { do: "print", form: form.id, format: id, ...about }))),
      h("span", { class: "hd-grow" }), button("Đóng", { kind: "primary" }, dialog.close),
    ],
  });
}
