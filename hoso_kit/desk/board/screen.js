/* Further screens: each is a file in screens/ that calls defineScreen; what it shows is asked of Python. */

/** Screens by name; filled while the files are read, never changed after. */
const SCREENS = new Map();

/**
 * `build(desk, data, view)` returns the screen's nodes. `group` is where the navigation lists it ("documents",
 * "files", "archive", "system"); `replaces` names a plain view or a screen that this one shows better; `withFiles`
 * keeps the pane of case files beside it.
 */
function defineScreen({ name, text, symbol, group, build, replaces = null, withFiles = false }) {
  SCREENS.set(screenId(name), { id: screenId(name), name, text, symbol, group, build, replaces, withFiles });
}

/** A screen's view on the page: one that is called as a list of documents ("incoming") stands beside that list. */
const screenId = (name) => (BOXES.some((box) => box.id === name) ? `${name}_work` : name);

/** What the page knows of a screen: its arguments, the data last shown, what was asked last. */
function screenView(desk, name) {
  const id = screenId(name);
  if (!desk.ui.screens.has(id)) desk.ui.screens.set(id, { args: {}, data: null, fault: null, asked: "", drawn: "", tick: 0 });
  return desk.ui.screens.get(id);
}

/** Ask for a screen's data unless what is shown is still fresh; an answer that comes too late is dropped. */
async function keepScreenFresh(desk, name) {
  const view = screenView(desk, name);
  const wanted = JSON.stringify([desk.era, desk.tick, view.args]);
  if (view.asked === wanted) return;
  view.asked = wanted;
  const answer = await request(desk, { do: "look", screen: SCREENS.get(screenId(name)).name, args: view.args });
  if (desk.isGone || view.asked !== wanted) return;
  view.fault = answer.ok ? null : answer.notice;
  if (answer.ok) view.data = answer.data;
  // what is shown stays as it is, with its scroll and what was typed, unless something of it is new
  const drawn = JSON.stringify([view.fault, view.data, view.args, screenGround(desk)]);
  if (view.drawn === drawn) return;
  view.drawn = drawn;
  view.tick += 1;
  if (desk.ui.view === screenId(name)) drawView(desk);
}

/** What screens look up besides their own data: which day it is, and what there is for this person to open. */
const screenGround = (desk) => [desk.state.today, desk.state.screens, desk.docs, desk.files, desk.entries].map((one) => (one instanceof Map ? [...one.keys()] : one));

function viewScreen(desk, name) {
  const { text, build } = SCREENS.get(screenId(name));
  const view = screenView(desk, name);
  if (view.fault) return h("div", { class: `hd-notice ${view.fault.kind}`, role: "alert" }, h("div", { class: "hd-notice-text" }, noticeBody(view.fault)));
  if (!view.data) return [screenHead(text), h("p", { class: "hd-empty", role: "status" }, "Đang mở…")];
  return build(desk, view.data, view);
}

/** Show a screen with other arguments (a tab, a year, a filter); the rest of the arguments stays. */
function showWith(desk, name, args) {
  Object.assign(screenView(desk, name).args, args);
  if (desk.ui.view === screenId(name)) keepScreenFresh(desk, name);
  else showView(desk, screenId(name));
}

/** A screen's own request (a preview, an import); shows its notice and resolves with the answer. */
async function askScreen(desk, name, what, args = {}, dialog = null) {
  const answer = await request(desk, { do: "ask", screen: name, what, args });
  if (desk.isGone) return answer;
  if (answer.ok) dialog?.close();
  if (answer.notice) showNotice(desk, answer.notice);
  return answer;
}

const hasScreen = (desk, name) => desk.state.screens.some((screen) => screen.name === name);

// What most screens are made of

/** Title, an optional sentence under it, and buttons at the right. */
const screenHead = (title, { note = "", buttons = [] } = {}) => h("div", { class: "hd-view-head hd-screen-head" },
  h("div", null, h("h2", null, title), note && h("p", { class: "hd-hint" }, note)), h("div", { class: "hd-screen-buttons" }, buttons));

/** Tabs that set the argument `tab`; each {id, text, count?}. The first is chosen where none is, or one that this person hasn't. */
function screenTabs(desk, name, tabs) {
  const wanted = screenView(desk, name).args.tab;
  const chosen = tabs.some(({ id }) => id === wanted) ? wanted : tabs[0].id;
  return h("div", { class: "hd-screen-tabs", role: "group", "aria-label": "Phần của màn hình" }, tabs.map(({ id, text, count }) =>
    h("button", { type: "button", class: "hd-chip", "data-key": `tab-${id}`, "data-tab": id, "aria-pressed": String(id === chosen), onclick: () => showWith(desk, name, { tab: id }) },
      text, count === undefined || count === null ? null : h("span", null, ` ${count}`))));
}

