/* Văn bản đến – xử lý: the frame of the screen, and what all its lists show the same way. */

defineScreen({ name: "incoming", text: "Xử lý VB đến", symbol: "inbox", group: "documents", build: incomingBuild });

function incomingBuild(desk, data, view) {
  const parts = {
    receive: incomingPost, register: incomingPost, submit: incomingSubmitList, direct: incomingDirectList,
    mine: incomingGiven, overdue: incomingOverdue, follow: incomingFollow,
  };
  const forms = data.is_registry || data.is_leader;
  return [
    screenHead("Văn bản đến – xử lý", {
      note: INCOMING_NOTES[data.tab],
      buttons: forms ? [formMenu(desk, ["incoming_register"], { text: "Sổ đăng ký…", label: "Sổ đăng ký văn bản đến: in, tải", "data-form": "incoming_register" }),
        formMenu(desk, ["incoming_progress"], { text: "Báo cáo giải quyết…", label: "Báo cáo giải quyết văn bản đến: in, tải", "data-form": "incoming_progress" })] : [],
    }),
    screenTabs(desk, "incoming", data.tabs),
    data.rows.length === 0 && screenNext(desk, "incoming", data),
    parts[data.tab](desk, data, view),
  ];
}

const INCOMING_NOTES = {
  receive: "Kiểm tra bì, nơi nhận, chữ ký số rồi tiếp nhận, từ chối hoặc chuyển đi. Đã tiếp nhận thì sang Đăng ký.",
  register: "Số đến do hệ thống cấp, liên tiếp trong năm, chung cho văn bản điện tử và văn bản giấy. Đăng ký xong thì trình.",
  submit: "Trình trong ngày, chậm nhất là ngày làm việc tiếp theo; văn bản khẩn trình ngay.",
  direct: "Ghi ý kiến chỉ đạo, chọn đúng một người chủ trì, người phối hợp, người để biết và thời hạn.",
  mine: "Văn bản giao cho anh (chị) chủ trì, phối hợp hoặc để biết.",
  overdue: "Văn bản chậm trình hoặc quá hạn giải quyết tính đến hôm nay.",
  follow: "Mọi văn bản đến trong năm: đang ở đâu, ai giữ, đến hạn chưa.",
};

// What the lists share

const incomingSymbol = (row) => [h("b", { class: "hd-name" }, row.symbol || "(không số)"), h("small", null, row.date_text)];
const incomingAbout = (row) => [row.urgency && [tag(row.urgency, "bad"), " "], `${row.type_name}: ${row.subject}`, h("small", null, row.organ_name)];
const incomingNumber = (row) => [h("b", null, String(row.arrival_number)), h("small", null, row.arrival_text)];

function incomingDue(row) {
  if (row.stage === "registered") return row.is_submitted_late ? h("span", { class: "incoming-late" }, `chậm trình từ ${row.submit_by_text}`) : row.submit_by_text && `chậm nhất ${row.submit_by_text}`;
  if (!row.due_text) return "–";
  const kind = row.is_overdue ? "incoming-late" : row.is_due_soon ? "incoming-soon" : null;
  return [h("span", { class: kind }, row.due_text), row.due_note && h("small", { class: kind }, row.due_note)];
}

function incomingStage(row) {
  const kinds = { registered: "warn", submitted: "warn", directed: "mine", resolved: "ok", cancelled: "plain" };
  return [tag(row.stage_text, kinds[row.stage]), row.waits_for && row.stage !== "resolved" && h("small", null, row.waits_for),
    row.resolved_text && h("small", { class: row.is_resolved_late ? "incoming-late" : null }, `${row.is_resolved_late ? "Xong chậm" : "Xong"} ${row.resolved_text}`), row.answered_by && h("small", null, `Trả lời: ${row.answered_by}`)];
}

const incomingLate = (row) => (row.is_overdue || (row.stage === "registered" && row.is_submitted_late) ? "late" : null);

const incomingName = (row) => `${row.type_name} ${row.symbol}, số đến ${row.arrival_number}`;

const incomingLook = (desk, data, row) => button("Xem", { kind: "link", "data-do": "look", "data-key": `look-${row.doc_id}`, label: `Xem ${incomingName(row)}` }, () => incomingDetail(desk, data, row));

/** The sheet of a delivery or a document, without claims about signatures that nobody has checked here. */
function incomingSheet(desk, document, signedText = "(đã ký)") {
  const node = sheet(desk, { ...document, direction: document.arrival_number ? document.direction : "" });
  const signed = node.querySelector(".signed");
  if (signed) signed.textContent = signedText;
  return node;
}

