/* Nhận bàn giao khi sắp xếp: one former office at a time, its list beside what was counted. */

defineScreen({ name: "merging", text: "Nhận bàn giao", symbol: "put", group: "archive", build: mergingBuild });

function mergingBuild(desk, data, view) {
  const note = `Hồ sơ của cơ quan kết thúc hoạt động được bàn giao theo từng phông: kiểm đếm theo bản thống kê, nhận hoặc ghi là thiếu, rồi lập biên bản. Căn cứ: ${data.citation}.`;
  if (!data.offices.length) return [screenHead("Nhận bàn giao khi sắp xếp", { note }), h("p", { class: "hd-hint" }, "Không có cơ quan nào bàn giao hồ sơ.")];
  if (view.organ !== data.organ) { view.organ = data.organ; view.chosen = new Set(); }
  for (const name of [...view.chosen]) if (!data.lines.some((line) => line.name === name && line.is_open)) view.chosen.delete(name);
  const title = `Bản thống kê bàn giao của ${data.organ_name}`;
  return [
    screenHead("Nhận bàn giao khi sắp xếp", { note, buttons: [button("Biên bản giao nhận…", { symbol: "print", "data-do": "record", "data-key": "record", label: `Biên bản giao nhận của ${data.organ_name}` },
      () => previewPaper(desk, { citation: data.citation, body: (format) => ({ do: "ask", screen: "merging", what: "print", args: { organ: data.organ, format } }) }))] }),
    mergingOffices(desk, data),
    h("h3", { class: "hd-screen-title" }, title, " ", data.is_finished ? tag("đã nhận xong", "ok") : tag(data.open ? `còn ${data.open} hồ sơ chưa kiểm đếm` : "đã kiểm đếm hết", data.open ? "warn" : "ok")),
    h("p", { class: "hd-hint" }, `Kết thúc hoạt động ngày ${data.end_text}. Bên giao: ${data.handed_by}.`),
    mergingTable(desk, data, view, title),
    !data.is_finished && mergingBar(desk, data, view),
  ];
}

function mergingOffices(desk, data) {
  const id = uid("former");
  const select = h("select", { id, "data-field": "organ", "data-key": "organ", onchange: () => showWith(desk, "merging", { organ: select.value }) },
    data.offices.map((one) => h("option", { value: one.id, selected: one.id === data.organ }, one.count ? `${one.text} (còn ${one.count} hồ sơ)` : one.text)));
  return h("div", { class: "hd-screen-bar" }, h("label", { for: id }, "Phông của"), select);
}

function mergingTable(desk, data, view, title) {
  const box = (line) => line.is_open && h("input", { type: "checkbox", checked: view.chosen.has(line.name), "data-choose": line.name, "data-key": `choose-${line.name}`, "aria-label": `Chọn hồ sơ ${line.notation}: ${line.title}`,
    onchange: (event) => { if (event.target.checked) view.chosen.add(line.name); else view.chosen.delete(line.name); view.tell?.(); } });
  const answer = (line) => line.is_open
    ? line.found === 0 ? button("Ghi thiếu…", { kind: "small", "data-do": "note-missing", "data-key": `missing-${line.name}`, label: `Ghi hồ sơ ${line.notation} là thiếu` }, () => mergingMissing(desk, data, line, view)) : tag("chưa kiểm đếm", "warn")
    : line.answer;
  return screenTable({
    label: title, empty: "Bản thống kê không có hồ sơ nào.",
    columns: [{ text: "" }, { text: "Năm; số, ký hiệu" }, { text: "Tiêu đề hồ sơ" }, { text: data.maintenance }, { text: "Tình trạng" }, { text: "Thống kê", kind: "number" }, { text: "Kiểm đếm", kind: "number" }, { text: "Người giữ, ghi chú" }],
    rows: data.lines.map((line) => ({ key: line.name, data: { "data-file": line.name }, cells: [box(line), line.notation, [line.title, h("small", null, `${line.carrier} · ${line.box}`)], line.maintenance,
      tag(line.status_text, line.status === "open" ? "mine" : "plain"), String(line.listed), line.found === line.listed ? String(line.found) : tag(String(line.found), "bad"), answer(line)] })),
  });
}

function mergingBar(desk, data, view) {
  const text = h("span", null);
  const take = button("", { kind: "primary", symbol: "check", "data-do": "take-over", "data-key": "take-over" }, () => mergingTake(desk, data, view));
  take.append(text);
  view.tell = () => { text.textContent = `Nhận ${view.chosen.size} hồ sơ…`; take.disabled = view.chosen.size === 0; };
  view.tell();
  return h("div", { class: "hd-screen-bar" }, data.open > 0 && take, h("span", { class: "hd-grow" }),
    button("Xác nhận đã nhận xong…", { symbol: "check", kind: data.open ? "" : "primary", "data-do": "finish-take-over", "data-key": "finish-take-over" }, () => confirmDialog(desk, {
      name: "finish-take-over", title: `Đã nhận xong hồ sơ của ${data.organ_name}?`, yes: "Xác nhận",
      lines: ["Mọi hồ sơ trong bản thống kê đã được nhận hoặc ghi là thiếu. Sau khi xác nhận thì phông này không nhận thêm."],
      run: (dialog) => { view.args.organ = data.organ; return perform(desk, { type: "finish_take_over", organ_id: data.organ }, dialog); },
    })));
}

function mergingTake(desk, data, view) {
  const names = [...view.chosen];
  const lines = data.lines.filter((line) => names.includes(line.name));
  const to = selectField("to_person", "Người giữ hồ sơ", { isRequired: true, wide: true, empty: "— Chọn —", options: data.receivers.map((one) => ({ value: one.person, text: `${one.full_name} – ${one.position}` })) });
  const remark = textField("remark", "Ghi chú vào biên bản", {});
  formDialog(desk, {
    name: "take-over", title: `Nhận ${names.length} hồ sơ`, size: "medium", yes: "Nhận",
    intro: [h("div", { class: "hd-doc-list" }, lines.map((line) => h("p", null, h("b", null, line.notation), ` ${line.title}`, line.found !== line.listed && [" ", tag(`thống kê ${line.listed}, kiểm đếm ${line.found}`, "bad")]))),
      h("p", { class: "hd-hint" }, "Hồ sơ dở dang giao người tiếp tục giải quyết; hồ sơ đã kết thúc giao người sẽ nộp lưu. Hồ sơ vẫn thuộc phông cũ.")],
    fields: [to, remark],
    run: async (dialog) => {
      view.args.organ = data.organ;
      const done = await perform(desk, { type: "take_over_case_files", organ_id: data.organ, case_files: names, to_person: to.value(), remark: remark.value() }, dialog);
      if (done) view.chosen.clear();
    },
  });
}

function mergingMissing(desk, data, line, view) {
  const remark = textField("remark", "Đã tìm ở đâu, đề nghị bên giao làm gì", { isRequired: true, wide: true });
  formDialog(desk, {
    name: "note-missing", title: `Ghi hồ sơ ${line.notation} là thiếu`, size: "medium", yes: "Ghi thiếu",
    intro: [h("p", { class: "hd-hint" }, `Bản thống kê ghi ${line.listed} văn bản, kiểm đếm tại ${line.box} không thấy.`)],
    fields: [remark],
    run: (dialog) => { view.args.organ = data.organ; return perform(desk, { type: "note_missing_case_file", organ_id: data.organ, case_file: line.name, remark: remark.value() }, dialog); },
  });
}
