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

// ───────────────────────────────────────────────────────── Vietnamese text, numbers and dates

const collator = new Intl.Collator("vi", { numeric: true });
const WEEKDAYS = ["T2", "T3", "T4", "T5", "T6", "T7", "CN"];
const WEEKDAY_NAMES = ["Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật"];
const ROMAN = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV"];

const lower = (text) => String(text ?? "").normalize("NFC").toLocaleLowerCase("vi");
const upper = (text) => String(text ?? "").normalize("NFC").toLocaleUpperCase("vi");

/** Lower case without diacritics: "Đề nghị" becomes "de nghi". */
function fold(text) {
  return lower(text).normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d");
}

/**
 * A predicate over {plain, folded}. Every word must match: a word typed with diacritics matches them, one
 * typed without matches any; a word that holds a digit must be a whole piece ("9" is 09/TTr, never 2019).
 */
function makeMatcher(query) {
  const tests = lower(query).split(/\s+/).filter(Boolean).map((word) => {
    const bare = fold(word);
    if (/\d/.test(word)) {
      const piece = bare.replace(/^0+(?=\d)/, "").replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
      const pattern = new RegExp(`(^|[^\\p{L}\\p{N}])0*${piece}(?![\\p{L}\\p{N}])`, "u");
      return (entry) => pattern.test(entry.folded);
    }
    return bare === word ? (entry) => entry.folded.includes(word) : (entry) => entry.plain.includes(word);
  });
  return (entry) => tests.every((test) => test(entry));
}

const searchable = (...parts) => {
  const plain = lower(parts.filter((part) => part !== null && part !== undefined).join(" · "));
  return { plain, folded: fold(plain) };
};

const pad = (number) => String(number).padStart(2, "0");
const formatNumber = (value) => new Intl.NumberFormat("vi", { maximumFractionDigits: 2 }).format(value);

/** "2024-02-09" → {year, month, day}, or null for anything that is no date. */
function readIso(iso) {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso ?? "");
  return found ? { year: Number(found[1]), month: Number(found[2]), day: Number(found[3]) } : null;
}

const toIso = (year, month, day) => `${year}-${pad(month)}-${pad(day)}`;

function showIso(iso) {
  const date = readIso(iso);
  return date ? `${pad(date.day)}/${pad(date.month)}/${date.year}` : "";
}

/** What a clerk types (5/1/2024, 05-01-2024, 05.01.2024, 05012024) → ISO, or null. */
function parseDate(text) {
  const found = /^\s*(\d{1,2})\s*[/.\-\s]\s*(\d{1,2})\s*[/.\-\s]\s*(\d{4})\s*$/.exec(text) ?? /^\s*(\d{2})(\d{2})(\d{4})\s*$/.exec(text);
  if (!found) return null;
  const [day, month, year] = found.slice(1).map(Number);
  const real = new Date(Date.UTC(year, month - 1, day));
  const isReal = year >= 1900 && real.getUTCMonth() === month - 1 && real.getUTCDate() === day;
  return isReal ? toIso(year, month, day) : null;
}

function shiftIso(iso, days) {
  const { year, month, day } = readIso(iso);
  return new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10);
}

function shiftMonth(iso, months) {
  const { year, month, day } = readIso(iso);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
}

/** The date line of an administrative document: days below 10, January and February take a leading 0. */
function sheetDate(place, iso) {
  const date = readIso(iso);
  const day = date ? pad(date.day) : "      ";
  const month = date ? (date.month < 3 ? pad(date.month) : String(date.month)) : "      ";
  const year = date ? date.year : "        ";
  return `${place ? place + ", " : ""}ngày ${day} tháng ${month} năm ${year}`;
}

// ───────────────────────────────────────────────────────── DOM helpers

let lastUid = 0;
const uid = (name) => `hd-${name}-${++lastUid}`;

/** An element. Falsy props are left out; on… props are listeners; kids may be nodes, strings, lists, null. */
function h(tag, props, ...kids) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "class") node.className = value;
    else if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "value" || name === "checked") node[name] = value;
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...kids.flat(Infinity).filter((kid) => kid !== null && kid !== undefined && kid !== false && kid !== ""));
  return node;
}

const ICONS = {
  inbox: "M3 12l3-8h12l3 8v7a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1zM3 12h5l2 3h4l2-3h5",
  outbox: "M4 20h16M12 16V4M7 9l5-5 5 5",
  draft: "M4 20l1-5L16 4l4 4L9 19zM14 6l4 4",
  list: "M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01",
  folder: "M3 6a1 1 0 0 1 1-1h5l2 2h9a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1z",
  clock: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3 2",
  history: "M4 5v5h5M4.5 10A8 8 0 1 1 4 13M12 8v4l3 2",
  brief: "M6 3h9l4 4v14H6zM15 3v4h4M9 12h7M9 16h7",
  search: "M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16 16l5 5",
  close: "M6 6l12 12M18 6L6 18",
  put: "M3 8a1 1 0 0 1 1-1h5l2 2h9a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1zM12 11v6M9 14l3 3 3-3",
  out: "M3 8a1 1 0 0 1 1-1h5l2 2h9a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1zM12 17v-6M9 14l3-3 3 3",
  zoom: "M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5",
  plus: "M12 5v14M5 12h14",
  dash: "M9 12h6",
  right: "M9 6l6 6-6 6",
  left: "M15 6l-6 6 6 6",
  down: "M6 9l6 6 6-6",
  lock: "M6 11h12v9H6zM9 11V8a3 3 0 0 1 6 0v3",
  user: "M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4 21c0-4 4-6 8-6s8 2 8 6",
  calendar: "M4 6h16v14H4zM4 10h16M8 3v4M16 3v4",
  check: "M4 12l5 6L20 6",
  bulb: "M9 18h6M10 21h4M8 14a6 6 0 1 1 8 0c-.7.6-1 1.2-1 2H9c0-.8-.3-1.4-1-2z",
  book: "M4 5c3-1 6-1 8 1 2-2 5-2 8-1v14c-3-1-6-1-8 1-2-2-5-2-8-1zM12 6v14",
  send: "M4 12l16-8-6 16-3-6z",
  print: "M7 9V3h10v6M7 17H4v-7h16v7h-3M7 14h10v7H7z",
  save: "M12 4v11M7 11l5 5 5-5M4 20h16",
  refresh: "M20 12a8 8 0 1 1-2.3-5.700L20 8.600M20 4v5h-5",
  edit: "M4 20l1-5L16 4l4 4L9 19z",
  trash: "M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13",
  half: "M12 4a8 8 0 1 0 0 16zM12 4a8 8 0 0 1 0 16",
  ring: "M12 5a7 7 0 1 0 0 14 7 7 0 0 0 0-14z",
  skip: "M5 6l7 6-7 6zM13 6l7 6-7 6z",
  filter: "M4 5h16l-6 8v6l-4-2v-4z",
  warn: "M12 4l9 16H3zM12 10v5M12 17.500v.01",
  info: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 11v6M12 7.500v.01",
};

function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", `hd-icon hd-icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("focusable", "false");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

/** A push button. `kind`: "primary" | "quiet" | "danger" | "link" | "". */
function button(text, { kind = "", symbol = null, label = null, ...props } = {}, onclick = null) {
  return h("button", { type: "button", class: `hd-button ${kind}`, "aria-label": label, title: label, onclick, ...props },
    symbol && icon(symbol), text && h("span", null, text));
}

const tag = (text, kind, title = null) => h("span", { class: `hd-tag ${kind}`, title }, text);

/** Replace a region's content unless nothing that it shows has changed; keep its focus and scroll. */
function paint(desk, node, signature, build) {
  const key = JSON.stringify(signature);
  if (desk.painted.get(node) === key) return false;
  desk.painted.set(node, key);
  const active = node.contains(document.activeElement) ? document.activeElement.closest("[data-key]") : null;
  const top = node.scrollTop;
  node.replaceChildren(...[build()].flat(Infinity).filter(Boolean));
  node.scrollTop = top;
  if (active) focusKey(node, active.dataset.key);
  return true;
}

/** Redrawn under the focus: give it to the node with the same key. */
function focusKey(node, key) {
  const next = node.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (next && !next.disabled) next.focus({ preventScroll: true });
}

// ───────────────────────────────────────────────────────── Requests and answers

const BUSY_AFTER = 300;
const LATE_AFTER = 15000;
// Answers reach every view of a widget; ids start at random so that two views never share one.
let lastRequest = Math.floor(Math.random() * 1e9);

/** Send one request; resolves with Python's answer, whenever it comes. `late` is when silence is told. */
function request(desk, body, late = LATE_AFTER) {
  const id = ++lastRequest;
  return new Promise((resolve) => {
    const pending = { resolve, lateNotice: null };
    pending.busyTimer = setTimeout(() => { desk.slow.add(id); drawBusy(desk); }, BUSY_AFTER);
    pending.lateTimer = setTimeout(() => {
      desk.slow.delete(id);
      desk.isActing = false;
      drawBusy(desk);
      pending.lateNotice = showNotice(desk, LATE_NOTICE, { text: "Tải lại trang", run: () => location.reload() });
    }, late);
    desk.pending.set(id, pending);
    try {
      desk.model.send({ id, ...body });
    } catch {
      settle(desk, { to: id, ok: false, notice: LATE_NOTICE });
    }
  });
}

const LATE_NOTICE = {
  kind: "error",
  title: "Chưa thấy máy chủ trả lời",
  seen: "Mạng có thể đang chậm hoặc phiên làm việc đã ngắt.",
  advice: "Bài làm đã lưu đến thao tác cuối cùng; bấm Tải lại trang để làm tiếp.",
};

function settle(desk, answer) {
  const pending = desk.pending.get(answer?.to);
  if (!pending) return;
  desk.pending.delete(answer.to);
  clearTimeout(pending.busyTimer);
  clearTimeout(pending.lateTimer);
  pending.lateNotice?.remove();
  desk.slow.delete(answer.to);
  drawBusy(desk);
  pending.resolve(answer);
}

function drawBusy(desk) {
  const isBusy = desk.slow.size > 0;
  desk.part.busy.hidden = !isBusy;
  desk.root.setAttribute("aria-busy", String(isBusy));
  desk.part.busyText.textContent = isBusy ? "Đang xử lý…" : "";
  for (const dialog of desk.dialogs) dialog.node.classList.toggle("waiting", isBusy);
}

/** Ask for an action of the office; a refusal shows in the dialog that asked, if there is one. */
async function act(desk, action) {
  if (desk.isActing) {
    showNotice(desk, { kind: "info", title: "Xin chờ một chút", seen: "Thao tác trước đang được xử lý." });
    return null;
  }
  desk.isActing = true;
  const answer = await request(desk, { do: "act", action });
  desk.isActing = false;
  return answer;
}

/** act, then show the notice; true when the office did it. */
async function perform(desk, action, dialog = null) {
  const answer = await act(desk, action);
  if (!answer || desk.isGone) return false;
  if (answer.ok) dialog?.close();
  if (answer.notice) showNotice(desk, answer.notice);
  return Boolean(answer.ok);
}

// ───────────────────────────────────────────────────────── Notices

const NOTICE_ICON = { done: "check", refused: "warn", error: "warn", info: "info" };
const NOTICE_WORD = { done: "Đã xong", refused: "Chưa làm được", error: "Có lỗi", info: "Thông tin" };
const DONE_STAYS = 5000;

function citationLine(citation, confidence) {
  if (!citation) return null;
  const isSure = !confidence || confidence === "verified";
  return h("p", { class: "hd-cite" }, icon("book"), ` Căn cứ: ${citation}`, isSure ? null : " (cần đối chiếu văn bản gốc)");
}

function noticeBody(notice) {
  return [
    h("p", { class: "hd-notice-title" }, icon(NOTICE_ICON[notice.kind] ?? "info"),
      h("span", null, h("span", { class: "hd-sr" }, `${NOTICE_WORD[notice.kind] ?? ""}: `), notice.title)),
    notice.seen && h("p", null, notice.seen),
    notice.advice && h("p", null, h("b", null, "Nên làm: "), notice.advice),
    citationLine(notice.citation, notice.confidence),
  ];
}

/**
 * A notice in the uppermost open dialog (everything behind a modal is inert), else in the toast corner.
 * Refusals and errors stay until dismissed; the rest goes away by itself.
 */
function showNotice(desk, notice, action = null) {
  const dialog = desk.dialogs.at(-1);
  const home = dialog ? dialog.notices : desk.part.toasts;
  const stays = notice.kind === "refused" || notice.kind === "error" || Boolean(action);
  const node = h("div", { class: `hd-notice ${notice.kind}`, role: stays ? "alert" : "status", "data-notice": notice.kind },
    h("div", { class: "hd-notice-text" }, noticeBody(notice), action && button(action.text, { kind: "primary" }, action.run)),
    button("", { kind: "quiet icon", symbol: "close", label: "Đóng thông báo" }, () => node.remove()));
  if (dialog) home.replaceChildren(node);
  else {
    for (const old of [...home.querySelectorAll(".hd-notice.done, .hd-notice.info")]) old.remove();
    while (home.childElementCount > 2) home.firstElementChild.remove();
    home.append(node);
  }
  if (!stays) fadeLater(node);
  return node;
}

/** Remove after a while, but not while the learner is reading it under the pointer or with the focus. */
function fadeLater(node) {
  const tryRemove = () => {
    if (!node.isConnected) return;
    if (node.matches(":hover") || node.contains(document.activeElement)) setTimeout(tryRemove, 1000);
    else node.remove();
  };
  setTimeout(tryRemove, DONE_STAYS);
}

function announce(desk, text) {
  if (desk.part.live.textContent !== text) desk.part.live.textContent = text;
}

// ───────────────────────────────────────────────────────── Dialogs

/**
 * A modal <dialog>. `body(dialog)` builds the content, `update` (optional) is called on every new state,
 * `actions(dialog)` the row of buttons. Escape closes; focus goes back to where it was.
 */
