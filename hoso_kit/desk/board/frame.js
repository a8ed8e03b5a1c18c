/* Header, notice bar and navigation. */

function drawHeader(desk) {
  const { setting, state } = desk;
  const { filed, mine, closed, open } = state.progress;
  const share = mine ? Math.min(100, Math.round((100 * filed) / mine)) : 0;
  paint(desk, desk.part.head, [desk.era, state.progress, state.last_score, state.submitted_text], () => [
    h("div", { class: "hd-office" }, h("b", null, setting.office.short_name), h("span", null, setting.today_text)),
    h("div", { class: "hd-role", title: `${setting.person.full_name} – ${setting.person.position}` }, icon("user"),
      h("span", null, h("b", null, setting.person.full_name), h("span", null, `Vai: ${setting.person.position}`))),
    h("div", { class: "hd-exercise" }, h("h1", null, setting.exercise.title),
      h("span", null, setting.exercise.mode === "marked" ? "Bài chấm điểm" : "Bài luyện tập", state.submitted_text ? ` · ${state.submitted_text}` : "")),
    h("div", { class: "hd-progress" },
      h("span", null, h("b", null, `${filed}/${mine}`), " văn bản của tôi đã vào hồ sơ"),
      h("div", { class: "hd-bar", role: "progressbar", "aria-label": "Văn bản của tôi đã vào hồ sơ", "aria-valuemin": 0, "aria-valuemax": 100, "aria-valuenow": share },
        h("i", { style: `width:${share}%` })),
      h("span", null, `Hồ sơ: ${open} đang thực hiện · ${closed} đã kết thúc`)),
    h("div", { class: "hd-score" }, h("span", null, "Điểm gần nhất"),
      h("b", null, state.last_score === null || state.last_score === undefined ? "–" : formatNumber(state.last_score), h("small", null, `/${formatNumber(setting.exercise.points)}`))),
  ]);
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
  const { ui, setting, state } = desk;
  const counts = Object.fromEntries(BOXES.map((box) => [box.id, setting.documents.filter((doc) => doc.box === box.id).length]));
  counts.list = desk.entries.size;
  counts.files = state.case_files.filter((file) => file.is_mine).length;
  counts.history = state.history.length;
  const link = ({ id, text, symbol }) => h("button", {
    type: "button", class: "hd-nav-link", "data-key": `nav-${id}`, "data-view": id, "aria-current": ui.view === id ? "page" : null,
    onclick: () => showView(desk, id),
  }, icon(symbol), h("span", null, text), counts[id] === undefined ? null : h("span", { class: "hd-count" }, String(counts[id])));
  paint(desk, desk.part.nav, [desk.era, ui.view, counts], () => [BOXES.map(link), h("hr"), VIEWS.map(link)]);
}

function showView(desk, view) {
  const { ui } = desk;
  ui.view = view;
  if (isBoxView(view) && ui.box !== view) {
    ui.box = view;
    ui.sort = { key: "", isDown: false };
    clearSelection(desk);
    ui.current = null;
    desk.part.grid.scrollTop = 0;
  }
  draw(desk);
}
