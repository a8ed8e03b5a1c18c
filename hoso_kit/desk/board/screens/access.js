/* Rights to each file: on its card, and on one page for those who answer for files. Whoever opens a file is noted. */

const ACCESS_LEVELS = [["view", "Xem"], ["edit", "Xem và cập nhật"]].map(([value, text]) => ({ value, text }));
// who walks through the list with the arrows hasn't read; who stays has
const ACCESS_READING = 2000;

defineScreen({
  name: "access", text: "Phân quyền", symbol: "user", group: "files",
  build: (desk, data) => [
    screenHead("Phân quyền hồ sơ", { note: "Quyền được cấp cho từng người, đối với từng hồ sơ. Thay đổi có hiệu lực ngay và còn cảnh báo đến khi phụ trách đơn vị hoặc lãnh đạo cơ quan xác nhận." }),
    data.warnings.length > 0 && h("section", { class: "access-warnings", "aria-label": "Thay đổi chờ xác nhận" }, h("h3", null, `Chờ xác nhận: ${data.warnings.length}`),
      h("ul", null, data.warnings.map((one) => h("li", { "data-warning": `${one.file_notation} ${one.person}` }, icon("warn"), h("span", null, one.text, h("small", null, ` Căn cứ: ${one.citation}`)),
        one.may_confirm && button("Xác nhận", { kind: "primary", "data-do": "confirm-right", "data-key": `confirm-${one.file_notation}-${one.person}`, label: `Xác nhận: ${one.text}` },
          () => perform(desk, { type: "confirm_access_change", file_notation: one.file_notation, person: one.person })))))),
    screenTable({
      label: "Hồ sơ và người được quyền", empty: "Chưa có hồ sơ nào.",
      columns: [{ text: "Số và ký hiệu" }, { text: "Tiêu đề hồ sơ" }, { text: "Người lập" }, { text: "Quyền cấp riêng" }, { text: "", kind: "do" }],
      rows: data.files.map((file) => ({ key: file.file_notation, cells: [
        h("b", null, file.file_notation), [file.title, " ", tag(file.status_text, "plain")], file.opener_name,
        file.rights.length ? file.rights.map((right) => h("div", null, `${right.full_name}: ${right.level_text} `, !right.is_confirmed && tag("chờ xác nhận", "warn"))) : "–",
        button("Phân quyền…", { "data-do": "access", "data-key": `access-${file.file_notation}`, label: `Phân quyền hồ sơ ${file.file_notation}` }, () => accessDialog(desk, file.file_notation)),
      ] })),
    }),
  ],
});

function accessDialog(desk, notation) {
  const { access, title } = desk.files.get(notation);
  const rights = h("div", { class: "access-rights" });
  const drawRights = () => {
    const now = desk.files.get(notation)?.access;
    const active = rights.contains(document.activeElement);
    rights.replaceChildren(...(now ? accessRights(desk, notation, now) : [h("p", { class: "hd-empty" }, "Anh (chị) không còn quyền xem hồ sơ này.")]));
    if (active) (rights.querySelector("button") ?? rights).focus();
  };
  rights.tabIndex = -1;
  drawRights();
  const person = selectField("person", "Cấp quyền cho", { isRequired: true, empty: "— Chọn —",
    options: desk.setting.people.filter((one) => one.person_id !== access.opener).map((one) => ({ value: one.person_id, text: `${one.full_name} – ${one.position}` })) });
  const level = selectField("level", "Mức quyền", { value: "view", options: ACCESS_LEVELS });
  const grant = async (dialog) => {
    dialog.notices.replaceChildren();
    if (!checkFields([person])) return;
    if (!(await perform(desk, { type: "grant_access", file_notation: notation, person: person.value(), level: level.value() }))) return;
    person.set("");
    person.control.focus();
  };
  openDialog(desk, {
    name: "access", title: `Phân quyền hồ sơ ${notation}`, size: "wide", update: drawRights,
    body: (dialog) => [
      h("p", { class: "hd-card-title" }, title),
      h("dl", { class: "hd-list boxed" }, factRow("Người lập", `${access.opener_name}: toàn quyền khi hồ sơ chưa nộp lưu`), factRow("Xem theo chức trách", access.by_post.join("; "))),
      rights,
      access.may_share && h("form", { class: "hd-form access-grant", novalidate: true, onsubmit: (event) => { event.preventDefault(); grant(dialog); } }, person.node, level.node,
        h("div", null, h("button", { type: "submit", class: "hd-button primary", "data-do": "grant" }, icon("plus"), h("span", null, "Cấp quyền")))),
    ],
    actions: (dialog) => button("Đóng", { "data-do": "cancel" }, dialog.close),
  });
}

