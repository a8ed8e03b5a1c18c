/* Văn bản đến – xử lý, after registration: submit, direct, pass on, resolve, urge, cancel, follow. */

// Trình

function incomingSubmitList(desk, data) {
  return screenTable({
    label: "Văn bản chờ trình", empty: "Không có văn bản nào chờ trình.",
    columns: [{ text: "Số đến" }, { text: "Số, ký hiệu" }, { text: "Trích yếu, cơ quan ban hành" }, { text: "Hạn trình" }, { text: "", kind: "do" }],
    rows: data.rows.map((row) => ({ key: row.doc_id, kind: incomingLate(row), data: { "data-doc-row": row.doc_id }, cells: [incomingNumber(row), incomingSymbol(row), incomingAbout(row), incomingDue(row),
      h("div", { class: "incoming-do" }, button("Trình…", { kind: "primary", symbol: "send", "data-do": "submit", "data-key": `submit-${row.doc_id}`, label: `Trình ${incomingName(row)}` }, () => incomingSubmit(desk, data, row)), incomingLook(desk, data, row))] })),
  });
}

function incomingSubmit(desk, data, row) {
  const leader = selectField("to_person", "Trình", { wide: true, isRequired: true, value: data.leaders[0]?.person_id ?? "", options: data.leaders.map((person) => ({ value: person.person_id, text: incomingPersonText(person) })), hint: "Người đứng đầu cơ quan, hoặc người được giao trách nhiệm." });
  const proposal = textField("proposal", "Đề xuất của Văn thư", { rows: 3, hint: "Có thể để trống." });
  const shown = desk.docs.get(row.doc_id);
  const beside = incomingBeside(shown ? incomingSheet(desk, shown) : "", [leader, proposal]);
  formDialog(desk, {
    name: "submit-incoming", title: `Trình ${incomingName(row)}`, size: "sheet tall", yes: "Trình", fields: [beside],
    run: (dialog) => perform(desk, { type: "submit_incoming", doc_id: row.doc_id, to_person: leader.value(), proposal: proposal.value() }, dialog),
  });
}

// Cho ý kiến

const INCOMING_DIRECTIVES = ["Giao chủ trì, phối hợp tham mưu giải quyết theo quy định.", "Tham mưu văn bản trả lời, trình ký trước hạn.", "Triển khai thực hiện, báo cáo kết quả.", "Nghiên cứu, đề xuất."];

function incomingDirectList(desk, data) {
  return screenTable({
    label: "Văn bản chờ ý kiến chỉ đạo", empty: "Không có văn bản nào chờ ý kiến của anh (chị).",
    columns: [{ text: "Số đến" }, { text: "Số, ký hiệu" }, { text: "Trích yếu, cơ quan ban hành" }, { text: "Trình" }, { text: "Hạn" }, { text: "", kind: "do" }],
    rows: data.rows.map((row) => ({ key: row.doc_id, kind: incomingLate(row), data: { "data-doc-row": row.doc_id }, cells: [incomingNumber(row), incomingSymbol(row), incomingAbout(row), [row.submitted_text, row.proposal && h("small", null, `Đề xuất: ${row.proposal}`)], incomingDue(row),
      h("div", { class: "incoming-do" }, button("Cho ý kiến…", { kind: "primary", symbol: "edit", "data-do": "direct", "data-key": `direct-${row.doc_id}`, label: `Cho ý kiến ${incomingName(row)}` }, () => incomingDirect(desk, data, row)), incomingLook(desk, data, row))] })),
  });
}

