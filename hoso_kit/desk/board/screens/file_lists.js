/* Danh mục hồ sơ: every year's list as it is printed, made, approved, issued and closed. Only names of actions that
   Python offers become buttons; every change is an action that the office may refuse. */

defineScreen({
  name: "file_lists", text: "Danh mục hồ sơ", symbol: "list", group: "files", replaces: "list",
  build: (desk, data, view) => [
    screenHead("Danh mục hồ sơ", { note: "Điều 28 và Phụ lục V Nghị định 30/2020/NĐ-CP", buttons: file_listsButtons(desk, data) }),
    file_listsYears(desk, data),
    data.list ? file_listsBody(desk, data, view) : file_listsBegin(desk, data),
  ],
});

const file_listsCan = (data, name) => data.actions.includes(name);
const file_listsAct = (desk, data, type, facts, dialog = null) => perform(desk, { type, year: data.year, ...facts }, dialog);

const FILE_LISTS_KIND = { draft: "warn", submitted: "mine", approved: "mine", issued: "ok", locked: "plain" };

function file_listsYears(desk, data) {
  return h("div", { class: "hd-screen-tabs", role: "group", "aria-label": "Danh mục của năm" }, data.years.map(({ year, status, status_text }) =>
    h("button", { type: "button", class: "hd-chip", "data-key": `list-year-${year}`, "data-year": year, "aria-pressed": String(year === data.year), onclick: () => showWith(desk, "file_lists", { year }) },
      `Năm ${year}`, h("span", null, ` · ${status_text}`))));
}

/** What moves the list on, at the right of the head. */
function file_listsButtons(desk, data) {
  const { list } = data;
  if (!list) return [];
  const offer = (name, text, run, props = {}) => file_listsCan(data, name) && button(text, { "data-do": name, "data-key": name, ...props }, run);
  const asks = {
    discard: () => confirmDialog(desk, { name: "discard-list", title: `Hủy dự thảo Danh mục năm ${data.year}`, yes: "Hủy dự thảo",
      lines: ["Toàn bộ đề mục và hồ sơ trong dự thảo sẽ mất, không lấy lại được."], run: (dialog) => file_listsAct(desk, data, "discard_file_list", {}, dialog) }),
    submit: () => confirmDialog(desk, { name: "submit-list", title: `Trình Danh mục năm ${data.year}`, yes: "Trình",
      lines: [`Trình người đứng đầu cơ quan phê duyệt: ${list.totals[0].replace("Danh mục hồ sơ này có ", "").replace(", bao gồm:", "")}. Khi đã trình, không sửa được nữa.`,
        data.findings.length ? `Phần Rà soát còn nêu ${data.findings.length} điểm; nên xem lại trước khi trình.` : "Phần Rà soát không nêu điểm nào."],
      run: (dialog) => file_listsAct(desk, data, "submit_file_list", {}, dialog) }),
    approve: () => confirmDialog(desk, { name: "approve-list", title: `Phê duyệt Danh mục năm ${data.year}`, yes: "Phê duyệt",
      lines: ["Danh mục do người đứng đầu cơ quan phê duyệt; sau đó văn thư ban hành kèm theo Quyết định."], run: (dialog) => file_listsAct(desk, data, "approve_file_list", {}, dialog) }),
    lock: () => confirmDialog(desk, { name: "lock-list", title: `Đóng Danh mục năm ${data.year}`, yes: "Đóng năm",
      lines: ["Từ nay không mở hồ sơ mới theo Danh mục này; hồ sơ đang mở vẫn làm tiếp được."], run: (dialog) => file_listsAct(desk, data, "lock_file_list", {}, dialog) }),
  };
  return [
    paperMenu(desk, { label: `In, tải Danh mục năm ${data.year}`, key: "print-paper", papers: [{ name: "paper", title: `Danh mục hồ sơ năm ${data.year}`, citation: "Nghị định 30/2020/NĐ-CP, Phụ lục V mục II",
      body: (format) => ({ do: "ask", screen: "file_lists", what: "print", args: { year: data.year, format } }) }] }),
    offer("discard_file_list", "Hủy dự thảo…", asks.discard, { kind: "danger", symbol: "trash" }),
    offer("return_file_list", "Trả lại…", () => file_listsReturn(desk, data), { symbol: "refresh" }),
    offer("submit_file_list", "Trình…", asks.submit, { kind: "primary", symbol: "send" }),
    offer("approve_file_list", "Phê duyệt…", asks.approve, { kind: "primary", symbol: "check" }),
    offer("issue_file_list", "Ban hành…", () => file_listsIssue(desk, data), { kind: "primary", symbol: "send" }),
    offer("lock_file_list", "Đóng năm…", asks.lock, { symbol: "lock" }),
  ].filter(Boolean);
}

