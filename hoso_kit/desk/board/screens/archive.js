/* Lưu trữ cơ quan: check what was handed in, look after what was taken, see what is missing. */

defineScreen({ name: "archive", text: "Lưu trữ cơ quan", symbol: "lock", group: "archive", build: archiveBuild });

const ARCHIVE_CONTENTS = ["STT", "Số, ký hiệu văn bản", "Ngày tháng năm văn bản", "Tên loại và trích yếu nội dung văn bản", "Tác giả văn bản", "Tờ số/ Trang số", "Ghi chú"];

function archiveBuild(desk, data, view) {
  const parts = { waiting: archiveWaiting, accepted: archiveAccepted, overdue: archiveOverdue, historical: archiveHistorical, review: archiveReview, use: archiveUse };
  const waits = data.waiting.reduce((sum, batch) => sum + batch.lines.filter((line) => !line.decision).length, 0);
  return [
    screenHead(data.terms.archive, { note: "Kiểm tra, tiếp nhận hồ sơ nộp lưu; theo dõi hạn nộp của các đơn vị.", buttons: [button("Kiểm tra gói hồ sơ…", { symbol: "search", "data-do": "check-package", "data-key": "check-package" }, () => packageDialog(desk))] }),
    screenTabs(desk, "archive", [
      { id: "waiting", text: "Chờ kiểm tra", count: waits || null },
      { id: "accepted", text: "Đã tiếp nhận", count: data.accepted.length || null },
      { id: "overdue", text: "Quá hạn nộp", count: data.overdue.reduce((sum, unit) => sum + unit.total, 0) || null },
      { id: "historical", text: `Nộp ${data.terms.historical_archive}`, count: data.candidates.length || null },
      { id: "review", text: "Xem xét hủy", count: data.review.length || null },
      data.lending && { id: "use", text: "Khai thác", count: data.lending.waiting.length || null },
    ].filter(Boolean)),
    parts[view.args.tab ?? "waiting"](desk, data, view),
  ];
}

// Chờ kiểm tra

function archiveWaiting(desk, data) {
  return [
    data.waiting.length === 0 && h("p", { class: "hd-empty" }, "Không có hồ sơ nào chờ kiểm tra."),
    data.waiting.map((batch) => archiveBatch(desk, data, batch)),
    data.decided.length > 0 && [h("h3", { class: "hd-screen-title" }, "Các đợt đã kiểm tra xong"), screenTable({
      label: "Các đợt đã kiểm tra xong",
      columns: [{ text: "Đợt" }, { text: "Người nộp" }, { text: "Ngày nộp", kind: "date" }, { text: "Kiểm tra xong", kind: "date" }, { text: "Tiếp nhận", kind: "number" }, { text: "Trả lại", kind: "number" }, { text: "", kind: "do" }],
      rows: data.decided.map((batch) => ({ key: batch.batch_id, cells: [h("b", { class: "hd-name" }, batch.batch_id), `${batch.maker.full_name} (${batch.maker.unit_name})`, batch.submitted_text, batch.decided_text, String(batch.accepted), String(batch.returned),
        formMenu(desk, ["transfer_list", "handover_record"], { about: { batch_id: batch.batch_id }, label: `In, tải giấy tờ của đợt ${batch.batch_id}` })] })),
    })],
  ];
}

function archiveBatch(desk, data, batch) {
  return h("section", { class: "hd-batch", "aria-label": `Đợt nộp lưu ${batch.batch_id}`, "data-batch": batch.batch_id },
    h("div", { class: "hd-batch-head" }, h("h3", null, `Đợt ${batch.batch_id}`),
      h("span", null, `${batch.maker.full_name} – ${batch.maker.unit_name}`), h("span", { class: "hd-hint" }, `Nộp ngày ${batch.submitted_text} · ${batch.file_total} hồ sơ, ${batch.doc_total} văn bản, ${batch.page_total} trang`), h("span", { class: "hd-grow" }),
      formMenu(desk, ["transfer_list", "handover_record"], { about: { batch_id: batch.batch_id }, label: `In, tải giấy tờ của đợt ${batch.batch_id}` })),
    screenTable({
      label: `Hồ sơ của đợt ${batch.batch_id}`,
      columns: [{ text: "Số, ký hiệu" }, { text: "Tiêu đề hồ sơ" }, { text: "Thời gian tài liệu" }, { text: data.terms.maintenance }, { text: "Văn bản / trang", kind: "number" }, { text: "Hệ thống thấy" }, { text: "Kết quả", kind: "do" }],
      rows: batch.lines.map((line) => ({
        key: `${batch.batch_id}-${line.name}`, data: { "data-file": line.name },
        cells: [transferName(line), line.title, line.period || "–", line.maintenance, `${line.doc_total} / ${line.page_total}`, archiveSeen(line),
          line.decision ? [tag(line.decision_text, line.decision === "accepted" ? "ok" : "bad"), line.reason && h("small", null, line.reason)]
            : button("Kiểm tra…", { kind: "primary", symbol: "search", "data-do": "inspect", "data-key": `inspect-${line.name}`, label: `Kiểm tra hồ sơ ${line.name}` }, () => archiveInspect(desk, data, line))],
      })),
    }));
}

