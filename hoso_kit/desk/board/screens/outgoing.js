/* Văn bản đi – xử lý: the frame of the screen; the list at the left, what is chosen at the right. */

defineScreen({ name: "outgoing", text: "Xử lý VB đi", symbol: "outbox", group: "documents", build: outgoingBuild });

const OUTGOING_NOTES = {
  drafts: "Dự thảo đi từ người soạn đến lãnh đạo đơn vị, rồi đến người ký. Số và ngày do Văn thư cấp sau khi ký.",
  approve: "Lãnh đạo đơn vị kiểm tra nội dung; người có thẩm quyền duyệt rồi ký. Chưa được thì chuyển lại, ghi rõ lý do.",
  number: "Kiểm tra thể thức rồi cấp số: số tiếp theo trong năm, ngày hôm nay; không chừa số, không lùi ngày.",
  seal: "Văn bản điện tử: ký số của cơ quan. Văn bản giấy: đóng dấu.",
  issue: "Phát hành trong ngày ký, chậm nhất ngày làm việc tiếp theo; văn bản khẩn phát hành ngay.",
  follow: "Văn bản đã có số: nơi nào đã nhận, sửa sai, thu hồi, bản sao, bản lưu.",
  copies: "Sao y, sao lục, trích sao chung một hệ thống số trong năm; người có thẩm quyền cho phép rồi Văn thư mới sao.",
};
const OUTGOING_EMPTY = {
  drafts: "Chưa có dự thảo nào. Bấm “Soạn dự thảo…” để bắt đầu.", approve: "Không có dự thảo nào chờ anh (chị).",
  number: "Không có văn bản nào chờ cấp số.", seal: "Không có văn bản nào chờ đóng dấu, ký số cơ quan.", issue: "Không có văn bản nào chờ phát hành.", follow: "Năm này chưa có văn bản đi nào.",
};
const OUTGOING_KINDS = { drafting: "plain", submitted: "warn", approved: "mine", signed: "mine", numbered: "mine", sealed: "mine", issued: "ok", recalled: "bad" };

function outgoingBuild(desk, data, view) {
  return [
    screenHead("Văn bản đi – xử lý", { note: OUTGOING_NOTES[data.tab], buttons: [
      data.tab === "drafts" && data.is_drafter && button("Soạn dự thảo…", { kind: "primary", symbol: "plus", "data-do": "draft", "data-key": "draft" }, () => outgoingDraft(desk, data)),
      data.has_registers && formMenu(desk, ["outgoing_register", "outgoing_progress", "copies", "post_register", "kept_copies_register"], { text: "In sổ, báo cáo…", label: "In sổ, báo cáo văn bản đi", key: "print-outgoing" }),
    ].filter(Boolean) }),
    screenTabs(desk, "outgoing", data.tabs),
    data.tab === "copies" ? outgoingCopies(desk, data) : outgoingDesk(desk, data, view),
  ];
}

function outgoingDesk(desk, data, view) {
  const rows = data.groups.flatMap((group) => group.rows);
  return [
    data.tab === "follow" && h("div", { class: "outgoing-filter" }, outgoingYear(desk, data), outgoingFilter(desk, view, rows)),
    rows.length ? h("div", { class: "outgoing-desk" },
      h("div", { class: "outgoing-list", role: "group", "aria-label": "Danh sách văn bản đi" }, data.groups.filter((group) => group.rows.length).map((group) => [
        group.text && h("h3", null, group.text),
        h("ul", { "aria-label": group.text || "Văn bản" }, group.rows.map((row) => outgoingItem(desk, data, row)))])),
      h("section", { class: "outgoing-chosen", "aria-label": "Văn bản đang chọn" }, outgoingChosen(desk, data, view)))
      : [h("p", { class: "hd-empty" }, OUTGOING_EMPTY[data.tab]), screenNext(desk, "outgoing", data)],
  ];
}

function outgoingYear(desk, data) {
  const control = h("select", { "aria-label": "Năm", "data-field": "year", "data-key": "year", onchange: () => showWith(desk, "outgoing", { year: Number(control.value) }) }, data.years.map((year) => h("option", { value: String(year) }, `Năm ${year}`)));
  control.value = String(data.year);
  return control;
}

/** Hides what doesn't match while one types; nothing is asked of Python. */
function outgoingFilter(desk, view, rows) {
  const apply = () => {
    const matches = makeMatcher(control.value);
    for (const row of rows) {
      const item = desk.root.querySelector(`.outgoing-item[data-doc-item="${CSS.escape(row.doc_id)}"]`);
      if (item) item.parentElement.hidden = !matches(searchable(row.symbol, row.type_name, row.subject, row.drafter_name, row.stage_text));
    }
  };
  const control = h("input", { type: "search", "aria-label": "Lọc văn bản đi", placeholder: "Lọc theo số, trích yếu, người soạn…", "data-key": "outgoing-filter", value: view.filter ?? "", oninput: () => { view.filter = control.value; apply(); } });
  if (view.filter) setTimeout(apply);
  return control;
}

