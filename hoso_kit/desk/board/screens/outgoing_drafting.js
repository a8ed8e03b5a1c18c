/* Văn bản đi – xử lý, up to the signature: the form beside the living sheet, submitting, opinions, approval. */

const outgoingLines = (field) => field.value().split("\n").map((line) => line.trim()).filter(Boolean);

/** Fields at the left, the sheet as it will look at the right, as the one field that `formDialog` knows. */
function outgoingBeside(fields, extra, right) {
  const wrong = () => fields.find((field) => field.control?.getAttribute("aria-invalid") === "true") ?? fields[0];
  return {
    node: h("div", { class: "outgoing-beside" }, h("div", { class: "outgoing-fields" }, h("div", { class: "hd-form" }, fields.map((field) => field.node)), extra), right),
    control: { focus: () => wrong().control.focus({ preventScroll: true }) },
    check: () => fields.filter((field) => field.check && !field.check()).length === 0,
  };
}

function outgoingDraftFields(desk, writing, document, isNew, given) {
  const choices = (list) => list.map((text) => ({ value: text, text }));
  const shown = document ?? { type_name: "Công văn", subject: "", addressee: "", body: [], recipients: [], urgency: "", secrecy: "", replies_to: "", ...given };
  return {
    type_name: selectField("type_name", "Tên loại văn bản", { value: shown.type_name, isRequired: true, options: choices(writing.types) }),
    urgency: selectField("urgency", "Độ khẩn", { value: shown.urgency, empty: "Không", options: choices(writing.urgencies) }),
    subject: textField("subject", "Trích yếu nội dung", { value: shown.subject, rows: 2 }),
    addressee: textField("addressee", "Kính gửi", { value: shown.addressee, hint: "Để trống nếu loại văn bản không ghi." }),
    replies_to: selectField("replies_to", "Trả lời văn bản đến", { value: shown.replies_to ?? "", wide: true, empty: "Không", options: writing.incoming.map((one) => ({ value: one.id, text: one.text })) }),
    body: textField("body", "Nội dung", { value: shown.body.join("\n"), rows: 9, hint: "Mỗi dòng là một đoạn." }),
    recipients: textField("recipients", "Nơi nhận", { value: shown.recipients.join("\n"), rows: 3, hint: "Mỗi dòng một nơi, không ghi dấu cuối dòng; dòng cuối ghi nơi lưu." }),
    secrecy: selectField("secrecy", "Độ mật", { value: shown.secrecy, empty: "Không", options: choices(writing.secrecies) }),
    ...(isNew ? { carrier: selectField("carrier", "Hình thức", { value: "electronic", options: writing.carriers.map((one) => ({ value: one.id, text: one.text })) }) } : {}),
  };
}

/** What only a new draft takes: attachments, whose opinion is asked, in whose name it is issued. */
function outgoingMore(writing) {
  const attachments = textField("attachments", "Tệp đính kèm", { rows: 2, hint: "Mỗi dòng một tệp, ví dụ: phu-luc-so-lieu.pdf (3 trang)." });
  const council = textField("council", "Ban hành với tên hội đồng, ban", { hint: "Hội đồng, ban tư vấn được dùng con dấu của cơ quan; để trống nếu là văn bản của cơ quan." });
  const short = textField("council_abbreviation", "Chữ viết tắt của hội đồng, ban", { wide: false, example: "HĐTĐKT" });
  const boxes = writing.colleagues.map((one) => h("label", { class: "hd-tick" }, h("input", { type: "checkbox", value: one.id, "data-ask": one.id }), ` ${one.text}`));
  return {
    attachments, council, short,
    support: () => boxes.map((box) => box.querySelector("input")).filter((box) => box.checked).map((box) => box.value),
    node: h("details", { class: "outgoing-more" }, h("summary", { "data-do": "more" }, "Đính kèm, xin ý kiến, hội đồng"), h("div", { class: "hd-form" }, attachments.node,
      h("fieldset", { class: "hd-field wide outgoing-asked" }, h("legend", null, "Xin ý kiến của"), boxes), council.node, short.node)),
  };
}