function openDialog(desk, { name, title, size = "", body, actions = null, update = null, onclose = null }) {
  const opener = document.activeElement;
  // A new state may redraw the rows under an open dialog; the row is found again by its document.
  const isFromGrid = desk.part.gridBody.contains(opener);
  const openerKey = desk.root.contains(opener) ? opener.closest("[data-key]")?.dataset.key : null;
  const titleId = uid("title");
  const dialog = { update, notices: h("div", { class: "hd-dialog-notices" }) };
  const forget = () => { desk.dialogs = desk.dialogs.filter((other) => other !== dialog); };
  // The close event comes later; a notice shown right after closing must already go to the desk.
  dialog.close = () => { forget(); dialog.node.close(); };
  dialog.content = h("div", { class: "hd-dialog-body", tabindex: "0" });
  dialog.node = h("dialog", { class: `hd-dialog ${size}`, "aria-labelledby": titleId, "data-dialog": name },
    h("div", { class: "hd-dialog-head" }, h("h2", { id: titleId }, title),
      button("", { kind: "quiet icon", symbol: "close", label: "Đóng" }, dialog.close)),
    dialog.content, dialog.notices);
  dialog.content.append(...[body(dialog)].flat(Infinity).filter(Boolean));
  if (actions) dialog.node.append(h("div", { class: "hd-dialog-foot" }, actions(dialog)));
  dialog.node.addEventListener("close", () => {
    forget();
    dialog.node.remove();
    onclose?.();
    if (desk.dialogs.length || desk.isGone) return;
    if (isFromGrid) focusRow(desk);
    else if (opener?.isConnected && opener !== document.body) opener.focus({ preventScroll: true });
    else if (openerKey) focusKey(desk.root, openerKey);
  });
  desk.root.append(dialog.node);
  desk.dialogs.push(dialog);
  dialog.node.showModal();
  (dialog.node.querySelector("[autofocus]") ?? dialog.node.querySelector(".hd-dialog-foot .primary") ?? dialog.content).focus();
  return dialog;
}

/** A dialog that asks before something that cannot simply be taken back. */
function confirmDialog(desk, { name, title, lines, yes, run }) {
  return openDialog(desk, {
    name, title, size: "small",
    body: () => lines.map((line) => h("p", null, line)),
    actions: (dialog) => [
      button("Thôi", { "data-do": "cancel" }, dialog.close),
      button(yes, { kind: "primary", "data-do": `confirm-${name}` }, () => run(dialog)),
    ],
  });
}

/** A dialog whose content is a form: Enter in a field sends it, and the first wrong field takes the focus. */
function formDialog(desk, { name, title, size = "", intro = null, fields, extra = null, yes, run, update = null }) {
  let send = null;
  const dialog = openDialog(desk, {
    name, title, size, update,
    body: (own) => {
      send = async () => {
        own.notices.replaceChildren();
        if (checkFields(fields)) await run(own);
      };
      return h("form", { class: "hd-form", novalidate: true, onsubmit: (event) => { event.preventDefault(); send(); } },
        intro, fields.map((field) => field.node), extra,
        h("button", { type: "submit", class: "hd-sr", tabindex: "-1", "aria-hidden": "true" }, yes));
    },
    actions: (own) => [
      button("Thôi", { "data-do": "cancel" }, own.close),
      button(yes, { kind: "primary", "data-do": `confirm-${name}` }, () => send()),
    ],
  });
  fields.find((field) => field.control)?.control.focus();
  return dialog;
}

// ───────────────────────────────────────────────────────── Form fields

function checkFields(fields) {
  const wrong = fields.filter((field) => field.check && !field.check());
  wrong[0]?.control.focus();
  return wrong.length === 0;
}

/** Label, control, hint and room for an error that a screen reader reads with the control. */
function wrapField({ label, control, around = control, hint = "", isRequired = false, wide = true, name }) {
  const id = uid(name);
  control.id = id;
  control.dataset.field = name;
  control.setAttribute("aria-describedby", `${id}-hint ${id}-error`);
  if (isRequired) control.setAttribute("aria-required", "true");
  const error = h("p", { class: "hd-error", id: `${id}-error` });
  const node = h("div", { class: `hd-field ${wide ? "wide" : ""}` },
    h("label", { for: id }, label, isRequired && h("span", { class: "hd-star", "aria-hidden": "true" }, " *")),
    around, h("p", { class: "hd-hint", id: `${id}-hint` }, hint), error);
  const fail = (text) => {
    error.textContent = text;
    control.setAttribute("aria-invalid", String(Boolean(text)));
    return !text;
  };
  return { node, control, fail };
}

function textField(name, label, { value = "", rows = 1, hint = "", isRequired = false, wide = true, example = "" } = {}) {
  const control = rows > 1 ? h("textarea", { rows, value }) : h("input", { type: "text", autocomplete: "off", value });
  if (example) control.placeholder = example;
  const field = wrapField({ name, label, control, hint, isRequired, wide });
  field.value = () => control.value.normalize("NFC").trim();
  field.check = () => field.fail(isRequired && !field.value() ? `Xin điền ${label.toLocaleLowerCase("vi")}.` : "");
  return field;
}

function selectField(name, label, { value = "", options, hint = "", isRequired = false, wide = false, empty = "" } = {}) {
  const control = h("select", null);
  const setValue = (next) => {
    const isKnown = options.some((option) => option.value === next);
    const shown = [...(empty ? [{ value: "", text: empty }] : []), ...options, ...(next && !isKnown ? [{ value: next, text: next }] : [])];
    control.replaceChildren(...shown.map((option) => h("option", { value: option.value }, option.text)));
    control.value = next;
  };
  setValue(value);
  const field = wrapField({ name, label, control, hint, isRequired, wide });
  field.value = () => control.value;
  field.set = setValue;
  field.check = () => field.fail(isRequired && !control.value ? `Xin chọn ${label.toLocaleLowerCase("vi")}.` : "");
  return field;
}

/** dd/mm/yyyy text (the native date input follows the browser's locale: mm/dd) with a calendar beside it. */
function dateField(desk, name, label, { value = "", hint = "Ngày/tháng/năm, ví dụ 05/01/2024", isRequired = true, wide = false } = {}) {
  const control = h("input", { type: "text", inputmode: "numeric", autocomplete: "off", placeholder: "dd/mm/yyyy", value: showIso(value) });
  const opener = button("", { kind: "icon", symbol: "calendar", label: `Chọn ${label.toLocaleLowerCase("vi")} trên lịch`, "aria-haspopup": "dialog" });
  const around = h("div", { class: "hd-date" }, control, opener);
  const field = wrapField({ name, label, control, around, hint, isRequired, wide });
  field.value = () => parseDate(control.value) ?? "";
  field.check = () => {
    if (!control.value.trim()) return field.fail(isRequired ? `Xin điền ${label.toLocaleLowerCase("vi")}.` : "");
    return field.fail(field.value() ? "" : "Ngày chưa đúng. Xin viết ngày/tháng/năm, ví dụ 05/01/2024.");
  };
  control.addEventListener("blur", () => { if (field.value()) control.value = showIso(field.value()); });
  opener.addEventListener("click", () => openCalendar(desk, around, field.value() || desk.setting.today, (iso) => {
    control.value = showIso(iso);
    field.fail("");
    control.focus();
    control.dispatchEvent(new Event("input", { bubbles: true }));
  }));
  return field;
}

