/* Văn bản đi – xử lý, after the signature: number, seal, issue, receivers, what may be mended, recall, copies. */

const outgoingNumber = (desk, one) => perform(desk, { type: "assign_number", doc_id: one.doc_id });

const outgoingSeal = (desk, one) => perform(desk, { type: "seal_document", doc_id: one.doc_id });

const outgoingKeep = (desk, one) => perform(desk, { type: "keep_original", doc_id: one.doc_id });

const outgoingToSend = (desk) => desk.state.screens.find(({ name }) => name === "messages")?.count ?? 0;

function outgoingIssue(desk, one, data) {
  const recipients = textField("recipients", "Gửi đến", { value: one.recipients.join("\n"), rows: 5, hint: "Mỗi dòng một nơi, lấy từ Kính gửi và Nơi nhận; để trống là gửi đúng các nơi đó." });
  formDialog(desk, {
    name: "issue-document", title: `Phát hành ${one.type_name} số ${one.symbol}`, size: "medium", yes: "Phát hành", fields: [recipients],
    intro: [h("p", null, one.subject),
      h("p", { class: one.is_late ? "outgoing-late" : null }, `Hạn phát hành: ${one.limit_text}${one.late_text ? ` (${one.late_text})` : ""}. Hôm nay ${data.today_text}${data.is_working_day ? "" : `, ngày nghỉ; ngày làm việc tiếp theo là ${data.next_day_text}`}.`)],
    run: async (dialog) => {
      const waited = outgoingToSend(desk);
      const isDone = await perform(desk, { type: "issue_document", doc_id: one.doc_id, recipients: outgoingLines(recipients) }, dialog);
      // a receiver who is on the post gets nothing until the registry sends the message
      if (isDone && outgoingToSend(desk) > waited) showNotice(desk, { kind: "done", title: "Đã phát hành", seen: `${one.type_name} số ${one.symbol}. Việc tiếp theo: gửi thông điệp cho nơi nhận có trên Trục liên thông.` },
        { text: "Mở Trục liên thông", run: () => showWith(desk, "messages", { tab: "sent" }) });
    },
  });
}

// Receivers

const OUTGOING_RECEIPTS = { sent: "plain", arrived: "mine", refused: "bad", received: "ok", assigned: "ok", processing: "ok", done: "ok" };

function outgoingReceipts(desk, one) {
  const canTell = one.does.includes("record_receipt");
  return h("section", null, h("h3", null, "Nơi nhận"),
    h("table", { class: "outgoing-receipts", "aria-label": "Tình trạng nhận" },
      h("thead", { class: "hd-sr" }, h("tr", null, ["Nơi nhận", "Tình trạng", ...(canTell ? ["Việc"] : [])].map((text) => h("th", { scope: "col" }, text)))),
      h("tbody", null, one.receipts.map((row) => h("tr", { "data-recipient": row.recipient },
        h("td", null, row.recipient), h("td", null, tag(row.status_text, OUTGOING_RECEIPTS[row.status] ?? "plain"), h("small", null, row.date_text, row.note && ` – ${row.note}`), row.recall_text && h("small", { class: row.is_recall_done ? "outgoing-right" : "outgoing-late" }, row.recall_text)),
        canTell && h("td", null, !row.is_recall_done && button("Ghi nhận…", { kind: "link", label: `Ghi nhận tình trạng của ${row.recipient}`, "data-do": "record-receipt", "data-key": `receipt-${row.recipient}` }, () => outgoingReceipt(desk, one, row))))))));
}

function outgoingReceipt(desk, one, row) {
  const status = selectField("status", "Bên nhận báo", { wide: true, isRequired: true, empty: "— Chọn —", options: one.statuses.map(({ id, text }) => ({ value: id, text })) });
  const note = textField("note", "Ghi chú", { hint: "Ví dụ lý do từ chối." });
  formDialog(desk, {
    name: "record-receipt", title: "Ghi nhận tình trạng nhận", yes: "Ghi nhận", intro: h("p", null, `${row.recipient}: ${row.status_text.toLocaleLowerCase("vi")} ngày ${row.date_text}`), fields: [status, note],
    run: (dialog) => perform(desk, { type: "record_receipt", doc_id: one.doc_id, recipient: row.recipient, status: status.value(), note: note.value() }, dialog),
  });
}

// What is wrong in an issued document

function outgoingRecalled(one) {
  const { recall } = one;
  return h("section", { class: "outgoing-recalled", "aria-label": "Thu hồi" }, h("p", null, icon("frost"), h("b", null, " Đã thu hồi, giữ nguyên hiện trạng")), h("p", null, recall.text), h("p", null, `Lý do: ${recall.reason}`), recall.notice && h("p", null, `Theo văn bản ${recall.notice}`), h("p", null, recall.answered));
}