/** A year without a list: three ways to begin one. */
function file_listsBegin(desk, data) {
  if (!data.actions.length) return h("p", { class: "hd-empty" }, `Cơ quan chưa có Danh mục hồ sơ năm ${data.year}.`);
  return h("section", { class: "file_lists-begin", "aria-label": "Bắt đầu Danh mục" },
    h("p", null, `Chưa có Danh mục hồ sơ năm ${data.year}. Chọn một cách bắt đầu:`),
    h("div", { class: "file_lists-ways" }, file_listsWays(desk, data).map(([name, symbol, title, text, run]) =>
      h("button", { type: "button", class: "file_lists-way", "data-do": name, "data-key": name, onclick: run }, icon(symbol), h("b", null, title), h("span", null, text)))));
}

function file_listsWays(desk, data) {
  return [
    data.sources.length > 0 && ["carry_over_file_list", "refresh", "Kế thừa Danh mục năm trước", "Giữ đề mục, tiêu đề, thời hạn, người lập; năm trong tiêu đề chuyển sang năm mới.", () => file_listsCarry(desk, data)],
    file_listsCan(data, "import_file_list") && ["import_file_list", "put", "Nhập từ bảng tính", "Đọc tệp Excel (.xlsx) theo mẫu năm cột, xem trước rồi mới nhập.", () => file_listsImport(desk, data)],
    file_listsCan(data, "create_file_list") && ["create_file_list", "plus", "Lập mới", "Bắt đầu từ bảng trống, theo đơn vị hoặc theo lĩnh vực.", () => file_listsCreate(desk, data)],
  ].filter(Boolean);
}

function file_listsBody(desk, data, view) {
  const { list } = data;
  const canAdd = file_listsCan(data, "add_heading");
  const isEmpty = !list.rows.length;
  return [
    list.return_reason && h("p", { class: "hd-callout file_lists-returned" }, icon("warn"), h("span", null, h("b", null, "Được trả lại để sửa: "), list.return_reason)),
    canAdd && h("div", { class: "file_lists-tools", role: "toolbar", "aria-label": "Sửa dự thảo" },
      button("Thêm đề mục…", { symbol: "plus", "data-do": "add_heading", "data-key": "add_heading" }, () => file_listsHeading(desk, data)),
      file_listsCan(data, "add_entry") && button("Thêm hồ sơ…", { symbol: "plus", "data-do": "add_entry", "data-key": "add_entry" }, () => file_listsEntry(desk, data)),
      isEmpty && file_listsWays(desk, data).map(([name, symbol, title, , run]) => button(`${title}…`, { symbol, "data-do": name, "data-key": name }, run)),
      h("span", { class: "hd-hint" }, list.arranged_text)),
    h("div", { class: `file_lists-body ${data.findings.length ? "reviewed" : ""}` },
      file_listsSheet(desk, data),
      data.findings.length > 0 && file_listsReview(desk, data)),
  ];
}

