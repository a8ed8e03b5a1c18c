/* Tra cứu: finding documents and case files. */

const FIND_PAUSE = 250;
const FIND_LIMIT = 25;
const MANY_NAMES = 200;

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
  /** More names than a list is scrolled through for: typed, and offered while one types; what is no name yet is no filter. */
  const typed = (name, label, options) => {
    const list = h("datalist", { id: uid(name) }, options.map(({ value }) => h("option", { value })));
    const field = textField(name, label, { value: find.filters[name] ?? "", wide: false });
    field.control.setAttribute("list", list.id);
    field.node.append(list);
    field.control.addEventListener("input", () => {
      const known = options.find(({ value }) => lower(value) === lower(field.value()));
      if (known || !field.value()) set(name, known?.value ?? "");
    });
    return field;
  };
  const isOneOffice = !choices.year;
  const files = [...desk.files.values()].map((file) => ({ value: file.file_notation, label: `${file.file_notation} – ${file.title}` }));
  return [
    select("kind", "Tìm trong", choices.kind, "Văn bản và hồ sơ"), ...(isOneOffice ? [] : officeFilters(desk, set, select)),
    organ, select("type_name", "Loại văn bản", choices.type_name), select("direction", "Đến, đi", choices.direction),
    ...dates, filed, isOneOffice && select("file_notation", "Hồ sơ", files), (choices.creator.length > MANY_NAMES ? typed : select)("creator", "Người lập, chủ trì", choices.creator),
    select("maintenance", desk.setting.terms.maintenance, choices.maintenance), select("status", "Trạng thái hồ sơ", choices.status),
  ].filter(Boolean);
}

/** Where many offices are searched: which of them, and which year. */
function officeFilters(desk, set, select) {
  const { filters, form } = desk.ui.find;
  const year = selectField("year", "Năm", { value: String(filters.year ?? ""), options: form.filters.year.map(({ value, label: text }) => ({ value: String(value), text })), empty: "Tất cả" });
  year.control.addEventListener("change", () => set("year", year.value() && Number(year.value())));
  return [select("level", "Cấp", form.filters.level), select("organ_id", "Cơ quan lưu giữ", form.filters.organ_id), year];
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
      printFound(desk),
      turn("previous-page", "Trang trước", "left", Math.max(0, find.offset - FIND_LIMIT), find.offset > 0),
      turn("next-page", "Trang sau", "right", find.offset + FIND_LIMIT, Boolean(answer) && last < answer.total),
    ];
  });
  const isNew = paint(desk, desk.part.foundList, [desk.era, answer, find.fault, desk.state.fates], () => foundTable(desk));
  if (isNew) desk.part.foundList.scrollTop = 0;
  if (answer || find.fault) announce(desk, find.fault || shown);
}

/** All results of the search in view, not only the page of them, as a paper. */
function printFound(desk) {
  const kind = (desk.setting.forms ?? []).find(({ id }) => id === "search_results");
  const body = (format) => {
    const { query, filters, order, columns } = desk.ui.find;
    return { do: "print", form: "search_results", format, request: { query, filters, order, columns } };
  };
  return kind && paperMenu(desk, { label: "In, tải kết quả tìm kiếm", key: "print-found", papers: [{ name: kind.id, title: kind.name, citation: kind.citation, body }] });
}

function foundTable(desk) {
  const { answer, fault } = desk.ui.find;
  if (!answer) return h("p", { class: "hd-empty" }, fault ? "Sửa điều kiện tìm rồi thử lại." : "Đang tìm…");
  const notices = answer.notices.map((text) => h("p", { class: "hd-callout" }, icon("info"), h("span", null, text)));
  if (!answer.hits.length) return [...notices, h("p", { class: "hd-empty" }, "Thử bớt từ, gõ không dấu, hoặc bỏ bớt bộ lọc.")];
  return [...notices, stacking(h("table", { class: "hd-table" },
    h("thead", null, h("tr", null, h("td", null, h("span", { class: "hd-sr" }, "Loại")), answer.columns.map((column) => h("th", { scope: "col" }, column.label)))),
    answer.hits.map((hit, at) => foundRows(desk, hit, at, answer.columns.length))))];
}

const answerColumn = (desk, name) => desk.ui.find.answer.columns.findIndex((column) => column.name === name);

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
  const fates = hit.kind === "document" ? fatesOf(desk, hit.ref) : [];
  const wide = Math.max(0, answerColumn(desk, "title"));
  if (fates.length) cells[wide] = [cells[wide], fates.map(({ text, kind }) => h("div", null, tag(text, kind)))];
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