/** The directive beside the sheet: one lead (a radio), any number who support or are informed. */
function incomingDirect(desk, data, row) {
  const directive = textField("directive", "Ý kiến chỉ đạo (bút phê)", { rows: 3, value: row.directive });
  const due = dateField(desk, "due_date", "Thời hạn giải quyết", { value: row.due_date, isRequired: false, hint: "Để trống nếu không định thời hạn." });
  const parts = [["lead", "Chủ trì", "radio"], ["support", "Phối hợp", "checkbox"], ["informed", "Để biết", "checkbox"]];
  const isGiven = (name, id) => (name === "lead" ? row.lead === id : row[name].includes(id));
  const group = uid("lead");
  const choice = (person, [name, text, type]) => h("td", null, h("input", { type, name: type === "radio" ? group : null, value: person.person_id, checked: isGiven(name, person.person_id), "data-part": name, "data-person": person.person_id, "aria-label": `${text}: ${person.full_name}` }));
  const table = h("table", { class: "incoming-people", "aria-label": "Phân công" },
    h("thead", null, h("tr", null, h("th", { scope: "col" }, "Người"), parts.map(([, text]) => h("th", { scope: "col" }, text)))),
    h("tbody", null, data.people.map((person) => h("tr", null, h("th", { scope: "row" }, person.full_name, h("small", null, `${person.position} (${person.unit})`)), parts.map((part) => choice(person, part))))));
  const chosen = (name) => [...table.querySelectorAll(`[data-part="${name}"]:checked`)].map((box) => box.value);
  const shown = desk.docs.get(row.doc_id);
  const beside = incomingBeside(shown ? incomingSheet(desk, shown) : "", [directive, due], [row.proposal && h("p", { class: "incoming-proposal" }, h("b", null, "Văn thư đề xuất: "), row.proposal), incomingPhrases(directive, INCOMING_DIRECTIVES)]);
  beside.node.querySelector(".incoming-fields").append(h("p", { class: "hd-label" }, "Phân công – một người chủ trì"), table);
  formDialog(desk, {
    name: "direct", title: `Cho ý kiến: ${incomingName(row)}`, size: "sheet tall", yes: "Chuyển xử lý", fields: [beside],
    run: (dialog) => perform(desk, { type: "direct_document", doc_id: row.doc_id, directive: directive.value(), lead: chosen("lead")[0] ?? "", support: chosen("support"), informed: chosen("informed"), due_date: due.value() || null }, dialog),
  });
}

// Được giao

function incomingGiven(desk, data, view) {
  const isAll = view.args.show === "all";
  const rows = data.rows.filter((row) => isAll || (row.stage !== "resolved" && row.stage !== "cancelled"));
  const chip = (id, text, count) => h("button", { type: "button", class: "hd-chip", "data-show": id, "data-key": `show-${id}`, "aria-pressed": String((isAll ? "all" : "open") === id), onclick: () => showWith(desk, "incoming", { show: id }) }, text, h("span", null, ` ${count}`));
  const open = data.rows.filter((row) => row.stage !== "resolved" && row.stage !== "cancelled").length;
  const mine = data.rows.filter((row) => row.is_mine).length;
  return [
    data.envelopes.length > 0 && h("div", { class: "incoming-handed" }, h("h3", null, "Bì gửi đích danh Văn thư đã chuyển"), data.envelopes.map((one) => h("div", { class: "incoming-bar", "data-envelope": one.delivery_id },
      h("span", null, `${one.sender_name}${one.symbol ? `, số ${one.symbol}` : ""}, đến ngày ${one.delivered_text}`),
      button("Việc chung: chuyển lại Văn thư", { symbol: "refresh", "data-do": "hand-back", "data-key": `hand-back-${one.delivery_id}` }, () => perform(desk, { type: "hand_back_delivery", delivery_id: one.delivery_id }))))),
    h("div", { class: "hd-chips", role: "group", "aria-label": "Lọc văn bản được giao" }, chip("open", "Chưa xong", open), chip("all", "Tất cả", data.rows.length),
      h("span", { class: "hd-hint incoming-waiting" }, `Trong ${open} văn bản chưa xong, ${mine} văn bản chờ anh (chị) giải quyết.`)),
    screenTable({
      label: "Văn bản được giao", empty: isAll ? "Chưa có văn bản nào được giao." : "Không còn văn bản nào chưa xong.",
      columns: [{ text: "Phần việc" }, { text: "Số đến" }, { text: "Số, ký hiệu" }, { text: "Trích yếu, ý kiến chỉ đạo" }, { text: "Hạn" }, { text: "Tình trạng" }, { text: "", kind: "do" }],
      rows: rows.map((row) => ({ key: row.doc_id, kind: incomingLate(row), data: { "data-doc-row": row.doc_id }, cells: [
        tag(row.part_text, row.is_mine ? "mine" : "plain"), incomingNumber(row), incomingSymbol(row), [incomingAbout(row), row.directive && h("p", { class: "incoming-directive" }, row.directive), row.urged_text && h("small", { class: "incoming-late" }, row.urged_text)], incomingDue(row), incomingStage(row),
        h("div", { class: "incoming-do" },
          row.part === "lead" && row.stage === "directed" && button("Báo kết quả…", { kind: "primary", symbol: "check", "data-do": "resolve", "data-key": `resolve-${row.doc_id}`, label: `Báo kết quả ${incomingName(row)}` }, () => incomingResolve(desk, data, row)),
          data.is_head_of_unit && row.part !== "informed" && row.stage === "directed" && button("Giao trong đơn vị…", { symbol: "user", "data-do": "assign", "data-key": `assign-${row.doc_id}`, label: `Giao trong đơn vị ${incomingName(row)}` }, () => incomingAssign(desk, data, row)),
          row.part !== "informed" && row.stage === "directed" && incomingReply(desk, row),
          incomingLook(desk, data, row))] })),
    }),
  ];
}