function outgoingItem(desk, data, row) {
  return h("li", null, h("button", {
    type: "button", class: "outgoing-item", "data-doc-item": row.doc_id, "data-stage": row.stage, "data-key": `out-${row.doc_id}`, "aria-current": data.chosen?.doc_id === row.doc_id ? "true" : null,
    onclick: () => showWith(desk, "outgoing", { doc: row.doc_id }),
  },
  h("span", { class: "outgoing-item-head" }, tag(row.is_sent_back ? "Bị chuyển lại" : row.stage_text, row.is_sent_back ? "bad" : OUTGOING_KINDS[row.stage]), row.urgency && tag(row.urgency, "bad"), row.late_text && tag(row.late_text, "bad"), row.is_paper && tag("giấy", "plain"),
    h("span", { class: "outgoing-item-date" }, row.date_text)),
  h("b", null, row.name), h("span", null, row.subject),
  h("small", null, [row.drafter_name, row.receipts_text, ...row.mended_by].filter(Boolean).join(" · "))));
}

/** What may be done at this point, in the order of the way; the first one is the step that comes next. */
const outgoingSteps = () => [
  ["sign_document", "Ký", "edit", outgoingSign], ["approve_draft", "Duyệt", "check", outgoingApprove], ["submit_draft", "Trình…", "send", outgoingSubmit],
  ["assign_number", "Cấp số", "check", outgoingNumber], ["seal_document", "Ký số cơ quan", "check", outgoingSeal], ["issue_document", "Phát hành…", "send", outgoingIssue], ["keep_original", "Lưu bản gốc", "save", outgoingKeep],
  ["post_document", "Gửi bưu điện…", "send", outgoingPost], ["lend_kept_copy", "Giao bản lưu…", "book", outgoingLend], ["take_back_kept_copy", "Nhận lại bản lưu", "check", outgoingTakeBack],
  ["send_back_draft", "Chuyển lại…", "left", outgoingSendBack], ["edit_draft", "Sửa…", "edit", outgoingEdit], ["attach", "Đính kèm…", "plus", outgoingAttach], ["comment_on_draft", "Góp ý…", "info", outgoingComment],
  ["file_document", "Đưa vào hồ sơ…", "put", (desk, one) => pickFileDialog(desk, [one.doc_id])],
];

function outgoingChosen(desk, data, view) {
  const one = data.chosen;
  if (!one) return null;
  const steps = outgoingSteps().filter(([name]) => one.does.includes(name));
  const isNext = (name) => !["send_back_draft", "edit_draft", "attach", "comment_on_draft", "file_document", "lend_kept_copy", "take_back_kept_copy"].includes(name);
  const textOf = (name, text) => (name === "seal_document" && one.is_paper ? "Đóng dấu" : text);
  const check = outgoingCheck(desk, view, one);
  return [
    h("div", { class: "outgoing-bar", role: "toolbar", "aria-label": "Việc với văn bản" },
      steps.map(([name, text, symbol, run]) => button(textOf(name, text), { kind: isNext(name) ? "primary" : "", symbol, "data-do": name, "data-key": name }, () => run(desk, one, data))),
      h("span", { class: "hd-grow" }), check.buttons),
    h("div", { class: "outgoing-body" },
      h("div", { class: "outgoing-paper", tabindex: "0", role: "region", "aria-label": "Nội dung văn bản" }, outgoingSheet(desk, one)),
      h("div", { class: "outgoing-side", tabindex: "0", role: "region", "aria-label": "Thông tin văn bản" },
        one.recall && outgoingRecalled(one), check.findings, outgoingSymbol(data, one), one.receipts.length > 0 && one.sent_text && outgoingReceipts(desk, one), outgoingFacts(one), outgoingBooks(desk, one), outgoingMending(desk, data, one), outgoingCopiesOf(desk, data, one), outgoingHistory(desk, one))),
  ];
}

/** The sheet of Phụ lục I; who signed stands on it as far as it has come. */
function outgoingSheet(desk, { sheet: document, will_be: willBe }) {
  const shown = willBe ? { ...document, code_number: "?", symbol: willBe, issued_date: desk.state.today } : document;
  const node = sheet(desk, shown);
  const signed = node.querySelector(".signed");
  if (signed) signed.textContent = document.signed_text;
  if (willBe) for (const place of node.querySelectorAll(".num, .when")) place.classList.add("outgoing-will-be");
  return node;
}

function outgoingFacts(one) {
  const row = (name, value) => value && factRow(name, value);
  return h("dl", { class: "hd-list boxed outgoing-facts" },
    factRow("Tình trạng", h("span", null, tag(one.stage_text, OUTGOING_KINDS[one.stage]), one.holder_name && h("small", null, `đang ở: ${one.holder_name}`), one.mended_by.map((text) => h("small", null, text)))),
    factRow("Soạn thảo", `${one.drafter_name} (văn bản ${one.carrier_text})`), factRow("Số trang", `${one.page_amount} (Hệ thống đếm)`), row("Sửa sai", one.mends), row("Trả lời", one.answers), row("Xin ý kiến", one.asked_names), one.attachments.length > 0 && factRow("Đính kèm", one.attachments.join("; ")),
    row("Duyệt", one.approved_text), row("Duyệt, ký", one.signed_text),
    one.limit_text && factRow("Hạn phát hành", h("span", { class: one.is_late ? "outgoing-late" : null }, one.limit_text, one.late_text && ` – ${one.late_text}`)),
    row("Phát hành", one.sent_text), row("Mã định danh", one.identifier), row("Bản lưu", one.kept_text), one.files.length > 0 && factRow("Hồ sơ", one.files.join(", ")));
}

