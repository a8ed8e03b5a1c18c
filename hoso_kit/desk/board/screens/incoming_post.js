/* Văn bản đến – xử lý, the registry's post: look, verify, decide; register what was taken in; scan paper. */

/** The list at the left, what is chosen at the right; the same for what waits and for what is to be registered. */
function incomingPost(desk, data, view) {
  const isNew = data.tab === "receive";
  const rows = data.rows.map((row) => incomingPostRow(desk, data, row));
  return [
    data.rows.length ? h("div", { class: "incoming-post" },
      h("ul", { class: "incoming-list", "aria-label": isNew ? "Văn bản, bì chờ tiếp nhận" : "Văn bản chờ đăng ký" }, rows),
      h("section", { class: "incoming-chosen", "aria-label": "Văn bản, bì đang chọn" }, incomingChosen(desk, data, view)))
      : h("p", { class: "hd-empty" }, isNew ? "Hôm nay không còn văn bản nào chờ tiếp nhận. Chuyển lịch sang ngày sau để có văn bản mới." : "Không có văn bản nào chờ đăng ký."),
    !isNew && data.unscanned.length > 0 && [h("h3", { class: "incoming-title" }, "Văn bản giấy đã đăng ký, chờ số hóa"), screenTable({
      label: "Văn bản giấy chờ số hóa",
      columns: [{ text: "Số đến" }, { text: "Số, ký hiệu" }, { text: "Tên loại, trích yếu" }, { text: "Số trang", kind: "number" }, { text: "", kind: "do" }],
      rows: data.unscanned.map((row) => ({ key: row.doc_id, cells: [incomingNumber(row), incomingSymbol(row), incomingAbout(row), String(row.page_amount), button("Số hóa…", { "data-do": "digitise", "data-key": `digitise-${row.doc_id}`, label: `Số hóa ${incomingName(row)}` }, () => incomingDigitise(desk, row))] })),
    })],
    isNew && data.decided.length > 0 && [h("h3", { class: "incoming-title" }, "Đã tiếp nhận, từ chối hoặc chuyển đi"), screenTable({
      label: "Văn bản, bì đã tiếp nhận, từ chối hoặc chuyển đi",
      columns: [{ text: "Ngày đến", kind: "date" }, { text: "Hình thức" }, { text: "Bên gửi" }, { text: "Số, ký hiệu" }, { text: "Kết quả" }, { text: "Bên gửi được báo" }],
      rows: data.decided.map((row) => ({ key: row.delivery_id, data: { "data-decided": row.delivery_id }, cells: [row.delivered_text, row.channel_text, row.sender_name, row.symbol || "–", [tag(row.state_text, row.state === "refused" ? "bad" : "ok"), row.result && h("small", null, row.result)],
        row.channel === "electronic" ? h("details", null, h("summary", { "data-key": `trace-${row.delivery_id}` }, `${row.trace.length} tin`), incomingTrace(row.trace)) : "–"] })),
    })],
  ];
}

function incomingPostRow(desk, data, row) {
  const isChosen = data.chosen?.delivery_id === row.delivery_id;
  return h("li", null, h("button", {
    type: "button", class: "incoming-item", "data-delivery": row.delivery_id, "data-key": `delivery-${row.delivery_id}`, "aria-current": isChosen ? "true" : null,
    onclick: () => showWith(desk, "incoming", { delivery: row.delivery_id }),
  },
  h("span", { class: "incoming-item-head" }, tag(row.channel_text, row.channel === "electronic" ? "mine" : "plain"), row.urgency && tag(row.urgency, "bad"), row.secrecy && tag(row.secrecy, "bad"), row.has_duplicates && tag("trùng?", "warn"), row.is_late && tag(row.channel === "electronic" ? "chậm báo nhận" : "chậm tiếp nhận", "bad"),
    h("span", { class: "incoming-item-date" }, row.delivered_text)),
  h("b", null, row.symbol || "(không ghi số)"), h("span", null, row.about), h("small", null, row.sender_name)));
}