/** From what was given straight to the form for its answer, for those who have the screen of outgoing documents. */
function incomingReply(desk, row) {
  if (!hasScreen(desk, "outgoing")) return null;
  return button("Soạn trả lời…", { kind: "link", "data-do": "reply", "data-key": `reply-${row.doc_id}`, label: `Soạn trả lời ${incomingName(row)}` }, () => outgoingAnswer(desk, row));
}

function incomingAssign(desk, data, row) {
  const person = selectField("person", "Giao cho", { wide: true, isRequired: true, empty: "— Chọn người trong đơn vị —", options: data.colleagues.map((one) => ({ value: one.person_id, text: `${incomingPersonText(one)}${row.support.includes(one.person_id) ? " (đang phối hợp)" : ""}` })) });
  const note = textField("note", "Dặn thêm", { rows: 2, hint: "Có thể để trống." });
  formDialog(desk, {
    name: "assign", title: `Giao ${incomingName(row)}`, size: "medium", yes: "Giao", intro: row.directive && h("p", { class: "incoming-directive" }, row.directive), fields: [person, note],
    run: (dialog) => perform(desk, { type: "assign_document", doc_id: row.doc_id, person: person.value(), note: note.value() }, dialog),
  });
}

function incomingResolve(desk, data, row) {
  const result = textField("result", "Kết quả giải quyết", { rows: 4, hint: "Đã làm gì, ngày nào, kết quả ra sao." });
  const isReply = (one) => one.replies_to === row.doc_id;
  const options = [...data.answers.filter(isReply), ...data.answers.filter((one) => !isReply(one))].map((one) => ({ value: one.doc_id, text: `${isReply(one) ? "★ " : ""}${one.text}`.slice(0, 110) }));
  const answered = selectField("answered_by", "Văn bản trả lời", { wide: true, options, empty: "Không có văn bản trả lời", value: data.answers.find(isReply)?.doc_id ?? "", hint: "Văn bản đi đã ban hành; ★ là văn bản ghi trả lời văn bản này." });
  formDialog(desk, {
    name: "resolve", title: `Báo kết quả ${incomingName(row)}`, size: "medium", yes: "Báo đã giải quyết", intro: row.directive && h("p", { class: "incoming-directive" }, row.directive), fields: [result, answered],
    run: async (dialog) => {
      const answer = answered.value();
      if (!(await perform(desk, { type: "resolve_document", doc_id: row.doc_id, result: result.value(), answered_by: answer || null }, dialog))) return;
      showNotice(desk, { kind: "done", title: "Đã báo giải quyết", seen: `${incomingName(row)}. Việc tiếp theo: đưa vào hồ sơ công việc${answer ? ", cùng văn bản trả lời" : ""}.` },
        { text: "Đưa vào hồ sơ…", run: () => pickFileDialog(desk, [row.doc_id, answer].filter((id) => desk.docs.has(id))) });
    },
  });
}

// Theo dõi

const INCOMING_STAGES = [["all", "Tất cả"], ["registered", "Chưa trình"], ["submitted", "Chờ ý kiến"], ["directed", "Đang giải quyết"], ["late", "Quá hạn"], ["resolved", "Đã giải quyết"], ["cancelled", "Đã hủy"]];

const incomingIsShown = (row, show) => show === "all" || (show === "late" ? incomingLate(row) === "late" : row.stage === show);

