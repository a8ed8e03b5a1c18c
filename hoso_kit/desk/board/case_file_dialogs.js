/* Dialogs of a case file. */

function openListedDialog(desk, notation, ids = []) {
  const entry = desk.entries.get(notation);
  if (!entry) return;
  const start = dateField(desk, "start_date", "Thời gian bắt đầu", { wide: true });
  const carrier = paperCarrierField(desk);
  formDialog(desk, {
    name: "open", title: `Mở hồ sơ ${notation}`, yes: ids.length ? `Mở và đưa ${docCount(ids)} vào` : "Mở hồ sơ", fields: [start, carrier].filter(Boolean),
    intro: [
      h("p", { class: "hd-lead" }, "Thông tin lấy theo Danh mục hồ sơ đã ban hành:"),
      h("dl", { class: "hd-list boxed" }, factRow("Tiêu đề hồ sơ", entry.title), factRow("Số và ký hiệu", notation),
        factRow(desk.setting.terms.maintenance, entry.maintenance), factRow("Người lập", entry.creator_name)),
    ],
    run: async (dialog) => {
      const isDone = await performAll(desk, [{ type: "open_case_file", file_notation: notation, start_date: start.value() }, ...paperCarrierActions(carrier, notation)], dialog);
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
  const carrier = paperCarrierField(desk);
  const note = textField("description", "Ghi chú", { rows: 2 });
  formDialog(desk, {
    name: "open-unlisted", title: "Mở hồ sơ ngoài Danh mục", size: "medium",
    intro: h("p", { class: "hd-lead" }, "Công việc không có trong Danh mục: người được giao việc tự xác định các thông tin dưới đây."),
    fields: [title, notation, creator, retention[0], start, retention[1], carrier, note].filter(Boolean),
    yes: ids.length ? `Mở và đưa ${docCount(ids)} vào` : "Mở hồ sơ",
    run: async (dialog) => {
      const wanted = notation.value();
      const isDone = await performAll(desk, [{
        type: "open_unlisted_case_file", file_notation: wanted, title: title.value(), maintenance: retention[0].value(),
        retention_row: retention[1].value(), creator: creator.value(), start_date: start.value(), description: note.value(),
      }, ...paperCarrierActions(carrier, wanted)], dialog);
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
  const carrier = paperCarrierField(desk, file);
  const note = textField("description", "Ghi chú", { value: file.description, rows: 2, hint: "Nếu chọn thời hạn dài hơn bảng, xin ghi lý do ở đây." });
  formDialog(desk, {
    name: "edit", title: `Sửa hồ sơ ${notation}`, size: "medium", yes: "Lưu",
    fields: [title, retention[0], rights, retention[1], start, creator, carrier, note].filter(Boolean),
    run: async (dialog) => {
      const now = { title: title.value(), maintenance: retention[0].value(), retention_row: retention[1].value(), rights: rights.value(), description: note.value(), start_date: start.value(), ...(creator && { creator: creator.value() }) };
      const changed = Object.fromEntries(Object.entries(now).filter(([name, value]) => value !== (file[name] ?? "")));
      const actions = paperCarrierActions(carrier, notation, desk.files.get(notation)?.paper?.carrier);
      if (Object.keys(changed).length) actions.push({ type: "edit_case_file", file_notation: notation, ...changed });
      if (actions.length) await performAll(desk, actions, dialog);
      else showNotice(desk, { kind: "info", title: "Chưa có gì thay đổi" });
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
  const paper = file.paper?.has_paper ? paperWork(desk, notation, () => retention[0].value()) : null;
  if (paper) retention[0].control.addEventListener("change", paper.refresh);
  const drawReview = () => { review.replaceChildren(...reviewRows(desk, notation)); paper?.refresh(); };
  drawReview();
  formDialog(desk, {
    name: "close", title: `Kết thúc hồ sơ ${notation}`, size: "wide", yes: "Kết thúc hồ sơ", update: drawReview,
    intro: [
      h("p", { class: "hd-lead" }, "Rà soát trước khi kết thúc (Nghị định 30/2020/NĐ-CP, Điều 29 khoản 4 điểm b)."),
      h("p", { class: "hd-card-title" }, file.title), review,
      h("fieldset", { class: "hd-steps" }, h("legend", null, "Ba việc người lập hồ sơ phải làm"),
        steps.map((text, at) => h("div", null, boxes[at], h("label", { for: boxes[at].id }, text)))),
    ],
    fields: [retention[0], end, retention[1], paper].filter(Boolean),
    run: (dialog) => performAll(desk, [...(paper?.actions() ?? []), {
      type: "close_case_file", file_notation: notation, end_date: end.value(), maintenance: retention[0].value(),
      retention_row: retention[1].value(), is_reviewed: boxes.every((box) => box.checked),
    }], dialog),
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
    h("div", { class: "hd-review-rows" },
      stacking(h("table", { class: "hd-table" }, h("thead", null, h("tr", null, ["STT", "Số, ký hiệu", "Ngày", "Tên loại và trích yếu"].map((text) => h("th", { scope: "col" }, text)), h("td", null))), h("tbody", null, rows)))),
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
