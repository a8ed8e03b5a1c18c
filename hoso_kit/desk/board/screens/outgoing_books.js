/* Văn bản đi – xử lý, on paper: what is given to the post, and who uses the original that the registry keeps. */

function outgoingBooks(desk, one) {
  if (!one.postings.length && !one.loans.length) return null;
  return h("section", { "aria-label": "Sổ của Văn thư" }, h("h3", null, "Sổ của Văn thư"),
    h("ul", { class: "outgoing-copies" },
      one.postings.map((line, at) => h("li", { "data-posting": at }, h("b", null, "Gửi bưu điện "), `${line.date_text}: ${line.recipients}, ${line.envelopes} bì${line.note ? ` (${line.note})` : ""}`)),
      one.loans.map((line, at) => h("li", { "data-loan": at }, h("b", null, "Bản lưu "), `${line.user} sử dụng từ ${line.lent_text}${line.returned_text ? `, trả ${line.returned_text}` : ""} (${line.allowed_by} cho phép) `, !line.returned_text && tag("chưa trả", "warn")))));
}

function outgoingPost(desk, one) {
  const places = administrationTicks("recipients", "Gửi đến", one.unposted.map((name) => ({ id: name, text: name })), one.unposted);
  const envelopes = textField("envelopes", "Số lượng bì", { value: String(one.unposted.length), wide: false, isRequired: true, hint: "Mỗi nơi ít nhất một bì." });
  envelopes.control.inputMode = "numeric";
  envelopes.check = () => envelopes.fail(/^\d{1,3}$/.test(envelopes.value()) ? "" : "Xin điền số bì, ví dụ 2.");
  const note = textField("note", "Ghi chú", { wide: false, example: "Ví dụ: gửi bảo đảm" });
  formDialog(desk, {
    name: "post-document", title: `Gửi bưu điện ${one.type_name} số ${one.symbol}`, size: "medium", yes: "Ghi sổ", fields: [places, envelopes, note],
    intro: h("p", null, "Ghi vào Sổ gửi văn bản đi bưu điện; bưu điện ký nhận, đóng dấu vào sổ in."),
    run: (dialog) => perform(desk, { type: "post_document", doc_id: one.doc_id, recipients: places.value(), envelopes: Number(envelopes.value()), note: note.value() }, dialog),
  });
}

function outgoingLend(desk, one) {
  const people = (list) => list.map(({ id, text }) => ({ value: id, text }));
  const user = selectField("user", "Người sử dụng", { wide: true, isRequired: true, empty: "— Chọn —", options: people(one.users) });
  const allowed = selectField("allowed_by", "Người cho phép sử dụng", { wide: true, isRequired: true, empty: "— Chọn —", options: people(one.allowers) });
  const note = textField("note", "Ghi chú", { example: "Ví dụ: đối chiếu tại chỗ" });
  formDialog(desk, {
    name: "lend-kept-copy", title: `Giao bản lưu ${one.type_name} số ${one.symbol}`, size: "medium", yes: "Ghi sổ", fields: [user, allowed, note],
    intro: h("p", null, "Ghi vào Sổ sử dụng bản lưu; người sử dụng ký nhận vào sổ in, trả thì bấm “Nhận lại bản lưu”."),
    run: (dialog) => perform(desk, { type: "lend_kept_copy", doc_id: one.doc_id, user: user.value(), allowed_by: allowed.value(), note: note.value() }, dialog),
  });
}

const outgoingTakeBack = (desk, one) => perform(desk, { type: "take_back_kept_copy", doc_id: one.doc_id });