/** The dialog for a new draft, and for mending one. */
function outgoingWrite(desk, { writing, document, docId, title, yes, run, given = {} }) {
  const fields = outgoingDraftFields(desk, writing, document, !docId, given);
  const more = docId ? null : outgoingMore(writing);
  const paper = h("div", { class: "outgoing-paper", tabindex: "0", role: "region", "aria-label": "Xem trước" });
  const symbol = h("div", { class: "outgoing-symbol", role: "status" });
  let asked = 0;
  let notation = document?.code_notation ?? writing.notations[fields.type_name.value()];
  const draw = () => {
    const council = more?.council.value();
    paper.replaceChildren(sheet(desk, {
      doc_id: "", direction: "outgoing", copy: "draft", note: document?.note ?? "", code_number: "", symbol: "", support: [], directive: "", place: writing.place, issued_date: "",
      organ_name: council || document?.organ_name || writing.organ_name, superior_name: council ? writing.organ_name : document?.superior_name ?? writing.superior_name, code_notation: notation,
      signer: { authority: "", position: "", full_name: "" }, type_name: fields.type_name.value(), urgency: fields.urgency.value(), subject: fields.subject.value() || "(trích yếu)", addressee: fields.addressee.value(), body: outgoingLines(fields.body), recipients: outgoingLines(fields.recipients),
    }));
  };
  const askSymbol = async () => {
    const args = { type_name: fields.type_name.value(), council: more?.council.value() ? more.short.value() : "", doc_id: docId ?? "" };
    const turn = ++asked;
    const answer = await request(desk, { do: "ask", screen: "outgoing", what: "notation", args });
    // an older question may be answered last
    if (!answer.ok || desk.isGone || turn !== asked) return;
    notation = answer.data.code_notation;
    symbol.replaceChildren(h("p", null, "Ký hiệu: ", h("b", { "data-notation": "" }, notation), h("span", { class: "hd-hint" }, " – số và ngày do Văn thư cấp")), outgoingFaults(answer.data.faults));
    draw();
  };
  const beside = outgoingBeside(Object.values(fields), more?.node, h("div", { class: "outgoing-preview" }, symbol, paper));
  beside.node.addEventListener("input", draw);
  for (const field of [fields.type_name, more?.council, more?.short]) field?.control.addEventListener("change", askSymbol);
  draw();
  askSymbol();
  const facts = () => ({
    type_name: fields.type_name.value(), subject: fields.subject.value(), body: outgoingLines(fields.body), recipients: outgoingLines(fields.recipients), addressee: fields.addressee.value(),
    urgency: fields.urgency.value(), secrecy: fields.secrecy.value(), replies_to: fields.replies_to.value() || null,
  });
  formDialog(desk, { name: "draft", title, size: "sheet tall", yes, fields: [beside], run: (dialog) => run(dialog, facts(), fields, more) });
}

/** The form for an answer to an incoming document, opened from where that was given. */
async function outgoingAnswer(desk, row) {
  const answer = await askScreen(desk, "outgoing", "writing");
  if (answer.ok && !desk.isGone) outgoingDraft(desk, { writing: answer.data }, { replies_to: row.doc_id, addressee: row.organ_name });
}

function outgoingDraft(desk, data, given = {}) {
  outgoingWrite(desk, {
    writing: data.writing, document: null, docId: null, given, title: "Soạn dự thảo văn bản đi", yes: "Lưu dự thảo",
    run: async (dialog, facts, fields, more) => {
      const council = more.council.value() || null;
      const isDone = await perform(desk, { type: "draft_document", ...facts, carrier: fields.carrier.value(), attachments: outgoingLines(more.attachments), support: more.support(), council, council_abbreviation: council && more.short.value() }, dialog);
      // the newest document stands last
      if (isDone) showWith(desk, "outgoing", { tab: "drafts", doc: desk.state.documents.at(-1)?.doc_id });
    },
  });
}

/** Only what was changed is sent; null would say "left alone", so that a reply taken away is told as "". */
function outgoingChanged(before, facts) {
  const changed = Object.entries(facts).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name] ?? null));
  return Object.fromEntries(changed.map(([name, value]) => [name, value ?? ""]));
}