function incomingChosen(desk, data, view) {
  const one = data.chosen;
  if (!one) return null;
  const isElectronic = one.channel === "electronic";
  const isWaiting = one.state === "waiting";
  const key = `${one.delivery_id} ${desk.state.today}`;
  view.checks ??= new Map();
  return [
    h("div", { class: "incoming-bar", role: "toolbar", "aria-label": "Quyết định" },
      isWaiting && button("Tiếp nhận", { kind: "primary", symbol: "check", "data-do": "receive", "data-key": "receive" }, () => perform(desk, { type: "receive_delivery", delivery_id: one.delivery_id })),
      !isWaiting && button("Đăng ký…", { kind: "primary", symbol: "edit", "data-do": "register", "data-key": "register" }, () => incomingRegister(desk, data, one)),
      button("Từ chối…", { symbol: "close", "data-do": "refuse", "data-key": "refuse" }, () => incomingRefuse(desk, data, one)),
      isWaiting && !isElectronic && button("Chuyển nguyên bì…", { symbol: "user", "data-do": "forward", "data-key": "forward" }, () => incomingForward(desk, data, one)),
      !isElectronic && button("Đã vào sổ mật…", { symbol: "lock", "data-do": "note-secret", "data-key": "note-secret" }, () => confirmDialog(desk, {
        name: "note-secret", title: "Ghi nhận đã vào sổ văn bản mật?", yes: "Ghi nhận", lines: ["Văn bản mật đăng ký vào sổ riêng ở ngoài Hệ thống. Ở đây chỉ ghi là đã đến và đã vào sổ, không ghi nội dung."],
        run: (dialog) => perform(desk, { type: "note_secret_paper", delivery_id: one.delivery_id }, dialog) }))),
    one.duplicates.length > 0 && h("div", { class: "hd-notice refused incoming-duplicate", role: "status" }, h("div", { class: "hd-notice-text" },
      h("p", { class: "hd-notice-title" }, icon("warn"), h("span", null, "Có thể trùng với văn bản đã đến")),
      one.duplicates.map((twin) => h("p", null, button(twin.text, { kind: "link", "data-do": "look", "data-key": `twin-${twin.doc_id}` }, () => incomingTwin(desk, twin)))), h("p", null, "So hai bản rồi quyết định; không đăng ký một văn bản hai lần."))),
    isElectronic ? incomingMessageFacts(one) : incomingEnvelope(one),
    isElectronic && !one.is_hidden && incomingSignatures(desk, view, one, key),
    one.is_hidden && h("p", { class: "hd-empty" }, `Văn bản có độ mật “${one.secrecy}”: nội dung không mở trên Hệ thống kết nối mạng.`),
    one.document && h("div", { class: "incoming-paper" },
      isElectronic && h("p", { class: "incoming-paper-note" }, "Hiển thị theo dữ liệu gửi kèm thông điệp. Bản có giá trị là tệp PDF: bấm “Mở tệp PDF”."),
      incomingSheet(desk, one.document, isElectronic ? "(xem kết quả kiểm tra chữ ký số)" : "(chữ ký, dấu trên giấy)")),
  ];
}

function incomingMessageFacts(one) {
  return h("dl", { class: "hd-list boxed incoming-facts" },
    factRow("Bên gửi", one.sender_name), factRow("Nơi nhận ghi", `${one.to_organ_name || "–"} (mã ${one.to_organ_id || "–"})`), factRow("Cơ quan mình", one.own_organ),
    factRow("Ngày đến", one.delivered_text), factRow("Báo nhận", one.acknowledged_text ? `đã báo ngày ${one.acknowledged_text}` : `chậm nhất ngày ${one.acknowledge_text}`));
}

/** What can be seen before the envelope is opened, drawn as the envelope it is. */
function incomingEnvelope(one) {
  const { envelope } = one;
  return h("div", { class: "incoming-envelope", role: "group", "aria-label": "Bì văn bản" },
    h("p", { class: "incoming-from" }, one.sender_name), envelope.symbols && h("p", null, `Số: ${envelope.symbols}`),
    h("div", { class: "incoming-marks" }, [one.urgency, one.secrecy, envelope.marks].filter(Boolean).map((mark) => h("span", null, upper(mark)))),
    h("p", { class: "incoming-to" }, "Kính gửi: ", h("b", null, envelope.named_person || one.to_organ_name)),
    h("dl", { class: "hd-list flowing" }, factRow("Tình trạng bì", envelope.condition), envelope.seal && factRow("Niêm phong", envelope.seal), factRow("Số bản", String(one.copies)), factRow("Ngày đến", one.delivered_text), envelope.has_receipt_form && factRow("Phiếu gửi", "có, ký trả lại bên gửi")));
}

// Chữ ký số

