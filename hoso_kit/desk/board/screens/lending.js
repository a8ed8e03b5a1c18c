/* Khai thác hồ sơ lưu trữ: ask for a file that the archive holds, read it for a term; answer what others asked for. */

defineScreen({ name: "lending", text: "Khai thác hồ sơ", symbol: "book", group: "archive", build: lendingBuild });

const LENDING_TAGS = { waiting: "mine", running: "ok", refused: "bad", over: "plain", ended: "plain", readable: "ok", askable: "mine", asked: "warn", closed: "bad", destroyed: "bad", historical: "plain" };

function lendingBuild(desk, data, view) {
  const { answering } = data;
  const tabs = [
    answering && { id: "answer", text: "Chờ trả lời", count: answering.waiting.length || null },
    answering && { id: "register", text: "Sổ khai thác", count: answering.register.length || null },
    { id: "mine", text: "Phiếu của tôi", count: data.mine.length || null },
    { id: "held", text: `Hồ sơ ${data.terms.archive} đang giữ`, count: data.held.length || null },
  ].filter(Boolean);
  const parts = {
    answer: () => lendingWaiting(desk, answering, data.terms), register: () => lendingRegister(desk, answering),
    mine: () => lendingMine(desk, data), held: () => lendingHeld(desk, data),
  };
  const wanted = tabs.find(({ id }) => id === view.args.tab) ?? tabs[0];
  return [
    screenHead("Khai thác hồ sơ lưu trữ", { note: "Ai chưa được xem hồ sơ đã nộp lưu thì gửi phiếu yêu cầu, nói rõ cần cho việc gì; được đồng ý thì đọc đến hết ngày ghi trên phiếu." }),
    screenTabs(desk, "lending", tabs),
    parts[wanted.id](),
    citationLine(data.asked.citation, data.asked.confidence), citationLine(`Phiếu yêu cầu, hạn đọc: ${data.convention.citation}`, data.convention.confidence),
  ];
}

// One's own

function lendingMine(desk, data) {
  return screenTable({
    label: "Phiếu yêu cầu của tôi", empty: "Anh (chị) chưa gửi phiếu nào. Chọn hồ sơ trong danh sách hồ sơ đang giữ để gửi.",
    columns: [{ text: "Hồ sơ" }, { text: "Mục đích" }, { text: "Ngày gửi", kind: "date" }, { text: "Trả lời" }, { text: "Đọc đến hết", kind: "date" }, { text: "", kind: "do" }],
    rows: data.mine.map((one, at) => ({
      key: `mine-${data.mine.length - at}`, data: { "data-file": one.name, "data-state": one.state },
      cells: [[transferName(one), h("small", null, one.title)], one.purpose, one.asked_text,
        [tag(one.state_text, LENDING_TAGS[one.state]), one.answered_by && h("small", null, `${one.answered_by}, ${one.answered_text}`), one.reason && h("small", null, one.reason)],
        one.until_text ? [one.until_text, one.left_text && h("small", null, `còn ${one.left_text}`)] : "–",
        one.state === "running" && h("div", { class: "lending-do" },
          button("Đọc hồ sơ", { kind: "primary", symbol: "book", "data-do": "read", "data-key": `read-${one.name}`, label: `Đọc hồ sơ ${one.name}` }, () => chooseFile(desk, one.name)),
          button("Đọc xong…", { kind: "link", "data-do": "end", "data-key": `end-${one.name}`, label: `Đọc xong hồ sơ ${one.name}` }, () => confirmDialog(desk, {
            name: "end", title: `Thôi đọc hồ sơ ${one.name}?`, yes: "Thôi đọc", lines: [one.title, "Quyền đọc hết ngay; cần nữa thì gửi phiếu mới."],
            run: (dialog) => perform(desk, { type: "end_use", file_notation: one.name, person: one.person }, dialog),
          })))],
    })),
  });
}

function lendingHeld(desk, data) {
  return screenTable({
    label: "Hồ sơ lưu trữ đang giữ", empty: "Lưu trữ chưa giữ hồ sơ nào.",
    columns: [{ text: "Số, ký hiệu" }, { text: "Tiêu đề hồ sơ" }, { text: data.terms.maintenance }, { text: "Hết thời hạn", kind: "date" }, { text: "Tình trạng" }, { text: "", kind: "do" }],
    rows: data.held.map((file) => ({
      key: file.name, data: { "data-file": file.name, "data-state": file.state },
      cells: [transferName(file), file.title, file.maintenance, file.expiry_text || "–",
        [tag(file.state_text, LENDING_TAGS[file.state]), file.closing && h("small", null, file.closing.text), file.closing && h("small", null, citationText(file.closing.citation, file.closing.confidence))],
        file.state === "askable" ? button("Gửi phiếu…", { symbol: "send", "data-do": "ask-use", "data-key": `ask-${file.name}`, label: `Gửi phiếu yêu cầu khai thác hồ sơ ${file.name}` }, () => lendingAskDialog(desk, file))
          : file.state === "readable" && button("Xem hồ sơ", { kind: "link", "data-do": "show-file", "data-key": `show-${file.name}`, label: `Xem hồ sơ ${file.name}` }, () => chooseFile(desk, file.name))],
    })),
  });
}

