/* Right pane: the chosen case file. */

function drawCard(desk) {
  const { ui } = desk;
  const file = desk.files.get(ui.file);
  const entry = desk.entries.get(ui.file);
  desk.part.card.dataset.drop = file || entry ? ui.file : "";
  paint(desk, desk.part.card, [desk.era, ui.file, file, desk.state.fates, splitOff(desk, ui.file), joinedInto(desk, ui.file), isPhone(desk)], () => {
    if (file) return openedCard(desk, file);
    return entry ? unopenedCard(desk, entry) : guideCard(desk);
  });
}

/** The files that were split off this one, and the one into which it went: what the other side of the act shows. */
const splitOff = (desk, notation) => [...desk.files.values()].filter((other) => other.origin?.split_from === notation).map((other) => other.file_notation);
const joinedInto = (desk, notation) => [...desk.files.values()].find((other) => other.origin?.joined_from.includes(notation))?.file_notation ?? "";

function guideCard(desk) {
  const steps = [
    ["Mở hồ sơ", "Chọn một dòng trong Danh mục rồi bấm Mở hồ sơ; việc đột xuất thì mở hồ sơ ngoài Danh mục."],
    ["Đưa văn bản vào", isPhone(desk) ? "Ở Danh sách, chạm ô vuông để chọn văn bản rồi bấm Đưa vào hồ sơ…" : "Chọn văn bản rồi kéo thả vào hồ sơ, hoặc bấm Đưa vào hồ sơ… (phím H)."],
    ["Rà soát, kết thúc", "Loại bản trùng, bản nháp; xác định lại thời hạn; kết thúc hồ sơ."],
    desk.setting.buttons.check
      ? ["Kiểm tra", "Bấm Kiểm tra bất cứ lúc nào để biết chỗ cần sửa."]
      : ["Nộp lưu", "Đến hạn thì lập đợt nộp, nộp hồ sơ đã kết thúc vào Lưu trữ cơ quan."],
  ];
  return h("div", { class: "hd-guide" }, h("h2", null, isFree(desk) ? "Các bước lập hồ sơ" : "Các bước làm bài"),
    h("ol", null, steps.map(([name, text]) => h("li", null, h("b", null, name), h("span", null, text)))));
}

const factRow = (name, value) => h("div", null, h("dt", null, name), h("dd", null, value || "–"));

function unopenedCard(desk, entry) {
  const isUnseen = desk.state.unseen.includes(entry.file_notation);
  const closed = desk.state.closed.find((one) => one.file_notation === entry.file_notation);
  const home = joinedInto(desk, entry.file_notation);
  return [
    h("div", { class: "hd-card-head" }, h("h2", null, `Hồ sơ ${entry.file_notation}`), closed ? tag(closed.is_destroyed ? "đã hủy" : "đã hết thời hạn", "bad") : tag(isUnseen ? "chưa được quyền xem" : home ? "đã gộp" : "chưa mở", "plain")),
    h("p", { class: "hd-card-title" }, entry.title),
    h("dl", { class: "hd-list" },
      factRow(desk.setting.terms.maintenance, entry.maintenance),
      factRow("Người lập", entry.creator_name + (entry.is_mine ? " (tôi)" : "")),
      factRow("Đề mục", headingTitle(entry.heading)),
      home && factRow("Đã gộp vào", fileLink(desk, home)),
      entry.description && factRow("Ghi chú", entry.description)),
    home && h("p", { class: "hd-hint" }, `Văn bản của hồ sơ này đã chuyển sang hồ sơ ${home}. Chỉ mở lại khi phát sinh việc đúng với tiêu đề này.`),
    closed ? fileClosing(closed) : isUnseen ? [h("p", { class: "hd-hint" }, `Hồ sơ đã được mở nhưng anh (chị) chưa được quyền xem. Đề nghị người lập hồ sơ cấp quyền${hasScreen(desk, "lending") ? "; hồ sơ đã nộp lưu thì gửi phiếu yêu cầu khai thác" : ""}.`),
      hasScreen(desk, "lending") && h("div", { class: "hd-buttons" }, button("Khai thác hồ sơ lưu trữ", { symbol: "book", "data-do": "to-lending", "data-key": "to-lending" }, () => showWith(desk, "lending", { tab: "held" })))] : h("div", { class: "hd-buttons" }, button("Mở hồ sơ…", { kind: entry.is_mine && !home ? "primary" : "", symbol: "folder", "data-do": "open", "data-key": "open" },
      () => openListedDialog(desk, entry.file_notation))),
  ];
}