function incomingSignatures(desk, view, one, key) {
  const seen = view.checks.get(key);
  const check = async (again) => {
    const answer = await askScreen(desk, "incoming", "verify", { delivery_id: one.delivery_id, again });
    if (!answer.ok || desk.isGone) return;
    view.checks.set(key, answer.data);
    view.tick += 1;
    if (desk.ui.view === screenId("incoming")) drawView(desk);
    announce(desk, answer.data.verdict);
  };
  const open = async (keep) => {
    const answer = await askScreen(desk, "incoming", "open_paper", { delivery_id: one.delivery_id });
    if (answer.ok) (keep ? saveFile : showPdf)(answer.data);
  };
  return h("section", { class: "incoming-check", "aria-label": "Chữ ký số" },
    h("div", { class: "hd-buttons" },
      button(seen ? "Kiểm tra lại" : "Kiểm tra chữ ký số", { kind: seen ? "" : "primary", symbol: "search", "data-do": "verify", "data-key": "verify" }, () => check(false)),
      button("Mở tệp PDF", { symbol: "zoom", "data-do": "open-pdf", "data-key": "open-pdf", title: "Mở trong thẻ mới của trình duyệt" }, () => open(false)),
      button("Tải tệp PDF", { symbol: "save", "data-do": "save-pdf", "data-key": "save-pdf" }, () => open(true))),
    seen && incomingFindings(seen),
    seen && !seen.is_readable && button("Lấy lại tệp từ bên gửi", { symbol: "refresh", "data-do": "verify-again", "data-key": "verify-again" }, () => check(true)));
}

function incomingFindings(seen) {
  return h("div", { class: "incoming-findings", "data-sound": String(seen.is_sound) },
    h("p", { class: `incoming-verdict ${seen.is_sound ? "sound" : "doubt"}` }, icon(seen.is_sound ? "check" : "warn"), h("span", null, seen.verdict)),
    seen.signatures.map((one) => h("div", { class: "incoming-signature" },
      h("h3", null, one.title, " ", tag(one.is_sound ? "không thấy gì bất thường" : "có điểm bất thường", one.is_sound ? "ok" : "bad")),
      h("p", { class: "hd-hint" }, [one.position, one.organ_name].filter(Boolean).join(", ")),
      h("ul", null, one.facts.map((fact) => h("li", null, fact))))),
    h("p", { class: "hd-hint" }, `Kiểm tra theo ngày ${seen.moment_text}. Hệ thống chỉ nêu điều thấy được; tiếp nhận hay từ chối do anh (chị) quyết định.`),
    seen.citations.map((one) => citationLine(one.text, one.confidence)));
}

function incomingTwin(desk, twin) {
  const shown = desk.docs.get(twin.doc_id);
  if (shown) accessRead(desk, twin.doc_id);
  openDialog(desk, { name: "twin", title: twin.text, size: "page", body: () => (shown ? incomingSheet(desk, shown) : h("p", null, "Không xem được văn bản này.")), actions: (dialog) => button("Đóng", { kind: "primary" }, dialog.close) });
}

// Decisions

function incomingRefuse(desk, data, one) {
  const reason = textField("reason", "Lý do từ chối", { rows: 4, hint: "Bên gửi đọc nguyên văn; ghi rõ sai ở đâu và cần làm gì." });
  formDialog(desk, {
    name: "refuse", title: `Từ chối ${one.name}`, size: "medium", yes: "Từ chối, trả lại bên gửi",
    intro: [h("p", null, "Chọn câu soạn sẵn rồi sửa cho đúng việc, hoặc tự viết."), incomingPhrases(reason, data.phrases)], fields: [reason],
    run: (dialog) => perform(desk, { type: "refuse_delivery", delivery_id: one.delivery_id, reason: reason.value() }, dialog),
  });
}

function incomingForward(desk, data, one) {
  const receiver = selectField("to_person", "Chuyển cho", { wide: true, isRequired: true, empty: "— Chọn người có tên trên bì —", options: data.people.map((person) => ({ value: person.person_id, text: incomingPersonText(person) })) });
  formDialog(desk, {
    name: "forward", title: "Chuyển nguyên bì, không bóc", yes: "Chuyển", intro: h("p", null, "Người nhận tự bóc bì; nếu là việc chung của cơ quan, người nhận chuyển lại cho Văn thư đăng ký."), fields: [receiver],
    run: (dialog) => perform(desk, { type: "forward_unopened", delivery_id: one.delivery_id, to_person: receiver.value() }, dialog),
  });
}

// Registration