/** The printed list: five columns and the totals at its foot. */
function file_listsSheet(desk, data) {
  const { list, year } = data;
  return h("div", { class: "hd-form-sheet file_lists-sheet" },
    h("p", { class: "b big" }, "DANH MỤC HỒ SƠ"), h("p", { class: "b" }, `Năm ${year} `, tag(list.status_text, FILE_LISTS_KIND[list.status])),
    h("p", { class: "i" }, list.subtitle),
    list.steps.length > 0 && h("p", { class: "file_lists-steps" }, list.steps.join(" · ")),
    file_listsTable(desk, data, list.rows, true),
    h("div", { class: "left", "data-totals": true }, list.totals.map((line) => h("p", null, line))));
}

function file_listsTable(desk, data, rows, withMenu) {
  const isDraft = withMenu && file_listsCan(data, "add_heading");
  const head = ["Số và ký hiệu hồ sơ", "Tên đề mục và tiêu đề hồ sơ", desk.setting.terms.maintenance, "Người lập hồ sơ", "Ghi chú"];
  const line = (row) => {
    if (row.kind !== "entry") {
      return h("tr", { class: row.kind === "heading" ? "heading" : "sub", "data-heading-row": row.heading, "data-row-name": row.title }, h("td", null), h("td", null, `${row.number}. ${row.title}`, row.kind === "heading" && h("span", { class: "file_lists-abbreviation" }, ` (${row.heading})`)), h("td", null), h("td", null), h("td", null),
        isDraft && h("td", { class: "file_lists-do" }, file_listsMenu(desk, data, row)));
    }
    const isMine = row.creator && row.creator === desk.setting.person.person_id;
    return h("tr", { class: isMine ? "mine" : "", "data-entry": row.number, "data-row-name": row.title },
      h("td", null, withMenu && data.list.can_open ? button(row.number, { kind: "link", "data-key": `list-${row.name}`, "data-open": row.name, label: `Xem hồ sơ ${row.number} năm ${data.year}` }, () => chooseFile(desk, row.name)) : row.number),
      h("td", null, row.title),
      h("td", null, row.maintenance || h("span", { class: "file_lists-missing" }, "chưa ghi"), row.retention_row && h("small", { title: file_listsRowText(desk, row.retention_row) }, `dòng ${row.retention_row}`)),
      h("td", null, row.creator_name || h("span", { class: "file_lists-missing" }, "chưa ghi")), h("td", null, row.description),
      isDraft && h("td", { class: "file_lists-do" }, file_listsMenu(desk, data, row)));
  };
  return h("div", { class: "hd-scroll", tabindex: "0", role: "region", "aria-label": "Bảng Danh mục hồ sơ" }, h("table", { class: "hd-form-table" },
    h("thead", null, h("tr", null, head.map((text) => h("th", { scope: "col" }, text)), isDraft && h("td", null, h("span", { class: "hd-sr" }, "Việc"))),
      h("tr", { class: "numbers" }, head.map((_, at) => h("td", null, `(${at + 1})`)), isDraft && h("td", null))),
    h("tbody", null, rows.length ? rows.map(line) : h("tr", null, h("td", { colspan: isDraft ? 6 : 5 }, "Danh mục chưa có đề mục nào. Bấm Thêm đề mục…")))));
}

function file_listsRowText(desk, id) {
  const found = desk.setting.retention.rows.find((row) => row.row === id);
  return found ? `Dòng ${found.row} Bảng thời hạn: ${found.content} – ${found.maintenance}` : null;
}

