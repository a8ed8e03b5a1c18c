/* Header, notice bar and navigation. */

function drawHeader(desk) {
  const { setting, state } = desk;
  const { filed, mine, closed, open } = state.progress;
  const share = mine ? Math.min(100, Math.round((100 * filed) / mine)) : 0;
  const canMoveClock = hasScreen(desk, "clock");
  const isPlayed = setting.exercise.points > 0;
  paint(desk, desk.part.head, [desk.era, state.progress, state.last_score, state.submitted_text, state.today_text, state.edition_notice, canMoveClock, state.screens.find((one) => one.name === "notices")], () => [
    h("div", { class: "hd-office" }, h("b", null, setting.office.short_name), canMoveClock
      ? button(state.today_text, { kind: "onhead", symbol: "calendar", label: `${state.today_text}. Chuyển lịch của cơ quan`, "data-do": "clock", "data-key": "clock" }, () => clockDialog(desk))
      : h("span", null, state.today_text)),
    roleBox(desk),
    noticesBell(desk),
    h("div", { class: "hd-exercise" }, h("h1", null, setting.exercise.title),
      h("span", null, MODE_NAMES[setting.exercise.mode] ?? "", state.submitted_text ? ` · ${state.submitted_text}` : "", state.edition_notice ? ` · ${state.edition_notice}` : "")),
    isPlayed && h("div", { class: "hd-progress" },
      h("span", null, h("b", null, `${filed}/${mine}`), " văn bản của tôi đã vào hồ sơ"),
      h("div", { class: "hd-bar", role: "progressbar", "aria-label": "Văn bản của tôi đã vào hồ sơ", "aria-valuemin": 0, "aria-valuemax": 100, "aria-valuenow": share },
        h("i", { style: `width:${share}%` })),
      h("span", null, `Hồ sơ: ${open} đang thực hiện · ${closed} đã kết thúc`)),
    isPlayed && h("div", { class: "hd-score" }, h("span", null, "Điểm gần nhất"),
      h("b", null, state.last_score === null || state.last_score === undefined ? "–" : formatNumber(state.last_score), h("small", null, `/${formatNumber(setting.exercise.points)}`))),
  ]);
}

const MODE_NAMES = { marked: "Bài chấm điểm", practice: "Bài luyện tập", free: "Thực hành tự do, không chấm điểm" };

/** An office for free play: no task, no marks. */
const isFree = (desk) => desk.setting.exercise.mode === "free";

/** Exercises are read from the year's beginning; who works in the office wants the newest first. */
const firstSort = (desk) => ({ key: "", isDown: isFree(desk) });

/** Who the learner is just now; a button where he may take other parts. */
function roleBox(desk) {
  const { person, plays } = desk.setting;
  const who = [icon("user"), h("span", null, h("b", null, person.full_name), h("span", null, `Vai: ${person.position}`))];
  const title = `${person.full_name} – ${person.position}`;
  if ((plays ?? []).length < 2) return h("div", { class: "hd-role", title }, who);
  return h("button", { type: "button", class: "hd-role", title, "aria-label": `${person.full_name}, Vai: ${person.position}. Đổi vai`, "data-do": "act-as", "data-key": "act-as", onclick: () => chooseRoleDialog(desk) }, who, icon("down"));
}

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
      h("p", null, "Anh (chị) lần lượt làm việc của các vai sau. Mỗi vai thấy những chức năng của mình."),
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
    intro: [h("p", null, `Hôm nay của cơ quan là ${desk.state.today_text}. Lịch chỉ chuyển tới, không lùi lại; trong những ngày đó người khác vẫn làm việc của họ${hasScreen(desk, "notices") ? ", kể cả việc của vai anh (chị) chưa làm" : ""}.`),
      h("div", { class: "hd-chips" }, jumps.map(([text, iso]) => button(text, { kind: "small", "data-do": `jump-${iso}` }, () => { toDate.control.value = showIso(iso); toDate.control.focus(); })))],
    fields: [toDate], yes: "Chuyển lịch",
    run: async (dialog) => {
      if (await perform(desk, { type: "advance_clock", to_date: toDate.value() }, dialog)) await noticesMeanwhile(desk, today);
    },
  });
}