/** Why a file whose period is over is closed, or what is left of it; with the source, or that it is a convention. */
const fileClosing = (closing) => h("div", { class: "hd-closing" }, h("p", { class: "hd-warn-line" }, icon("warn"), ` ${closing.text}`),
  closing.law && h("p", { class: "hd-hint" }, closing.law), citationLine(closing.citation, closing.confidence));

function openedCard(desk, file) {
  const isOpen = file.status === "open";
  const notation = file.file_notation;
  return [
    h("div", { class: "hd-card-head" }, h("h2", null, `Hồ sơ ${notation}`), tag(file.status_text, isOpen ? "mine" : file.status === "returned" ? "warn" : "ok"), file.locks?.length > 0 && tag("đóng băng", "bad"), file.closing && tag(file.closing.is_destroyed ? "đã hủy" : "đã hết thời hạn", "bad")),
    h("p", { class: "hd-card-title" }, file.title),
    file.closing && fileClosing(file.closing),
    file.status === "accepted" && h("p", { class: "hd-hint" }, file.is_historical ? "Đã nộp vào lưu trữ lịch sử; ở đây chỉ còn để xem." : `${desk.setting.terms.archive} đã tiếp nhận; chỉ để xem, không ai sửa được nữa.`),
    careWarnings(desk, file),
    h("dl", { class: "hd-list flowing" },
      factRow(desk.setting.terms.maintenance, [file.maintenance, file.retention_row ? ` (dòng ${file.retention_row})` : ""].join("")),
      file.organ_name && factRow("Cơ quan", file.organ_name),
      factRow("Người lập", file.creator_name + (file.creator === desk.setting.person ? " (tôi)" : "")),
      file.holder_name && factRow("Người giữ", file.holder_name + (file.is_mine ? " (tôi)" : "")),
      factRow("Bắt đầu", file.start_text), factRow("Kết thúc", file.end_text), file.expiry_text && file.end_text && factRow("Hết thời hạn", file.expiry_text),
      factRow("Chế độ sử dụng", file.rights), careFacts(desk, file), file.status === "returned" && file.return_reason && factRow("Lý do trả lại", file.return_reason), file.description && factRow("Ghi chú", file.description)),
    (canKeepUp(file) || file.access) && h("div", { class: "hd-buttons" },
      isOpen && canKeepUp(file) && button("Sửa…", { symbol: "edit", "data-do": "edit", "data-key": "edit" }, () => editDialog(desk, notation)),
      isOpen && file.is_mine && button("Kết thúc hồ sơ…", { symbol: "lock", "data-do": "close", "data-key": "close" }, () => closeDialog(desk, notation)),
      !isOpen && file.status !== "accepted" && file.is_mine && button("Mở lại…", { symbol: "refresh", "data-do": "reopen", "data-key": "reopen" }, () => reopenDialog(desk, notation)),
      fileMenu(desk, file),
      careButtons(desk, file),
      isOpen && file.is_mine && file.doc_total === 0 && button("Hủy hồ sơ rỗng…", { kind: "danger", symbol: "trash", "data-do": "discard", "data-key": "discard" }, () => discardDialog(desk, notation))),
    careDuties(file),
    h("div", { class: "hd-card-head" }, h("h3", null, `Mục lục: ${file.doc_total} văn bản, ${file.page_total} trang`),
      file.doc_total > 0 && button("Xem mẫu", { kind: "link", "data-do": "contents", "data-key": "contents" }, () => contentsDialog(desk, notation))),
    file.contents.length
      ? h("ol", { class: "hd-contents" }, file.contents.map((line) => contentsLine(desk, file, line)))
      : h("p", { class: "hd-empty" }, isPhone(desk) ? "Hồ sơ chưa có văn bản. Ở Danh sách, chọn văn bản rồi bấm Đưa vào hồ sơ…" : "Hồ sơ chưa có văn bản. Kéo văn bản từ danh sách thả vào đây."),
  ];
}

/** What stands above everything else: locks, and changes of rights that nobody has confirmed. */
function careWarnings(desk, file) {
  const line = (text) => h("p", { class: "hd-warn-line" }, icon("warn"), ` ${text}`);
  return [
    (file.locks ?? []).map((lock) => line(`Đóng băng trong tập hợp “${lock.name}”: ${lock.reason}`)),
    file.access?.waiting > 0 && line(`${file.access.waiting} thay đổi quyền chờ xác nhận.`),
  ];
}