/** What may be done with one row of the draft. */
function file_listsMenu(desk, data, row) {
  const what = row.kind === "entry" ? `hồ sơ ${row.number}` : `đề mục ${row.title}`;
  const at = row.position;
  const moves = (to) => (row.kind === "entry"
    ? file_listsAct(desk, data, "move_entry", { file_notation: row.number, heading: row.heading, subheading: row.subheading, position: to })
    : file_listsAct(desk, data, "move_heading", { heading: row.heading, position: to }));
  const remove = () => {
    const types = { entry: ["remove_entry", { file_notation: row.number }], heading: ["remove_heading", { heading: row.heading }], subheading: ["remove_subheading", { heading: row.heading, subheading: row.title }] };
    confirmDialog(desk, { name: "remove-row", title: `Bỏ ${what}`, yes: "Bỏ khỏi Danh mục", lines: [row.title, "Số của các dòng phía sau được đánh lại."],
      run: (dialog) => file_listsAct(desk, data, ...types[row.kind], dialog) });
  };
  const items = [
    row.kind === "entry" && { name: "edit", text: "Sửa hồ sơ…", run: () => file_listsEntry(desk, data, row) },
    row.kind === "heading" && { name: "edit", text: "Sửa đề mục…", run: () => file_listsHeading(desk, data, row) },
    row.kind !== "entry" && { name: "add-entry", text: "Thêm hồ sơ vào đây…", run: () => file_listsEntry(desk, data, null, row) },
    row.kind === "heading" && { name: "add-subheading", text: "Thêm đề mục nhỏ…", run: () => file_listsSubheading(desk, data, row) },
    row.kind !== "subheading" && at > 1 && { name: "up", text: "Chuyển lên", run: () => moves(at - 1) },
    row.kind !== "subheading" && at < row.last && { name: "down", text: "Chuyển xuống", run: () => moves(at + 1) },
    row.kind === "entry" && { name: "move", text: "Chuyển sang đề mục khác…", run: () => file_listsMove(desk, data, row) },
    { name: "remove", text: "Bỏ…", run: remove },
  ].filter(Boolean);
  const key = `menu-${row.kind}-${row.kind === "entry" ? row.number : `${row.heading}-${row.subheading}`}`;
  const opener = button("⋯", { kind: "small", label: `Việc với ${what}`, "aria-haspopup": "menu", "aria-expanded": "false", "data-do": "row-menu", "data-key": key },
    () => openMenu(desk, opener, `Việc với ${what}`, [{ title: row.kind === "entry" ? row.number : row.title, items }]));
  return opener;
}

/** What an inspector would find, beside the sheet. */
function file_listsReview(desk, data) {
  return h("aside", { class: "file_lists-review", "aria-label": "Rà soát Danh mục" },
    h("h3", null, icon("search"), ` Rà soát: ${data.findings.length} điểm nên xem lại`),
    h("ul", null, data.findings.map((one) => h("li", { class: "hd-finding", "data-finding": one.code },
      h("p", null, one.seen), one.advice && h("p", { class: "hd-hint" }, h("b", null, "Nên làm: "), one.advice), citationLine(one.citation, one.confidence),
      one.file_notations.length > 0 && h("p", null, one.file_notations.map((notation) => button(`Xem ${notation}`, { kind: "link", "data-key": `finding-${one.code}-${notation}` }, () => file_listsReveal(desk, notation)), " "))))));
}

function file_listsReveal(desk, notation) {
  const row = desk.part.view.querySelector(`[data-entry="${CSS.escape(notation)}"]`);
  if (!row) return;
  for (const other of desk.part.view.querySelectorAll("tr.marked")) other.classList.remove("marked");
  row.classList.add("marked");
  row.scrollIntoView({ block: "center" });
  row.querySelector("button")?.focus({ preventScroll: true });
}

// Dialogs

const file_listsPlaces = (data) => data.list.rows.filter((row) => row.kind !== "entry").map((row) => ({
  value: JSON.stringify([row.heading, row.subheading]), text: row.kind === "heading" ? `${row.number}. ${row.title} (${row.heading})` : `\u2003${row.number}. ${row.title}` }));

const file_listsArranging = (data, { isSheet = false } = {}) => [
  selectField("arranged_by", "Sắp xếp đề mục lớn", { wide: true, value: "unit", options: data.arranged.map(({ id, text }) => ({ value: id, text })) }),
  selectField("numbering", "Cách đánh số hồ sơ", { wide: true, value: isSheet ? "" : "heading", empty: isSheet ? "Như số đã ghi trong tệp" : "", options: data.numbered.map(({ id, text }) => ({ value: id, text })),
    hint: "Số hồ sơ do Hệ thống đánh theo thứ tự trong Danh mục." }),
];

