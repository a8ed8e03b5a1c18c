/* The document as the sheet it is. */

function drawSheet(desk) {
  const { ui, part } = desk;
  const doc = isBoxView(ui.view) ? desk.docs.get(ui.current) : null;
  const isNew = part.sheet.dataset.doc !== (doc?.doc_id ?? "");
  part.sheet.dataset.doc = doc?.doc_id ?? "";
  paint(desk, part.sheet, [desk.era, doc?.doc_id, doc && filedIn(desk, doc.doc_id), doc && fatesOf(desk, doc.doc_id)], () => doc
    ? [sheetFacts(desk, doc), sheetFate(desk, doc.doc_id), sheet(desk, doc)]
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

/** What its reader must know before he uses it; the sheet itself stays as it was issued. */
function sheetFate(desk, id) {
  const told = fatesOf(desk, id);
  return told.length > 0 && h("p", { class: `hd-fate ${told.some(({ kind }) => kind === "bad") ? "bad" : ""}`, "data-fate": id }, icon("warn"), h("span", null, told.map(({ text }) => text).join(". "), "."));
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
        doc.secrecy && h("p", { class: "hd-urgent" }, upper(doc.secrecy)),
        doc.urgency && h("p", { class: "hd-urgent" }, upper(doc.urgency)),
        doc.direction === "incoming" && stamp(desk, doc)),
      h("div", null,
        h("p", { class: "b" }, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        h("p", { class: "b motto" }, "Độc lập - Tự do - Hạnh phúc"),
        h("p", { class: "i when" }, sheetDate(doc.place, doc.issued_date)))),
    isDraft && h("p", { class: "hd-draft-note" }, doc.note || "Dự thảo"),
    !isLetter && h("div", { class: "hd-sheet-name" }, h("p", { class: "b big" }, upper(doc.type_name)), h("p", { class: "b line" }, doc.subject)),
    doc.addressee && h("p", { class: "to" }, `Kính gửi: ${doc.addressee}`),
    doc.body.map((text) => h("p", { class: "body" }, text)),
    h("div", { class: "hd-sheet-foot" },
      h("div", { class: "receivers" }, h("p", null, "Nơi nhận:"),
        doc.recipients.map((line, at) => h("p", null, `- ${line}${at === doc.recipients.length - 1 ? "." : ";"}`))),
      signature(desk, doc, isDraft)),
    doc.directive && h("aside", { class: "hd-directive", "aria-label": "Bút phê" }, h("b", null, "Bút phê: "), doc.directive));
}

function signature(desk, doc, isDraft) {
  // where signatures are verified for real, the sheet doesn't say beforehand what only the verification can
  const signed = desk.state.screens.length ? "(đã ký)" : "✓ chữ ký số hợp lệ";
  const { authority, position, full_name } = doc.signer;
  return h("div", { class: "signer" },
    // "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH": each right to sign stands on its own line (Phụ lục I)
    authority && authority.split(/ (?=(?:KT|TL|TUQ|Q)\. )/).map((line) => h("p", { class: "b" }, line)),
    position && h("p", { class: "b" }, position),
    isDraft ? h("p", { class: "unsigned" }, "(chưa ký)") : h("p", { class: "signed" }, signed),
    h("p", { class: "b" }, full_name));
}

function stamp(desk, doc) {
  const lead = desk.people.get(doc.lead);
  const helpers = (doc.support ?? []).map((id) => desk.people.get(id)?.unit ?? id);
  const sentTo = [lead && `${lead.unit} (chủ trì)`, ...helpers].filter(Boolean).join(", ");
  return h("div", { class: "hd-stamp" },
    h("p", { class: "name" }, upper(doc.holder_name ?? desk.setting.office.short_name)),
    h("p", null, h("b", null, "ĐẾN"), ` Số: ${doc.arrival_number ?? ""}`),
    h("p", null, `Ngày: ${doc.arrival_text ?? ""}`),
    h("p", null, `Chuyển: ${sentTo}`),
    h("p", null, `Số và ký hiệu HS: ${doc.file_notation ?? filedIn(desk, doc.doc_id).join(", ")}`));
}

function sheetDialog(desk, id) {
  const doc = desk.docs.get(id);
  if (!doc) return;
  accessRead(desk, id);
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
    body: () => [sheetFate(desk, id), sheet(desk, doc)],
    actions: (dialog) => [
      isListed && button("Văn bản trước", { symbol: "left" }, () => go(dialog, -1)),
      isListed && button("Văn bản sau", { symbol: "right" }, () => go(dialog, 1)),
      h("span", { class: "hd-grow" }),
      button("Đưa vào hồ sơ…", { symbol: "put", "data-do": "file" }, () => { dialog.close(); pickFileDialog(desk, [id]); }),
      button("Đóng", { kind: "primary" }, dialog.close),
    ],
  });
}
