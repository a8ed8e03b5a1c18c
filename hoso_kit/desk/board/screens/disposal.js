/* Xét hủy hồ sơ: propose files past their period, decide, carry out; what is left of the destroyed. */

defineScreen({ name: "disposal", text: "Xét hủy hồ sơ", symbol: "trash", group: "archive", build: disposalBuild });

const DISPOSAL_TAGS = { waiting: "mine", decided: "warn", declined: "plain", done: "bad" };

function disposalBuild(desk, data, view) {
  const tabs = [
    data.may_propose && { id: "candidates", text: "Hồ sơ hết thời hạn", count: data.candidates.length || null },
    { id: "proposals", text: "Đề nghị, quyết định", count: data.proposals.length || null },
    { id: "destroyed", text: "Đã hủy", count: data.destroyed.length || null },
  ].filter(Boolean);
  const parts = { candidates: disposalCandidates, proposals: disposalProposals, destroyed: disposalDestroyed };
  const wanted = tabs.find(({ id }) => id === view.args.tab) ?? tabs[0];
  return [
    screenHead("Xét hủy hồ sơ hết thời hạn", { note: "Lưu trữ đề nghị theo kết luận của Hội đồng, lãnh đạo cơ quan quyết định, lưu trữ thực hiện đúng quyết định. Hệ thống không tự hủy." }),
    screenTabs(desk, "disposal", tabs),
    parts[wanted.id](desk, data, view),
    data.law.map((one) => citationLine(one.citation, one.confidence)), citationLine(`Những gì còn lại sau khi hủy: ${data.convention.citation}`, data.convention.confidence),
  ];
}

/** Archive and head look into the file before they decide about it. */
const disposalName = (desk, file) => (desk.files.has(file.name) ? fileLink(desk, file.name) : transferName(file));

// Hồ sơ hết thời hạn

function disposalCandidates(desk, data, view) {
  view.chosen ??= new Set();
  for (const name of [...view.chosen]) if (!data.candidates.some((file) => file.name === name && !file.stopped)) view.chosen.delete(name);
  const text = h("span", null);
  const proposer = button("", { kind: "primary", symbol: "send", "data-do": "propose", "data-key": "propose" }, () => disposalProposeDialog(desk, view));
  proposer.append(text);
  const tell = () => { text.textContent = `Lập đề nghị hủy (${view.chosen.size} hồ sơ)…`; proposer.disabled = view.chosen.size === 0; };
  tell();
  const box = (file) => h("input", { type: "checkbox", checked: view.chosen.has(file.name), disabled: Boolean(file.stopped), "data-choose": file.name, "data-key": `choose-${file.name}`,
    "aria-label": file.stopped ? `Hồ sơ ${file.name} chưa đề nghị được: ${file.stopped}` : `Chọn hồ sơ ${file.name}: ${file.title}`,
    onchange: (event) => { if (event.target.checked) view.chosen.add(file.name); else view.chosen.delete(file.name); tell(); } });
  return [
    screenTable({
      label: "Hồ sơ hết thời hạn", empty: "Chưa có hồ sơ nào hết thời hạn.",
      columns: [{ text: "" }, { text: "Số, ký hiệu" }, { text: "Tiêu đề hồ sơ" }, { text: data.terms.maintenance }, { text: "Kết thúc", kind: "date" }, { text: "Hết thời hạn", kind: "date" }, { text: "Văn bản / trang", kind: "number" }, { text: "Đề nghị hủy" }],
      rows: data.candidates.map((file) => ({ key: file.name, data: { "data-file": file.name },
        cells: [box(file), disposalName(desk, file), file.title, file.maintenance, file.end_text, file.expiry_text, `${file.doc_total} / ${file.page_total}`, file.stopped ? h("small", null, file.stopped) : tag("chọn được", "ok")] })),
    }),
    data.candidates.length > 0 && h("div", { class: "hd-screen-bar" }, proposer),
  ];
}

function disposalProposeDialog(desk, view) {
  const names = [...view.chosen];
  const council = textField("council_symbol", "Số, ký hiệu biên bản họp Hội đồng", { isRequired: true, example: "05/BB-UBND" });
  const day = dateField(desk, "council_date", "Ngày họp Hội đồng", { wide: true });
  formDialog(desk, {
    name: "propose", title: `Đề nghị hủy ${names.length} hồ sơ`, size: "small", yes: "Trình lãnh đạo",
    intro: [h("p", null, names.join(", ")), h("p", { class: "hd-hint" }, "Hội đồng xem xét ngoài hệ thống này; ở đây chỉ ghi biên bản họp.")],
    fields: [council, day],
    run: (dialog) => perform(desk, { type: "propose_destruction", case_files: names, council_symbol: council.value(), council_date: day.value() }, dialog),
  });
}

