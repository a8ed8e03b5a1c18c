/* Right pane: the chosen case file. */

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
      h("p", { class: "b" }, `Năm ${file.file_catalog ?? desk.setting.file_list.file_catalog}`),
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