function incomingFollow(desk, data, view) {
  const show = INCOMING_STAGES.some(([id]) => id === view.args.stage) ? view.args.stage : "all";
  const chip = ([id, text]) => h("button", { type: "button", class: "hd-chip", "data-stage": id, "data-key": `stage-${id}`, "aria-pressed": String(show === id), onclick: () => showWith(desk, "incoming", { stage: id }) }, text, h("span", null, ` ${data.rows.filter((row) => incomingIsShown(row, id)).length}`));
  return [
    h("div", { class: "incoming-bar" },
      h("select", { "aria-label": "Năm", "data-field": "year", "data-key": "year", onchange: (event) => showWith(desk, "incoming", { year: Number(event.target.value) }) }, data.years.map((year) => h("option", { value: String(year), selected: year === data.year }, `Năm ${year}`))),
      h("div", { class: "hd-chips", role: "group", "aria-label": "Lọc theo tình trạng" }, INCOMING_STAGES.map(chip))),
    incomingFollowTable(desk, data, data.rows.filter((row) => incomingIsShown(row, show)), "Văn bản đến trong năm"),
  ];
}

const incomingOverdue = (desk, data) => incomingFollowTable(desk, data, data.rows, "Văn bản quá hạn", "Không có văn bản nào quá hạn.");

function incomingFollowTable(desk, data, rows, label, empty = "Không có văn bản nào như vậy.") {
  return screenTable({
    label, empty,
    columns: [{ text: "Số đến" }, { text: "Số, ký hiệu" }, { text: "Trích yếu, cơ quan ban hành" }, { text: "Chủ trì, phối hợp" }, { text: "Hạn" }, { text: "Tình trạng" }, { text: "", kind: "do" }],
    rows: rows.map((row) => ({ key: row.doc_id, kind: incomingLate(row), data: { "data-doc-row": row.doc_id }, cells: [
      incomingNumber(row), incomingSymbol(row), incomingAbout(row), [row.lead_name || "–", row.support_names && h("small", null, row.support_names)], incomingDue(row), [incomingStage(row), row.urged_text && h("small", null, row.urged_text)],
      h("div", { class: "incoming-do" },
        data.is_registry && row.stage === "registered" && button("Trình…", { symbol: "send", "data-do": "submit", "data-key": `submit-${row.doc_id}`, label: `Trình ${incomingName(row)}` }, () => incomingSubmit(desk, data, row)),
        row.stage === "directed" && row.is_overdue && button("Đôn đốc…", { symbol: "send", "data-do": "urge", "data-key": `urge-${row.doc_id}`, label: `Đôn đốc ${incomingName(row)}` }, () => incomingUrge(desk, row)),
        incomingLook(desk, data, row))] })),
  });
}

function incomingUrge(desk, row) {
  const text = textField("text", "Nội dung đôn đốc", { rows: 3 });
  formDialog(desk, {
    name: "urge", title: `Đôn đốc ${row.lead_name}`, size: "medium", yes: "Đôn đốc",
    intro: [h("p", null, `${incomingName(row)}${row.due_text ? `, hạn ${row.due_text} (${row.due_note})` : ""}.`), row.urged_text && h("p", { class: "hd-hint" }, row.urged_text), incomingPhrases(text, ["Đề nghị khẩn trương giải quyết văn bản và báo cáo kết quả.", "Đề nghị báo cáo tiến độ, nêu rõ vướng mắc (nếu có)."])], fields: [text],
    run: (dialog) => perform(desk, { type: "urge_document", doc_id: row.doc_id, text: text.value() }, dialog),
  });
}

function incomingCancel(desk, row) {
  const reason = textField("reason", "Lý do hủy", { rows: 3, hint: "Ghi số, ngày của thông báo thu hồi." });
  formDialog(desk, {
    name: "cancel-incoming", title: `Hủy ${incomingName(row)}`, size: "medium", yes: "Hủy văn bản",
    intro: [h("p", null, "Chỉ hủy khi bên gửi thông báo thu hồi. Số đến và dữ liệu vẫn giữ lại, không ai xử lý văn bản này nữa."), incomingPhrases(reason, ["Bên gửi thu hồi theo thông báo số … ngày …."])], fields: [reason],
    run: (dialog) => perform(desk, { type: "cancel_incoming", doc_id: row.doc_id, reason: reason.value() }, dialog),
  });
}