function drawBar(desk) {
  const notice = desk.state.notice;
  const bar = desk.part.bar;
  const signature = notice ? JSON.stringify(notice) : "";
  bar.hidden = !notice || desk.ui.hasHiddenNotice === signature;
  paint(desk, bar, [signature], () => notice && h("div", { class: `hd-notice wide ${notice.kind}`, role: notice.kind === "error" ? "alert" : "status" },
    h("div", { class: "hd-notice-text" }, noticeBody(notice)),
    button("", { kind: "quiet icon", symbol: "close", label: "Ẩn thông báo" }, () => { desk.ui.hasHiddenNotice = signature; drawBar(desk); })));
}

function drawNav(desk) {
  const { ui, state } = desk;
  const docs = [...desk.docs.values()];
  const counts = Object.fromEntries(BOXES.map((box) => [box.id, docs.filter((doc) => doc.box === box.id).length]));
  counts.list = desk.setting.file_list.headings.flatMap(headingEntries).length;
  counts.files = state.case_files.filter((file) => file.is_mine).length;
  counts.history = state.history.length;
  const link = ({ id, text, symbol }) => h("button", {
    type: "button", class: "hd-nav-link", "data-key": `nav-${id}`, "data-view": id, "aria-current": ui.view === id ? "page" : null,
    onclick: () => showView(desk, id),
  }, icon(symbol), h("span", null, id === "brief" && isFree(desk) ? "Giới thiệu" : text), counts[id] === undefined ? null : h("span", { class: "hd-count" }, String(counts[id])));
  const shown = state.screens.map(({ name }) => SCREENS.get(screenId(name))).filter(Boolean);
  for (const { name, count } of state.screens) counts[screenId(name)] = count || undefined;
  const replaced = new Set(shown.map((screen) => screen.replaces));
  const inGroup = (group) => [
    ...(group === "documents" ? BOXES : VIEWS).filter((view) => (view.group ?? "documents") === group && !replaced.has(view.id) && isNeeded(desk, view.id)),
    ...shown.filter((screen) => screen.group === group && screen.symbol && !replaced.has(screen.name)),
  ];
  const groups = NAV_GROUPS.map(({ id, text }) => ({ id, text, views: inGroup(id) }));
  chooseStart(desk, groups.flatMap(({ views }) => views.map(({ id }) => id)));
  paint(desk, desk.part.nav, [desk.era, ui.view, counts, state.screens.map(({ name }) => name)], () => groups.map(({ id, text, views }) => {
    if (!views.length) return null;
    return [shown.length ? h("h2", { class: "hd-nav-group" }, text) : id !== "documents" && id !== "system" && h("hr"), views.map(link)];
  }));
}

/** Plain views that these roles work without, in an office that has further screens for their work. */
const WORKS_WITHOUT = {
  incoming: ["administrator"], outgoing: ["administrator"], files: ["administrator"],
  draft: ["administrator", "archivist", "registry_clerk", "head_of_office"], retention: ["administrator", "registry_clerk", "head_of_office"],
};

function isNeeded(desk, view) {
  const { roles } = desk.state;
  const hasOwnWork = ["administration", "registers", "archive"].some((name) => hasScreen(desk, name));
  return !hasOwnWork || !WORKS_WITHOUT[view] || !roles.length || !roles.every((role) => WORKS_WITHOUT[view].includes(role));
}

/** Until somebody has chosen a view: the first list of documents, or the screen of who has no such list. */
function chooseStart(desk, offered) {
  const { ui } = desk;
  if (ui.hasChosenView) return;
  ui.view = [ui.box, "administration", ...offered].find((id) => offered.includes(id)) ?? ui.view;
}

function showView(desk, view) {
  const { ui } = desk;
  ui.hasChosenView = true;
  ui.view = view;
  ui.step = "list";
  ui.detail = null;
  leaveResult(desk);
  desk.drawer?.close();
  desk.drawer = null;
  if (isBoxView(view) && ui.box !== view) {
    ui.box = view;
    ui.sort = firstSort(desk);
    clearSelection(desk);
    ui.current = null;
    desk.part.grid.scrollTop = 0;
  }
  draw(desk);
}