/** The small month calendar: arrows move by day and week, Page keys by month, Enter picks, Escape closes. */
function openCalendar(desk, anchor, start, pick) {
  anchor.querySelector(".hd-calendar")?.remove();
  let focused = start;
  const popup = h("div", { class: "hd-calendar", role: "dialog", "aria-label": "Chọn ngày" });
  const close = () => {
    document.removeEventListener("pointerdown", outside, true);
    popup.remove();
  };
  const outside = (event) => { if (!popup.contains(event.target)) close(); };
  const choose = (iso) => { close(); pick(iso); };
  const draw = (wantsFocus) => {
    const { year, month } = readIso(focused);
    const first = toIso(year, month, 1);
    const lead = (new Date(Date.UTC(year, month - 1, 1)).getUTCDay() + 6) % 7;
    const weeks = Array.from({ length: 6 }, (_, week) => Array.from({ length: 7 }, (_, day) => shiftIso(first, week * 7 + day - lead)))
      .filter((week) => week.some((iso) => readIso(iso).month === month));
    const move = (months, label) => {
      focused = shiftMonth(focused, months);
      draw(false);
      popup.querySelector(`[aria-label="${label}"]`).focus();
    };
    popup.replaceChildren(
      h("div", { class: "hd-calendar-head" },
        button("", { kind: "quiet icon", symbol: "left", label: "Tháng trước" }, () => move(-1, "Tháng trước")),
        h("b", { "aria-live": "polite" }, `Tháng ${month} năm ${year}`),
        button("", { kind: "quiet icon", symbol: "right", label: "Tháng sau" }, () => move(1, "Tháng sau"))),
      h("table", { role: "grid", "aria-label": `Tháng ${month} năm ${year}` },
        h("thead", null, h("tr", null, WEEKDAYS.map((day, at) => h("th", { scope: "col", "aria-label": WEEKDAY_NAMES[at] }, day)))),
        h("tbody", null, weeks.map((week) => h("tr", null, week.map((iso, at) => calendarDay(desk, iso, at, month, iso === focused, choose)))))),
      button("Hôm nay", { kind: "link", "data-do": "today" }, () => choose(desk.setting.today)));
    if (wantsFocus) popup.querySelector('[tabindex="0"]').focus();
  };
  popup.addEventListener("keydown", (event) => {
    const steps = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
    if (event.key === "Escape") { close(); anchor.querySelector("input").focus(); }
    else if (event.target.dataset.day && event.key in steps) { focused = shiftIso(focused, steps[event.key]); draw(true); }
    else if (event.target.dataset.day && event.key === "Enter") choose(event.target.dataset.day);
    else if (event.key === "PageUp" || event.key === "PageDown") { focused = shiftMonth(focused, event.key === "PageUp" ? -1 : 1); draw(true); }
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  popup.addEventListener("focusout", (event) => { if (event.relatedTarget && !popup.contains(event.relatedTarget)) close(); });
  document.addEventListener("pointerdown", outside, true);
  anchor.append(popup);
  placePopup(popup, anchor);
  draw(true);
  placePopup(popup, anchor);
}

function calendarDay(desk, iso, at, month, isFocused, choose) {
  const date = readIso(iso);
  const classes = [date.month === month ? "" : "other", iso === desk.setting.today ? "today" : ""].join(" ");
  return h("td", { "aria-selected": String(isFocused) },
    h("button", { type: "button", class: classes, tabindex: isFocused ? "0" : "-1", "data-day": iso,
      "aria-label": `${date.day} tháng ${date.month} năm ${date.year}, ${WEEKDAY_NAMES[at]}`, onclick: () => choose(iso) }, String(date.day)));
}

/** Fixed position (a dialog's scrolling body would clip it), below the field or above when there is no room. */
function placePopup(popup, anchor) {
  const box = anchor.getBoundingClientRect();
  const height = popup.offsetHeight || 300;
  const hasRoom = box.bottom + height + 8 < window.innerHeight;
  const left = Math.max(8, Math.min(box.left, window.innerWidth - (popup.offsetWidth || 284) - 8));
  const top = Math.max(8, hasRoom ? box.bottom + 4 : box.top - height - 4);
  Object.assign(popup.style, { left: `${left}px`, top: `${top}px` });
  // In some browsers a query container is what "fixed" is measured from.
  const real = popup.getBoundingClientRect();
  Object.assign(popup.style, { left: `${2 * left - real.left}px`, top: `${2 * top - real.top}px` });
}

/** Two facts that go together: the period, and the row of the handed-out table that it rests on. */
function retentionFields(desk, { maintenance = "", row = "" }) {
  const term = desk.setting.terms.maintenance;
  const period = selectField("maintenance", term, {
    value: maintenance, isRequired: true, empty: "— Chọn —", hint: "Đối chiếu với Bảng thời hạn của bài.",
    options: desk.setting.maintenance_choices.map((choice) => ({ value: choice, text: choice })),
  });
  let chosen = row;
  const shown = h("output", { class: "hd-row-shown" });
  const show = () => {
    const found = desk.setting.retention.rows.find((item) => item.row === chosen);
    shown.textContent = found ? `Dòng ${found.row}: ${found.content} – ${found.maintenance}` : "Chưa chọn dòng nào.";
  };
  show();
  const opener = button("Tra bảng…", { symbol: "search", "data-do": "pick-row" }, () => pickRetentionRow(desk, (item) => {
    chosen = item.row;
    period.set(item.maintenance);
    period.fail("");
    show();
  }));
  const line = wrapField({ name: "retention_row", label: "Dòng trong Bảng thời hạn", control: opener, wide: true,
    around: h("div", { class: "hd-row-pick" }, opener, shown) });
  // The label would rename the button; the field's name belongs to the group instead.
  line.node.querySelector("label").replaceWith(h("span", { class: "hd-label" }, "Dòng trong Bảng thời hạn"));
  line.value = () => chosen;
  return [period, line];
}

// ───────────────────────────────────────────────────────── What the desk knows: reading setting and state

const BOXES = [
  { id: "incoming", text: "Văn bản đến", symbol: "inbox" },
  { id: "outgoing", text: "Văn bản đi", symbol: "outbox" },
  { id: "draft", text: "Dự thảo", symbol: "draft" },
];
const VIEWS = [
  { id: "find", text: "Tra cứu", symbol: "search" },
  { id: "list", text: "Danh mục hồ sơ", symbol: "list" },
  { id: "files", text: "Hồ sơ của tôi", symbol: "folder" },
  { id: "retention", text: "Bảng thời hạn", symbol: "clock" },
  { id: "history", text: "Nhật ký", symbol: "history" },
  { id: "brief", text: "Đề bài", symbol: "brief" },
];
const EMPTY_STATE = { version: 0, case_files: [], filed: {}, history: [], progress: { filed: 0, mine: 0, closed: 0, open: 0 }, last_score: null, submitted_text: "", notice: null };

function freshView() {
  return {
    view: "incoming", box: "incoming", query: "", filedFilter: "", roleFilter: "",
    sort: { key: "", isDown: false }, current: null, anchor: null, selected: new Set(), isExplicit: false,
    file: null, shut: null, pane: "files", drag: null, markedEntry: null,
    check: null, checkedAt: 0, criterion: null, hints: new Map(), isDockOpen: false, retentionQuery: "", hasHiddenNotice: "",
    find: { form: null, version: -1, isWide: false, query: "", filters: {}, order: "relevance", columns: [], offset: 0, saved: [], savedName: "", answer: null, fault: "" },
  };
}

function readSetting(desk) {
  const setting = desk.model.get("setting");
  if (!setting?.documents) return false;
  desk.setting = setting;
  desk.era += 1;
  desk.docs = new Map(setting.documents.map((doc) => [doc.doc_id, doc]));
  desk.texts = new Map(setting.documents.map((doc) => [doc.doc_id,
    searchable(doc.symbol, doc.arrival_number, doc.date_text, doc.arrival_text, doc.type_name, doc.subject, doc.organ_name, doc.note)]));
  desk.people = new Map(setting.people.map((person) => [person.person_id, person]));
  desk.entries = new Map();
  for (const heading of setting.file_list.headings) {
    for (const entry of headingEntries(heading)) desk.entries.set(entry.file_notation, { ...entry, heading });
  }
  desk.ui = freshView();
  desk.ui.shut = new Set(setting.file_list.headings.filter((heading) => !headingEntries(heading).some((entry) => entry.is_mine)).map((heading) => heading.abbreviation));
  return true;
}

function readState(desk) {
  const state = desk.model.get("state");
  desk.state = state?.case_files ? state : EMPTY_STATE;
  desk.tick += 1;
  desk.files = new Map(desk.state.case_files.map((file) => [file.file_notation, file]));
}

const headingEntries = (heading) => [...(heading.entries ?? []), ...(heading.subheadings ?? []).flatMap((sub) => sub.entries)];
const headingTitle = (heading) => `${ROMAN[heading.ordinal] ?? heading.ordinal}. ${heading.name}`;
const filedIn = (desk, docId) => desk.state.filed?.[docId] ?? [];
const openFiles = (desk) => desk.state.case_files.filter((file) => file.status === "open");
const docName = (doc) => `${doc.type_name}${doc.symbol ? " " + doc.symbol : ""}`;
/** Two copies of one document differ only by their arrival number. */
const docLabel = (doc) => `${docName(doc)}${doc.arrival_number ? ` (số đến ${doc.arrival_number})` : ""}`;
const subjectLine = (doc) => (doc.type_name === "Công văn" ? `V/v ${doc.subject}` : doc.subject);
const countActions = (desk) => desk.state.history.filter((line) => line.kind === "action").length;
const isBoxView = (view) => BOXES.some((box) => box.id === view);

/** The documents that the list shows now: box, chips, search, order. */
function listedDocs(desk) {
  const { box, filedFilter, roleFilter, query, sort } = desk.ui;
  const matches = makeMatcher(query);
  const docs = desk.setting.documents.filter((doc) => doc.box === box && isKept(desk, doc, filedFilter, roleFilter) && matches(desk.texts.get(doc.doc_id)));
  const key = sort.key || (box === "incoming" ? "arrival" : "date");
  const compare = (a, b) => collator.compare(sortValue(a, key), sortValue(b, key)) || collator.compare(a.doc_id, b.doc_id);
  docs.sort((a, b) => (sort.isDown ? compare(b, a) : compare(a, b)));
  return docs;
}

function isKept(desk, doc, filedFilter, roleFilter) {
  const isFiled = filedIn(desk, doc.doc_id).length > 0;
  if (filedFilter && isFiled !== (filedFilter === "yes")) return false;
  return !roleFilter || (roleFilter === "lead" ? doc.is_mine : doc.is_support);
}

function sortValue(doc, key) {
  if (key === "arrival") return String(doc.arrival_number ?? "");
  if (key === "date") return doc.issued_date ?? "";
  return key === "symbol" ? doc.symbol : doc.subject;
}

/** What an action on "the selected documents" means: the selection, else the document under the focus. */
function targetDocs(desk) {
  if (desk.ui.selected.size) return [...desk.ui.selected];
  return desk.ui.current && isBoxView(desk.ui.view) ? [desk.ui.current] : [];
}

// ───────────────────────────────────────────────────────── Header, notice bar and navigation

function drawHeader(desk) {
  const { setting, state } = desk;
  const { filed, mine, closed, open } = state.progress;
  const share = mine ? Math.min(100, Math.round((100 * filed) / mine)) : 0;
  paint(desk, desk.part.head, [desk.era, state.progress, state.last_score, state.submitted_text], () => [
    h("div", { class: "hd-office" }, h("b", null, setting.office.short_name), h("span", null, setting.today_text)),
    h("div", { class: "hd-role", title: `${setting.person.full_name} – ${setting.person.position}` }, icon("user"),
      h("span", null, h("b", null, setting.person.full_name), h("span", null, `Vai: ${setting.person.position}`))),
    h("div", { class: "hd-exercise" }, h("h1", null, setting.exercise.title),
      h("span", null, setting.exercise.mode === "marked" ? "Bài chấm điểm" : "Bài luyện tập", state.submitted_text ? ` · ${state.submitted_text}` : "")),
    h("div", { class: "hd-progress" },
      h("span", null, h("b", null, `${filed}/${mine}`), " văn bản của tôi đã vào hồ sơ"),
      h("div", { class: "hd-bar", role: "progressbar", "aria-label": "Văn bản của tôi đã vào hồ sơ", "aria-valuemin": 0, "aria-valuemax": 100, "aria-valuenow": share },
        h("i", { style: `width:${share}%` })),
      h("span", null, `Hồ sơ: ${open} đang thực hiện · ${closed} đã kết thúc`)),
    h("div", { class: "hd-score" }, h("span", null, "Điểm gần nhất"),
      h("b", null, state.last_score === null || state.last_score === undefined ? "–" : formatNumber(state.last_score), h("small", null, `/${formatNumber(setting.exercise.points)}`))),
  ]);
}

function drawBar(desk) {
  const notice = desk.state.notice;
  const bar = desk.part.bar;
  const signature = notice ? JSON.stringify(notice) : "";
  bar.hidden = !notice || desk.ui.hasHiddenNotice === signature;
  paint(desk, bar, [signature], () => notice && h("div", { class: `hd-notice wide ${notice.kind}`, role: notice.kind === "error" ? "alert" : "status" },
    h("div", { class: "hd-notice-text" }, noticeBody(notice)),
    button("", { kind: "quiet icon", symbol: "close", label: "Ẩn thông báo" }, () => { desk.ui.hasHiddenNotice = signature; drawBar(desk); })));
}

function drawNav(desk) {
  const { ui, setting, state } = desk;
  const counts = Object.fromEntries(BOXES.map((box) => [box.id, setting.documents.filter((doc) => doc.box === box.id).length]));
  counts.list = desk.entries.size;
  counts.files = state.case_files.filter((file) => file.is_mine).length;
  counts.history = state.history.length;
  const link = ({ id, text, symbol }) => h("button", {
    type: "button", class: "hd-nav-link", "data-key": `nav-${id}`, "data-view": id, "aria-current": ui.view === id ? "page" : null,
    onclick: () => showView(desk, id),
  }, icon(symbol), h("span", null, text), counts[id] === undefined ? null : h("span", { class: "hd-count" }, String(counts[id])));
  paint(desk, desk.part.nav, [desk.era, ui.view, counts], () => [BOXES.map(link), h("hr"), VIEWS.map(link)]);
}

function showView(desk, view) {
  const { ui } = desk;
  ui.view = view;
  if (isBoxView(view) && ui.box !== view) {
    ui.box = view;
    ui.sort = { key: "", isDown: false };
    clearSelection(desk);
    ui.current = null;
    desk.part.grid.scrollTop = 0;
  }
  draw(desk);
}

// ───────────────────────────────────────────────────────── The list of documents

const COLUMNS = [
  { key: "arrival", text: "Số đến", only: "incoming" },
  { key: "symbol", text: "Số, ký hiệu" },
  { key: "date", text: "Ngày" },
  { key: "subject", text: "Trích yếu" },
];

function drawChips(desk) {
  const { ui, setting } = desk;
  const inBox = setting.documents.filter((doc) => doc.box === ui.box);
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
  paint(desk, part.gridBody, [desk.era, ui.box, desk.listed, desk.listed.map((id) => filedIn(desk, id))], () => docs.length
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
    ? BOXES.filter((box) => box.id !== ui.box).map((box) => ({ ...box, count: setting.documents.filter((doc) => doc.box === box.id && matches(desk.texts.get(doc.doc_id))).length })).filter((box) => box.count)
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
  return doc.date_text.endsWith(`/${year}`) ? doc.date_text.slice(0, 5) : doc.date_text;
}

function rowTags(desk, doc) {
  return [
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
  paint(desk, part.actions, [desk.era, ui.box, targets.length, ui.selected.size, isFiled], () => [
    button("Đưa vào hồ sơ…", { kind: "primary", symbol: "put", "data-do": "file", "data-key": "file", disabled: !targets.length, title: "Phím H" }, () => pickFileDialog(desk, targetDocs(desk))),
    button("Lấy ra khỏi hồ sơ…", { symbol: "out", "data-do": "take-out", "data-key": "take-out", disabled: !isFiled }, () => takeOutDialog(desk, targetDocs(desk))),
    button("Xem toàn trang", { symbol: "zoom", "data-do": "zoom", "data-key": "zoom", disabled: !ui.current, title: "Phím Enter" }, () => sheetDialog(desk, ui.current)),
    printButton(desk, REGISTERS[ui.box]),
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
}

function onGridClick(desk, event) {
  const row = event.target.closest("[data-doc]");
  if (!row) return;
  const isMark = Boolean(event.target.closest(".c-mark"));
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
  draw(desk);
  focusRow(desk);
}

// ───────────────────────────────────────────────────────── The document as the sheet it is

function drawSheet(desk) {
  const { ui, part } = desk;
  const doc = isBoxView(ui.view) ? desk.docs.get(ui.current) : null;
  const isNew = part.sheet.dataset.doc !== (doc?.doc_id ?? "");
  part.sheet.dataset.doc = doc?.doc_id ?? "";
  paint(desk, part.sheet, [desk.era, doc?.doc_id, doc && filedIn(desk, doc.doc_id)], () => doc
    ? [sheetFacts(desk, doc), sheet(desk, doc)]
    : h("p", { class: "hd-empty" }, "Chọn một văn bản trong danh sách để xem."));
  if (isNew) part.sheet.scrollTop = 0;
}

/** The system's own facts about the document, above the sheet: where it is, what it answers, duplicates. */
function sheetFacts(desk, doc) {
  const link = (id) => {
    const other = desk.docs.get(id);
    if (!other) return null;
    return button(docLabel(other), { kind: "link", "data-key": `go-${id}` }, () => revealDocs(desk, [id]));
  };
  const homes = filedIn(desk, doc.doc_id);
  const facts = [
    ["Hồ sơ", homes.length ? homes.map((notation) => button(notation, { kind: "link", "data-key": `home-${notation}` }, () => chooseFile(desk, notation))) : "chưa vào hồ sơ nào"],
    doc.replies_to && ["Trả lời", link(doc.replies_to)],
    doc.duplicate_of?.length > 0 && ["Trùng số với", doc.duplicate_of.map(link)],
    doc.due_text && ["Hạn giải quyết", doc.due_text],
    ["Số trang", String(doc.page_amount)],
  ];
  return h("dl", { class: "hd-facts" }, facts.filter(Boolean).map(([name, value]) => h("div", null, h("dt", null, name), h("dd", null, value))));
}

function sheet(desk, doc) {
  const isLetter = doc.type_name === "Công văn";
  const isDraft = doc.copy === "draft";
  return h("article", { class: `hd-sheet ${isDraft ? "draft" : ""}`, "aria-label": `${docName(doc)}: ${doc.subject}` },
    h("div", { class: "hd-sheet-head" },
      h("div", null,
        doc.superior_name && h("p", null, upper(doc.superior_name)),
        h("p", { class: "b line" }, upper(doc.organ_name)),
        h("p", { class: "num" }, doc.code_number ? `Số: ${doc.symbol}` : `Số:          /${doc.code_notation}`),
        isLetter && h("p", { class: "about" }, subjectLine(doc)),
        doc.urgency && h("p", { class: "hd-urgent" }, upper(doc.urgency)),
        doc.direction === "incoming" && stamp(desk, doc)),
      h("div", null,
        h("p", { class: "b" }, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        h("p", { class: "b motto" }, "Độc lập - Tự do - Hạnh phúc"),
        h("p", { class: "i when" }, sheetDate(doc.place, doc.issued_date)))),
    isDraft && h("p", { class: "hd-draft-note" }, doc.note || "Dự thảo"),
    !isLetter && h("div", { class: "hd-sheet-name" }, h("p", { class: "b big" }, upper(doc.type_name)), h("p", { class: "b line" }, doc.subject)),
    doc.addressee && h("p", { class: "to" }, `Kính gửi: ${doc.addressee}`),
    doc.body.map((text) => h("p", { class: /^(Điều|Căn cứ|[IVX]+\.|\d+\.)/.test(text) ? "body flush" : "body" }, text)),
    h("div", { class: "hd-sheet-foot" },
      h("div", { class: "receivers" }, h("p", null, "Nơi nhận:"),
        doc.recipients.map((line, at) => h("p", null, `- ${line}${at === doc.recipients.length - 1 ? "." : ";"}`))),
      signature(doc, isDraft)),
    doc.directive && h("aside", { class: "hd-directive", "aria-label": "Bút phê" }, h("b", null, "Bút phê: "), doc.directive));
}

function signature(doc, isDraft) {
  const { authority, position, full_name } = doc.signer;
  return h("div", { class: "signer" },
    // "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH": each right to sign stands on its own line (Phụ lục I)
    authority && authority.split(/ (?=(?:KT|TL|TUQ|Q)\. )/).map((line) => h("p", { class: "b" }, line)),
    position && h("p", { class: "b" }, position),
    isDraft ? h("p", { class: "unsigned" }, "(chưa ký)") : h("p", { class: "signed" }, "✓ chữ ký số hợp lệ"),
    h("p", { class: "b" }, full_name));
}

function stamp(desk, doc) {
  const lead = desk.people.get(doc.lead);
  const helpers = (doc.support ?? []).map((id) => desk.people.get(id)?.unit ?? id);
  const sentTo = [lead && `${lead.unit} (chủ trì)`, ...helpers].filter(Boolean).join(", ");
  return h("div", { class: "hd-stamp" },
    h("p", { class: "name" }, upper(desk.setting.office.short_name)),
    h("p", null, h("b", null, "ĐẾN"), ` Số: ${doc.arrival_number ?? ""}`),
    h("p", null, `Ngày: ${doc.arrival_text ?? ""}`),
    h("p", null, `Chuyển: ${sentTo}`),
    h("p", null, `Số và ký hiệu HS: ${filedIn(desk, doc.doc_id).join(", ")}`));
}

function sheetDialog(desk, id) {
  const doc = desk.docs.get(id);
  if (!doc) return;
  const go = (dialog, step) => {
    const next = desk.listed[desk.listed.indexOf(desk.ui.current) + step];
    if (!next) return;
    chooseRow(desk, next, { move: true });
    dialog.close();
    sheetDialog(desk, next);
  };
  const isListed = desk.listed.includes(id) && desk.ui.current === id;
  openDialog(desk, {
    name: "sheet", title: docName(doc), size: "page",
    body: () => sheet(desk, doc),
    actions: (dialog) => [
      isListed && button("Văn bản trước", { symbol: "left" }, () => go(dialog, -1)),
      isListed && button("Văn bản sau", { symbol: "right" }, () => go(dialog, 1)),
      h("span", { class: "hd-grow" }),
      button("Đưa vào hồ sơ…", { symbol: "put", "data-do": "file" }, () => { dialog.close(); pickFileDialog(desk, [id]); }),
      button("Đóng", { kind: "primary" }, dialog.close),
    ],
  });
}

// ───────────────────────────────────────────────────────── Right pane: the file list as a tree of drop targets

function drawTree(desk) {
  const { setting, state, ui, part } = desk;
  paint(desk, part.treeTitle, [desk.era], () => h("h2", null, `Danh mục hồ sơ năm ${setting.file_list.file_catalog}`));
  paint(desk, part.tree, [desk.era, desk.tick, ui.file, [...ui.shut]], () => {
    const unlisted = state.case_files.filter((file) => !file.is_listed);
    return [
      setting.file_list.headings.map((heading) => treeHeading(desk, heading.abbreviation, headingTitle(heading), headingEntries(heading).length, () => [
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
  const status = !file ? "chưa mở" : file.status === "open" ? `${file.doc_total} văn bản` : `đã kết thúc, ${file.doc_total} văn bản`;
  const isOthers = !entry.is_mine && !file?.is_mine;
  return h("div", {
    class: `hd-entry ${isOthers ? "others" : "mine"} ${file ? file.status : "unopened"}`, role: "treeitem", "aria-level": level, tabindex: "-1",
    "aria-selected": String(desk.ui.file === notation), "data-file": notation, "data-drop": notation, "data-key": `entry-${notation}`,
    title: [file?.title ?? entry.title, isOthers ? `người lập: ${entry.creator_name}` : status].join(" – "),
  },
  icon(file ? "folder" : "dash"), h("b", null, notation), h("span", { class: "hd-entry-title" }, file?.title ?? entry.title),
  h("span", { class: "hd-entry-state" }, file?.status === "closed" && icon("lock"),
    h("span", { "aria-hidden": "true" }, file ? String(file.doc_total) : ""),
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

function chooseFile(desk, notation) {
  const { ui } = desk;
  ui.file = notation;
  ui.pane = "files";
  const entry = desk.entries.get(notation);
  ui.shut.delete(entry ? entry.heading.abbreviation : "+");
  draw(desk);
  desk.part.card.scrollTop = 0;
  desk.part.tree.querySelector(`[data-file="${CSS.escape(notation)}"]`)?.scrollIntoView({ block: "nearest" });
}

// ───────────────────────────────────────────────────────── Right pane: the chosen case file

function drawCard(desk) {
  const { ui } = desk;
  const file = desk.files.get(ui.file);
  const entry = desk.entries.get(ui.file);
  desk.part.card.dataset.drop = file || entry ? ui.file : "";
  paint(desk, desk.part.card, [desk.era, ui.file, file], () => {
    if (file) return openedCard(desk, file);
    return entry ? unopenedCard(desk, entry) : guideCard();
  });
}

function guideCard() {
  const steps = [
    ["Mở hồ sơ", "Chọn một dòng trong Danh mục rồi bấm Mở hồ sơ; việc đột xuất thì mở hồ sơ ngoài Danh mục."],
    ["Đưa văn bản vào", "Chọn văn bản rồi kéo thả vào hồ sơ, hoặc bấm Đưa vào hồ sơ… (phím H)."],
    ["Rà soát, kết thúc", "Loại bản trùng, bản nháp; xác định lại thời hạn; kết thúc hồ sơ."],
    ["Kiểm tra", "Bấm Kiểm tra bất cứ lúc nào để biết chỗ cần sửa."],
  ];
  return h("div", { class: "hd-guide" }, h("h2", null, "Các bước làm bài"),
    h("ol", null, steps.map(([name, text]) => h("li", null, h("b", null, name), h("span", null, text)))));
}

const factRow = (name, value) => h("div", null, h("dt", null, name), h("dd", null, value || "–"));

function unopenedCard(desk, entry) {
  return [
    h("div", { class: "hd-card-head" }, h("h2", null, `Hồ sơ ${entry.file_notation}`), tag("chưa mở", "plain")),
    h("p", { class: "hd-card-title" }, entry.title),
    h("dl", { class: "hd-list" },
      factRow(desk.setting.terms.maintenance, entry.maintenance),
      factRow("Người lập", entry.creator_name + (entry.is_mine ? " (tôi)" : "")),
      factRow("Đề mục", headingTitle(entry.heading)),
      entry.description && factRow("Ghi chú", entry.description)),
    h("div", { class: "hd-buttons" }, button("Mở hồ sơ…", { kind: entry.is_mine ? "primary" : "", symbol: "folder", "data-do": "open", "data-key": "open" },
      () => openListedDialog(desk, entry.file_notation))),
  ];
}

function openedCard(desk, file) {
  const isOpen = file.status === "open";
  const notation = file.file_notation;
  return [
    h("div", { class: "hd-card-head" }, h("h2", null, `Hồ sơ ${notation}`), tag(file.status_text, isOpen ? "mine" : "ok")),
    h("p", { class: "hd-card-title" }, file.title),
    h("dl", { class: "hd-list flowing" },
      factRow(desk.setting.terms.maintenance, [file.maintenance, file.retention_row ? ` (dòng ${file.retention_row})` : ""].join("")),
      factRow("Người lập", file.creator_name + (file.is_mine ? " (tôi)" : "")),
      factRow("Bắt đầu", file.start_text), factRow("Kết thúc", file.end_text),
      factRow("Chế độ sử dụng", file.rights), file.description && factRow("Ghi chú", file.description)),
    file.is_mine && h("div", { class: "hd-buttons" },
      isOpen && button("Sửa…", { symbol: "edit", "data-do": "edit", "data-key": "edit" }, () => editDialog(desk, notation)),
      isOpen && button("Kết thúc hồ sơ…", { symbol: "lock", "data-do": "close", "data-key": "close" }, () => closeDialog(desk, notation)),
      !isOpen && button("Mở lại…", { symbol: "refresh", "data-do": "reopen", "data-key": "reopen" }, () => reopenDialog(desk, notation)),
      printButton(desk, { file }),
      isOpen && file.doc_total === 0 && button("Hủy hồ sơ rỗng…", { kind: "danger", symbol: "trash", "data-do": "discard", "data-key": "discard" }, () => discardDialog(desk, notation))),
    h("div", { class: "hd-card-head" }, h("h3", null, `Mục lục: ${file.doc_total} văn bản, ${file.page_total} trang`),
      file.doc_total > 0 && button("Xem mẫu", { kind: "link", "data-do": "contents", "data-key": "contents" }, () => contentsDialog(desk, notation))),
    file.contents.length
      ? h("ol", { class: "hd-contents" }, file.contents.map((line) => contentsLine(desk, file, line)))
      : h("p", { class: "hd-empty" }, "Hồ sơ chưa có văn bản. Kéo văn bản từ danh sách thả vào đây."),
  ];
}

function contentsLine(desk, file, line) {
  const doc = desk.docs.get(line.doc_id);
  return h("li", { "data-doc": line.doc_id, "data-from": file.file_notation, draggable: file.status === "open" ? "true" : null },
    h("span", { class: "hd-ordinal" }, String(line.doc_ordinal)),
    h("button", { type: "button", class: "hd-contents-text", "data-key": `line-${line.doc_id}`, title: "Xem trong danh sách", onclick: () => revealDocs(desk, [line.doc_id]) },
      h("span", null, line.type_and_subject),
      h("small", null, [line.symbol || "chưa có số", line.date_text, `tr. ${line.pages}`, line.note].filter(Boolean).join(" · "),
        doc?.copy === "draft" && [" ", tag("dự thảo", "plain")])),
    file.status === "open" && button("Lấy ra", { kind: "link", label: `Lấy ra khỏi hồ sơ: ${line.symbol || line.type_and_subject}`, "data-do": "take-out-one", "data-key": `out-${line.doc_id}` },
      () => takeOut(desk, file.file_notation, [line.doc_id])));
}

/** The printed form of Phụ lục V.IV: seven columns. */
function contentsDialog(desk, notation) {
  const file = desk.files.get(notation);
  const head = ["STT", "Số, ký hiệu văn bản", "Ngày tháng năm văn bản", "Tên loại và trích yếu nội dung văn bản", "Tác giả văn bản", "Tờ số/ Trang số", "Ghi chú"];
  openDialog(desk, {
    name: "contents", title: `Mục lục văn bản – hồ sơ ${notation}`, size: "wide",
    body: () => h("div", { class: "hd-form-sheet" },
      h("p", { class: "b big" }, "MỤC LỤC VĂN BẢN, TÀI LIỆU"),
      h("p", { class: "b" }, `Số, ký hiệu hồ sơ: ${notation}`),
      h("p", { class: "b" }, `Năm ${desk.setting.file_list.file_catalog}`),
      h("p", null, file.title),
      formTable(head, file.contents.map((line) => [String(line.doc_ordinal), line.symbol, line.date_text, line.type_and_subject, line.organ_name, line.pages, line.note])),
      h("p", { class: "left" }, `Hồ sơ gồm ${file.doc_total} văn bản, ${file.page_total} trang.`)),
    actions: (dialog) => [printButton(desk, { file }), h("span", { class: "hd-grow" }), button("Đóng", { kind: "primary" }, dialog.close)],
  });
}

function formTable(head, rows) {
  return h("div", { class: "hd-scroll", tabindex: "0", role: "region", "aria-label": "Bảng theo mẫu" }, h("table", { class: "hd-form-table" },
    h("thead", null, h("tr", null, head.map((text) => h("th", { scope: "col" }, text))),
      h("tr", { class: "numbers" }, head.map((_, at) => h("td", null, `(${at + 1})`)))),
    h("tbody", null, rows.map((row) => (Array.isArray(row) ? h("tr", null, row.map((cell) => h("td", null, cell))) : row)))));
}

// ───────────────────────────────────────────────────────── Printing and downloading

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
async function previewForm(desk, form, file) {
  const about = file ? { file_notation: file.file_notation } : {};
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

// ───────────────────────────────────────────────────────── Putting documents in and taking them out

async function fileDocs(desk, notation, ids, dialog = null) {
  const isDone = await perform(desk, { type: "file_document", file_notation: notation, documents: ids }, dialog);
  if (isDone) {
    clearSelection(desk);
    chooseFile(desk, notation);
  }
  return isDone;
}

async function takeOut(desk, notation, ids, dialog = null) {
  const isDone = await perform(desk, { type: "take_out_document", file_notation: notation, documents: ids }, dialog);
  if (isDone) draw(desk);
  return isDone;
}

/** Documents dropped on (or sent to) an entry: file them, or offer to open the file first. */
function sendTo(desk, notation, ids) {
  if (!ids.length) return;
  if (desk.files.has(notation)) fileDocs(desk, notation, ids);
  else openListedDialog(desk, notation, ids);
}

const docCount = (ids) => `${ids.length} văn bản`;

function docSummary(desk, ids) {
  return h("ul", { class: "hd-doc-list" }, ids.slice(0, 5).map((id) => {
    const doc = desk.docs.get(id);
    return h("li", null, h("b", null, docName(doc)), ` – ${subjectLine(doc)}`);
  }), ids.length > 5 && h("li", null, `… và ${ids.length - 5} văn bản nữa`));
}

/** One choice of a picker dialog. */
function choice(notation, title, status, run, doName) {
  return h("li", null, h("button", { type: "button", class: "hd-choice", "data-file": notation, "data-do": doName, onclick: run },
    h("b", null, notation), h("span", null, title), h("small", null, status)));
}

function pickFileDialog(desk, ids) {
  if (!ids.length) return;
  const files = openFiles(desk);
  const entries = [...desk.entries.values()].filter((entry) => entry.is_mine && !desk.files.has(entry.file_notation));
  openDialog(desk, {
    name: "pick-file", title: `Đưa ${docCount(ids)} vào hồ sơ`,
    body: (dialog) => [
      docSummary(desk, ids),
      h("h3", null, "Hồ sơ đang mở"),
      files.length
        ? h("ul", { class: "hd-choices" }, files.map((file) => choice(file.file_notation, file.title, `${file.doc_total} văn bản`, () => fileDocs(desk, file.file_notation, ids, dialog), "choose-file")))
        : h("p", { class: "hd-empty" }, "Chưa có hồ sơ nào đang mở."),
      entries.length > 0 && [h("h3", null, "Mở hồ sơ theo Danh mục rồi đưa vào"),
        h("ul", { class: "hd-choices" }, entries.map((entry) => choice(entry.file_notation, entry.title, "chưa mở", () => { dialog.close(); openListedDialog(desk, entry.file_notation, ids); }, "choose-entry")))],
    ],
    actions: (dialog) => [
      button("Mở hồ sơ ngoài Danh mục…", { symbol: "plus" }, () => { dialog.close(); openUnlistedDialog(desk, ids); }),
      h("span", { class: "hd-grow" }), button("Thôi", { "data-do": "cancel" }, dialog.close),
    ],
  }).node.querySelector(".hd-choice")?.focus();
}

function takeOutDialog(desk, ids) {
  const files = desk.state.case_files.map((file) => [file, ids.filter((id) => filedIn(desk, id).includes(file.file_notation))]).filter(([, own]) => own.length);
  if (!files.length) return;
  openDialog(desk, {
    name: "take-out", title: "Lấy văn bản ra khỏi hồ sơ",
    body: (dialog) => [
      docSummary(desk, ids),
      h("h3", null, "Lấy ra khỏi hồ sơ nào?"),
      h("ul", { class: "hd-choices" }, files.map(([file, own]) => choice(file.file_notation, file.title, docCount(own), () => takeOut(desk, file.file_notation, own, dialog), "choose-file"))),
    ],
    actions: (dialog) => button("Thôi", { "data-do": "cancel" }, dialog.close),
  }).node.querySelector(".hd-choice")?.focus();
}

// ───────────────────────────────────────────────────────── Dialogs of a case file

function openListedDialog(desk, notation, ids = []) {
  const entry = desk.entries.get(notation);
  if (!entry) return;
  const start = dateField(desk, "start_date", "Thời gian bắt đầu", { wide: true });
  formDialog(desk, {
    name: "open", title: `Mở hồ sơ ${notation}`, yes: ids.length ? `Mở và đưa ${docCount(ids)} vào` : "Mở hồ sơ", fields: [start],
    intro: [
      h("p", { class: "hd-lead" }, "Thông tin lấy theo Danh mục hồ sơ đã ban hành:"),
      h("dl", { class: "hd-list boxed" }, factRow("Tiêu đề hồ sơ", entry.title), factRow("Số và ký hiệu", notation),
        factRow(desk.setting.terms.maintenance, entry.maintenance), factRow("Người lập", entry.creator_name)),
    ],
    run: async (dialog) => {
      const isDone = await perform(desk, { type: "open_case_file", file_notation: notation, start_date: start.value() }, dialog);
      if (isDone) await afterOpening(desk, notation, ids);
    },
  });
}

async function afterOpening(desk, notation, ids) {
  chooseFile(desk, notation);
  if (ids.length) await fileDocs(desk, notation, ids);
}

function openUnlistedDialog(desk, ids = []) {
  const title = textField("title", "Tiêu đề hồ sơ", { isRequired: true, rows: 2, hint: "Ngắn gọn, rõ ràng, khái quát được nội dung các văn bản trong hồ sơ." });
  const notation = textField("file_notation", "Số và ký hiệu hồ sơ", { isRequired: true, wide: false, hint: "Số thứ tự, dấu chấm, chữ viết tắt của đề mục; ví dụ 05.TCCB." });
  const creator = selectField("creator", "Người lập hồ sơ", { isRequired: true, empty: "— Chọn —",
    options: desk.setting.people.map((person) => ({ value: person.person_id, text: `${person.full_name} – ${person.position}` })) });
  const retention = retentionFields(desk, {});
  const start = dateField(desk, "start_date", "Thời gian bắt đầu");
  const note = textField("description", "Ghi chú", { rows: 2 });
  formDialog(desk, {
    name: "open-unlisted", title: "Mở hồ sơ ngoài Danh mục", size: "medium",
    intro: h("p", { class: "hd-lead" }, "Công việc không có trong Danh mục: người được giao việc tự xác định các thông tin dưới đây."),
    fields: [title, notation, creator, retention[0], start, retention[1], note],
    yes: ids.length ? `Mở và đưa ${docCount(ids)} vào` : "Mở hồ sơ",
    run: async (dialog) => {
      const wanted = notation.value();
      const isDone = await perform(desk, {
        type: "open_unlisted_case_file", file_notation: wanted, title: title.value(), maintenance: retention[0].value(),
        retention_row: retention[1].value(), creator: creator.value(), start_date: start.value(), description: note.value(),
      }, dialog);
      if (isDone) await afterOpening(desk, wanted, ids);
    },
  });
}

function editDialog(desk, notation) {
  const file = desk.files.get(notation);
  const title = textField("title", "Tiêu đề hồ sơ", { value: file.title, isRequired: true, rows: 2 });
  const retention = retentionFields(desk, { maintenance: file.maintenance, row: file.retention_row });
  const rights = selectField("rights", "Chế độ sử dụng", { value: file.rights, empty: file.rights ? "" : "— Chọn —", options: desk.setting.rights_choices.map((text) => ({ value: text, text })) });
  const start = dateField(desk, "start_date", "Thời gian bắt đầu", { value: file.start_date });
  // the list names who makes a listed file; only the creator of an unlisted one can have been mistaken
  const creator = file.is_listed ? null : selectField("creator", "Người lập hồ sơ", { value: file.creator, isRequired: true,
    options: desk.setting.people.map((person) => ({ value: person.person_id, text: `${person.full_name} – ${person.position}` })) });
  const note = textField("description", "Ghi chú", { value: file.description, rows: 2, hint: "Nếu chọn thời hạn dài hơn bảng, xin ghi lý do ở đây." });
  formDialog(desk, {
    name: "edit", title: `Sửa hồ sơ ${notation}`, size: "medium", yes: "Lưu",
    fields: [title, retention[0], rights, retention[1], start, creator, note].filter(Boolean),
    run: async (dialog) => {
      const now = { title: title.value(), maintenance: retention[0].value(), retention_row: retention[1].value(), rights: rights.value(), description: note.value(), start_date: start.value(), ...(creator && { creator: creator.value() }) };
      const changed = Object.fromEntries(Object.entries(now).filter(([name, value]) => value !== (file[name] ?? "")));
      if (!Object.keys(changed).length) showNotice(desk, { kind: "info", title: "Chưa có gì thay đổi" });
      else await perform(desk, { type: "edit_case_file", file_notation: notation, ...changed }, dialog);
    },
  });
}

/** Closing is a review (Điều 29 khoản 4 điểm b): contents with the system's own warnings, three steps, period, end date. */
function closeDialog(desk, notation) {
  const file = desk.files.get(notation);
  const steps = ["Đã rà soát toàn bộ văn bản, tài liệu trong hồ sơ", "Đã loại ra khỏi hồ sơ bản trùng, bản nháp", `Đã xác định lại ${desk.setting.terms.maintenance.toLocaleLowerCase("vi")} và tiêu đề hồ sơ`];
  const boxes = steps.map((text, at) => h("input", { type: "checkbox", "data-step": at + 1, id: uid("step") }));
  const retention = retentionFields(desk, { maintenance: file.maintenance, row: file.retention_row });
  const end = dateField(desk, "end_date", "Thời gian kết thúc");
  const review = h("div", { class: "hd-review" });
  const drawReview = () => review.replaceChildren(...reviewRows(desk, notation));
  drawReview();
  formDialog(desk, {
    name: "close", title: `Kết thúc hồ sơ ${notation}`, size: "wide", yes: "Kết thúc hồ sơ", update: drawReview,
    intro: [
      h("p", { class: "hd-lead" }, "Rà soát trước khi kết thúc (Nghị định 30/2020/NĐ-CP, Điều 29 khoản 4 điểm b)."),
      h("p", { class: "hd-card-title" }, file.title), review,
      h("fieldset", { class: "hd-steps" }, h("legend", null, "Ba việc người lập hồ sơ phải làm"),
        steps.map((text, at) => h("div", null, boxes[at], h("label", { for: boxes[at].id }, text)))),
    ],
    fields: [retention[0], end, retention[1]],
    run: (dialog) => perform(desk, {
      type: "close_case_file", file_notation: notation, end_date: end.value(), maintenance: retention[0].value(),
      retention_row: retention[1].value(), is_reviewed: boxes.every((box) => box.checked),
    }, dialog),
  });
}

function reviewRows(desk, notation) {
  const file = desk.files.get(notation);
  if (!file?.contents.length) return [h("p", { class: "hd-empty" }, "Hồ sơ chưa có văn bản nào.")];
  const inside = new Set(file.contents.map((line) => line.doc_id));
  const rows = file.contents.map((line) => {
    const doc = desk.docs.get(line.doc_id);
    const twins = (doc?.duplicate_of ?? []).filter((id) => inside.has(id)).map((id) => file.contents.find((other) => other.doc_id === id).doc_ordinal);
    return h("tr", { "data-doc": line.doc_id },
      h("td", null, String(line.doc_ordinal)), h("td", null, line.symbol || "–"), h("td", null, line.date_text),
      h("td", null, line.type_and_subject, " ", twins.length > 0 && tag(`trùng số, ký hiệu với mục ${twins.join(", ")}`, "bad"), " ", doc?.copy === "draft" && tag(doc.note || "dự thảo", "warn")),
      h("td", null, button("Lấy ra", { kind: "link", label: `Lấy ra khỏi hồ sơ: ${line.symbol || line.type_and_subject}` }, () => takeOut(desk, notation, [line.doc_id]))));
  });
  return [
    h("table", { class: "hd-table" }, h("thead", null, h("tr", null, ["STT", "Số, ký hiệu", "Ngày", "Tên loại và trích yếu"].map((text) => h("th", { scope: "col" }, text)), h("td", null))), h("tbody", null, rows)),
    h("p", { class: "hd-hint" }, `${file.doc_total} văn bản, ${file.page_total} trang.`),
    !file.rights && h("p", { class: "hd-warn-line" }, icon("warn"), " Chế độ sử dụng còn để trống. Bấm Thôi, chọn Sửa… để bổ sung trước khi kết thúc."),
  ].filter(Boolean);
}

function reopenDialog(desk, notation) {
  const reason = textField("reason", "Lý do mở lại", { isRequired: true, rows: 3 });
  formDialog(desk, {
    name: "reopen", title: `Mở lại hồ sơ ${notation}`, size: "small", yes: "Mở lại hồ sơ", fields: [reason],
    run: (dialog) => perform(desk, { type: "reopen_case_file", file_notation: notation, reason: reason.value() }, dialog),
  });
}

function discardDialog(desk, notation) {
  confirmDialog(desk, {
    name: "discard", title: `Hủy hồ sơ rỗng ${notation}?`, yes: "Hủy hồ sơ",
    lines: ["Hồ sơ chưa có văn bản nào nên có thể hủy. Sau này vẫn mở lại được từ đầu."],
    run: (dialog) => perform(desk, { type: "discard_case_file", file_notation: notation }, dialog),
  });
}

// ───────────────────────────────────────────────────────── Retention table

/** The searchable table; with `pick`, each row has a button that chooses it. */
function retentionTable(desk, { query = "", pick = null, remember = null }) {
  const { retention } = desk.setting;
  const rows = retention.rows.map((row) => ({ row, ...searchable(row.row, row.group, row.content, row.maintenance) }));
  const body = h("tbody");
  const count = h("span", { class: "hd-hint", role: "status" });
  const fill = (text) => {
    const matches = makeMatcher(text);
    const found = rows.filter(matches).map((entry) => entry.row);
    let group = null;
    body.replaceChildren(...found.flatMap((row) => {
      const lines = [retentionRow(row, pick)];
      if (row.group !== group) lines.unshift(h("tr", { class: "group" }, h("th", { colspan: pick ? 4 : 3, scope: "colgroup" }, group = row.group)));
      return lines;
    }));
    count.textContent = found.length ? `${found.length} dòng` : "Không có dòng nào khớp. Thử từ khác, ví dụ: khen thưởng.";
  };
  const search = h("input", { type: "search", value: query, "aria-label": "Tìm trong Bảng thời hạn", placeholder: "Tìm nội dung, số dòng… (có dấu hay không dấu đều được)", autofocus: pick ? true : null,
    oninput: () => { remember?.(search.value); fill(search.value); } });
  fill(query);
  return [
    h("p", { class: "hd-callout" }, icon("info"), h("span", null, retention.note)),
    h("div", { class: "hd-search" }, icon("search"), search, count),
    h("div", { class: "hd-scroll", tabindex: "0", role: "region", "aria-label": "Bảng thời hạn" }, h("table", { class: "hd-table" },
      h("thead", null, h("tr", null, ["Dòng", "Nội dung hồ sơ, tài liệu", desk.setting.terms.maintenance].map((text) => h("th", { scope: "col" }, text)), pick && h("td", null))), body)),
  ];
}

function retentionRow(row, pick) {
  return h("tr", { "data-row": row.row }, h("td", null, row.row), h("td", null, row.content), h("td", null, row.maintenance),
    pick && h("td", null, button("Chọn", { kind: "small", label: `Chọn dòng ${row.row}: ${row.content}`, "data-do": "choose-row" }, () => pick(row))));
}

function pickRetentionRow(desk, pick) {
  openDialog(desk, {
    name: "retention", title: "Tra Bảng thời hạn", size: "wide tall",
    body: (dialog) => retentionTable(desk, { pick: (row) => { dialog.close(); pick(row); } }),
  });
}

// ───────────────────────────────────────────────────────── Other views of the main pane

function drawView(desk) {
  const { ui, part } = desk;
  const isBox = isBoxView(ui.view);
  desk.root.dataset.view = isBox ? "box" : ui.view;
  part.tools.hidden = part.docs.hidden = part.sheetPane.hidden = !isBox;
  part.view.hidden = isBox;
  if (isBox) return;
  const builders = { find: viewFind, list: viewFileList, files: viewMyFiles, retention: viewRetention, history: viewHistory, brief: viewBrief };
  const still = { retention: [], brief: [], find: [ui.find.form, ui.find.saved, [...desk.files.keys()]] };
  const signature = [desk.era, ui.view, still[ui.view] ?? [desk.tick, ui.markedEntry]];
  const hasChanged = part.view.dataset.view !== ui.view;
  part.view.dataset.view = ui.view;
  paint(desk, part.view, signature, () => builders[ui.view](desk));
  if (hasChanged) part.view.scrollTop = 0;
  if (ui.view === "find") keepFindFresh(desk);
}

const fileLink = (desk, notation) => button(notation, { kind: "link", "data-key": `file-${notation}`, label: `Xem hồ sơ ${notation}` }, () => chooseFile(desk, notation));

/** The printed Danh mục hồ sơ: five columns and the totals at its foot. */
function viewFileList(desk) {
  const list = desk.setting.file_list;
  const entryRow = (entry) => h("tr", { class: entry.is_mine ? "mine" : "", "data-file": entry.file_notation },
    [fileLink(desk, entry.file_notation), entry.title, entry.maintenance, entry.creator_name, entry.description].map((cell) => h("td", null, cell)));
  const titleRow = (text, kind) => h("tr", { class: kind }, h("td", null), h("td", null, text), h("td", null), h("td", null), h("td", null));
  const rows = list.headings.flatMap((heading) => [
    titleRow(headingTitle(heading), "heading"), ...(heading.entries ?? []).map(entryRow),
    ...(heading.subheadings ?? []).flatMap((sub) => [titleRow(`${sub.ordinal}. ${sub.name}`, "sub"), ...sub.entries.map(entryRow)]),
  ]);
  const all = [...desk.entries.values()];
  const permanent = all.filter((entry) => lower(entry.maintenance) === "vĩnh viễn").length;
  const decided = readIso(list.decision_date);
  return [h("div", { class: "hd-view-head" }, h("h2", null, "Danh mục hồ sơ"), printButton(desk, { form: "file_list" })), h("div", { class: "hd-form-sheet" },
    h("p", { class: "b big" }, "DANH MỤC HỒ SƠ"), h("p", { class: "b" }, `Năm ${list.file_catalog}`),
    h("p", { class: "i" }, `(Kèm theo Quyết định số ${list.decision_symbol} ${decided ? sheetDate("", list.decision_date) : ""} của ${desk.setting.office.organ_name})`),
    formTable(["Số và ký hiệu hồ sơ", "Tên đề mục và tiêu đề hồ sơ", desk.setting.terms.maintenance, "Người lập hồ sơ", "Ghi chú"], rows),
    h("div", { class: "left" }, h("p", null, `Danh mục hồ sơ này có ${all.length} hồ sơ, bao gồm:`),
      h("p", null, `${permanent} hồ sơ bảo quản vĩnh viễn;`), h("p", null, `${all.length - permanent} hồ sơ bảo quản có thời hạn.`)))];
}

function viewMyFiles(desk) {
  const files = desk.state.case_files.filter((file) => file.is_mine);
  const head = ["Số và ký hiệu", "Tiêu đề hồ sơ", desk.setting.terms.maintenance, "Bắt đầu", "Kết thúc", "Văn bản", "Trang", "Trạng thái"];
  return [
    h("div", { class: "hd-view-head" }, h("h2", null, "Hồ sơ của tôi"), h("span", { class: "hd-grow" }),
      files.length > 0 && printButton(desk, { form: "case_file_list" }),
      button("Mở hồ sơ ngoài Danh mục…", { symbol: "plus", "data-do": "open-unlisted", "data-key": "view-unlisted" }, () => openUnlistedDialog(desk))),
    files.length
      ? h("div", { class: "hd-scroll", tabindex: "0", role: "region", "aria-label": "Hồ sơ của tôi" }, h("table", { class: "hd-table" },
        h("thead", null, h("tr", null, head.map((text) => h("th", { scope: "col" }, text)))),
        h("tbody", null, files.map((file) => h("tr", { "data-file": file.file_notation },
          [fileLink(desk, file.file_notation), [file.title, file.is_listed ? null : [" ", tag("ngoài Danh mục", "plain")]], file.maintenance, file.start_text, file.end_text || "–", String(file.doc_total), String(file.page_total),
            tag(file.status_text, file.status === "open" ? "mine" : "ok")].map((cell) => h("td", null, cell)))))))
      : h("p", { class: "hd-empty" }, "Anh (chị) chưa mở hồ sơ nào. Chọn một dòng trong Danh mục hồ sơ ở bên phải rồi bấm Mở hồ sơ."),
  ];
}

function viewRetention(desk) {
  return [h("div", { class: "hd-view-head" }, h("h2", null, "Bảng thời hạn")),
    retentionTable(desk, { query: desk.ui.retentionQuery, remember: (text) => { desk.ui.retentionQuery = text; } })];
}

const HISTORY_WORD = { action: "Đã làm", refused: "Bị từ chối", note: "Ghi chú" };

function viewHistory(desk) {
  const { history } = desk.state;
  const kind = { action: "ok", refused: "bad", note: "plain" };
  return [
    h("div", { class: "hd-view-head" }, h("h2", null, "Nhật ký thao tác")),
    history.length
      ? h("div", { class: "hd-scroll", tabindex: "0", role: "region", "aria-label": "Nhật ký thao tác" }, h("table", { class: "hd-table" },
        h("thead", null, h("tr", null, ["Thao tác", "Ngày", "Kết quả", "Nội dung"].map((text) => h("th", { scope: "col" }, text)))),
        h("tbody", null, [...history].reverse().map((line) => h("tr", { "data-entry": line.n, class: line.n === desk.ui.markedEntry ? "marked" : "" },
          h("td", null, String(line.n)), h("td", null, line.date_text), h("td", null, tag(HISTORY_WORD[line.kind] ?? line.kind, kind[line.kind] ?? "plain")), h("td", null, line.text))))))
      : h("p", { class: "hd-empty" }, "Chưa có thao tác nào."),
  ];
}

function showEntry(desk, n) {
  desk.ui.markedEntry = n;
  showView(desk, "history");
  desk.part.view.querySelector(`[data-entry="${Number(n)}"]`)?.scrollIntoView({ block: "center" });
}

function briefContent(desk) {
  const { brief } = desk.setting;
  return h("div", { class: "hd-brief" },
    brief.story.map((text) => h("p", null, text)),
    h("h3", null, "Việc cần làm"), h("ol", null, brief.tasks.map((text) => h("li", null, text))),
    h("p", { class: "hd-callout" }, icon("info"), h("span", null, "Mọi tên người, tên cơ quan trong bài là giả định. Bài làm được lưu sau từng thao tác; có thể dừng rồi làm tiếp.")));
}

const viewBrief = (desk) => [h("div", { class: "hd-view-head" }, h("h2", null, desk.setting.brief.title)), briefContent(desk)];

/** On the first visit the brief comes first; a reload in the same browser tab does not repeat it. */
function greet(desk) {
  const { exercise, today, office, brief } = desk.setting;
  const key = `hoso-brief:${exercise.id}:${today}:${office.organ_name}`;
  try {
    if (sessionStorage.getItem(key)) return;
    sessionStorage.setItem(key, "1");
  } catch {
    // A browser that forbids storage shows the brief on every visit.
  }
  openDialog(desk, {
    name: "brief", title: brief.title, size: "medium", body: () => briefContent(desk),
    actions: (dialog) => button("Bắt đầu làm bài", { kind: "primary", symbol: "check", "data-do": "start" }, dialog.close),
    onclose: () => focusRow(desk),
  });
}

// ───────────────────────────────────────────────────────── Tra cứu: finding documents and case files

const FIND_PAUSE = 250;
const FIND_LIMIT = 25;

/** Ask for the controls' choices and the results anew when the office has changed since. */
async function keepFindFresh(desk) {
  const { find } = desk.ui;
  if (find.version === desk.state.version) return;
  find.version = desk.state.version;
  const answer = await request(desk, { do: "search_form" });
  if (desk.isGone || find !== desk.ui.find) return;
  if (!answer.ok) {
    if (answer.notice) showNotice(desk, answer.notice);
    return;
  }
  const { saved, ...form } = answer.data;
  Object.assign(find, { form, saved });
  if (!find.columns.length) find.columns = form.default_columns;
  if (desk.ui.view === "find") drawView(desk);
  runSearch(desk);
}

/** One search at a time; what was typed meanwhile is asked next, and only the last answer is shown. */
async function runSearch(desk, offset = desk.ui.find.offset) {
  const { find } = desk.ui;
  find.offset = offset;
  clearTimeout(find.timer);
  if (find.isAsking) { find.isAsked = true; return; }
  find.isAsking = true;
  const { query, filters, order, columns } = find;
  const answer = await request(desk, { do: "search", request: { query, filters, order, columns, offset, limit: FIND_LIMIT } });
  find.isAsking = false;
  if (desk.isGone || find !== desk.ui.find) return;
  if (find.isAsked) { find.isAsked = false; runSearch(desk); return; }
  find.fault = answer.ok ? "" : answer.notice?.seen ?? "";
  find.answer = answer.ok ? answer.data : null;
  drawFound(desk);
}

function searchSoon(desk) {
  const { find } = desk.ui;
  clearTimeout(find.timer);
  find.offset = 0;
  find.timer = setTimeout(() => runSearch(desk), FIND_PAUSE);
}

function viewFind(desk) {
  const { find } = desk.ui;
  const box = h("input", { type: "search", value: find.query, "aria-label": "Tra cứu văn bản và hồ sơ", "data-key": "find-query", "data-field": "query", maxlength: 1000,
    placeholder: "Số, ký hiệu, trích yếu, cơ quan, nội dung…", title: "Gõ có dấu hoặc không dấu; “cụm từ” để trong dấu ngoặc kép",
    oninput: () => { find.query = box.value; searchSoon(desk); },
    onkeydown: (event) => {
      if (event.key === "Enter") runSearch(desk, 0);
      else if (event.key === "ArrowDown") desk.part.view.querySelector(".hd-hit-open")?.focus();
      else return;
      event.preventDefault();
    } });
  const parts = [
    h("div", { class: "hd-view-head" }, h("h2", null, "Tra cứu"), h("span", { class: "hd-grow" }), find.form && savedSearches(desk)),
    h("div", { class: "hd-search" }, icon("search"), box,
      find.form && button("", { symbol: "filter", "data-do": "filters", "data-key": "filters" }, () => { find.isWide = !find.isWide; drawFilters(desk); })),
  ];
  if (!find.form) return [...parts, h("p", { class: "hd-empty", role: "status" }, "Đang mở phần tra cứu…")];
  desk.part.filters = h("div", { class: "hd-find-filters", role: "group", "aria-label": "Bộ lọc" }, filterFields(desk).map((field) => field.node));
  desk.part.foundBar = h("div", { class: "hd-found-bar" });
  desk.part.foundList = h("div", { class: "hd-scroll hd-hits", tabindex: "0", role: "region", "aria-label": "Kết quả tra cứu", onkeydown: (event) => onHitKey(event) });
  parts.push(desk.part.filters, desk.part.foundBar, desk.part.foundList);
  // the parts are in the page only after this returns
  queueMicrotask(() => { if (desk.ui.view === "find") { drawFilters(desk); drawFound(desk); } });
  return parts;
}

/** The kept searches: choose one to run it, keep the present one, forget the chosen one. */
function savedSearches(desk) {
  const { find } = desk.ui;
  const choose = h("select", { "aria-label": "Tìm kiếm đã lưu", "data-key": "saved", "data-field": "saved", onchange: () => {
    const chosen = find.saved.find((one) => one.name === choose.value);
    find.savedName = choose.value;
    if (chosen) Object.assign(find, { query: chosen.query, filters: { ...chosen.filters }, order: chosen.order, columns: [...chosen.columns], isWide: Object.keys(chosen.filters).length > 0 });
    redrawFind(desk);
    runSearch(desk, 0);
  } }, h("option", { value: "" }, find.saved.length ? "Tìm kiếm đã lưu…" : "Chưa lưu tìm kiếm nào"), find.saved.map((one) => h("option", { value: one.name }, one.name)));
  choose.value = find.savedName;
  return [choose,
    button("Lưu tìm kiếm…", { symbol: "save", "data-do": "save-search", "data-key": "save-search" }, () => saveSearchDialog(desk)),
    find.savedName && button("", { kind: "icon danger", symbol: "trash", label: `Xóa tìm kiếm đã lưu: ${find.savedName}`, "data-do": "forget-search", "data-key": "forget-search" }, () => forgetSearchDialog(desk))];
}

/** Draw the whole view anew, because what its controls hold has changed from outside. */
function redrawFind(desk) {
  desk.painted.delete(desk.part.view);
  drawView(desk);
}

function saveSearchDialog(desk) {
  const { find } = desk.ui;
  const name = textField("name", "Tên tìm kiếm", { value: find.savedName || find.query.slice(0, 60), isRequired: true, hint: "Tên trùng với tìm kiếm đã lưu thì thay tìm kiếm đó." });
  name.control.maxLength = 100;
  formDialog(desk, {
    name: "save-search", title: "Lưu tìm kiếm", size: "small", yes: "Lưu", fields: [name],
    run: async (dialog) => {
      const { query, filters, order, columns } = find;
      const answer = await request(desk, { do: "save_search", search: { name: name.value(), query, filters, order, columns } });
      afterSaved(desk, dialog, answer, name.value());
    },
  });
}

function forgetSearchDialog(desk) {
  const { savedName } = desk.ui.find;
  confirmDialog(desk, {
    name: "forget-search", title: "Xóa tìm kiếm đã lưu?", yes: "Xóa", lines: [`“${savedName}” sẽ không còn trong danh sách. Văn bản, hồ sơ không bị ảnh hưởng.`],
    run: async (dialog) => afterSaved(desk, dialog, await request(desk, { do: "forget_search", name: savedName }), ""),
  });
}

function afterSaved(desk, dialog, answer, name) {
  if (desk.isGone) return;
  if (answer.ok) {
    dialog.close();
    Object.assign(desk.ui.find, { saved: answer.data.saved, savedName: name });
    drawView(desk);
  }
  if (answer.notice) showNotice(desk, answer.notice);
}

/** One control for each thing that narrows the search; an open control is no filter. */
function filterFields(desk) {
  const { find } = desk.ui;
  const { filters: choices } = find.form;
  const set = (name, value) => {
    if (value === "") delete find.filters[name];
    else find.filters[name] = value;
    drawFilters(desk);
    searchSoon(desk);
  };
  const select = (name, label, options, empty = "Tất cả") => {
    const field = selectField(name, label, { value: String(find.filters[name] ?? ""), options: options.map(({ value, label: text }) => ({ value, text })), empty });
    field.control.addEventListener("change", () => set(name, field.value()));
    return field;
  };
  const organ = textField("organ_name", "Cơ quan ban hành", { value: find.filters.organ_name ?? "", wide: false });
  organ.control.addEventListener("input", () => set("organ_name", organ.value()));
  const filed = selectField("is_filed", "Đã vào hồ sơ", { value: { true: "yes", false: "no" }[find.filters.is_filed] ?? "", empty: "Tất cả",
    options: [{ value: "no", text: "Chưa vào hồ sơ" }, { value: "yes", text: "Đã vào hồ sơ" }] });
  filed.control.addEventListener("change", () => set("is_filed", filed.value() && filed.value() === "yes"));
  const dates = [["from_date", "Từ ngày"], ["to_date", "Đến ngày"]].map(([name, label]) => dateField(desk, name, label, { value: find.filters[name] ?? "", isRequired: false, hint: "" }));
  const checkDates = () => {
    const [from, to] = dates.map((field) => field.value());
    if (!dates.every((field) => field.check())) return;
    if (from && to && from > to) dates[1].fail("Đến ngày phải từ ngày bắt đầu trở đi.");
    else for (const field of dates) set(field.control.dataset.field, field.value());
  };
  for (const field of dates) {
    // a date half typed is no fault yet
    field.control.addEventListener("input", () => { if (field.value() || !field.control.value.trim()) checkDates(); });
    field.control.addEventListener("blur", checkDates);
  }
  const files = [...desk.files.values()].map((file) => ({ value: file.file_notation, label: `${file.file_notation} – ${file.title}` }));
  return [
    select("kind", "Tìm trong", choices.kind, "Văn bản và hồ sơ"), organ, select("type_name", "Loại văn bản", choices.type_name), select("direction", "Đến, đi", choices.direction),
    ...dates, filed, select("file_notation", "Hồ sơ", files), select("creator", "Người lập, chủ trì", choices.creator),
    select("maintenance", desk.setting.terms.maintenance, choices.maintenance), select("status", "Trạng thái hồ sơ", choices.status),
  ];
}

function drawFilters(desk) {
  const { find } = desk.ui;
  const count = Object.keys(find.filters).length;
  const toggle = desk.part.view.querySelector('[data-do="filters"]');
  if (!toggle) return;
  desk.part.filters.hidden = !find.isWide;
  toggle.setAttribute("aria-expanded", String(find.isWide));
  toggle.replaceChildren(icon("filter"), h("span", null, count ? `Bộ lọc (${count})` : "Bộ lọc"));
}

/** The count, the order, the columns, the pages; then the results. */
function drawFound(desk) {
  const { find } = desk.ui;
  if (desk.ui.view !== "find" || !desk.part.foundBar?.isConnected) return;
  const { answer } = find;
  const last = answer ? Math.min(answer.offset + answer.limit, answer.offset + answer.hits.length) : 0;
  const shown = !answer ? "" : answer.hits.length ? `${answer.total_text} kết quả, đang xem ${answer.offset + 1}–${last}` : "Không có kết quả nào";
  paint(desk, desk.part.foundBar, [desk.era, shown, find.fault, find.offset, find.order, find.filters, answer?.total], () => {
    const order = h("select", { "aria-label": "Thứ tự kết quả", "data-key": "order", "data-field": "order", onchange: () => { find.order = order.value; runSearch(desk, 0); } },
      find.form.orders.map(({ name, label }) => h("option", { value: name }, label)));
    order.value = find.order;
    const turn = (name, text, symbol, offset, isOn) => button("", { kind: "icon", symbol, label: text, "data-do": name, "data-key": name, disabled: !isOn }, () => runSearch(desk, offset));
    return [
      h("b", { "data-total": answer?.total ?? null }, find.fault || shown),
      Object.keys(find.filters).length > 0 && button("Bỏ mọi bộ lọc", { kind: "link", "data-do": "no-filters", "data-key": "no-filters" }, () => { find.filters = {}; redrawFind(desk); runSearch(desk, 0); }),
      h("span", { class: "hd-grow" }),
      order,
      button("Chọn cột…", { symbol: "list", "data-do": "columns", "data-key": "columns" }, () => columnsDialog(desk)),
      turn("previous-page", "Trang trước", "left", Math.max(0, find.offset - FIND_LIMIT), find.offset > 0),
      turn("next-page", "Trang sau", "right", find.offset + FIND_LIMIT, Boolean(answer) && last < answer.total),
    ];
  });
  const isNew = paint(desk, desk.part.foundList, [desk.era, answer, find.fault], () => foundTable(desk));
  if (isNew) desk.part.foundList.scrollTop = 0;
  if (answer || find.fault) announce(desk, find.fault || shown);
}

function foundTable(desk) {
  const { answer, fault } = desk.ui.find;
  if (!answer) return h("p", { class: "hd-empty" }, fault ? "Sửa điều kiện tìm rồi thử lại." : "Đang tìm…");
  const notices = answer.notices.map((text) => h("p", { class: "hd-callout" }, icon("info"), h("span", null, text)));
  if (!answer.hits.length) return [...notices, h("p", { class: "hd-empty" }, "Thử bớt từ, gõ không dấu, hoặc bỏ bớt bộ lọc.")];
  return [...notices, h("table", { class: "hd-table" },
    h("thead", null, h("tr", null, h("td", null, h("span", { class: "hd-sr" }, "Loại")), answer.columns.map((column) => h("th", { scope: "col" }, column.label)))),
    answer.hits.map((hit, at) => foundRows(desk, hit, at, answer.columns.length)))];
}

/** A result: its cells with the matched places marked, and below them the other places where it matched. */
function foundRows(desk, hit, at, width) {
  const rest = [...hit.snippets];
  const cells = hit.cells.map((text) => {
    const place = rest.findIndex((snippet) => snippet.text === text);
    return place < 0 ? text : markedText(rest.splice(place, 1)[0]);
  });
  const open = () => (hit.kind === "document" ? revealDocs(desk, [hit.ref]) : chooseFile(desk, hit.ref));
  const isTextless = !hit.cells[0].trim();
  cells[0] = h("button", { type: "button", class: "hd-button link hd-hit-open", "data-key": `hit-${hit.kind}-${hit.ref}`, onclick: (event) => { event.stopPropagation(); open(); } },
    isTextless ? "(trống)" : cells[0], h("span", { class: "hd-sr" }, `, mở ${hit.kind_text.toLocaleLowerCase("vi")}`));
  return h("tbody", { class: at % 2 ? "odd" : "", "data-hit": hit.ref, "data-kind": hit.kind, onclick: open },
    h("tr", null, h("td", { class: "hd-hit-kind", title: hit.kind_text }, icon(hit.kind === "document" ? "brief" : "folder"), h("span", { class: "hd-sr" }, hit.kind_text)),
      cells.map((cell) => h("td", null, cell))),
    rest.length > 0 && h("tr", { class: "hd-places" }, h("td", null), h("td", { colspan: width },
      rest.map((snippet) => h("p", null, h("span", { class: "hd-place" }, `${snippet.label}: `), markedText(snippet))))));
}

/** Offsets count characters, not UTF-16 units; text nodes and <mark> only. */
function markedText({ text, marks }) {
  const letters = [...text];
  const pieces = [];
  let from = 0;
  for (const [start, end] of marks) {
    pieces.push(letters.slice(from, start).join(""), h("mark", null, letters.slice(start, end).join("")));
    from = end;
  }
  return [...pieces, letters.slice(from).join("")];
}

/** Up and Down walk through the results; above the first one is the search box. */
function onHitKey(event) {
  const here = event.target.closest(".hd-hit-open");
  if (!here || !["ArrowDown", "ArrowUp"].includes(event.key)) return;
  const all = [...event.currentTarget.querySelectorAll(".hd-hit-open")];
  const next = all[all.indexOf(here) + (event.key === "ArrowDown" ? 1 : -1)];
  if (next) next.focus();
  else if (event.key === "ArrowUp") event.currentTarget.parentElement.querySelector('[data-field="query"]').focus();
  event.preventDefault();
}

function columnsDialog(desk) {
  const { find } = desk.ui;
  const boxes = find.form.columns.map(({ name, label }) => ({ name, label, box: h("input", { type: "checkbox", id: uid("column"), "data-column": name, checked: find.columns.includes(name) }) }));
  const fault = h("p", { class: "hd-error", role: "alert" });
  openDialog(desk, {
    name: "columns", title: "Chọn cột hiển thị", size: "medium",
    body: () => [h("div", { class: "hd-columns" }, boxes.map(({ label, box }) => h("div", null, box, h("label", { for: box.id }, label)))), fault],
    actions: (dialog) => [
      button("Cột ban đầu", { "data-do": "default-columns" }, () => { for (const { name, box } of boxes) box.checked = find.form.default_columns.includes(name); }),
      h("span", { class: "hd-grow" }), button("Thôi", { "data-do": "cancel" }, dialog.close),
      button("Hiển thị", { kind: "primary", "data-do": "confirm-columns" }, () => {
        const wanted = boxes.filter(({ box }) => box.checked).map(({ name }) => name);
        if (!wanted.length) { fault.textContent = "Xin chọn ít nhất một cột."; return; }
        // columns that were shown keep their places, new ones come after
        find.columns = [...find.columns.filter((name) => wanted.includes(name)), ...wanted.filter((name) => !find.columns.includes(name))];
        dialog.close();
        runSearch(desk);
      }),
    ],
  });
}

// ───────────────────────────────────────────────────────── Check, hints, solution, submission

const OUTCOME = {
  MET: { symbol: "check", text: "Đạt" }, PARTLY: { symbol: "half", text: "Đạt một phần" }, UNMET: { symbol: "close", text: "Chưa đạt" },
  NOT_ATTEMPTED: { symbol: "ring", text: "Chưa làm" }, SKIPPED: { symbol: "skip", text: "Chưa xét" }, BROKEN: { symbol: "warn", text: "Máy chấm gặp lỗi" },
};

async function runCheck(desk) {
  if (desk.isChecking) return;
  desk.isChecking = true;
  drawFoot(desk);
  const answer = await request(desk, { do: "check" });
  desk.isChecking = false;
  if (desk.isGone) return;
  if (answer.ok && answer.data?.lines) {
    const { ui } = desk;
    for (const old of desk.part.toasts.querySelectorAll(".done, .info")) old.remove();
    ui.check = answer.data;
    ui.checkedAt = countActions(desk);
    ui.isDockOpen = true;
    ui.criterion = (answer.data.lines.find((line) => line.outcome !== "MET") ?? answer.data.lines[0])?.id ?? null;
    announce(desk, `Kết quả: ${formatNumber(answer.data.score)} trên ${formatNumber(answer.data.points)} điểm.`);
  }
  if (answer.notice) showNotice(desk, answer.notice);
  draw(desk);
}

function showHints(desk) {
  const { ui } = desk;
  ui.isDockOpen = true;
  ui.criterion ??= ui.check?.lines.find((line) => line.outcome !== "MET")?.id ?? desk.setting.criteria[0]?.id ?? null;
  draw(desk);
  (desk.part.dock.querySelector('[data-do="next-hint"]') ?? desk.part.dock.querySelector('[aria-current="true"]'))?.focus();
}

async function nextHint(desk, criterion) {
  const answer = await request(desk, { do: "hint", criterion });
  if (desk.isGone) return;
  if (answer.ok && answer.data?.text) {
    const told = desk.ui.hints.get(criterion) ?? { texts: [], of: answer.data.of };
    told.texts[answer.data.number - 1] = answer.data.text;
    told.of = answer.data.of;
    desk.ui.hints.set(criterion, told);
    announce(desk, `Gợi ý ${answer.data.number} trên ${answer.data.of}: ${answer.data.text}`);
  }
  if (answer.notice) showNotice(desk, answer.notice);
  draw(desk);
}

/** The result panel: criteria on the left, the chosen criterion's findings and hints on the right. */
function drawDock(desk) {
  const { ui, part } = desk;
  part.dock.hidden = !ui.isDockOpen;
  if (!ui.isDockOpen) return;
  const isStale = ui.check && ui.checkedAt !== countActions(desk);
  const told = ui.hints.get(ui.criterion);
  paint(desk, part.dock, [desk.era, ui.check, ui.criterion, told, isStale], () => [
    h("div", { class: "hd-dock-head" },
      ui.check
        ? h("h2", null, "Kết quả kiểm tra: ", h("b", { class: "hd-total", "data-score": ui.check.score }, `${formatNumber(ui.check.score)}/${formatNumber(ui.check.points)} điểm`))
        : h("h2", null, "Tiêu chí chấm và gợi ý"),
      isStale && tag("Bài đã thay đổi sau lần kiểm tra này", "warn"),
      h("span", { class: "hd-grow" }),
      button("", { kind: "quiet icon", symbol: "close", label: "Đóng bảng kết quả", "data-key": "dock-close" }, () => { ui.isDockOpen = false; draw(desk); desk.part.foot.querySelector('[data-do="check"]')?.focus(); })),
    h("div", { class: "hd-dock-body" },
      h("ul", { class: "hd-criteria", "aria-label": "Tiêu chí" }, criteriaLines(desk).map((line) => criterionRow(desk, line))),
      h("div", { class: "hd-findings", tabindex: "0", role: "region", "aria-label": "Nhận xét theo tiêu chí" }, criterionDetail(desk))),
  ]);
}

const criteriaLines = (desk) => desk.ui.check?.lines ?? desk.setting.criteria;

function criterionRow(desk, line) {
  const outcome = OUTCOME[line.outcome];
  return h("li", null, h("button", {
    type: "button", class: "hd-criterion", "data-criterion": line.id, "data-outcome": line.outcome, "data-key": `criterion-${line.id}`,
    "aria-current": desk.ui.criterion === line.id ? "true" : null, onclick: () => { desk.ui.criterion = line.id; drawDock(desk); },
  }, outcome && icon(outcome.symbol), h("span", { class: "hd-criterion-title" }, line.title, " ", outcome && h("small", null, line.outcome_text || outcome.text)),
  h("span", { class: "hd-points" }, line.score === undefined ? formatNumber(line.points) : `${formatNumber(line.score)}/${formatNumber(line.points)}`)));
}

function criterionDetail(desk) {
  const { ui } = desk;
  const line = criteriaLines(desk).find((item) => item.id === ui.criterion);
  if (!line) return h("p", { class: "hd-empty" }, "Chọn một tiêu chí ở bên trái.");
  const findings = line.findings ?? [];
  return [
    h("h3", null, line.title, " ", OUTCOME[line.outcome] && tag(line.outcome_text || OUTCOME[line.outcome].text, "outcome-" + line.outcome)),
    findings.map((finding) => findingBlock(desk, finding)),
    line.outcome === "MET" && !findings.length && h("p", null, "Tốt, tiêu chí này đã đạt."),
    line.outcome === "NOT_ATTEMPTED" && !findings.length && h("p", null, "Chưa có thao tác nào cho tiêu chí này."),
    desk.setting.buttons.hint && hintBlock(desk, line),
  ];
}

function findingBlock(desk, finding) {
  const docs = (finding.documents ?? []).filter((id) => desk.docs.has(id));
  const list = (items, build) => items.flatMap((item, at) => (at ? [", ", build(item)] : [build(item)]));
  return h("div", { class: "hd-finding" },
    h("p", null, h("b", null, "Thấy: "), finding.seen),
    finding.advice && h("p", null, h("b", null, "Nên làm: "), finding.advice),
    (docs.length > 0 || finding.file_notation) && h("p", { class: "hd-links" }, h("b", null, "Xem: "),
      finding.file_notation && [button(`hồ sơ ${finding.file_notation}`, { kind: "link", "data-file": finding.file_notation }, () => chooseFile(desk, finding.file_notation)), docs.length > 0 && ", "],
      list(docs, (id) => button(docLabel(desk.docs.get(id)), { kind: "link", "data-doc": id }, () => revealDocs(desk, [id]))),
      docs.length > 1 && [" · ", button(`chọn cả ${docs.length} văn bản`, { kind: "link" }, () => revealDocs(desk, docs))]),
    h("p", { class: "hd-cite" }, finding.citation && [icon("book"), ` ${finding.citation}`],
      finding.actions?.length > 0 && [finding.citation && " · ", "thao tác ", list(finding.actions, (n) => button(String(n), { kind: "link", label: `Xem thao tác ${n} trong Nhật ký`, "data-action": n }, () => showEntry(desk, n)))]));
}

function hintBlock(desk, line) {
  const told = desk.ui.hints.get(line.id) ?? { texts: [], of: null };
  const next = told.texts.length + 1;
  const hasMore = told.of === null || next <= told.of;
  return h("div", { class: "hd-hints" },
    told.texts.map((text, at) => h("p", { class: "hd-told" }, icon("bulb"), h("span", null, h("b", null, `Gợi ý ${at + 1}/${told.of}: `), text))),
    hasMore && button(told.of ? `Xem gợi ý ${next}/${told.of}` : "Xem gợi ý cho tiêu chí này", { symbol: "bulb", "data-do": "next-hint", "data-key": "next-hint" }, () => nextHint(desk, line.id)));
}

function askSolution(desk) {
  confirmDialog(desk, {
    name: "solution", title: "Xem lời giải?", yes: "Xem lời giải",
    lines: ["Lời giải cho biết toàn bộ cách làm. Nên thử Kiểm tra và Gợi ý trước.", "Bài làm hiện tại vẫn giữ nguyên."],
    run: async (dialog) => {
      const answer = await request(desk, { do: "solution" });
      if (desk.isGone) return;
      if (answer.ok) dialog.close();
      if (answer.ok && answer.data) solutionDialog(desk, answer.data);
      else if (answer.notice) showNotice(desk, answer.notice);
    },
  });
}

function solutionDialog(desk, data) {
  openDialog(desk, {
    name: "solution-steps", title: "Lời giải", size: "wide",
    body: () => [
      h("ol", { class: "hd-solution" }, (data.steps ?? []).map((text) => h("li", null, text))),
      (data.files ?? []).map((file) => [
        h("h3", null, `${file.file_notation} – ${file.title}`), h("p", { class: "hd-hint" }, `${desk.setting.terms.maintenance}: ${file.maintenance}`),
        h("ul", { class: "hd-doc-list" }, file.documents.map((id) => {
          const doc = desk.docs.get(id);
          return h("li", null, doc ? [h("b", null, docLabel(doc)), ` – ${subjectLine(doc)}`] : id);
        })),
      ]),
    ],
    actions: (dialog) => button("Đóng", { kind: "primary" }, dialog.close),
  });
}

/** Submit and "new exercise" ask first; the answer's notice tells the result. */
function askFirst(desk, { name, title, lines, yes, body }) {
  confirmDialog(desk, {
    name, title, lines, yes,
    run: async (dialog) => {
      const answer = await request(desk, body);
      if (desk.isGone) return;
      if (answer.ok) dialog.close();
      if (answer.notice) showNotice(desk, answer.notice);
      draw(desk);
    },
  });
}

function askSubmit(desk) {
  const { closed, open } = desk.state.progress;
  askFirst(desk, {
    name: "submit", title: "Nộp bài?", yes: "Nộp bài", body: { do: "submit" },
    lines: [`Hồ sơ: ${closed} đã kết thúc, ${open} đang thực hiện.`, desk.state.submitted_text ? `${desk.state.submitted_text}. Nộp lại sẽ thay bài đã nộp.` : "Giảng viên sẽ nhận bài làm đến thao tác cuối cùng."],
  });
}

function askNewVariant(desk) {
  askFirst(desk, {
    name: "new-variant", title: "Làm bài mới?", yes: "Tạo bài mới", body: { do: "new_variant" },
    lines: ["Máy sẽ tạo một tình huống khác: cơ quan, văn bản và hồ sơ đều mới.", "Bài đang làm sẽ được cất lại và không còn hiện trên màn hình."],
  });
}

async function download(desk) {
  const answer = await request(desk, { do: "download" });
  if (desk.isGone) return;
  if (answer.ok && answer.data?.base64) saveFile(answer.data);
  if (answer.notice) showNotice(desk, answer.notice);
}

function saveFile({ base64, file_name }) {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const url = URL.createObjectURL(new Blob([bytes], { type: "application/octet-stream" }));
  h("a", { href: url, download: file_name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60000);
}

function drawFoot(desk) {
  const { ui, setting, part } = desk;
  const { buttons } = setting;
  paint(desk, part.foot, [desk.era, ui.check?.score, ui.isDockOpen, desk.isChecking], () => [
    ui.check && !ui.isDockOpen && button(`Xem kết quả ${formatNumber(ui.check.score)}/${formatNumber(ui.check.points)}`, { kind: "link", "data-key": "show-dock", "data-do": "show-result" }, () => { ui.isDockOpen = true; draw(desk); }),
    h("span", { class: "hd-grow hd-saved" }, ui.check ? "" : "Bài làm được lưu sau từng thao tác."),
    buttons.new_variant && button("Bài mới…", { symbol: "refresh", "data-do": "new-variant", "data-key": "new-variant" }, () => askNewVariant(desk)),
    buttons.download && button("Tải bài (.zip)", { symbol: "save", "data-do": "download", "data-key": "download" }, () => download(desk)),
    buttons.solution && button("Lời giải…", { symbol: "book", "data-do": "solution", "data-key": "solution" }, () => askSolution(desk)),
    buttons.hint && button("Gợi ý", { symbol: "bulb", "data-do": "hint", "data-key": "hint" }, () => showHints(desk)),
    buttons.submit && button("Nộp bài…", { symbol: "send", "data-do": "submit", "data-key": "submit" }, () => askSubmit(desk)),
    buttons.check && button("Kiểm tra", { kind: "primary", symbol: "check", "data-do": "check", "data-key": "check", title: "Ctrl+Enter", disabled: desk.isChecking, "aria-keyshortcuts": "Control+Enter" }, () => runCheck(desk)),
  ]);
}

// ───────────────────────────────────────────────────────── Drag and drop (never the only way)

function startDrag(desk, event) {
  const node = event.target.closest?.("[data-doc][draggable]");
  if (!node) return;
  const { ui } = desk;
  const from = node.dataset.from ?? null;
  if (!from && !ui.selected.has(node.dataset.doc)) chooseRow(desk, node.dataset.doc);
  ui.drag = { ids: from ? [node.dataset.doc] : [...ui.selected], from };
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", ui.drag.ids.map((id) => desk.docs.get(id).symbol).join(", "));
  const ghost = h("div", { class: "hd-ghost" }, icon("put"), from ? "Lấy ra khỏi hồ sơ" : docCount(ui.drag.ids));
  desk.root.append(ghost);
  event.dataTransfer.setDragImage(ghost, 14, 14);
  setTimeout(() => ghost.remove());
  if (!from) setPane(desk, "files");
  desk.root.classList.add(from ? "dragging-out" : "dragging");
}

function dropTarget(desk, event) {
  const { drag } = desk.ui;
  if (!drag) return null;
  if (drag.from) return event.target.closest(".hd-docs");
  const target = event.target.closest("[data-drop], [data-heading]");
  return target && desk.root.contains(target) && (target.dataset.drop || target.dataset.heading) ? target : null;
}

function overDrag(desk, event) {
  const target = dropTarget(desk, event);
  if (target !== desk.hovered) {
    desk.hovered?.classList.remove("over");
    desk.hovered?.removeAttribute("data-drop-text");
    clearTimeout(desk.hoverTimer);
    desk.hovered = target;
    if (target?.dataset.heading) desk.hoverTimer = setTimeout(() => toggleHeading(desk, target.dataset.heading, false), 500);
    else if (target) {
      target.classList.add("over");
      target.dataset.dropText = desk.ui.drag.from ? "Thả vào đây để lấy ra khỏi hồ sơ" : `Thả ${docCount(desk.ui.drag.ids)} vào đây`;
    }
  }
  if (!target || target.dataset.heading) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = "move";
}

function endDrag(desk) {
  clearTimeout(desk.hoverTimer);
  desk.hovered?.classList.remove("over");
  desk.hovered?.removeAttribute("data-drop-text");
  desk.hovered = null;
  desk.ui.drag = null;
  desk.root.classList.remove("dragging", "dragging-out");
}

function onDrop(desk, event) {
  const target = dropTarget(desk, event);
  const { drag } = desk.ui;
  endDrag(desk);
  if (!target || !drag) return;
  event.preventDefault();
  if (drag.from) takeOut(desk, drag.from, drag.ids);
  else if (target.dataset.drop) sendTo(desk, target.dataset.drop, drag.ids);
}

// ───────────────────────────────────────────────────────── Building and drawing the desk

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
    ondblclick: (event) => { if (event.target.closest("[data-doc]")) sheetDialog(desk, desk.ui.current); },
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
  part.dock = h("section", { class: "hd-dock", "aria-label": "Kết quả kiểm tra và gợi ý", hidden: true });
  part.foot = h("footer", { class: "hd-foot" });
  part.toasts = h("div", { class: "hd-toasts" });
  part.live = h("div", { class: "hd-sr", "aria-live": "polite" });
  part.busyText = h("span", null);
  part.busy = h("div", { class: "hd-busy", role: "status", hidden: true }, h("i"), part.busyText);
  part.frame = h("div", { class: "hd-frame" }, part.head, part.bar, part.nav, part.tools, part.docs, part.sheetPane, part.view, part.tabs, part.side, part.dock, part.foot);
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
}

function loadSetting(desk) {
  for (const dialog of [...desk.dialogs]) dialog.close();
  if (!readSetting(desk)) return;
  desk.part.search.value = "";
  readState(desk);
  desk.ui.current = listedDocs(desk)[0]?.doc_id ?? null;
  draw(desk);
  const whenShown = () => { if (!desk.isGone) (desk.root.isConnected ? greet(desk) : requestAnimationFrame(whenShown)); };
  requestAnimationFrame(whenShown);
}

function loadState(desk) {
  if (!desk.setting) return;
  readState(desk);
  draw(desk);
  for (const dialog of desk.dialogs) dialog.update?.();
}

/** Keys that work anywhere on the desk. Nothing typed here may reach the notebook around it. */
function onDeskKey(desk, event) {
  event.stopPropagation();
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !desk.dialogs.length && desk.setting?.buttons.check) {
    event.preventDefault();
    runCheck(desk);
  }
}

function render({ model, el }) {
  const desk = {
    model, uid: uid("desk"), root: h("div", { class: "hoso-desk", lang: "vi", "data-lm-suppress-shortcuts": "true" }),
    part: {}, painted: new WeakMap(), pending: new Map(), slow: new Set(), dialogs: [], era: 0, tick: 0, setting: null, state: EMPTY_STATE,
    ui: freshView(), docs: new Map(), texts: new Map(), people: new Map(), entries: new Map(), files: new Map(), listed: [], isGone: false,
  };
  const isFull = document.body.classList.contains("hoso-voila");
  desk.root.classList.toggle("hoso-full", isFull);
  buildParts(desk);
  const listeners = { "change:setting": () => loadSetting(desk), "change:state": () => loadState(desk), "msg:custom": (message) => settle(desk, message) };
  for (const [name, run] of Object.entries(listeners)) model.on(name, run);
  const drags = { dragstart: startDrag, dragover: overDrag, drop: onDrop, dragend: endDrag };
  for (const [name, run] of Object.entries(drags)) desk.root.addEventListener(name, (event) => run(desk, event));
  desk.root.addEventListener("keydown", (event) => onDeskKey(desk, event));
  // With the whole page ours, Ctrl+Enter must work even when nothing has the focus.
  const onPageKey = (event) => { if (isFull && event.target === document.body) onDeskKey(desk, event); };
  document.addEventListener("keydown", onPageKey);
  el.append(desk.root);
  loadSetting(desk);
  return () => {
    desk.isGone = true;
    for (const [name, run] of Object.entries(listeners)) model.off(name, run);
    document.removeEventListener("keydown", onPageKey);
    for (const { busyTimer, lateTimer } of desk.pending.values()) { clearTimeout(busyTimer); clearTimeout(lateTimer); }
    desk.pending.clear();
    desk.closeMenu?.();
    clearTimeout(desk.ui.find.timer);
    for (const dialog of [...desk.dialogs]) dialog.close();
    desk.root.remove();
  };
}

export default { render };