/** From the list of the archive's files, and from a listed file's card. */
function lendingAskDialog(desk, { name, title }) {
  const purpose = textField("purpose", "Cần hồ sơ cho việc gì", { isRequired: true, rows: 3, hint: "Người làm lưu trữ căn cứ vào đây để trả lời." });
  formDialog(desk, {
    name: "ask-use", title: `Phiếu yêu cầu khai thác hồ sơ ${name}`, size: "small", yes: "Gửi phiếu",
    intro: [h("p", { class: "hd-card-title" }, title)], fields: [purpose],
    run: (dialog) => perform(desk, { type: "request_use", file_notation: name, purpose: purpose.value() }, dialog),
  });
}

// The archive's

function lendingWaiting(desk, answering, terms) {
  return screenTable({
    label: "Phiếu chờ trả lời", empty: "Không có phiếu yêu cầu nào chờ trả lời.",
    columns: [{ text: "Người yêu cầu" }, { text: "Hồ sơ" }, { text: "Mục đích" }, { text: "Ngày gửi", kind: "date" }, { text: "Chế độ sử dụng" }, { text: terms.maintenance }, { text: "", kind: "do" }],
    rows: answering.waiting.map((one) => ({
      key: `wait-${one.name}-${one.asker.person}`, data: { "data-file": one.name, "data-person": one.asker.person },
      cells: [[h("b", null, one.asker.full_name), h("small", null, `${one.asker.position} – ${one.asker.unit_name}`)], [transferName(one), h("small", null, one.title)], one.purpose, one.asked_text, one.rights || "–",
        [one.maintenance, h("small", null, one.is_over ? `đã hết ngày ${one.expiry_text}` : one.expiry_text)],
        one.is_own ? tag("phiếu của anh (chị)", "plain") : h("div", { class: "lending-do" },
          !one.is_over && button("Cho đọc…", { kind: "primary", symbol: "check", "data-do": "grant-use", "data-key": `grant-${one.name}-${one.asker.person}`, label: `Cho ${one.asker.full_name} đọc hồ sơ ${one.name}` }, () => lendingGrantDialog(desk, one, answering)),
          button("Không đồng ý…", { "data-do": "refuse-use", "data-key": `refuse-${one.name}-${one.asker.person}`, label: `Không đồng ý cho ${one.asker.full_name} đọc hồ sơ ${one.name}` }, () => lendingReasonDialog(desk, one, "refuse-use", `Không cho khai thác hồ sơ ${one.name}`, "Không đồng ý", { type: "refuse_use", file_notation: one.name, person: one.asker.person })))],
    })),
  });
}

function lendingGrantDialog(desk, one, { most_days: most }) {
  const until = dateField(desk, "until_date", "Đọc đến hết ngày", { value: one.usual_date, wide: true, hint: `Không muộn hơn ${one.limit_text} (mỗi phiếu tối đa ${most} ngày, không quá ngày hết thời hạn).` });
  formDialog(desk, {
    name: "grant-use", title: `Cho khai thác hồ sơ ${one.name}`, size: "small", yes: "Cho đọc",
    intro: [h("p", { class: "hd-card-title" }, one.title), h("dl", { class: "hd-list boxed" }, factRow("Người yêu cầu", one.asker.full_name), factRow("Mục đích", one.purpose), factRow("Chế độ sử dụng", one.rights))],
    fields: [until],
    run: (dialog) => perform(desk, { type: "grant_use", file_notation: one.name, person: one.asker.person, until_date: until.value() }, dialog),
  });
}

function lendingReasonDialog(desk, one, name, title, yes, action) {
  const reason = textField("reason", "Lý do", { isRequired: true, rows: 3, hint: "Nói rõ để người yêu cầu biết phải làm gì tiếp." });
  formDialog(desk, {
    name, title, size: "small", yes, intro: [h("p", { class: "hd-card-title" }, one.title)], fields: [reason],
    run: (dialog) => perform(desk, { ...action, reason: reason.value() }, dialog),
  });
}

function lendingRegister(desk, { register }) {
  return screenTable({
    label: "Sổ khai thác hồ sơ", empty: "Chưa trả lời phiếu nào.",
    columns: [{ text: "Người khai thác" }, { text: "Hồ sơ" }, { text: "Mục đích" }, { text: "Trả lời" }, { text: "Đọc đến hết", kind: "date" }, { text: "Lượt xem", kind: "number" }, { text: "", kind: "do" }],
    rows: register.map((one, at) => ({
      key: `register-${register.length - at}`, kind: null, data: { "data-file": one.name, "data-person": one.person, "data-state": one.state },
      cells: [one.full_name, [transferName(one), h("small", null, one.title)], one.purpose,
        [tag(one.state_text, LENDING_TAGS[one.state]), h("small", null, `${one.answered_by}, ${one.answered_text}`), one.reason && h("small", null, one.reason)],
        one.until_text || "–", one.until_text ? String(one.views) : "–",
        one.state === "running" && h("div", { class: "lending-do" }, button("Thu hồi…", { kind: "link", "data-do": "end", "data-key": `take-${one.name}-${one.person}`, label: `Thu hồi quyền đọc hồ sơ ${one.name} của ${one.full_name}` },
          () => lendingReasonDialog(desk, one, "end", `Thu hồi quyền đọc hồ sơ ${one.name}`, "Thu hồi", { type: "end_use", file_notation: one.name, person: one.person })))],
    })),
  });
}