// Đề nghị, quyết định

function disposalProposals(desk, data) {
  if (!data.proposals.length) return h("p", { class: "hd-empty" }, "Chưa có đề nghị hủy nào.");
  return data.proposals.map((one) => h("section", { class: "hd-batch", "aria-label": `Đề nghị ${one.proposal_id}`, "data-proposal": one.proposal_id, "data-state": one.state },
    h("div", { class: "hd-batch-head" }, h("h3", null, `Đề nghị ${one.proposal_id}`), tag(one.state_text, DISPOSAL_TAGS[one.state]),
      h("span", { class: "hd-hint" }, `${one.made_by}, ${one.made_text} · Biên bản họp Hội đồng ${one.council_text}`), h("span", { class: "hd-grow" }),
      data.may_decide && one.state === "waiting" && [
        button("Không đồng ý…", { "data-do": "decline", "data-key": `decline-${one.proposal_id}`, label: `Không đồng ý đề nghị ${one.proposal_id}` }, () => disposalDeclineDialog(desk, one)),
        button("Quyết định hủy…", { kind: "primary", symbol: "check", "data-do": "decide", "data-key": `decide-${one.proposal_id}`, label: `Quyết định hủy theo đề nghị ${one.proposal_id}` }, () => disposalDecideDialog(desk, one))],
      data.may_destroy && one.state === "decided" && button("Thực hiện hủy…", { kind: "danger", symbol: "trash", "data-do": "destroy", "data-key": `destroy-${one.proposal_id}`, label: `Thực hiện hủy theo đề nghị ${one.proposal_id}` }, () => disposalDestroyDialog(desk, one))),
    (one.decision_text || one.reason) && h("p", null, `${one.decided_by}: `, one.decision_text || one.reason, one.record_text && ` · ${one.record_text}`),
    screenTable({
      label: `Hồ sơ của đề nghị ${one.proposal_id}`,
      columns: [{ text: "Số, ký hiệu" }, { text: "Tiêu đề hồ sơ" }, { text: data.terms.maintenance }, { text: "Hết thời hạn", kind: "date" }, { text: "Quyết định" }],
      rows: one.files.map((file) => ({ key: `${one.proposal_id}-${file.name}`, data: { "data-file": file.name },
        cells: [disposalName(desk, file), file.title, file.maintenance, file.expiry_text, file.is_to_go === null ? "–" : file.is_to_go ? tag(one.state === "done" ? "đã hủy" : "hủy", "bad") : tag("giữ tiếp", "ok")] })),
    })));
}

function disposalDecideDialog(desk, one) {
  const boxes = one.files.map((file) => h("input", { type: "checkbox", checked: true, id: uid("decide"), value: file.name, "data-choose": file.name }));
  const symbol = textField("decision_symbol", "Số, ký hiệu quyết định", { isRequired: true, example: "12/QĐ-UBND" });
  const day = dateField(desk, "decision_date", "Ngày quyết định", { value: desk.state.today, wide: true });
  formDialog(desk, {
    name: "decide", title: `Quyết định về đề nghị ${one.proposal_id}`, size: "medium", yes: "Ghi quyết định",
    intro: [h("p", { class: "hd-hint" }, `Hội đồng đã xem xét: biên bản ${one.council_text}. Bỏ dấu chọn hồ sơ muốn giữ tiếp.`),
      h("fieldset", { class: "hd-steps" }, h("legend", null, "Hồ sơ để hủy"), one.files.map((file, at) => h("div", null, boxes[at], h("label", { for: boxes[at].id }, h("b", null, file.name), ` ${file.title} (${file.maintenance}, hết ngày ${file.expiry_text})`))))],
    fields: [symbol, day],
    run: (dialog) => perform(desk, { type: "decide_destruction", proposal_id: one.proposal_id, case_files: boxes.filter((box) => box.checked).map((box) => box.value), decision_symbol: symbol.value(), decision_date: day.value() }, dialog),
  });
}