/** Three ways, each with what it means in one line. */
function outgoingMending(desk, data, one) {
  const ways = [["correct_document", "Đính chính…", one.mending.correct, outgoingCorrect], ["replace_document", "Thay thế…", one.mending.replace, outgoingReplace], ["recall_document", "Thu hồi…", one.mending.recall, outgoingRecall]].filter(([name]) => one.does.includes(name));
  if (!ways.length) return null;
  return h("section", null, h("h3", null, one.recall ? "Văn bản đã thu hồi" : "Khi văn bản có sai sót"),
    h("ul", { class: "outgoing-ways" }, ways.map(([name, text, meaning, run]) => h("li", null, button(text, { kind: name === "recall_document" ? "small danger" : "small", "data-do": name, "data-key": name }, () => run(desk, one, data)), h("span", null, meaning)))));
}

function outgoingCorrect(desk, one) {
  const body = textField("body", "Nội dung công văn đính chính", { rows: 6, hint: "Mỗi dòng một đoạn: đã in là gì, nay đọc là gì." });
  formDialog(desk, {
    name: "correct-document", title: `Đính chính ${one.type_name} số ${one.symbol}`, size: "medium", yes: "Soạn công văn đính chính", fields: [body],
    intro: [h("p", null, one.mending.correct), h("p", { class: "hd-hint" }, "Dự thảo gửi đúng các nơi đã nhận, rồi trình, ký, cấp số như mọi công văn.")],
    run: (dialog) => outgoingBegin(desk, { type: "correct_document", doc_id: one.doc_id, body: outgoingLines(body) }, dialog),
  });
}

function outgoingReplace(desk, one) {
  const subject = textField("subject", "Trích yếu", { value: one.sheet.subject, rows: 2 });
  const body = textField("body", "Nội dung văn bản thay thế", { value: one.sheet.body.join("\n"), rows: 9, hint: "Mỗi dòng một đoạn; nêu rõ thay thế văn bản nào." });
  formDialog(desk, {
    name: "replace-document", title: `Thay thế ${one.type_name} số ${one.symbol}`, size: "medium", yes: "Soạn văn bản thay thế", fields: [subject, body], intro: h("p", null, one.mending.replace),
    run: (dialog) => outgoingBegin(desk, { type: "replace_document", doc_id: one.doc_id, subject: subject.value(), body: outgoingLines(body) }, dialog),
  });
}

/** The new draft lies with who began it: go there. */
async function outgoingBegin(desk, action, dialog) {
  if (await perform(desk, action, dialog)) showWith(desk, "outgoing", { tab: "drafts", doc: desk.state.documents.at(-1)?.doc_id });
}

function outgoingRecall(desk, one, data) {
  const reason = textField("reason", "Lý do thu hồi", { rows: 3 });
  const notice = selectField("notice", "Văn bản thông báo thu hồi", { wide: true, empty: "Chưa có", hint: "Công văn, thông báo đã phát hành. Muốn ghi ở đây thì soạn và phát hành thông báo thu hồi trước.", options: (data.notices ?? []).filter(({ id }) => id !== one.doc_id).map(({ id, text }) => ({ value: id, text })) });
  formDialog(desk, {
    name: "recall-document", title: `Thu hồi ${one.type_name} số ${one.symbol}`, size: "medium", yes: "Thu hồi", fields: [reason, notice],
    intro: [h("p", null, one.mending.recall), h("p", { class: "hd-hint" }, "Hệ thống báo cho mọi nơi đã nhận; không hủy được việc thu hồi.")],
    run: (dialog) => perform(desk, { type: "recall_document", doc_id: one.doc_id, reason: reason.value(), notice: notice.value() || null }, dialog),
  });
}

// Copies

function outgoingCopiesOf(desk, data, one) {
  const canCopy = one.does.includes("copy_document");
  const canAllow = one.does.includes("allow_copy");
  if (!one.copies.length && !canCopy && !canAllow) return null;
  return h("section", null, h("h3", null, "Bản sao"),
    one.copies.length > 0 && h("ul", { class: "outgoing-copies" }, one.copies.map((copy) => h("li", { "data-copy": copy.copy_id }, h("b", null, copy.symbol), ` ${copy.form}, ${copy.date_text}, ${copy.copies} bản (${copy.way}) `, copy.is_electronic && outgoingCopyPdf(desk, copy)))),
    h("div", { class: "outgoing-bar plain" },
      canAllow && button("Cho phép sao…", { kind: "small", "data-do": "allow_copy", "data-key": "allow_copy" }, () => outgoingAllow(desk, data, one)),
      canCopy && button("Sao văn bản…", { kind: "small", "data-do": "copy_document", "data-key": "copy_document" }, () => outgoingCopy(desk, data, one))));
}

const outgoingCopyPdf = (desk, copy) => button("Mở PDF", { kind: "link", label: `Mở PDF bản sao ${copy.symbol}`, "data-do": "open-copy", "data-key": `copy-${copy.copy_id}` }, () => outgoingOpen(desk, { copy_id: copy.copy_id }, false));

