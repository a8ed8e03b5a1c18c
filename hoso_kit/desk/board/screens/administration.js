/* Accounts: roles in force, changes that wait for a second person, locks, groups of documents, warnings, duties. */

defineScreen({ name: "administration", text: "Quản trị", symbol: "user", group: "system", build: administrationBuild });

const ADMINISTRATION_NOTES = {
  people: "Vai trò đang có hiệu lực. Đổi vai trò cần hai người: một người đề nghị, người khác xác nhận.",
  proposals: "Người xác nhận không phải người đề nghị, cũng không phải người được đổi vai trò.",
  groups: "Nhóm tài liệu mở cho mọi người, hoặc chỉ cho những người được ghi tên.",
  contacts: "Cơ quan mà văn bản điện tử gửi đến, nhận về qua Trục liên thông; người quản trị thêm, sửa.",
  conflicts: "Những chỗ nên xem lại; hệ thống chỉ cảnh báo, không tự sửa.",
  duties: "Ai được làm gì trên Hệ thống. Quyền với từng hồ sơ còn tùy người lập và người được cấp quyền.",
};

function administrationBuild(desk, data, view) {
  const tab = view.args.tab ?? "people";
  const parts = { people: administrationPeople, proposals: administrationProposals, groups: administrationGroups, contacts: administrationContacts, conflicts: administrationConflicts, duties: administrationDuties };
  const link = (name, text, symbol) => hasScreen(desk, name) && button(text, { symbol, "data-do": `go-${name}`, "data-key": `go-${name}` }, () => showView(desk, screenId(name)));
  return [
    screenHead("Quản trị", { note: ADMINISTRATION_NOTES[tab], buttons: [link("freezing", "Đóng băng hồ sơ", "frost"), link("backup", "Sao lưu, phục hồi", "save")] }),
    screenTabs(desk, "administration", [
      { id: "people", text: "Tài khoản", count: data.people.length }, { id: "proposals", text: "Đổi vai trò", count: data.proposals.length || null },
      { id: "groups", text: "Nhóm tài liệu", count: data.groups.length || null }, ...(data.contacts ? [{ id: "contacts", text: "Danh bạ liên thông", count: data.contacts.entries.length || null }] : []), { id: "conflicts", text: "Cảnh báo", count: data.conflicts.length || null }, { id: "duties", text: "Ai được làm gì" },
    ]),
    parts[tab](desk, data),
    tab !== "duties" && h("p", { class: "hd-cite" }, icon("book"), ` Căn cứ: ${tab === "proposals" ? data.confirm_citation : tab === "contacts" ? data.contacts.citation : data.citation}`),
  ];
}

function administrationPeople(desk, data) {
  const may = new Set(data.may);
  return screenTable({
    label: "Tài khoản và vai trò",
    columns: [{ text: "Người" }, { text: "Đơn vị" }, { text: "Vai trò đang có hiệu lực" }, { text: "Tài khoản" }, { text: "", kind: "do" }],
    rows: data.people.map((one) => ({
      key: one.person, data: { "data-account": one.person },
      cells: [[h("b", null, one.full_name), h("small", null, one.position)], one.unit_name,
        [one.roles_text, one.is_changed && h("small", null, `Lúc đầu: ${one.first_text}`), one.is_proposed && [" ", tag("chờ xác nhận đổi", "warn")]],
        one.lock ? [tag("bị khóa", "bad"), h("small", null, `${one.lock.by}, ${one.lock.date_text}: ${one.lock.reason}`)] : tag("đang dùng", "ok"),
        h("div", { class: "administration-do" },
          may.has("propose_roles") && !one.is_proposed && button("Đổi vai trò…", { kind: "small", "data-do": "propose", "data-key": `propose-${one.person}`, label: `Đổi vai trò của ${one.full_name}` }, () => administrationPropose(desk, data, one)),
          may.has("lock_account") && one.person !== data.me && button(one.lock ? "Mở khóa…" : "Khóa…", { kind: "small", "data-do": one.lock ? "unlock" : "lock", "data-key": `lock-${one.person}`, label: `${one.lock ? "Mở khóa" : "Khóa"} tài khoản của ${one.full_name}` }, () => administrationLock(desk, one)))],
    })),
  });
}

