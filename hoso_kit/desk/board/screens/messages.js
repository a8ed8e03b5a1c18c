/* Trục liên thông: documents on their way to other offices and from them, by the post box or as files. */

defineScreen({ name: "messages", text: "Trục liên thông", symbol: "send", group: "documents", build: messagesBuild });

const MESSAGES_TAGS = { sent: "plain", arrived: "mine", refused: "bad", received: "ok", assigned: "ok", processing: "ok", done: "ok", cancelled: "warn" };
const MESSAGES_STATES = { waiting: "warn", received: "mine", refused: "bad", registered: "ok", handed_back: "warn" };
const MESSAGES_KINDS = { document: "mine", recall: "bad", status: "ok" };
// what one message to the server takes: 10 MiB, and base64 needs a third more
const MESSAGES_MAX_FILE = 7_000_000;

function messagesBuild(desk, data, view) {
  const parts = { arrived: messagesArrived, sent: messagesSent };
  const tab = view.args.tab ?? "arrived";
  const waiting = data.waiting.length + data.open_recalls;
  const going = data.unsent.length + data.sent.filter((one) => one.can_recall).length;
  return [
    screenHead("Trục liên thông", {
      note: `Mã định danh của cơ quan mình: ${data.own.organ_id} (${data.own.organ_name}).`,
      buttons: [
        button("Xem hộp thư", { symbol: "refresh", "data-do": "refresh", "data-key": "refresh" }, () => { view.asked = ""; keepScreenFresh(desk, "messages"); }),
        button("Nạp tệp…", { symbol: "plus", "data-do": "upload", "data-key": "upload" }, () => messagesUpload(desk)),
      ],
    }),
    screenTabs(desk, "messages", [
      { id: "arrived", text: "Đến", count: waiting || null },
      { id: "sent", text: "Gửi đi", count: going || null },
    ]),
    parts[tab](desk, data),
  ];
}

const messagesButton = (text, name, key, label, run, kind = "link") => button(text, { kind, "data-do": name, "data-key": `${name}-${key}`, label }, run);

/** Ask, save a file that came back, and show the screen anew: files are no part of the office's state. */
async function messagesAsk(desk, what, args, dialog = null) {
  const answer = await askScreen(desk, "messages", what, args, dialog);
  if (desk.isGone) return answer;
  if (answer.ok && answer.data?.base64) saveFile(answer.data);
  screenView(desk, "messages").asked = "";
  if (desk.ui.view === "messages") keepScreenFresh(desk, "messages");
  return answer;
}

// What came

function messagesArrived(desk, data) {
  return [
    h("h3", { class: "messages-part" }, "Trong hộp thư"),
    screenTable({
      label: "Thông điệp trong hộp thư", empty: "Hộp thư không có gì mới. Cơ quan khác gửi đến thì bấm “Xem hộp thư”; nhận bằng tệp thì bấm “Nạp tệp…”.",
      columns: [{ text: "Loại" }, { text: "Cơ quan gửi" }, { text: "Ngày gửi", kind: "date" }, { text: "Nội dung" }, { text: "", kind: "do" }],
      rows: data.waiting.map((one) => ({
        key: one.name, data: { "data-letter": one.name, "data-kind": one.kind || "broken" },
        cells: [
          tag(one.kind_text, MESSAGES_KINDS[one.kind] ?? "bad"), one.from || "–", one.date_text || "–",
          one.fault ? [h("b", null, one.name), h("small", { class: "messages-fault" }, one.fault)] : one.about,
          one.fault
            ? messagesButton("Cất sang một bên", "set-aside", one.name, `Cất sang một bên: ${one.name}`, () => messagesAsk(desk, "set_aside", { name: one.name }))
            : messagesButton(one.kind === "document" ? "Lấy về" : "Cập nhật", "take", one.name, `${one.kind === "document" ? "Lấy về" : "Cập nhật"}: ${one.about}`, () => messagesAsk(desk, "take", { name: one.name }), "small"),
        ],
      })),
    }),
    data.recalls.length > 0 && [
      h("h3", { class: "messages-part" }, "Thông báo thu hồi"),
      screenTable({
        label: "Thông báo thu hồi", columns: [{ text: "Văn bản" }, { text: "Ngày", kind: "date" }, { text: "Lý do" }, { text: "Việc phải làm" }],
        rows: data.recalls.map((one) => ({
          key: one.delivery_id, kind: one.is_done ? null : "late", data: { "data-recall": one.delivery_id },
          cells: [one.name, one.date_text, [one.reason, one.notice && h("small", null, `Theo văn bản ${one.notice}`)],
            one.is_done ? tag("Đã hủy hoặc gửi lại", "ok") : [tag("Chưa làm", "bad"), h("small", null, "Hủy văn bản đến đã đăng ký, hoặc từ chối nếu chưa đăng ký; rồi báo tình trạng cho bên gửi.")]],
        })),
      }),
    ],
    h("h3", { class: "messages-part" }, "Đã lấy về"),
    screenTable({
      label: "Văn bản đã lấy về", empty: "Chưa lấy về văn bản nào.",
      columns: [{ text: "Số, ký hiệu" }, { text: "Trích yếu" }, { text: "Cơ quan gửi" }, { text: "Ngày đến", kind: "date" }, { text: "Tình trạng" }, { text: "", kind: "do" }],
      rows: data.arrived.map((one) => ({
        key: one.delivery_id, data: { "data-arrived": one.delivery_id, "data-state": one.state },
        cells: [
          h("b", null, one.symbol || "–"), [one.subject, h("small", null, `Ghi gửi: ${one.to}`), one.is_recalled && [" ", tag("bị thu hồi", "bad")]], one.from, one.arrived_text,
          [tag(one.state_text, MESSAGES_STATES[one.state] ?? "plain"), one.news.length > 0 && h("small", null, `Chưa báo bên gửi: ${one.news.join("; ")}`)],
          h("div", { class: "messages-do" },
            one.state === "waiting" && hasScreen(desk, "incoming") && messagesButton("Xử lý…", "handle", one.delivery_id, `Xử lý ${one.symbol} ở màn hình văn bản đến`, () => showWith(desk, "incoming", { tab: "receive", delivery: one.delivery_id })),
            messagesButton("Xem chữ ký số", "check", one.delivery_id, `Xem chữ ký số của ${one.symbol}`, () => messagesCheck(desk, one)),
            one.news.length > 0 && messagesButton("Báo tình trạng", "tell", one.delivery_id, `Báo tình trạng ${one.symbol} cho ${one.from}`, () => messagesAsk(desk, "send_status", { delivery_id: one.delivery_id, by: "post" }), "small"),
            !one.news.length && !one.is_in_post && messagesButton("Bỏ lại vào hộp thư", "tell-again", one.delivery_id, `Bỏ lại tin báo tình trạng ${one.symbol} vào hộp thư`, () => messagesAsk(desk, "send_status", { delivery_id: one.delivery_id, by: "post" })),
            messagesButton("Tải tệp tình trạng", "tell-file", one.delivery_id, `Tải tệp tình trạng của ${one.symbol}`, () => messagesAsk(desk, "send_status", { delivery_id: one.delivery_id, by: "file" }))),
        ],
      })),
    }),
  ];
}

