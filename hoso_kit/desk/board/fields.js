/* Form fields. */

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
  opener.addEventListener("click", () => openCalendar(desk, around, field.value() || desk.state.today, (iso) => {
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
      button("Hôm nay", { kind: "link", "data-do": "today" }, () => choose(desk.state.today)));
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
  const classes = [date.month === month ? "" : "other", iso === desk.state.today ? "today" : ""].join(" ");
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
    value: maintenance, isRequired: true, empty: "— Chọn —", hint: "Đối chiếu với Bảng thời hạn.",
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
    period.control.dispatchEvent(new Event("change"));
    show();
  }));
  const line = wrapField({ name: "retention_row", label: "Dòng trong Bảng thời hạn", control: opener, wide: true,
    around: h("div", { class: "hd-row-pick" }, opener, shown) });
  // The label would rename the button; the field's name belongs to the group instead.
  line.node.querySelector("label").replaceWith(h("span", { class: "hd-label" }, "Dòng trong Bảng thời hạn"));
  line.value = () => chosen;
  return [period, line];
}

const UNREAD_NOTICE = { kind: "error", title: "Không đọc được tệp", seen: "Trình duyệt không đọc được tệp đã chọn.", advice: "Xem tệp còn ở chỗ cũ và không bị chương trình khác khóa, rồi chọn lại." };

/** A chosen file's content for the way to Python; null where the browser can't read it. */
function readBase64(file) {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).split(",")[1] ?? "");
    reader.onerror = () => resolve(null);
    reader.readAsDataURL(file);
  });
}