function archiveSeen(line) {
  const missing = line.checks.filter((check) => !check.is_met);
  return [missing.length ? tag(`${missing.length} điểm cần xem`, "warn") : tag("Đủ các mục", "ok"),
    line.late_text && h("small", null, line.late_text), line.returns.length > 0 && h("small", null, `Đã trả lại ${line.returns.length} lần`)];
}

/** The archive's look at one file: the checklist, the file's facts, its contents list; then accept or return. */
function archiveInspect(desk, data, line) {
  const lines = (list) => list.map((check) => h("li", { class: check.is_met ? "met" : "missing" }, icon(check.is_met ? "check" : "warn"),
    h("span", null, h("b", null, check.name), h("span", { class: "hd-sr" }, check.is_met ? " – có" : " – thiếu"), check.missing && h("span", null, ` – ${check.missing}`), h("small", null, check.citation))));
  openDialog(desk, {
    name: "inspect", title: `Kiểm tra hồ sơ ${line.name}`, size: "sheet tall archive-inspect",
    body: () => [
      h("p", { class: "hd-card-title" }, line.title),
      h("div", { class: "archive-columns" },
        h("section", null, h("h3", null, "Những gì hệ thống thấy được"), h("ul", { class: "archive-checks" }, lines(line.checks))),
        h("section", null, h("h3", null, "Thông tin hồ sơ"), h("dl", { class: "hd-list" },
          factRow(data.terms.maintenance, line.maintenance), factRow("Nộp lưu", line.obligation_text), factRow("Bắt đầu", line.start_text), factRow("Kết thúc", line.end_text), factRow("Chế độ sử dụng", line.rights),
          line.late_text && factRow("Thời hạn nộp", line.late_text), line.returns.map((text) => factRow("Đã trả lại", text))))),
      h("h3", null, `Mục lục văn bản: ${line.doc_total} văn bản, ${line.page_total} trang`),
      plainTable(`Mục lục văn bản của hồ sơ ${line.name}`, ARCHIVE_CONTENTS, line.contents),
    ],
    actions: (dialog) => [
      h("span", { class: "hd-hint" }, "Hệ thống chỉ thấy phần hình thức; nội dung hồ sơ do anh (chị) xem."), h("span", { class: "hd-grow" }),
      button("Trả lại…", { symbol: "refresh", "data-do": "return" }, () => archiveReturn(desk, data, line, dialog)),
      button("Tiếp nhận", { kind: "primary", symbol: "check", "data-do": "accept" }, () => perform(desk, { type: "accept_case_file", file_notation: line.name }, dialog)),
    ],
  });
}

function archiveReturn(desk, data, line, inspecting) {
  const reason = textField("reason", "Lý do trả lại", { rows: 3, isRequired: true, hint: "Nêu rõ điều cần sửa, ít nhất 10 ký tự." });
  const phrase = (text) => h("button", { type: "button", class: "hd-chip", "data-phrase": text, onclick: () => {
    const now = reason.value();
    reason.control.value = now && !now.includes(text) ? `${now} ${text}` : text;
    reason.control.focus();
  } }, text);
  formDialog(desk, {
    name: "return", title: `Trả lại hồ sơ ${line.name}`, size: "medium", yes: "Trả lại hồ sơ",
    intro: [h("p", null, "Chọn câu soạn sẵn rồi sửa cho đúng việc, hoặc tự viết."), h("div", { class: "archive-phrases" }, data.reasons.map(phrase))],
    fields: [reason],
    // both dialogs go before the notice comes, else it would go with the one beneath
    run: (dialog) => perform(desk, { type: "return_case_file", file_notation: line.name, reason: reason.value() },
      { close: () => { dialog.close(); inspecting.close(); } }),
  });
}

// Đã tiếp nhận