function file_listsCreate(desk, data) {
  const fields = file_listsArranging(data);
  formDialog(desk, { name: "create-list", title: `Lập Danh mục hồ sơ năm ${data.year}`, yes: "Tạo dự thảo", fields,
    run: (dialog) => file_listsAct(desk, data, "create_file_list", { arranged_by: fields[0].value(), numbering: fields[1].value() }, dialog) });
}

function file_listsCarry(desk, data) {
  const boxes = new Map();
  const list = h("div", { class: "file_lists-carried", tabindex: "0", role: "group", "aria-label": "Hồ sơ được kế thừa" });
  const from = selectField("from_year", "Kế thừa từ", { wide: true, value: String(data.sources[0].year), options: data.sources.map(({ year }) => ({ value: String(year), text: `Danh mục năm ${year}` })) });
  const fill = () => {
    boxes.clear();
    list.replaceChildren(...data.sources.find(({ year }) => String(year) === from.value()).entries.map((entry) => {
      const box = h("input", { type: "checkbox", id: uid("carry"), "data-carry": entry.file_notation });
      box.checked = !entry.is_finished;
      boxes.set(entry.file_notation, box);
      return h("div", null, box, h("label", { for: box.id }, h("b", null, entry.file_notation), ` ${entry.title} `, entry.is_finished && tag("việc đã xong", "plain")));
    }));
  };
  from.control.addEventListener("change", fill);
  fill();
  formDialog(desk, { name: "carry-list", title: `Lập Danh mục năm ${data.year} từ năm trước`, size: "wide", yes: "Lập dự thảo", fields: [from],
    intro: h("p", { class: "hd-lead" }, "Đề mục, thời hạn, người lập giữ nguyên; năm trong tiêu đề đã chuyển. Bỏ dấu ở việc không còn làm."),
    extra: list,
    run: (dialog) => perform(desk, { type: "carry_over_file_list", from_year: Number(from.value()), to_year: data.year,
      leave_out: [...boxes].filter(([, box]) => !box.checked).map(([notation]) => notation) }, dialog) });
}

function file_listsHeading(desk, data, row = null) {
  const name = textField("name", "Tên đề mục lớn", { value: row?.title ?? "", isRequired: true, hint: "Tên đơn vị hoặc lĩnh vực hoạt động." });
  const short = textField("abbreviation", "Chữ viết tắt", { value: row?.heading ?? "", isRequired: true, hint: "Chữ in hoa, không cách; đứng sau số trong ký hiệu hồ sơ, ví dụ 01.TCCB." });
  formDialog(desk, { name: "heading", title: row ? `Sửa đề mục ${row.heading}` : "Thêm đề mục lớn", size: "small", yes: row ? "Lưu" : "Thêm đề mục", fields: [name, short],
    run: (dialog) => (row
      ? file_listsAct(desk, data, "edit_heading", { heading: row.heading, name: name.value(), abbreviation: short.value() }, dialog)
      : file_listsAct(desk, data, "add_heading", { name: name.value(), abbreviation: short.value() }, dialog)) });
}

function file_listsSubheading(desk, data, row) {
  const name = textField("name", "Tên đề mục nhỏ", { isRequired: true });
  formDialog(desk, { name: "subheading", title: `Thêm đề mục nhỏ vào ${row.heading}`, size: "small", yes: "Thêm đề mục", fields: [name],
    run: (dialog) => file_listsAct(desk, data, "add_subheading", { heading: row.heading, name: name.value() }, dialog) });
}