function outgoingSymbol(data, one) {
  const isShown = one.will_be || one.faults.length > 0;
  if (!isShown) return null;
  return h("section", { class: "outgoing-symbol", "aria-label": "Số, ký hiệu" },
    one.will_be && h("p", null, "Số sẽ cấp: ", h("b", { "data-will-be": "" }, one.will_be), `, ngày ${data.today_text}`), outgoingFaults(one.faults));
}

const outgoingFaults = (faults) => (faults.length
  ? h("ul", { class: "outgoing-faults" }, faults.map((fault) => h("li", null, icon("warn"), h("span", null, fault.text, h("small", null, fault.citation)))))
  : h("p", { class: "outgoing-right" }, icon("check"), " Ký hiệu đúng Phụ lục I, III."));

function outgoingHistory(desk, one) {
  if (!one.history.length) return null;
  const said = ["Góp ý", "Chuyển lại"];
  return h("section", null, h("h3", null, "Quá trình"),
    h("ol", { class: "outgoing-way" }, one.history.map((line) => h("li", { class: said.includes(line.name) ? "said" : null, "data-event": line.name }, h("span", { class: "hd-hint" }, line.date_text), h("span", null, h("b", null, line.name), ` – ${line.person}`, line.to && ` → ${line.to}`, line.text && h("span", { class: "outgoing-said" }, line.text))))),
    one.versions.length > 0 && button(`Xem ${one.versions.length} bản trước khi sửa…`, { kind: "link", "data-do": "versions", "data-key": "versions" }, () => openDialog(desk, {
      name: "versions", title: "Các bản trước khi sửa", size: "page", body: () => one.versions.map((version, at) => [h("h3", null, `Bản ${at + 1}`), outgoingSheet(desk, { sheet: version })]), actions: (dialog) => button("Đóng", { kind: "primary" }, dialog.close) })));
}

// The PDF and its signatures

function outgoingCheck(desk, view, one) {
  view.checks ??= new Map();
  const key = `${one.doc_id} ${one.stage} ${desk.state.today}`;
  const isSigned = !["drafting", "submitted", "approved"].includes(one.stage);
  const check = async () => {
    const answer = await askScreen(desk, "outgoing", "verify", { doc_id: one.doc_id });
    if (!answer.ok || desk.isGone) return;
    view.checks.set(key, answer.data);
    view.tick += 1;
    if (desk.ui.view === screenId("outgoing")) drawView(desk);
    announce(desk, answer.data.waits_text || answer.data.verdict);
  };
  const seen = view.checks.get(key);
  return {
    buttons: [
      button("Mở PDF", { symbol: "zoom", "data-do": "open-pdf", "data-key": "open-pdf", title: isSigned ? "Mở trong thẻ mới của trình duyệt" : "Bản in thử, chưa ký" }, () => outgoingOpen(desk, { doc_id: one.doc_id }, false)),
      button("", { kind: "icon", symbol: "save", label: "Tải PDF", "data-do": "save-pdf", "data-key": "save-pdf" }, () => outgoingOpen(desk, { doc_id: one.doc_id }, true)),
      isSigned && !one.is_paper && button("Kiểm tra chữ ký số", { symbol: "search", "data-do": "verify", "data-key": "verify" }, check),
    ],
    findings: seen && outgoingFindings(seen),
  };
}

async function outgoingOpen(desk, args, keep) {
  const answer = await askScreen(desk, "outgoing", "open_paper", args);
  if (answer.ok) (keep ? saveFile : showPdf)(answer.data);
}

function outgoingFindings(seen) {
  const kind = seen.is_sound ? "sound" : seen.waits_text ? "waits" : "doubt";
  return h("section", { class: "outgoing-findings", "aria-label": "Kết quả kiểm tra chữ ký số", "data-sound": kind },
    h("p", { class: `outgoing-verdict ${kind}` }, icon(kind === "sound" ? "check" : kind === "waits" ? "info" : "warn"), h("span", null, seen.waits_text || seen.verdict)),
    seen.signatures.map((one) => h("details", { class: "outgoing-signature", open: one.is_sound ? null : true },
      h("summary", null, h("b", null, one.title), " ", tag(one.is_sound ? "hợp lệ" : "có điểm bất thường", one.is_sound ? "ok" : "bad")),
      h("ul", null, one.facts.map((fact) => h("li", null, fact))))),
    h("p", { class: "hd-hint" }, `Kiểm tra theo ngày ${seen.moment_text}, trên tệp PDF.`),
    h("details", { class: "outgoing-cites" }, h("summary", { class: "hd-hint" }, "Căn cứ"), seen.citations.map((one) => citationLine(one.text, one.confidence))));
}