/** A box of tick marks as one field of a form dialog. */
function administrationTicks(name, label, choices, chosen) {
  const boxes = choices.map(({ id, text }) => {
    const control = h("input", { type: "checkbox", checked: chosen.includes(id), "data-tick": id });
    return { id, control, node: h("label", null, control, ` ${text}`) };
  });
  return { node: h("fieldset", { class: "hd-field wide administration-ticks", "data-ticks": name }, h("legend", { class: "hd-label" }, label), h("div", null, boxes.length ? boxes.map(({ node }) => node) : h("span", { class: "hd-hint" }, "Chưa có gì để chọn."))), control: boxes[0]?.control ?? null,
    value: () => boxes.filter(({ control }) => control.checked).map(({ id }) => id), check: () => true };
}

function administrationPropose(desk, data, one) {
  const roles = administrationTicks("roles", "Vai trò từ nay", data.roles, one.roles);
  const reason = textField("reason", "Lý do", { isRequired: true, example: "Ví dụ: được phân công kiêm nhiệm từ 01/01/2025" });
  formDialog(desk, {
    name: "propose", title: `Đề nghị đổi vai trò của ${one.full_name}`, intro: h("p", null, `Hiện nay: ${one.roles_text}. Vai trò mới chỉ có hiệu lực khi người thứ hai xác nhận.`),
    fields: [roles, reason], yes: "Gửi đề nghị", run: (dialog) => perform(desk, { type: "propose_roles", person: one.person, roles: roles.value(), reason: reason.value() }, dialog),
  });
}

function administrationLock(desk, one) {
  const reason = textField("reason", "Lý do", { isRequired: true, example: one.lock ? "Ví dụ: đã trở lại làm việc" : "Ví dụ: đã chuyển công tác, bàn giao xong hồ sơ" });
  formDialog(desk, {
    name: "lock", title: `${one.lock ? "Mở khóa" : "Khóa"} tài khoản của ${one.full_name}`, size: "small",
    intro: h("p", null, one.lock ? "Mở khóa rồi, người này lại làm việc được với vai trò đang có." : "Tài khoản bị khóa không làm được gì trên Hệ thống; hồ sơ và vai trò vẫn giữ nguyên."),
    fields: [reason], yes: one.lock ? "Mở khóa" : "Khóa tài khoản", run: (dialog) => perform(desk, { type: one.lock ? "unlock_account" : "lock_account", person: one.person, reason: reason.value() }, dialog),
  });
}

function administrationProposals(desk, data) {
  const may = new Set(data.may);
  return [
    screenTable({
      label: "Đề nghị chờ xác nhận", empty: "Không có đề nghị nào chờ xác nhận.",
      columns: [{ text: "Ngày", kind: "date" }, { text: "Tài khoản" }, { text: "Hiện nay" }, { text: "Đề nghị" }, { text: "Lý do, người đề nghị" }, { text: "", kind: "do" }],
      rows: data.proposals.map((one) => ({ key: `wait-${one.person}`, data: { "data-proposal": one.person }, cells: [one.proposed_text, h("b", null, one.full_name), one.now_text, one.roles_text, [one.reason, h("small", null, one.proposed_by)],
        h("div", { class: "administration-do" }, one.is_own && h("small", null, "chờ người thứ hai"),
          may.has("confirm_roles") && !one.is_own && button("Xác nhận", { kind: "small primary", "data-do": "confirm-roles", "data-key": `yes-${one.person}`, label: `Xác nhận đổi vai trò của ${one.full_name}` }, () => perform(desk, { type: "confirm_roles", person: one.person })),
          may.has("reject_roles") && button(one.is_own ? "Rút lại" : "Không đồng ý", { kind: "small", "data-do": "reject-roles", "data-key": `no-${one.person}`, label: `${one.is_own ? "Rút lại đề nghị" : "Không đồng ý"} đổi vai trò của ${one.full_name}` }, () => perform(desk, { type: "reject_roles", person: one.person })))] })),
    }),
    data.changes.length > 0 && [h("h3", { class: "hd-screen-title" }, "Đã quyết định"), screenTable({
      label: "Đề nghị đã quyết định", columns: [{ text: "Ngày", kind: "date" }, { text: "Tài khoản" }, { text: "Trước" }, { text: "Đề nghị" }, { text: "Người đề nghị" }, { text: "Kết quả" }],
      rows: data.changes.map((one, at) => ({ key: `done-${at}`, cells: [one.decided_text, h("b", null, one.full_name), one.old_text, one.roles_text, [one.proposed_by, h("small", null, one.reason)], [one.is_confirmed ? tag("đã xác nhận", "ok") : tag("không đổi", "plain"), h("small", null, one.decided_by)]] })),
    })],
  ];
}