/** Add a file (into the place of `under`), or change the one of `row`. */
function file_listsEntry(desk, data, row = null, under = null) {
  const places = file_listsPlaces(data);
  // a place chosen by the page would renumber the files after it
  const place = row ? null : selectField("place", "Đề mục", { wide: true, isRequired: true, value: under ? JSON.stringify([under.heading, under.subheading]) : "", empty: "— Chọn đề mục —", options: places });
  const title = textField("title", "Tiêu đề hồ sơ", { value: row?.title ?? "", isRequired: true, rows: 2, hint: "Ngắn gọn, rõ ràng, khái quát nội dung văn bản sẽ hình thành trong năm." });
  const [period, line] = retentionFields(desk, { maintenance: row?.maintenance ?? "", row: row?.retention_row ?? "" });
  // a draft may still have blanks; the office asks for them when it is submitted
  period.check = () => true;
  period.control.removeAttribute("aria-required");
  period.node.querySelector(".hd-star")?.remove();
  const creator = selectField("creator", "Người lập hồ sơ", { value: row?.creator ?? "", empty: "— Chưa rõ —",
    options: desk.setting.people.map((person) => ({ value: person.person_id, text: `${person.full_name} – ${person.position}` })) });
  const note = textField("description", "Ghi chú", { value: row?.description ?? "", hint: "Nếu chọn thời hạn dài hơn bảng, xin ghi lý do ở đây." });
  formDialog(desk, { name: "entry", title: row ? `Sửa hồ sơ ${row.number}` : "Thêm hồ sơ vào Danh mục", size: "medium", yes: row ? "Lưu" : "Thêm hồ sơ",
    fields: [place, title, line, period, creator, note].filter(Boolean),
    run: (dialog) => {
      const facts = { title: title.value(), maintenance: period.value(), retention_row: line.value(), creator: creator.value(), description: note.value() };
      // the history tells what was changed, so only that is sent
      const changed = Object.fromEntries(Object.entries(facts).filter(([name, value]) => value !== row?.[name]));
      if (row) return file_listsAct(desk, data, "edit_entry", { file_notation: row.number, ...changed }, dialog);
      const [heading, subheading] = JSON.parse(place.value());
      return file_listsAct(desk, data, "add_entry", { heading, subheading, ...facts }, dialog);
    } });
}

function file_listsMove(desk, data, row) {
  const place = selectField("place", "Chuyển đến cuối đề mục", { wide: true, isRequired: true, value: JSON.stringify([row.heading, row.subheading]), options: file_listsPlaces(data) });
  formDialog(desk, { name: "move-entry", title: `Chuyển hồ sơ ${row.number}`, size: "small", yes: "Chuyển", fields: [place], intro: h("p", null, row.title),
    run: (dialog) => {
      const [heading, subheading] = JSON.parse(place.value());
      return file_listsAct(desk, data, "move_entry", { file_notation: row.number, heading, subheading }, dialog);
    } });
}

function file_listsReturn(desk, data) {
  const reason = textField("reason", "Chỗ cần sửa", { isRequired: true, rows: 3 });
  formDialog(desk, { name: "return-list", title: `Trả lại Danh mục năm ${data.year}`, yes: "Trả lại", fields: [reason],
    run: (dialog) => file_listsAct(desk, data, "return_file_list", { reason: reason.value() }, dialog) });
}

function file_listsIssue(desk, data) {
  const symbol = textField("decision_symbol", "Số, ký hiệu Quyết định", { isRequired: true, wide: false, example: "08/QĐ-UBND" });
  const day = dateField(desk, "decision_date", "Ngày Quyết định", { value: desk.state.today });
  const boxes = data.units.map((unit) => {
    const box = h("input", { type: "checkbox", id: uid("unit"), "data-unit": unit.id });
    box.checked = unit.is_concerned;
    return [unit, box];
  });
  formDialog(desk, { name: "issue-list", title: `Ban hành Danh mục năm ${data.year}`, size: "medium", yes: "Ban hành", fields: [symbol, day],
    extra: h("fieldset", { class: "hd-steps" }, h("legend", null, "Gửi đến các đơn vị, cá nhân liên quan"), boxes.map(([unit, box]) => h("div", null, box, h("label", { for: box.id }, unit.text)))),
    run: (dialog) => file_listsAct(desk, data, "issue_file_list", { decision_symbol: symbol.value(), decision_date: day.value(),
      sent_to: boxes.filter(([, box]) => box.checked).map(([unit]) => unit.id) }, dialog) });
}

// Bringing in a sheet: choose, look at what would come, take it

const FILE_LISTS_MAX_SHEET = 4_000_000;