async function messagesCheck(desk, one) {
  const answer = await askScreen(desk, "messages", "check", { delivery_id: one.delivery_id });
  if (desk.isGone || !answer.ok) return;
  const seen = answer.data;
  openDialog(desk, {
    name: "signature", title: `Chữ ký số: ${one.symbol}`,
    body: () => [
      h("p", { class: "messages-verdict" }, tag(seen.is_sound ? "Đạt" : "Cần xem lại", seen.is_sound ? "ok" : "bad"), " ", seen.verdict),
      seen.signatures.map((row) => h("section", { class: "messages-signature" }, h("h3", null, row.title), h("ul", null, row.facts.map((fact) => h("li", null, fact))))),
      seen.citations.map((cited) => citationLine(cited.text, cited.confidence)),
      h("p", { class: "hd-hint" }, "Tiếp nhận hay trả lại là việc của Văn thư, ở màn hình xử lý văn bản đến."),
    ],
    actions: (dialog) => [button("Tải PDF", { symbol: "save", "data-do": "save-pdf" }, () => saveFile(seen)), h("span", { class: "hd-grow" }), button("Đóng", { kind: "primary" }, dialog.close)],
  });
}

function messagesUpload(desk) {
  const control = h("input", { type: "file", accept: ".xml" });
  const field = wrapField({ name: "message", label: "Tệp thông điệp (.xml)", control, isRequired: true, hint: "Tệp do Trục liên thông của cơ quan khác tạo ra: văn bản, tình trạng hoặc thông báo thu hồi." });
  field.check = () => {
    const [file] = control.files;
    if (!file) return field.fail("Xin chọn tệp.");
    return field.fail(file.size > MESSAGES_MAX_FILE ? "Tệp lớn quá 7 MB không nạp bằng tay được; nhờ cơ quan gửi dùng hộp thư." : "");
  };
  formDialog(desk, { name: "upload-message", title: "Nạp tệp thông điệp", size: "small", yes: "Nạp", fields: [field],
    run: async (dialog) => {
      const base64 = await readBase64(control.files[0]);
      if (desk.isGone) return;
      if (base64 === null) showNotice(desk, UNREAD_NOTICE);
      else await messagesAsk(desk, "upload", { base64 }, dialog);
    } });
}

// What goes