function archiveAccepted(desk, data) {
  return [
    h("p", { class: "hd-hint" }, "Hồ sơ đã tiếp nhận chỉ để xem, không ai sửa được nữa."),
    screenTable({
      label: "Hồ sơ đã tiếp nhận", empty: "Chưa tiếp nhận hồ sơ nào.",
      columns: [{ text: "Số, ký hiệu" }, { text: "Tiêu đề hồ sơ" }, { text: "Người nộp" }, { text: data.terms.maintenance }, { text: "Tiếp nhận", kind: "date" }, { text: "Hết thời hạn" }, { text: "Văn bản / trang", kind: "number" }, { text: "", kind: "do" }],
      rows: data.accepted.map((file) => ({
        key: file.name, data: { "data-file": file.name },
        cells: [transferName(file), [file.title, file.is_historical && [" ", tag(`đã nộp ${data.terms.historical_archive}`, "mine")]], file.holder, file.maintenance, file.accepted_text, [file.expiry_text, file.closing_text && h("small", null, file.closing_text)], `${file.doc_total} / ${file.page_total}`,
          button("Xem", { kind: "link", "data-do": "look", "data-key": `look-${file.name}`, label: `Xem hồ sơ ${file.name}` }, () => openDialog(desk, {
            name: "look", title: `Hồ sơ ${file.name}`, size: "sheet",
            body: () => [h("p", { class: "hd-card-title" }, file.title), plainTable(`Mục lục văn bản của hồ sơ ${file.name}`, ARCHIVE_CONTENTS, file.contents)],
            actions: (dialog) => button("Đóng", { kind: "primary" }, dialog.close),
          }))],
      })),
    }),
  ];
}

// Quá hạn nộp

function archiveOverdue(desk, data) {
  const most = Math.max(1, ...data.overdue.flatMap((unit) => unit.people.map((person) => person.total)));
  const bar = (total) => h("span", { class: "archive-bar", "aria-hidden": "true" }, h("i", { style: `width:${Math.round((100 * total) / most)}%` }));
  const files = (person) => h("details", { class: "archive-files" }, h("summary", { "data-key": `files-${person.person}` }, "Xem hồ sơ"), h("ul", null, person.files.map((file) => h("li", null, h("b", null, file.name), ` ${file.title} – quá ${file.days} ngày`))));
  return [
    screenTable({
      label: "Hồ sơ quá hạn nộp lưu theo đơn vị và người", empty: "Không đơn vị nào quá hạn nộp lưu.",
      columns: [{ text: "Đơn vị, người" }, { text: "Hồ sơ quá hạn", kind: "number" }, { text: "" }, { text: "Quá lâu nhất", kind: "date" }, { text: "Hồ sơ" }],
      rows: data.overdue.flatMap((unit) => [
        { key: `unit-${unit.unit}`, kind: "group", cells: [unit.unit_name, String(unit.total), "", "", ""] },
        ...unit.people.map((person) => ({ key: `person-${person.person}`, data: { "data-person": person.person }, cells: [person.full_name, String(person.total), bar(person.total), `${person.longest} ngày`, files(person)] })),
      ]),
    }),
    data.late.length > 0 && [h("h3", { class: "hd-screen-title" }, "Đã nộp nhưng nộp chậm"), screenTable({
      label: "Hồ sơ đã nộp chậm",
      columns: [{ text: "Số, ký hiệu" }, { text: "Tiêu đề hồ sơ" }, { text: "Người nộp" }, { text: "Hạn nộp", kind: "date" }, { text: "Ngày nộp", kind: "date" }, { text: "Chậm", kind: "number" }],
      rows: data.late.map((late) => ({ key: `late-${late.name}`, cells: [transferName(late), late.title, `${late.maker.full_name} (${late.maker.unit_name})`, late.last_text, late.submitted_text, `${late.days_late} ngày`] })),
    })],
  ];
}

// Nộp lưu trữ lịch sử