function outgoingCopies(desk, data) {
  return [
    h("div", { class: "outgoing-filter" },
      data.may_allow && button("Cho phép sao…", { kind: "primary", symbol: "check", "data-do": "allow_copy", "data-key": "allow_copy" }, () => outgoingAllow(desk, data, null)),
      data.is_registry && button("Sao văn bản…", { kind: "primary", symbol: "plus", "data-do": "copy_document", "data-key": "copy_document" }, () => outgoingCopy(desk, data, null))),
    screenTable({
      label: "Bản sao trong năm", empty: "Chưa sao văn bản nào.",
      columns: [{ text: "Số, ký hiệu bản sao" }, { text: "Ngày", kind: "date" }, { text: "Hình thức" }, { text: "Văn bản được sao" }, { text: "Bản nguồn → bản sao" }, { text: "Số bản", kind: "number" }, { text: "Người ký" }, { text: "Nơi nhận" }, { text: "", kind: "do" }],
      rows: data.copies.map((copy) => ({ key: copy.copy_id, data: { "data-copy": copy.copy_id }, cells: [h("b", null, copy.symbol), copy.date_text, copy.form, copy.source, copy.way, String(copy.copies), copy.signed_by, copy.recipients || "–", copy.is_electronic && outgoingCopyPdf(desk, copy)] })),
    }),
    data.permits.length > 0 && [h("h3", { class: "outgoing-title" }, "Đã cho phép sao"), screenTable({
      label: "Đã cho phép sao", columns: [{ text: "Hình thức" }, { text: "Văn bản" }, { text: "Người cho phép" }, { text: "Tình trạng", kind: "do" }, ...(data.is_registry ? [{ text: "", kind: "do" }] : [])],
      rows: data.permits.map((permit) => ({ key: `${permit.doc_id} ${permit.form}`, data: { "data-permit": permit.doc_id }, cells: [permit.form, permit.source, permit.text, permit.is_used ? tag("đã sao", "ok") : tag("chờ Văn thư sao", "warn"),
        ...(data.is_registry ? [!permit.is_used && button("Sao…", { label: `${permit.form} ${permit.source}`, "data-do": "copy_permitted", "data-key": `copy-${permit.doc_id}-${permit.form}` }, () => outgoingCopy(desk, data, null, permit))] : [])] })),
    })],
  ];
}

const outgoingSource = (data, one, value = "") => (one ? null : selectField("doc_id", "Văn bản được sao", { wide: true, value, isRequired: true, empty: "— Chọn —", options: data.sources.map(({ id, text }) => ({ value: id, text })) }));

const outgoingForms = (data, value = "sao y") => selectField("form", "Hình thức sao", { wide: true, value, options: data.copying.forms.map((text) => ({ value: text, text })), hint: "Sao y: cả văn bản; sao lục: từ bản sao y; trích sao: một phần." });

function outgoingAllow(desk, data, one) {
  const source = outgoingSource(data, one);
  const form = outgoingForms(data);
  formDialog(desk, {
    name: "allow-copy", title: one ? `Cho phép sao ${one.type_name} số ${one.symbol}` : "Cho phép sao văn bản", size: "medium", yes: "Cho phép", fields: [source, form].filter(Boolean),
    intro: h("p", null, "Người cho phép là người ký bản sao; Văn thư sao và cấp số."),
    run: (dialog) => perform(desk, { type: "allow_copy", doc_id: one ? one.doc_id : source.value(), form: form.value() }, dialog),
  });
}

/** `given` is what was allowed: its document and form are chosen already. */
function outgoingCopy(desk, data, one, given = {}) {
  const source = outgoingSource(data, one, given.doc_id);
  const form = outgoingForms(data, given.form);
  const carriers = data.copying.carriers.map(({ id, text }) => ({ value: id, text }));
  const from = selectField("source_carrier", "Bản nguồn", { value: one?.is_paper ? "paper" : "electronic", options: carriers });
  const to = selectField("carrier", "Bản sao", { value: "paper", options: carriers });
  const copies = textField("copies", "Số bản", { value: "1", wide: false });
  copies.control.inputMode = "numeric";
  copies.check = () => copies.fail(/^\d{1,5}$/.test(copies.value()) ? "" : "Xin điền số bản, ví dụ 2.");
  const extract = textField("extract", "Phần trích", { rows: 4, hint: "Chép đúng phần nội dung cần trích, mỗi dòng một đoạn." });
  const isExtract = () => form.value() === "trích sao";
  const ask = () => { extract.node.hidden = !isExtract(); };
  form.control.addEventListener("change", ask);
  ask();
  const recipients = textField("recipients", "Nơi nhận bản sao", { rows: 2, hint: "Mỗi dòng một nơi." });
  formDialog(desk, {
    name: "copy-document", title: one ? `Sao ${one.type_name} số ${one.symbol}` : "Sao văn bản", size: "medium", yes: "Sao, cấp số", fields: [source, form, from, to, copies, extract, recipients].filter(Boolean),
    intro: h("p", null, "Số bản sao sẽ cấp: ", h("b", null, data.copying.next_number), " (chung cho sao y, sao lục, trích sao trong năm)."),
    run: (dialog) => perform(desk, { type: "copy_document", doc_id: one ? one.doc_id : source.value(), form: form.value(), copies: Number(copies.value()), source_carrier: from.value(), carrier: to.value(), extract: isExtract() ? extract.value() : "", recipients: outgoingLines(recipients) }, dialog),
  });
}