async function outgoingEdit(desk, one, data) {
  let { writing } = data;
  if (!writing) {
    const answer = await askScreen(desk, "outgoing", "writing");
    if (!answer.ok || desk.isGone) return;
    writing = answer.data;
  }
  outgoingWrite(desk, {
    writing, document: one.sheet, docId: one.doc_id, title: `Sửa dự thảo ${one.type_name}`, yes: "Lưu",
    run: (dialog, facts) => perform(desk, { type: "edit_draft", doc_id: one.doc_id, ...outgoingChanged(one.sheet, facts) }, dialog),
  });
}

/** One text and one act: opinions, reasons, a file's name. */
function outgoingSay(desk, { name, title, label, hint = "", rows = 4, yes, intro = null, action }) {
  const text = textField("text", label, { rows, hint });
  formDialog(desk, { name, title, size: "medium", yes, intro: intro && h("p", null, intro), fields: [text], run: (dialog) => perform(desk, action(text.value()), dialog) });
}

const outgoingComment = (desk, one) => outgoingSay(desk, { name: "comment", title: `Góp ý ${one.type_name}`, label: "Ý kiến", yes: "Góp ý", intro: one.subject, action: (text) => ({ type: "comment_on_draft", doc_id: one.doc_id, text }) });

const outgoingSendBack = (desk, one) => outgoingSay(desk, {
  name: "send-back", title: `Chuyển lại ${one.type_name}`, label: "Lý do", hint: "Ghi rõ sai ở đâu và cần sửa thế nào.", yes: "Chuyển lại người soạn",
  intro: `${one.drafter_name} nhận lại dự thảo “${one.subject}”; đã duyệt, đã ký thì phải duyệt, ký lại.`, action: (text) => ({ type: "send_back_draft", doc_id: one.doc_id, reason: text }) });

function outgoingAttach(desk, one) {
  const name = textField("text", "Tên tệp", { hint: "Ví dụ: phu-luc-so-lieu.pdf" });
  const pages = textField("pages", "Số trang", { wide: false, hint: "Để trống nếu tệp không có trang." });
  pages.control.inputMode = "numeric";
  pages.check = () => pages.fail(!pages.value() || /^\d{1,4}$/.test(pages.value()) ? "" : "Xin điền số, ví dụ 2.");
  formDialog(desk, {
    name: "attach", title: "Đính kèm tệp", size: "medium", yes: "Đính kèm", intro: h("p", null, "Bài luyện tập ghi tên và số trang của tệp, không tải tệp lên."), fields: [name, pages],
    run: (dialog) => perform(desk, { type: "attach", doc_id: one.doc_id, name: name.value(), pages: pages.value() ? Number(pages.value()) : null }, dialog),
  });
}

function outgoingSubmit(desk, one) {
  const receiver = selectField("to_person", "Trình", { wide: true, isRequired: true, empty: "— Chọn người —", value: one.superiors.length === 1 ? one.superiors[0].id : "", options: one.superiors.map(({ id, text }) => ({ value: id, text })) });
  formDialog(desk, {
    name: "submit-draft", title: `Trình ${one.type_name}`, yes: "Trình", fields: [receiver],
    intro: [h("p", null, one.subject), h("p", { class: "hd-hint" }, "Lãnh đạo đơn vị soạn thảo xem trước, rồi đến người có thẩm quyền ký.")],
    run: (dialog) => perform(desk, { type: "submit_draft", doc_id: one.doc_id, to_person: receiver.value() }, dialog),
  });
}

const outgoingApprove = (desk, one) => perform(desk, { type: "approve_draft", doc_id: one.doc_id });

async function outgoingSign(desk, one) {
  confirmDialog(desk, {
    name: "sign-document", title: `Ký ${one.type_name}?`, yes: one.is_paper ? "Ký" : "Ký số",
    lines: [one.subject, one.is_paper ? "Ký trực tiếp trên bản giấy; sau khi ký không sửa được nội dung." : "Chữ ký số được ghi vào tệp PDF; sau khi ký không sửa được nội dung."],
    run: async (dialog) => { if (await perform(desk, { type: "sign_document", doc_id: one.doc_id }, dialog)) showWith(desk, "outgoing", { doc: one.doc_id }); },
  });
}
