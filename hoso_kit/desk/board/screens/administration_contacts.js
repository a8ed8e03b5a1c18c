/* Quản trị, danh bạ liên thông: the offices that messages go to; seen by all who administer, changed by one role. */

function administrationContacts(desk, data) {
  const { entries, changes } = data.contacts;
  const may = new Set(data.may);
  return [
    may.has("add_contact") && h("div", { class: "hd-screen-bar" }, button("Thêm cơ quan…", { kind: "primary", symbol: "plus", "data-do": "add-contact", "data-key": "add-contact" }, () => administrationAddContact(desk))),
    screenTable({
      label: "Danh bạ liên thông", empty: "Danh bạ chưa có cơ quan nào.",
      columns: [{ text: "Cơ quan, tổ chức" }, { text: "Mã định danh" }, { text: "Tên viết tắt" }, { text: "Đã gửi", kind: "number" }, { text: "Đã nhận", kind: "number" }, { text: "", kind: "do" }],
      rows: entries.map((one) => ({ key: one.organ_id, data: { "data-contact": one.organ_id }, cells: [
        [h("b", null, one.organ_name), one.former_names.length > 0 && h("small", null, `Tên trước đây: ${one.former_names.join("; ")}`)], one.organ_id, one.short_name || "–", String(one.sent), String(one.arrived),
        may.has("change_contact") && button("Sửa…", { kind: "small", "data-do": "change-contact", "data-key": `contact-${one.organ_id}`, label: `Sửa địa chỉ của ${one.organ_name}` }, () => administrationChangeContact(desk, one))] })),
    }),
    changes.length > 0 && [h("h3", { class: "hd-screen-title" }, "Đã thêm, đã sửa"), screenTable({
      label: "Thay đổi của danh bạ", columns: [{ text: "Ngày", kind: "date" }, { text: "Người làm" }, { text: "Trước" }, { text: "Sau" }, { text: "Lý do" }],
      rows: changes.map((one, at) => ({ key: `change-${at}`, cells: [one.date_text, one.person, one.before || tag("thêm mới", "ok"), one.after, one.reason || "–"] })),
    })],
  ];
}

function administrationContactFields(one) {
  const organ = textField("organ_name", "Tên cơ quan, tổ chức", { value: one?.organ_name ?? "", isRequired: true, hint: "Ghi đúng như trên Nơi nhận của văn bản." });
  const id = textField("organ_id", "Mã định danh", { value: one?.organ_id ?? "", isRequired: true, wide: false, example: "Ví dụ: 000.00.90.H99" });
  const short = textField("short_name", "Tên viết tắt", { value: one?.short_name ?? "", wide: false, hint: "Không bắt buộc." });
  id.control.maxLength = 20;
  organ.control.maxLength = short.control.maxLength = 250;
  return { organ, id, short };
}

function administrationAddContact(desk) {
  const { organ, id, short } = administrationContactFields(null);
  formDialog(desk, {
    name: "add-contact", title: "Thêm cơ quan vào danh bạ liên thông", size: "medium", fields: [organ, id, short], yes: "Thêm",
    intro: h("p", null, "Mỗi mã định danh và mỗi tên chỉ của một cơ quan; sai mã thì văn bản đi lạc."),
    run: (dialog) => perform(desk, { type: "add_contact", organ_id: id.value(), organ_name: organ.value(), short_name: short.value() }, dialog),
  });
}

function administrationChangeContact(desk, one) {
  const { organ, id, short } = administrationContactFields(one);
  const reason = textField("reason", "Lý do", { isRequired: true, example: "Ví dụ: ghi nhầm mã; đổi tên theo nghị quyết sắp xếp" });
  formDialog(desk, {
    name: "change-contact", title: `Sửa địa chỉ của ${one.organ_name}`, size: "medium", fields: [organ, id, short, reason], yes: "Lưu địa chỉ",
    intro: [h("p", null, "Từ nay văn bản gửi theo địa chỉ mới. Tên cũ vẫn được nhận ra trên văn bản đã soạn."),
      one.sent + one.arrived > 0 && h("p", { class: "hd-warn-line" }, icon("warn"), ` Đã gửi ${one.sent}, đã nhận ${one.arrived} văn bản theo địa chỉ hiện nay: những văn bản đó giữ nguyên địa chỉ; tin báo về vẫn theo mã cũ.`)].filter(Boolean),
    run: (dialog) => perform(desk, { type: "change_contact", organ_id: one.organ_id, new_organ_id: id.value(), organ_name: organ.value(), short_name: short.value(), reason: reason.value() }, dialog),
  });
}