/** Ready sentences above a text field: a press puts one in. */
function incomingPhrases(field, phrases) {
  return h("div", { class: "incoming-phrases", role: "group", "aria-label": "Câu soạn sẵn" }, phrases.map((text) => h("button", { type: "button", class: "hd-chip", "data-phrase": text, onclick: () => {
    const now = field.value();
    field.control.value = now && !now.includes(text) ? `${now} ${text}` : text;
    field.control.focus();
  } }, text)));
}

/** Several fields that stand beside a sheet, as the one field that `formDialog` knows. */
function incomingBeside(left, fields, above = null) {
  const wrong = () => fields.find((field) => field.control.getAttribute("aria-invalid") === "true") ?? fields[0];
  return {
    node: h("div", { class: "incoming-beside" }, h("div", { class: "incoming-paper", tabindex: "0", role: "region", "aria-label": "Nội dung văn bản" }, left), h("div", { class: "incoming-fields", tabindex: "0", role: "region", "aria-label": "Thông tin cần ghi" }, above, h("div", { class: "hd-form" }, fields.map((field) => field.node)))),
    control: { focus: () => wrong().control.focus({ preventScroll: true }) },
    check: () => fields.filter((field) => field.check && !field.check()).length === 0,
  };
}

const incomingPersonText = (person) => `${person.full_name} – ${person.position}`;

/** Ask what Python knows of one document and show it: facts, the way through the office, what the sender was told. */
async function incomingDetail(desk, data, row) {
  const answer = await request(desk, { do: "ask", screen: "incoming", what: "detail", args: { doc_id: row.doc_id } });
  if (desk.isGone) return;
  if (!answer.ok) {
    showNotice(desk, answer.notice);
    return;
  }
  const { row: now, history, trace, scan_text: scanText } = answer.data;
  const shown = desk.docs.get(row.doc_id);
  if (shown) accessRead(desk, row.doc_id);
  const later = (run) => (dialog) => () => { dialog.close(); run(); };
  const choices = [
    data.is_registry && now.stage === "submitted" && ["Trình lại…", "submit", later(() => incomingSubmit(desk, data, now))],
    data.is_registry && now.stage !== "cancelled" && ["Hủy theo thông báo thu hồi…", "cancel-incoming", later(() => incomingCancel(desk, now))],
    ["follow", "overdue"].includes(data.tab) && data.is_leader && now.stage === "directed" && ["Đổi ý kiến chỉ đạo…", "direct", later(() => incomingDirect(desk, data, now))],
    (data.is_registry || data.is_leader) && now.stage === "directed" && ["Đôn đốc…", "urge", later(() => incomingUrge(desk, now))],
  ].filter(Boolean);
  openDialog(desk, {
    name: "incoming-detail", title: incomingName(now), size: "sheet tall",
    body: () => h("div", { class: "incoming-beside" },
      h("div", { class: "incoming-paper", tabindex: "0", role: "region", "aria-label": "Nội dung văn bản" }, shown ? incomingSheet(desk, shown) : h("p", { class: "hd-empty" }, "Không xem được văn bản này.")),
      h("div", { class: "incoming-fields", tabindex: "0", role: "region", "aria-label": "Quá trình xử lý" },
        h("dl", { class: "hd-list" }, factRow("Tình trạng", h("span", null, incomingStage(now))), factRow("Hạn", h("span", null, incomingDue(now))), now.lead_name && factRow("Chủ trì", now.lead_name), now.support_names && factRow("Phối hợp", now.support_names), now.informed_names && factRow("Để biết", now.informed_names),
          now.directive && factRow("Ý kiến chỉ đạo", now.directive), now.result && factRow("Kết quả", now.result), scanText && factRow("Số hóa", scanText), now.urged_text && factRow("Đôn đốc", now.urged_text)),
        h("h3", null, "Quá trình xử lý"),
        h("ol", { class: "incoming-way" }, history.map((line) => h("li", null, h("span", { class: "hd-hint" }, line.date_text || "(không ghi ngày)"), h("span", null, h("b", null, line.name), line.person && ` – ${line.person}`, line.to && ` → ${line.to}`, line.text && h("small", null, line.text))))),
        trace.length > 0 && [h("h3", null, "Bên gửi được báo"), incomingTrace(trace)])),
    actions: (dialog) => [
      choices.map(([text, name, run]) => button(text, { "data-do": name }, run(dialog))),
      h("span", { class: "hd-grow" }), button("Đóng", { kind: "primary" }, dialog.close),
    ],
  });
}

const incomingTrace = (trace) => h("ol", { class: "incoming-way" }, trace.map((line) => h("li", null, h("span", { class: "hd-hint" }, line.date_text), h("span", null, tag(line.status, "plain", "Mã trạng thái gửi về bên gửi"), ` ${line.text}`))));