function accessRights(desk, notation, access) {
  const step = (type, right) => perform(desk, { type, file_notation: notation, person: right.person });
  return [
    access.waiting > 0 && h("p", { class: "hd-warn-line", role: "status" }, icon("warn"), ` ${access.waiting} thay đổi quyền chờ phụ trách đơn vị hoặc lãnh đạo cơ quan xác nhận.`),
    screenTable({
      label: "Quyền đã cấp riêng", empty: "Chưa cấp quyền riêng cho ai.",
      columns: [{ text: "Người" }, { text: "Quyền" }, { text: "Thay đổi" }, { text: "Xác nhận" }, { text: "", kind: "do" }],
      rows: access.rights.map((right) => ({ key: right.person, cells: [
        [h("b", null, right.full_name), h("div", null, right.position)], right.level_text, `${right.changed_by}, ${right.changed_text}`,
        right.is_confirmed ? right.confirmed_by : tag("chờ xác nhận", "warn"),
        h("div", { class: "hd-buttons" },
          access.may_confirm && !right.is_confirmed && button("Xác nhận", { kind: "primary", "data-do": "confirm-right", label: `Xác nhận quyền của ${right.full_name}` }, () => step("confirm_access_change", right)),
          access.may_share && right.level !== "none" && button("Thu hồi", { "data-do": "withdraw", label: `Thu hồi quyền của ${right.full_name}` }, () => step("withdraw_access", right))),
      ] })),
    }),
  ].filter(Boolean);
}

// Who looked

/** The visits of one file, from its card. */
function accessViewsDialog(desk, notation) {
  const file = desk.files.get(notation);
  openDialog(desk, {
    name: "views", title: `Lượt xem hồ sơ ${notation}`, size: "wide",
    body: () => [h("p", { class: "hd-card-title" }, file.title), who_sawLines(file.views.lines),
      h("p", { class: "hd-hint" }, `${file.views.total} lượt xem; lượt bị từ chối không tính.`)],
    actions: (dialog) => button("Đóng", { kind: "primary", "data-do": "cancel" }, dialog.close),
  });
}

/** Note that a file was opened or a document read; silent, for it is no step that the clerk asked for. */
function accessNote(desk, action) {
  if (desk.state.keeps_views) request(desk, { do: "act", action });
}

function accessOpened(desk, notation) {
  if (desk.files.has(notation)) accessNote(desk, { type: "view_case_file", file_notation: notation });
}

function accessRead(desk, id) {
  clearTimeout(desk.readTimer);
  if (!desk.state.keeps_views || desk.lastRead === id) return;
  desk.lastRead = id;
  accessNote(desk, { type: "view_document", doc_id: id });
}

/** A document that stays beside the list for a while counts as read. */
function accessReadSoon(desk, id) {
  clearTimeout(desk.readTimer);
  if (!desk.state.keeps_views) return;
  desk.readTimer = setTimeout(() => { if (!desk.isGone && desk.ui.current === id && isBoxView(desk.ui.view)) accessRead(desk, id); }, ACCESS_READING);
}
