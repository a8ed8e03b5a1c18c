/* Files that were made wrongly: split off another matter's documents, join what belongs to one matter. */

const OUTSIDE_THE_LIST = "+";

/** One button for both, with a menu. */
function reorganisingButton(desk, { file_notation: notation, doc_total }) {
  const label = `Tách, gộp hồ sơ ${notation}`;
  const items = [
    doc_total > 1 && { text: "Tách văn bản sang hồ sơ mới…", name: "split", run: () => reorganisingSplitDialog(desk, notation) },
    { text: "Gộp vào hồ sơ khác…", name: "join", run: () => reorganisingJoinDialog(desk, notation) },
  ].filter(Boolean);
  const opener = button("Tách, gộp…", { symbol: "out", label, "aria-haspopup": "menu", "aria-expanded": "false", "data-do": "reorganise", "data-key": "reorganise" },
    () => openMenu(desk, opener, label, [{ title: "Hồ sơ lập chưa đúng", items }]));
  return opener;
}

function reorganisingSplitDialog(desk, notation) {
  const file = desk.files.get(notation);
  const boxes = file.contents.map((line) => h("input", { type: "checkbox", id: uid("part"), value: line.doc_id, "data-part": line.doc_id, onchange: () => tell() }));
  const chosen = () => boxes.filter((box) => box.checked).map((box) => box.value);
  const total = h("p", { class: "hd-hint", role: "status" });
  const tell = () => { total.textContent = `Chuyển ${chosen().length} văn bản sang hồ sơ mới; hồ sơ ${notation} còn ${file.doc_total - chosen().length}.`; };
  tell();
  const free = [...desk.entries.values()].filter((entry) => entry.is_mine && entry.year === treeList(desk).year && !desk.files.has(entry.file_notation) && !desk.state.unseen?.includes(entry.file_notation));
  const into = selectField("into", "Hồ sơ mới", { isRequired: true, empty: "— Chọn —", wide: true,
    options: [...free.map((entry) => ({ value: entry.file_notation, text: `${entry.file_notation} – ${entry.title}` })), { value: OUTSIDE_THE_LIST, text: "Hồ sơ ngoài Danh mục…" }] });
  const own = textField("file_notation", "Số và ký hiệu hồ sơ", { isRequired: true, wide: false, hint: "Ví dụ 09.VHXH." });
  const title = textField("title", "Tiêu đề hồ sơ", { isRequired: true, rows: 2 });
  const creator = selectField("creator", "Người lập hồ sơ", { isRequired: true, value: desk.setting.person.person_id,
    options: desk.setting.people.map((person) => ({ value: person.person_id, text: `${person.full_name} – ${person.position}` })) });
  const retention = retentionFields(desk, {});
  const unlisted = [title, own, creator, ...retention];
  const isUnlisted = () => into.value() === OUTSIDE_THE_LIST;
  for (const field of unlisted) {
    const check = field.check;
    field.check = () => !isUnlisted() || !check || check();
  }
  const show = () => { for (const field of unlisted) field.node.hidden = !isUnlisted(); };
  into.control.addEventListener("change", show);
  show();
  const start = dateField(desk, "start_date", "Thời gian bắt đầu", { value: file.start_date });
  formDialog(desk, {
    name: "split", title: `Tách hồ sơ ${notation}`, size: "medium", yes: "Tách hồ sơ", fields: [into, ...unlisted, start],
    intro: [h("p", { class: "hd-lead" }, "Chọn những văn bản thuộc việc khác để chuyển sang một hồ sơ mới."),
      h("fieldset", { class: "hd-steps reorganising-parts" }, h("legend", null, "Văn bản chuyển đi"), file.contents.map((line, at) =>
        h("div", null, boxes[at], h("label", { for: boxes[at].id }, `${line.doc_ordinal}. ${line.symbol || "chưa có số"} (${line.date_text}) – ${line.type_and_subject}`)))), total],
    run: async (dialog) => {
      const wanted = isUnlisted() ? own.value() : into.value();
      const facts = isUnlisted() ? { title: title.value(), maintenance: retention[0].value(), retention_row: retention[1].value(), creator: creator.value() } : {};
      if (await perform(desk, { type: "split_case_file", file_notation: notation, documents: chosen(), into: wanted, start_date: start.value(), ...facts }, dialog)) chooseFile(desk, wanted);
    },
  });
}

function reorganisingJoinDialog(desk, notation) {
  const file = desk.files.get(notation);
  const others = desk.state.case_files.filter((other) => other.is_mine && other.status === "open" && other.file_notation !== notation);
  const into = selectField("into", "Gộp vào hồ sơ", { isRequired: true, empty: others.length ? "— Chọn —" : "Chưa có hồ sơ nào khác đang mở", wide: true,
    options: others.map((other) => ({ value: other.file_notation, text: `${other.file_notation} – ${other.title}` })) });
  const reason = textField("reason", "Lý do", { isRequired: true, rows: 2, hint: "Ví dụ: hai hồ sơ cùng một việc." });
  const outcome = h("p", { class: "hd-hint", role: "status" });
  const tell = () => {
    const kept = desk.files.get(into.value());
    outcome.textContent = kept ? `${file.doc_total} văn bản chuyển sang hồ sơ ${kept.file_notation} (đang có ${kept.doc_total}); hồ sơ ${notation} không còn nữa. Văn bản có ở cả hai chỉ giữ một.` : "";
  };
  into.control.addEventListener("change", tell);
  formDialog(desk, {
    name: "join", title: `Gộp hồ sơ ${notation}`, size: "medium", yes: "Gộp hồ sơ", fields: [into, reason], extra: outcome,
    intro: h("p", { class: "hd-card-title" }, file.title),
    run: async (dialog) => {
      const kept = into.value();
      if (await perform(desk, { type: "join_case_files", file_notation: notation, into: kept, reason: reason.value() }, dialog)) chooseFile(desk, kept);
    },
  });
}