function incomingRegister(desk, data, one) {
  const isElectronic = one.channel === "electronic";
  const preview = h("div", { class: "incoming-stamp" }, stamp(desk, { doc_id: "", arrival_number: data.next_number, arrival_text: data.today_text, support: [] }),
    h("p", { class: "hd-hint" }, `${isElectronic ? "Số và ngày đến" : "Dấu “ĐẾN”"} sẽ như bên; hệ thống cấp số khi bấm Đăng ký.`));
  const facts = incomingRegisterFields(desk, data);
  const { document } = one;
  const fixed = [["Số, ký hiệu", document.symbol], ["Ngày văn bản", document.date_text], ["Cơ quan ban hành", document.organ_name], ["Tên loại", document.type_name], ["Trích yếu", document.subject], ["Số trang", String(document.page_amount)], ["Người ký", [document.signer.position, document.signer.full_name].filter(Boolean).join(" ")], ["Độ khẩn", document.urgency], ["Hạn trả lời", showIso(document.due_date ?? "")]];
  const above = isElectronic
    ? [preview, h("p", { class: "hd-hint" }, "Các trường dưới đây lấy từ dữ liệu gửi kèm văn bản, không sửa được."), h("dl", { class: "hd-list boxed", "data-fixed": "" }, fixed.map(([name, value]) => factRow(name, value)))]
    : [preview, h("p", { class: "hd-hint" }, "Nhìn văn bản và điền đúng như trên giấy. Số trang do Hệ thống tự ghi.")];
  const beside = incomingBeside(incomingSheet(desk, document, "(đã ký)"), isElectronic ? [] : Object.values(facts), above);
  if (isElectronic) Object.assign(beside, { control: null, check: null });
  const typed = () => Object.fromEntries(Object.entries(facts).map(([name, field]) => [name, field.value() === "" ? null : field.value()]));
  formDialog(desk, {
    name: "register", title: `Đăng ký văn bản đến, số ${data.next_number}`, size: "sheet tall", yes: "Đăng ký", fields: [beside],
    run: async (dialog) => {
      if (!(await perform(desk, { type: "register_incoming", delivery_id: one.delivery_id, ...(isElectronic ? {} : typed()) }, dialog))) return;
      // the newest document stands last; the number is what a registry clerk writes down first
      const number = desk.state.documents.at(-1)?.arrival_number ?? data.next_number;
      showNotice(desk, { kind: "done", title: `Đã đăng ký, số đến ${number}`, seen: isElectronic ? "Việc tiếp theo: trình." : "Việc tiếp theo: số hóa bản giấy, rồi trình." });
    },
  });
}

function incomingRegisterFields(desk, data) {
  const choices = (list) => list.map((text) => ({ value: text, text }));
  return {
    code_number: textField("code_number", "Số", { wide: false }),
    code_notation: textField("code_notation", "Ký hiệu", { wide: false, hint: "Phần sau dấu “/”." }),
    issued_date: dateField(desk, "issued_date", "Ngày văn bản", { isRequired: false, hint: "" }),
    organ_name: textField("organ_name", "Cơ quan ban hành"),
    type_name: selectField("type_name", "Tên loại", { options: choices(data.types), empty: "— Chọn —" }),
    urgency: selectField("urgency", "Độ khẩn", { options: choices(data.urgencies), empty: "Không" }),
    subject: textField("subject", "Trích yếu nội dung", { rows: 3 }),
    signer_position: textField("signer_position", "Chức vụ người ký", { wide: false }),
    signer_name: textField("signer_name", "Họ tên người ký", { wide: false }),
    due_date: dateField(desk, "due_date", "Hạn giải quyết", { isRequired: false, hint: "Nếu văn bản có ghi." }),
    note: textField("note", "Ghi chú", { wide: false }),
  };
}

/** A whole number; the office says which numbers are possible. */
function incomingCountField(name, label, { value = "", hint = "" } = {}) {
  const field = textField(name, label, { value, hint, wide: false });
  field.control.inputMode = "numeric";
  field.check = () => field.fail(!field.value() || /^\d{1,6}$/.test(field.value()) ? "" : "Xin điền số, ví dụ 2.");
  return field;
}

function incomingDigitise(desk, row) {
  const resolution = incomingCountField("resolution", "Độ phân giải (dpi)", { value: "200", hint: "Tối thiểu 200 dpi." });
  const colour = selectField("is_colour", "Chế độ quét", { wide: true, value: "yes", options: [{ value: "yes", text: "Ảnh màu" }, { value: "no", text: "Đen trắng" }], hint: "Tiêu chuẩn của văn bản số hóa: PDF, ảnh màu, tỷ lệ 100%." });
  formDialog(desk, {
    name: "digitise", title: `Số hóa ${incomingName(row)}`, yes: "Ghi nhận bản số hóa", intro: h("p", null, `Quét cả ${row.page_amount} trang của văn bản giấy đã đóng dấu “ĐẾN” rồi ghi lại thông số của bản quét. Số trang do Hệ thống tự đếm.`), fields: [resolution, colour],
    run: (dialog) => perform(desk, { type: "digitise_document", doc_id: row.doc_id, resolution: Number(resolution.value()), is_colour: colour.value() === "yes" }, dialog),
  });
}
