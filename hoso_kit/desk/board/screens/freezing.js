/* Frozen sets of files: which are locked and why; the administrator locks and lifts. */

defineScreen({
  name: "freezing", text: "Đóng băng hồ sơ", symbol: "lock", group: "system",
  build: (desk, data) => [
    screenHead("Đóng băng hồ sơ", { note: "Hồ sơ trong tập hợp đóng băng không thể sửa, xóa, chuyển đi cho đến khi bỏ đóng băng.",
      buttons: button("Đóng băng tập hợp…", { kind: "primary", symbol: "lock", "data-do": "freeze", "data-key": "freeze" }, () => freezingDialog(desk, data.files)) }),
    screenTable({
      label: "Tập hợp đang đóng băng", empty: "Chưa có tập hợp nào bị đóng băng.",
      columns: [{ text: "Tập hợp" }, { text: "Hồ sơ" }, { text: "Lý do" }, { text: "Đóng băng" }, { text: "", kind: "do" }],
      rows: data.sets.map((one) => ({ key: one.name, cells: [
        [icon("lock"), " ", h("b", null, one.name)], one.case_files.map((name) => h("div", null, fileLink(desk, name))), one.reason, `${one.frozen_by}, ${one.frozen_text}`,
        button("Bỏ đóng băng…", { "data-do": "unfreeze", "data-key": `unfreeze-${one.name}`, label: `Bỏ đóng băng tập hợp ${one.name}` }, () => freezingLiftDialog(desk, one)),
      ] })),
    }),
  ],
});

function freezingDialog(desk, files) {
  const name = textField("name", "Tên tập hợp", { isRequired: true, hint: "Ví dụ: Thanh tra năm 2024." });
  const reason = textField("reason", "Lý do", { isRequired: true, rows: 2 });
  const filter = h("input", { type: "search", "aria-label": "Lọc hồ sơ", placeholder: "Lọc theo ký hiệu, tiêu đề, người lập…",
    // Enter filters; it doesn't send the form around it
    onkeydown: (event) => { if (event.key === "Enter") event.preventDefault(); }, oninput: () => {
    const matches = makeMatcher(filter.value);
    for (const row of list.children) row.hidden = !matches(searchable(row.dataset.text));
  } });
  const list = h("ul", { class: "freezing-files" }, files.map((file) => {
    const box = h("input", { type: "checkbox", id: uid("file"), value: file.file_notation, "data-file": file.file_notation, onchange: () => tell() });
    return h("li", { "data-text": `${file.file_notation} · ${file.title} · ${file.holder}` }, box,
      h("label", { for: box.id }, h("b", null, file.file_notation), ` ${file.title} `, h("small", null, `${file.holder} · ${file.status_text}`), file.locks.length > 0 && [" ", tag(`đã đóng băng: ${file.locks.join(", ")}`, "warn")]));
  }));
  const chosen = () => [...list.querySelectorAll("input:checked")].map((box) => box.value);
  const total = h("p", { class: "hd-hint", role: "status" });
  const tell = () => { total.textContent = `Đang chọn ${chosen().length} hồ sơ.`; };
  tell();
  formDialog(desk, {
    name: "freeze", title: "Đóng băng tập hợp hồ sơ", size: "medium", yes: "Đóng băng", fields: [name, reason],
    extra: h("div", { class: "hd-field wide" }, h("span", { class: "hd-label" }, "Hồ sơ trong tập hợp"), filter, list, total),
    run: (dialog) => perform(desk, { type: "freeze", name: name.value(), case_files: chosen(), reason: reason.value() }, dialog),
  });
}

function freezingLiftDialog(desk, set) {
  const reason = textField("reason", "Lý do bỏ đóng băng", { isRequired: true, rows: 2 });
  formDialog(desk, {
    name: "unfreeze", title: `Bỏ đóng băng “${set.name}”`, size: "small", yes: "Bỏ đóng băng", fields: [reason],
    run: (dialog) => perform(desk, { type: "unfreeze", name: set.name, reason: reason.value() }, dialog),
  });
}
