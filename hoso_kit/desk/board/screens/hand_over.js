/* Bàn giao: what is left behind, who takes it on, the record, the end. */

defineScreen({ name: "hand_over", text: "Bàn giao", symbol: "user", group: "archive", build: handOverBuild });

function handOverBuild(desk, data, view) {
  view.chosen ??= new Set();
  for (const name of [...view.chosen]) if (!data.left.some((file) => file.name === name)) view.chosen.delete(name);
  const from = data.from;
  const title = `Bàn giao hồ sơ của ${from.full_name}`;
  return [
    screenHead("Bàn giao", { note: "Trước khi nghỉ hưu, thôi việc, chuyển công tác, đi học dài hạn hoặc khi sáp nhập đơn vị: toàn bộ hồ sơ mà lưu trữ chưa tiếp nhận phải có người nhận (Điều 31 khoản 3 điểm đ)." }),
    data.givers.length > 1 && handOverGiver(desk, data),
    h("h3", { class: "hd-screen-title" }, title, " ", data.is_departed ? tag("đã bàn giao xong", "ok") : tag(data.left.length ? `còn ${data.left.length} hồ sơ` : "không còn hồ sơ nào", data.left.length ? "warn" : "ok")),
    handOverTable(data, view, title),
    !data.is_departed && handOverBar(desk, data, view),
    data.records.length > 0 && handOverRecords(desk, data),
  ];
}

function handOverGiver(desk, data) {
  const id = uid("giver");
  const select = h("select", { id, "data-field": "from", "data-key": "from", onchange: () => showWith(desk, "hand_over", { from: select.value }) }, data.givers.map((one) => h("option", { value: one.person, selected: one.person === data.from.person },
    `${one.full_name} – ${one.position} (${one.is_departed ? "đã bàn giao xong" : `${one.left} hồ sơ${one.leaving && `, ${one.leaving}`}`})`)));
  return h("div", { class: "hd-screen-bar" }, h("label", { for: id }, "Người bàn giao"), select);
}

function handOverTable(data, view, title) {
  const box = (file) => h("input", { type: "checkbox", checked: view.chosen.has(file.name), "data-choose": file.name, "data-key": `choose-${file.name}`, "aria-label": `Chọn hồ sơ ${file.name}: ${file.title}`,
    onchange: (event) => { if (event.target.checked) view.chosen.add(file.name); else view.chosen.delete(file.name); view.tell?.(); } });
  return screenTable({
    label: title, empty: "Không còn hồ sơ nào phải bàn giao.",
    columns: [{ text: "" }, { text: "Số, ký hiệu" }, { text: "Tiêu đề hồ sơ" }, { text: "Thời hạn" }, { text: "Tình trạng" }, { text: "Văn bản / trang", kind: "number" }],
    rows: data.left.map((file) => ({ key: file.name, data: { "data-file": file.name }, cells: [box(file), transferName(file), file.title, file.maintenance, tag(file.status_text, file.status === "open" ? "mine" : "plain"), `${file.doc_total} / ${file.page_total}`] })),
  });
}

/** Choose all, to whom, why; and the end when nothing is left. */
function handOverBar(desk, data, view) {
  const giver = data.from.person;
  const giveButton = button("", { kind: "primary", symbol: "send", "data-do": "hand-over", "data-key": "hand-over" }, () => handOverDialog(desk, data, view));
  const text = h("span", null);
  giveButton.append(text);
  view.tell = () => { text.textContent = `Bàn giao ${view.chosen.size} hồ sơ…`; giveButton.disabled = view.chosen.size === 0; };
  view.tell();
  const all = (event) => {
    const boxes = [...event.target.closest(".hd-view").querySelectorAll("[data-choose]")];
    const wants = boxes.some((one) => !one.checked);
    for (const one of boxes) if (one.checked !== wants) { one.checked = wants; one.dispatchEvent(new Event("change")); }
  };
  return h("div", { class: "hd-screen-bar" },
    data.left.length > 0 && button("Chọn tất cả", { "data-do": "choose-all", "data-key": "choose-all" }, all),
    data.left.length > 0 && giveButton,
    h("span", { class: "hd-grow" }),
    button("Xác nhận đã bàn giao toàn bộ…", { symbol: "check", kind: data.left.length ? "" : "primary", "data-do": "finish", "data-key": "finish" }, () => confirmDialog(desk, {
      name: "finish", title: "Xác nhận đã bàn giao toàn bộ hồ sơ?", yes: "Xác nhận",
      lines: [`${data.from.full_name} đã bàn giao mọi hồ sơ mà lưu trữ chưa tiếp nhận. Từ nay không giao thêm hồ sơ cho người này.`],
      run: (dialog) => {
        view.args.from = giver;
        return perform(desk, { type: "finish_hand_over", from_person: giver }, dialog);
      },
    })));
}

function handOverDialog(desk, data, view) {
  const names = [...view.chosen];
  const to = selectField("to_person", "Người nhận", { isRequired: true, wide: true, empty: "— Chọn —", options: data.receivers.map((one) => ({ value: one.person, text: `${one.full_name} – ${one.position}` })) });
  const reason = textField("reason", "Lý do bàn giao", { isRequired: true });
  const phrase = (words) => h("button", { type: "button", class: "hd-chip", "data-phrase": words, onclick: () => { reason.control.value = words; reason.control.focus(); } }, words);
  formDialog(desk, {
    name: "hand-over", title: `Bàn giao ${names.length} hồ sơ`, size: "medium", yes: "Bàn giao",
    intro: [h("div", { class: "hd-doc-list" }, names.map((name) => h("p", null, h("b", null, name), ` ${data.left.find((file) => file.name === name)?.title ?? ""}`))),
      h("p", { class: "hd-hint" }, "Người nhận được tiếp tục làm hồ sơ; tên người lập ghi trên hồ sơ giữ nguyên.")],
    fields: [to, reason], extra: h("div", { class: "hd-chips", role: "group", "aria-label": "Lý do thường gặp" }, data.reasons.map(phrase)),
    run: async (dialog) => {
      view.args.from = data.from.person; // stays with him when the screen is drawn anew
      const done = await perform(desk, { type: "hand_over", from_person: data.from.person, to_person: to.value(), case_files: names, reason: reason.value() }, dialog);
      if (done) view.chosen.clear();
    },
  });
}

function handOverRecords(desk, data) {
  return h("section", { class: "hd-batch", "aria-label": "Biên bản bàn giao" },
    h("div", { class: "hd-batch-head" }, h("h3", null, "Đã bàn giao"), h("span", { class: "hd-grow" }), formMenu(desk, ["personal_hand_over"], { about: { person: data.from.person }, label: "In, tải Biên bản bàn giao" })),
    screenTable({
      label: "Các lần bàn giao", columns: [{ text: "Ngày", kind: "date" }, { text: "Người nhận" }, { text: "Lý do" }, { text: "Hồ sơ" }, { text: "Người ghi" }],
      rows: data.records.map((record, at) => ({ key: `record-${at}`, cells: [record.made_text, record.to, record.reason, h("ul", { class: "hd-missing" }, record.files.map((file) => h("li", null, h("b", null, file.name), ` ${file.title}`))), record.by] })),
    }));
}