function disposalDeclineDialog(desk, one) {
  const reason = textField("reason", "Lý do", { isRequired: true, rows: 3, hint: "Mọi hồ sơ của đề nghị được giữ tiếp." });
  formDialog(desk, {
    name: "decline", title: `Không đồng ý đề nghị ${one.proposal_id}`, size: "small", yes: "Không đồng ý", fields: [reason],
    run: (dialog) => perform(desk, { type: "decline_destruction", proposal_id: one.proposal_id, reason: reason.value() }, dialog),
  });
}

/** Asked twice: what is destroyed doesn't come back. */
function disposalDestroyDialog(desk, one) {
  const record = textField("record_symbol", "Số, ký hiệu biên bản hủy", { isRequired: true, example: "03/BB-UBND" });
  const checked = h("input", { type: "checkbox", id: uid("checked"), "data-field": "checked" });
  const error = h("p", { class: "hd-error", role: "alert" });
  const sure = { node: h("div", { class: "hd-field wide" }, h("div", { class: "hd-tick" }, checked, h("label", { for: checked.id }, `Đã đối chiếu đúng ${one.to_destroy.length} hồ sơ ghi trong quyết định`)), error), control: checked,
    check: () => { error.textContent = checked.checked ? "" : "Xin đối chiếu hồ sơ với quyết định rồi đánh dấu."; return checked.checked; } };
  formDialog(desk, {
    name: "destroy", title: `Thực hiện ${one.decision_text}`, size: "small", yes: "Tiếp tục…",
    intro: [h("p", null, `Hồ sơ để hủy: ${one.to_destroy.join(", ")}.`)], fields: [record, sure],
    run: (first) => confirmDialog(desk, {
      name: "destroy-for-good", title: `Hủy ${one.to_destroy.length} hồ sơ, không lấy lại được?`, yes: "Hủy vĩnh viễn",
      lines: [`Văn bản trong hồ sơ ${one.to_destroy.join(", ")} sẽ không ai đọc được nữa.`, "Chỉ còn tên hồ sơ, mục lục văn bản, quyết định và biên bản. Không có cách nào lấy lại."],
      run: (second) => perform(desk, { type: "destroy_case_files", proposal_id: one.proposal_id, case_files: one.to_destroy, record_symbol: record.value() }, { close: () => { second.close(); first.close(); } }),
    }),
  });
}

// Đã hủy

function disposalDestroyed(desk, data) {
  const head = ["STT", "Số, ký hiệu văn bản", "Ngày tháng năm văn bản", "Tên loại và trích yếu nội dung văn bản", "Tác giả văn bản", "Tờ số/ Trang số", "Ghi chú"];
  const show = (file) => openDialog(desk, {
    name: "left", title: `Hồ sơ đã hủy ${file.name}`, size: "sheet",
    body: () => [h("p", { class: "hd-card-title" }, file.title),
      h("dl", { class: "hd-list boxed" }, factRow(data.terms.maintenance, `${file.maintenance}, hết ngày ${file.expiry_text}`), factRow("Thời gian tài liệu", file.period), factRow("Đề nghị", file.proposal_id), factRow("Hội đồng", `Biên bản ${file.council_text}`), factRow("Quyết định", file.decision_text), factRow("Thực hiện", file.record_text)),
      h("p", { class: "hd-hint" }, `Nội dung văn bản không còn${file.kept_elsewhere ? `, trừ ${file.kept_elsewhere} văn bản còn nằm trong hồ sơ khác` : ""}; mục lục được giữ lại.`),
      plainTable(`Mục lục văn bản của hồ sơ đã hủy ${file.name}`, head, file.contents)],
    actions: (dialog) => button("Đóng", { kind: "primary" }, dialog.close),
  });
  return screenTable({
    label: "Hồ sơ đã hủy", empty: "Chưa hủy hồ sơ nào.",
    columns: [{ text: "Số, ký hiệu" }, { text: "Tiêu đề hồ sơ" }, { text: data.terms.maintenance }, { text: "Hết thời hạn", kind: "date" }, { text: "Quyết định" }, { text: "Thực hiện" }, { text: "", kind: "do" }],
    rows: data.destroyed.map((file) => ({ key: file.name, data: { "data-file": file.name },
      cells: [transferName(file), file.title, file.maintenance, file.expiry_text, file.decision_text, file.record_text, h("div", { class: "lending-do" },
        button("Dữ liệu còn lại", { kind: "link", "data-do": "left", "data-key": `left-${file.name}`, label: `Dữ liệu còn lại của hồ sơ ${file.name}` }, () => show(file)))] })),
  });
}