function archiveHistorical(desk, data, view) {
  view.chosen ??= new Set();
  const place = data.terms.historical_archive;
  for (const name of [...view.chosen]) if (!data.candidates.some((file) => file.name === name)) view.chosen.delete(name);
  const sender = button("", { kind: "primary", symbol: "send", "data-do": "send-historical", "data-key": "send-historical" }, () => confirmDialog(desk, {
    name: "send-historical", title: `Nộp ${view.chosen.size} hồ sơ vào ${place}?`, yes: "Nộp", lines: [[...view.chosen].join(", "), `Hồ sơ vĩnh viễn chuyển sang ${place} quản lý.`],
    run: (dialog) => perform(desk, { type: "transfer_to_historical_archive", case_files: [...view.chosen] }, dialog),
  }));
  const text = h("span", null);
  sender.append(text);
  const tell = () => { text.textContent = `Nộp vào ${place} (${view.chosen.size} hồ sơ)…`; sender.disabled = view.chosen.size === 0; };
  tell();
  const box = (file) => h("input", { type: "checkbox", checked: view.chosen.has(file.name), "data-choose": file.name, "data-key": `choose-${file.name}`, "aria-label": `Chọn hồ sơ ${file.name}: ${file.title}`,
    onchange: (event) => { if (event.target.checked) view.chosen.add(file.name); else view.chosen.delete(file.name); tell(); } });
  return [
    h("p", { class: "hd-hint" }, ["Chỉ hồ sơ bảo quản vĩnh viễn mà lưu trữ của cơ quan đang giữ.", ...[...new Set(data.candidates.map((file) => file.notice).filter(Boolean))].map((notice) => `Hạn nộp: ${notice}.`)].join(" ")),
    screenTable({
      label: `Hồ sơ nộp vào ${place}`, empty: "Không có hồ sơ vĩnh viễn nào chờ nộp.",
      columns: [{ text: "" }, { text: "Số, ký hiệu" }, { text: "Tiêu đề hồ sơ" }, { text: data.terms.maintenance }, { text: "Người nộp" }, { text: "Hạn nộp", kind: "date" }, { text: "Còn" }],
      rows: data.candidates.map((file) => ({ key: file.name, kind: file.days_left < 0 ? "late" : null, data: { "data-file": file.name },
        cells: [box(file), transferName(file), file.title, file.maintenance, file.holder, file.due_text || "–", file.days_left === null ? "–" : file.days_left < 0 ? tag(`quá ${-file.days_left} ngày`, "bad") : file.left_text] })),
    }),
    data.candidates.length > 0 && h("div", { class: "hd-screen-bar" }, sender),
    data.historical.length > 0 && [h("h3", { class: "hd-screen-title" }, `Đã nộp vào ${place}`), screenTable({
      label: `Hồ sơ đã nộp vào ${place}`, columns: [{ text: "Số, ký hiệu" }, { text: "Tiêu đề hồ sơ" }, { text: "Ngày nộp", kind: "date" }],
      rows: data.historical.map((one) => ({ key: `sent-${one.name}`, cells: [transferName(one), one.title, one.made_text] })),
    })],
  ];
}

// Xem xét hủy

function archiveReview(desk, data) {
  return [
    h("div", { class: "hd-notice info" }, h("div", { class: "hd-notice-text" },
      h("p", { class: "hd-notice-title" }, icon("info"), h("span", null, "Danh mục này chỉ để xem xét; hệ thống không tự hủy hồ sơ.")),
      h("p", null, "Hủy tài liệu phải qua Hội đồng và quyết định của người có thẩm quyền."),
      hasScreen(desk, "disposal") && button("Sang mục Xét hủy hồ sơ", { symbol: "right", "data-do": "to-disposal", "data-key": "to-disposal" }, () => showWith(desk, "disposal", { tab: "candidates" })),
      citationLine(data.review_citation.text, data.review_citation.confidence))),
    data.review.length > 0 && h("div", { class: "hd-screen-bar" }, formMenu(desk, ["review_list"], { label: "In, tải Danh mục hồ sơ để xem xét" })),
    screenTable({
      label: "Hồ sơ hết thời hạn để xem xét", empty: "Chưa có hồ sơ nào hết thời hạn.",
      columns: [{ text: "Số, ký hiệu" }, { text: "Tiêu đề hồ sơ" }, { text: data.terms.maintenance }, { text: "Kết thúc", kind: "date" }, { text: "Hết thời hạn", kind: "date" }, { text: "Tình trạng" }, { text: "Người giữ, người nộp" }],
      rows: data.review.map((file) => ({ key: file.name, data: { "data-file": file.name }, cells: [transferName(file), file.title, file.maintenance, file.end_text, file.expiry_text, file.status_text, file.holder] })),
    }),
  ];
}

// Khai thác

function archiveUse(desk, data) {
  return [
    lendingWaiting(desk, data.lending, data.terms),
    h("h3", { class: "hd-screen-title" }, "Sổ khai thác"),
    lendingRegister(desk, data.lending),
  ];
}