/** From a list where nothing is left to the next tab where something waits. */
function screenNext(desk, name, { tabs, tab }) {
  const next = tabs.slice(tabs.findIndex(({ id }) => id === tab) + 1).find(({ count }) => count);
  return next ? h("p", null, button(`Tiếp theo: ${next.text} (${next.count})`, { kind: "primary", symbol: "right", "data-do": "next-tab", "data-key": "next-tab" }, () => showWith(desk, name, { tab: next.id }))) : null;
}

/** A plain table; `columns` [{text, kind?}], `rows` [{key, cells, kind?, data?}]; `empty` is told where there is no row. */
function screenTable({ label, columns, rows, empty = "Chưa có gì ở đây." }) {
  if (!rows.length) return h("p", { class: "hd-empty" }, empty);
  return h("div", { class: "hd-screen-table", tabindex: "0", role: "region", "aria-label": label }, h("table", { "aria-label": label },
    h("thead", null, h("tr", null, columns.map(({ text, kind = null }) => h("th", { scope: "col", class: kind }, text)))),
    h("tbody", null, rows.map(({ key, cells, kind = null, data = {} }) => h("tr", { class: kind, "data-row-key": key, ...data },
      cells.map((cell, at) => h("td", { class: columns[at]?.kind ?? null }, cell)))))));
}

// Who the learner is, and which day it is

/** Under which post the dialog lists somebody: the first of these that he has a role of. */
const ROLE_GROUPS = [
  { text: "Lãnh đạo cơ quan", roles: ["head_of_office"] }, { text: "Lãnh đạo đơn vị", roles: ["head_of_unit"] },
  { text: "Văn thư, lưu trữ, quản trị", roles: ["registry_clerk", "archivist", "administrator"] }, { text: "Chuyên viên", roles: ["specialist"] },
];

function rolesByGroup(desk) {
  const groupOf = ({ person_id }) => {
    const own = desk.state.plays_roles[person_id] ?? [];
    return ROLE_GROUPS.find(({ roles }) => roles.some((role) => own.includes(role))) ?? ROLE_GROUPS.at(-1);
  };
  return ROLE_GROUPS.map((group) => ({ text: group.text, people: desk.setting.plays.filter((one) => groupOf(one) === group) })).filter(({ people }) => people.length);
}

function chooseRoleDialog(desk) {
  const { plays, person } = desk.setting;
  const choice = (dialog) => (one) => h("li", null, h("button", {
    type: "button", class: "hd-role-choice", "data-person": one.person_id, "aria-current": one.person_id === person.person_id ? "true" : null,
    onclick: async () => {
      const answer = await request(desk, { do: "act_as", person: one.person_id });
      if (desk.isGone) return;
      dialog.close();
      if (answer.notice) showNotice(desk, answer.notice);
    },
  }, icon("user"), h("span", null, h("b", null, one.full_name), h("span", null, one.position)), one.person_id === person.person_id && tag("đang chọn", "mine")));
  openDialog(desk, {
    name: "act-as", title: "Đổi vai", size: plays.length > 6 ? "medium" : "small",
    body: (dialog) => [
      h("p", null, "Anh/chị lần lượt làm việc của các vai sau. Mỗi vai thấy những chức năng của mình."),
      h("div", { class: "hd-role-groups" }, rolesByGroup(desk).map(({ text, people }) => [h("h3", null, text), h("ul", { class: "hd-roles", "aria-label": text }, people.map(choice(dialog)))])),
    ],
  });
}

function clockDialog(desk) {
  const today = desk.state.today;
  const toDate = dateField(desk, "to_date", "Chuyển đến ngày", { value: shiftIso(today, 1) });
  const jumps = [["Ngày mai", shiftIso(today, 1)], ["Tuần sau", shiftIso(today, 7)], ["Tháng sau", shiftMonth(today, 1)], ["Năm sau", shiftMonth(today, 12)]];
  formDialog(desk, {
    name: "clock", title: "Lịch của cơ quan", size: "small",
    intro: [h("p", null, `Hôm nay của cơ quan là ${desk.state.today_text}. Lịch chỉ chuyển tới, không lùi lại; trong những ngày đó người khác vẫn làm việc của họ${hasScreen(desk, "notices") ? ", cả việc anh (chị) chưa kịp làm thay" : ""}.`),
      h("div", { class: "hd-chips" }, jumps.map(([text, iso]) => button(text, { kind: "small", "data-do": `jump-${iso}` }, () => { toDate.control.value = showIso(iso); toDate.control.focus(); })))],
    fields: [toDate], yes: "Chuyển lịch",
    run: async (dialog) => {
      if (await perform(desk, { type: "advance_clock", to_date: toDate.value() }, dialog)) await noticesMeanwhile(desk, today);
    },
  });
}