function administrationGroups(desk, data) {
  const mayMake = data.may.includes("make_group");
  return [
    mayMake && h("div", { class: "hd-screen-bar" }, button("Lập nhóm tài liệu…", { kind: "primary", symbol: "plus", "data-do": "make-group", "data-key": "make-group" }, () => administrationGroup(desk, data))),
    screenTable({
      label: "Nhóm tài liệu", empty: "Chưa có nhóm tài liệu nào.",
      columns: [{ text: "Nhóm" }, { text: "Mở cho" }, { text: "Hồ sơ, văn bản" }, { text: "Người lập" }, { text: "", kind: "do" }],
      rows: data.groups.map((one) => ({ key: one.name, cells: [h("b", null, one.name), [one.level_text, one.people.length > 0 && h("small", null, one.people.join(", "))], [one.case_files.join(", ") || "–", one.documents > 0 && h("small", null, `${one.documents} văn bản`)], [one.made_by, h("small", null, one.made_text)],
        mayMake && button("Xóa nhóm…", { kind: "small danger", "data-do": "dissolve-group", "data-key": `dissolve-${one.name}`, label: `Xóa nhóm ${one.name}` }, () => confirmDialog(desk, { name: "dissolve", title: "Xóa nhóm tài liệu?", lines: [`Nhóm “${one.name}” không còn; quyền xem theo nhóm cũng hết. Hồ sơ, văn bản vẫn ở nguyên chỗ.`], yes: "Xóa nhóm", run: (dialog) => perform(desk, { type: "dissolve_group", name: one.name }, dialog) }))] })),
    }),
  ];
}

function administrationGroup(desk, data) {
  const name = textField("name", "Tên nhóm", { isRequired: true, example: "Ví dụ: Hồ sơ thanh tra năm 2024" });
  const level = selectField("level", "Mở cho", { isRequired: true, wide: true, value: "limited", options: data.levels.map(({ id, text }) => ({ value: id, text })) });
  const people = administrationTicks("people", "Người được xem (khi chỉ mở cho người được ghi tên)", data.people.map((one) => ({ id: one.person, text: one.full_name })), []);
  const files = administrationTicks("case_files", "Hồ sơ", data.files.map((one) => ({ id: one.name, text: `${one.name} – ${one.title}` })), []);
  formDialog(desk, { name: "group", title: "Lập nhóm tài liệu", size: "medium", fields: [name, level, people, files], yes: "Lập nhóm",
    run: (dialog) => perform(desk, { type: "make_group", name: name.value(), level: level.value(), people: level.value() === "open" ? [] : people.value(), case_files: files.value() }, dialog) });
}

const administrationConflicts = (desk, data) => screenTable({
  label: "Cảnh báo", empty: "Không có gì phải xem lại.", columns: [{ text: "Cảnh báo" }, { text: "Căn cứ" }, { text: "", kind: "do" }],
  rows: data.conflicts.map((one, at) => ({ key: String(at), data: { "data-conflict": one.kind }, cells: [[icon("warn"), ` ${one.text}`], one.citation,
    one.file && desk.entries.has(one.file) ? button("Xem hồ sơ", { kind: "link", "data-key": `conflict-${at}`, label: `Xem hồ sơ ${one.file}` }, () => chooseFile(desk, one.file)) : null] })),
});

function administrationDuties(desk, data) {
  const width = data.roles.length;
  return screenTable({
    label: "Ai được làm gì", columns: [{ text: "Việc" }, ...data.roles.map(({ text }) => ({ text, kind: "administration-mark" }))],
    rows: data.duties.flatMap(({ group, lines }) => [
      { key: group, kind: "group", cells: [group, ...Array(width).fill("")] },
      ...lines.map((line) => ({ key: line.text, cells: [line.text, ...data.roles.map(({ id }) => (line.roles.includes(id) ? [icon("check"), h("span", { class: "hd-sr" }, "được làm")] : h("span", { class: "hd-sr" }, "không")))] })),
    ]),
  });
}