function careFacts(desk, file) {
  const { paper, origin, views } = file;
  return [
    file.fonds && factRow("Phông", file.fonds),
    paper && factRow("Vật mang tin", paper.carrier_text + (paper.has_paper && paper.sheet_total ? `, ${paper.sheet_total} tờ` : "")),
    origin?.split_from && factRow("Tách từ", origin.split_from),
    splitOff(desk, file.file_notation).length > 0 && factRow("Đã tách sang", splitOff(desk, file.file_notation).join(", ")),
    origin?.joined_from.length > 0 && factRow("Đã gộp", origin.joined_from.join(", ")),
    views && factRow("Lượt xem", views.lines.length ? button(String(views.total), { kind: "link", label: `${views.total} lượt xem: ai đã xem`, "data-do": "views", "data-key": "views" }, () => accessViewsDialog(desk, file.file_notation)) : "0"),
  ];
}

/** Paper work that is still to be done, once the file is ended: before, the dialog of its end tells. */
function careDuties(file) {
  const left = (file.paper?.has_paper && file.is_mine && file.status !== "open" ? file.paper.duties : []).filter((duty) => !duty.is_done);
  return left.length > 0 && h("div", { class: "paper-left" }, h("h3", null, "Còn phải làm"), paperDuties(left));
}

function careButtons(desk, file) {
  const { file_notation: notation, access, origin, paper } = file;
  return [
    paper?.has_paper && file.is_mine && file.doc_total > 0 && button("Hồ sơ giấy…", { symbol: "book", "data-do": "paper", "data-key": "paper" }, () => paperDialog(desk, notation)),
    (access?.may_share || access?.may_confirm) && button("Phân quyền…", { symbol: "user", "data-do": "access", "data-key": "access" }, () => accessDialog(desk, notation)),
    origin && file.is_mine && file.status === "open" && file.doc_total > 0 && reorganisingButton(desk, file),
  ];
}

function contentsLine(desk, file, line) {
  const doc = desk.docs.get(line.doc_id);
  const canTakeOut = file.status === "open" && canKeepUp(file);
  const fates = fatesOf(desk, line.doc_id);
  // the form says in its notes what stands here as a mark
  const note = line.note.split("; ").filter((part) => !fates.some(({ text }) => text === part)).join("; ");
  return h("li", { "data-doc": line.doc_id, "data-from": file.file_notation, draggable: canTakeOut ? "true" : null },
    h("span", { class: "hd-ordinal" }, String(line.doc_ordinal)),
    h("button", { type: "button", class: "hd-contents-text", "data-key": `line-${line.doc_id}`, title: "Xem trong danh sách", onclick: () => revealDocs(desk, [line.doc_id]) },
      h("span", null, line.type_and_subject),
      h("small", null, [line.symbol || "chưa có số", line.date_text, `tr. ${line.pages}`, note].filter(Boolean).join(" · "),
        doc?.copy === "draft" && [" ", tag("dự thảo", "plain")], file.closing?.is_destroyed && !doc && [" ", tag("đã hủy", "bad")]),
      fates.map(({ text, kind }) => tag(text, kind))),
    canTakeOut && button("Lấy ra", { kind: "link", label: `Lấy ra khỏi hồ sơ: ${line.symbol || line.type_and_subject}`, "data-do": "take-out-one", "data-key": `out-${line.doc_id}` },
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
      h("p", { class: "b" }, `Số, ký hiệu hồ sơ: ${file.short_notation ?? notation}`),
      h("p", { class: "b" }, `Năm ${file.file_catalog ?? desk.setting.file_list.file_catalog}`),
      h("p", null, file.title),
      formTable(head, file.contents.map((line) => [String(line.doc_ordinal), line.symbol, line.date_text, line.type_and_subject, line.organ_name, line.pages, line.note])),
      h("p", { class: "left" }, `Hồ sơ gồm ${file.doc_total} văn bản, ${file.page_total} trang.`)),
    actions: (dialog) => [fileMenu(desk, file), h("span", { class: "hd-grow" }), button("Đóng", { kind: "primary" }, dialog.close)],
  });
}

function formTable(head, rows) {
  return h("div", { class: "hd-scroll", tabindex: "0", role: "region", "aria-label": "Bảng theo mẫu" }, h("table", { class: "hd-form-table" },
    h("thead", null, h("tr", null, head.map((text) => h("th", { scope: "col" }, text))),
      h("tr", { class: "numbers" }, head.map((_, at) => h("td", null, `(${at + 1})`)))),
    h("tbody", null, rows.map((row) => (Array.isArray(row) ? h("tr", null, row.map((cell) => h("td", null, cell))) : row)))));
}