function file_listsImport(desk, data) {
  const [arranged, numbering] = file_listsArranging(data, { isSheet: true });
  const control = h("input", { type: "file", accept: ".xlsx" });
  const sheet = wrapField({ name: "sheet", label: "Tệp Excel (.xlsx)", control, isRequired: true, hint: "Bảng năm cột theo Phụ lục V; có thể lấy tệp mẫu bằng In, tải… ở Danh mục năm trước." });
  const status = h("p", { class: "hd-hint", role: "status" });
  sheet.check = () => {
    const [file] = control.files;
    if (!file) return sheet.fail("Xin chọn tệp Excel.");
    return sheet.fail(file.size > FILE_LISTS_MAX_SHEET ? "Tệp lớn quá 4 MB; xin chỉ giữ lại bảng Danh mục." : "");
  };
  formDialog(desk, { name: "import-list", title: `Nhập Danh mục năm ${data.year} từ bảng tính`, yes: "Đọc tệp", fields: [sheet, arranged, numbering], extra: status,
    run: async (dialog) => {
      status.textContent = "Đang đọc tệp…";
      const base64 = await readBase64(control.files[0]);
      if (desk.isGone) return;
      if (base64 === null) {
        status.textContent = "";
        showNotice(desk, UNREAD_NOTICE);
        return;
      }
      const answer = await request(desk, { do: "ask", screen: "file_lists", what: "import", args: { year: data.year, base64, arranged_by: arranged.value(), numbering: numbering.value() || null } });
      status.textContent = "";
      if (desk.isGone) return;
      if (!answer.ok) { showNotice(desk, answer.notice); return; }
      file_listsPreview(desk, data, answer.data, dialog);
    } });
}

function file_listsPreview(desk, data, read, chooser) {
  const { faults, corrected, rows, refused } = read;
  const count = rows.filter((row) => row.kind === "entry").length;
  const isOther = read.file_catalog && read.file_catalog !== data.year;
  openDialog(desk, { name: "import-preview", title: `Xem trước Danh mục năm ${data.year}`, size: "wide tall",
    body: () => h("div", { class: "file_lists-preview", tabindex: "0", role: "region", "aria-label": "Kết quả đọc tệp" },
      faults.length > 0 && h("section", { class: "file_lists-faults", "aria-label": "Chỗ chưa đúng trong tệp" }, h("h3", null, icon("warn"), ` ${faults.length} chỗ chưa đúng trong tệp`),
        h("ul", null, faults.map((one) => h("li", { "data-fault": one.row }, one.row ? h("b", null, `Dòng ${one.row}: `) : null, one.message)))),
      isOther && h("p", { class: "hd-callout" }, icon("info"), h("span", null, `Tệp ghi Danh mục năm ${read.file_catalog}; tiêu đề được giữ nguyên, không tự chuyển năm.`)),
      refused && h("p", { class: "hd-callout" }, icon("warn"), h("span", null, `${refused.seen} ${refused.advice}`)),
      corrected.length > 0 && h("section", { "aria-label": "Số được đánh lại" }, h("h3", null, `${corrected.length} số được Hệ thống đánh lại`),
        h("p", { class: "file_lists-corrected" }, corrected.map(({ typed, computed }) => h("span", { "data-corrected": computed }, `${typed} → ${computed}`)))),
      count > 0
        ? [h("h3", null, `${count} hồ sơ sẽ được nhập`), file_listsTable(desk, data, rows, false), h("div", null, read.totals.map((line) => h("p", null, line)))]
        : h("p", { class: "hd-empty" }, "Chưa có hồ sơ nào nhập được từ tệp này. Sửa tệp rồi chọn lại.")),
    actions: (dialog) => [
      button("Chọn tệp khác", { "data-do": "other-sheet" }, dialog.close), h("span", { class: "hd-grow" }),
      read.action && button(faults.length ? "Nhập rồi sửa sau" : "Nhập Danh mục", { kind: faults.length ? "" : "primary", "data-do": "confirm-import-preview" },
        async () => { if (await perform(desk, read.action, dialog)) chooser.close(); }),
    ] });
}