function messagesSent(desk, data) {
  return [
    h("h3", { class: "messages-part" }, "Chờ gửi"),
    screenTable({
      label: "Văn bản chờ gửi", empty: "Không có văn bản điện tử đã phát hành nào chờ gửi.",
      columns: [{ text: "Số, ký hiệu" }, { text: "Trích yếu" }, { text: "Nơi nhận" }, { text: "Phát hành", kind: "date" }, { text: "", kind: "do" }],
      rows: data.unsent.map((one) => ({
        key: `${one.doc_id}-${one.recipient}`, data: { "data-unsent": one.doc_id },
        cells: [h("b", null, one.symbol), one.subject, [one.recipient, h("small", null, one.organ_id ? `Danh bạ: ${one.organ_id}` : "Chưa có trong danh bạ liên thông")], one.issued_text,
          messagesButton("Gửi…", "send", `${one.doc_id}-${one.recipient}`, `Gửi ${one.symbol} đến ${one.recipient}`, () => messagesSend(desk, data, one), "small")],
      })),
    }),
    h("h3", { class: "messages-part" }, "Đã gửi"),
    screenTable({
      label: "Thông điệp đã gửi", empty: "Chưa gửi văn bản nào qua Trục liên thông.",
      columns: [{ text: "Số, ký hiệu" }, { text: "Trích yếu" }, { text: "Nơi nhận" }, { text: "Ngày gửi", kind: "date" }, { text: "Tình trạng tại nơi nhận" }, { text: "", kind: "do" }],
      rows: data.sent.map((one) => ({
        key: one.message_id, data: { "data-sent": one.message_id, "data-status": one.status },
        cells: [
          h("b", null, one.symbol), one.subject, [one.recipient, h("small", null, one.organ_id)], one.sent_text,
          [tag(one.state_text, MESSAGES_TAGS[one.status] ?? "plain"),
            one.trace.length > 0 && h("ol", { class: "messages-trace" }, one.trace.map((line) => h("li", null, h("time", null, line.date_text), " ", line.text))),
            one.recalled_text && h("small", null, `Đã gửi thông báo thu hồi ngày ${one.recalled_text}`)],
          h("div", { class: "messages-do" },
            one.can_recall && messagesButton("Gửi thông báo thu hồi", "recall", one.message_id, `Gửi thông báo thu hồi ${one.symbol} đến ${one.recipient}`, () => messagesAsk(desk, "send_recall", { message_id: one.message_id, by: "post" }), "small"),
            !one.recalled_text && !one.is_in_post && messagesButton("Bỏ lại vào hộp thư", "again-post", one.message_id, `Bỏ lại vào hộp thư ${one.symbol} gửi ${one.recipient}`, () => messagesAsk(desk, "send_again", { message_id: one.message_id, by: "post" })),
            one.recalled_text && !one.is_recall_in_post && messagesButton("Bỏ lại vào hộp thư", "recall-post", one.message_id, `Bỏ lại thông báo thu hồi ${one.symbol} vào hộp thư`, () => messagesAsk(desk, "send_recall", { message_id: one.message_id, by: "post" })),
            one.recalled_text && messagesButton("Tải thông báo thu hồi", "recall-file", one.message_id, `Tải thông báo thu hồi ${one.symbol}`, () => messagesAsk(desk, "send_recall", { message_id: one.message_id, by: "file" })),
            messagesButton("Tải tệp đã gửi", "again", one.message_id, `Tải tệp đã gửi ${one.symbol} cho ${one.recipient}`, () => messagesAsk(desk, "send_again", { message_id: one.message_id, by: "file" }))),
        ],
      })),
    }),
  ];
}

function messagesSend(desk, data, one) {
  const known = data.contacts.some(({ value }) => value === one.organ_id);
  const to = selectField("to_organ_id", "Cơ quan nhận trong danh bạ", { value: known ? one.organ_id : "", options: data.contacts, wide: true, empty: "— Nhập mã ở dưới —" });
  const typed = textField("typed_organ_id", "Hoặc mã định danh khác", { hint: "Chỉ điền khi cơ quan nhận không có trong danh bạ." });
  const by = selectField("by", "Cách gửi", { value: "post", wide: true, options: [{ value: "post", text: "Bỏ vào hộp thư chung của lớp" }, { value: "file", text: "Tải thành tệp để chuyển bằng tay" }] });
  typed.check = () => typed.fail(to.value() || typed.value() ? "" : "Xin chọn cơ quan nhận hoặc nhập mã định danh.");
  const status = h("p", { class: "hd-hint", role: "status" });
  formDialog(desk, { name: "send-message", title: `Gửi ${one.symbol}`, yes: "Gửi", fields: [to, typed, by], extra: status,
    intro: h("p", null, `Nơi nhận ghi trên văn bản: ${one.recipient}. Hệ thống lập tệp PDF ký số và gửi kèm các trường dữ liệu của Phụ lục VI.`),
    run: async (dialog) => {
      status.textContent = "Đang ký số và gửi…";
      await messagesAsk(desk, "send", { doc_id: one.doc_id, recipient: one.recipient, to_organ_id: typed.value() || to.value(), by: by.value() }, dialog);
      status.textContent = "";
    } });
}
