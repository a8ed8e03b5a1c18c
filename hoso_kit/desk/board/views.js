/* Other views of the main pane. */

function drawView(desk) {
  const { ui, part } = desk;
  const isBox = isBoxView(ui.view);
  desk.root.dataset.view = isBox ? "box" : ui.view;
  part.tools.hidden = part.docs.hidden = part.sheetPane.hidden = !isBox;
  part.view.hidden = isBox;
  if (isBox) desk.root.classList.remove("wide");
  if (isBox) return;
  const builders = { find: viewFind, list: viewFileList, files: viewMyFiles, retention: viewRetention, history: viewHistory, brief: viewBrief };
  const still = { retention: [], brief: [], find: [ui.find.form, ui.find.saved, [...desk.files.keys()]] };
  const signature = [desk.era, ui.view, still[ui.view] ?? (SCREENS.has(ui.view) ? [screenView(desk, ui.view).tick] : [desk.tick, ui.markedEntry])];
  const screen = SCREENS.get(ui.view);
  desk.root.classList.toggle("wide", Boolean(screen));
  const hasChanged = part.view.dataset.view !== ui.view;
  part.view.dataset.view = ui.view;
  paint(desk, part.view, signature, () => (screen ? viewScreen(desk, ui.view) : builders[ui.view](desk)));
  if (hasChanged) part.view.scrollTop = 0;
  if (ui.view === "find") keepFindFresh(desk);
  if (screen) keepScreenFresh(desk, ui.view);
  drawPhone(desk);
}

const fileLink = (desk, notation) => button(fileName(notation), { kind: "link", "data-key": `file-${notation}`, label: `Xem hồ sơ ${notation}` }, () => chooseFile(desk, notation));

/** The printed Danh mục hồ sơ: five columns and the totals at its foot. */
function viewFileList(desk) {
  const list = desk.setting.file_list;
  const entryRow = (entry) => h("tr", { class: entry.is_mine ? "mine" : "", "data-file": entry.file_notation },
    [fileLink(desk, entry.file_notation), entry.title, entry.maintenance, entry.creator_name, entry.description].map((cell) => h("td", null, cell)));
  const titleRow = (text, kind) => h("tr", { class: kind }, h("td", null), h("td", null, text), h("td", null), h("td", null), h("td", null));
  const rows = list.headings.flatMap((heading) => [
    titleRow(headingTitle(heading), "heading"), ...(heading.entries ?? []).map(entryRow),
    ...(heading.subheadings ?? []).flatMap((sub) => [titleRow(`${sub.ordinal}. ${sub.name}`, "sub"), ...sub.entries.map(entryRow)]),
  ]);
  const all = list.headings.flatMap(headingEntries);
  const permanent = all.filter((entry) => lower(entry.maintenance) === "vĩnh viễn").length;
  const decided = readIso(list.decision_date);
  return [h("div", { class: "hd-view-head" }, h("h2", null, "Danh mục hồ sơ"), formMenu(desk, ["file_list"])), h("div", { class: "hd-form-sheet" },
    h("p", { class: "b big" }, "DANH MỤC HỒ SƠ"), h("p", { class: "b" }, `Năm ${list.file_catalog}`),
    h("p", { class: "i" }, `(Kèm theo Quyết định số ${list.decision_symbol} ${decided ? sheetDate("", list.decision_date) : ""} của ${desk.setting.office.organ_name})`),
    formTable(["Số và ký hiệu hồ sơ", "Tên đề mục và tiêu đề hồ sơ", desk.setting.terms.maintenance, "Người lập hồ sơ", "Ghi chú"], rows),
    h("div", { class: "left" }, h("p", null, `Danh mục hồ sơ này có ${all.length} hồ sơ, bao gồm:`),
      h("p", null, `${permanent} hồ sơ bảo quản vĩnh viễn;`), h("p", null, `${all.length - permanent} hồ sơ bảo quản có thời hạn.`)))];
}

/** The last day of an ended file's period, under the period; one that ends by no calendar says so itself. */
const fileExpiry = (file) => /^\d/.test(file.expiry_text) && h("small", { class: "hd-until" }, `đến ${file.expiry_text}`);

function viewMyFiles(desk) {
  const files = desk.state.case_files.filter((file) => file.is_mine);
  const head = ["Số và ký hiệu", "Tiêu đề hồ sơ", desk.setting.terms.maintenance, "Bắt đầu", "Kết thúc", "Văn bản", "Trang", "Trạng thái"];
  const closed = desk.state.closed.filter((one) => one.is_mine);
  return [
    h("div", { class: "hd-view-head" }, h("h2", null, "Hồ sơ của tôi"), h("span", { class: "hd-grow" }),
      files.length > 0 && formMenu(desk, ["case_file_list"]),
      button("Mở hồ sơ ngoài Danh mục…", { symbol: "plus", "data-do": "open-unlisted", "data-key": "view-unlisted" }, () => openUnlistedDialog(desk))),
    files.length
      ? h("div", { class: "hd-scroll", tabindex: "0", role: "region", "aria-label": "Hồ sơ của tôi" }, stacking(h("table", { class: "hd-table files" },
        h("thead", null, h("tr", null, head.map((text) => h("th", { scope: "col" }, text)))),
        h("tbody", null, files.map((file) => h("tr", { "data-file": file.file_notation },
          [fileLink(desk, file.file_notation), [file.title, file.is_listed ? null : [" ", tag("ngoài Danh mục", "plain")]], [file.maintenance, fileExpiry(file)], file.start_text, file.end_text || "–", String(file.doc_total), String(file.page_total),
            [tag(file.status_text, file.status === "open" ? "mine" : file.status === "returned" ? "warn" : "ok"), file.locks?.length > 0 && [" ", tag("đóng băng", "bad")]]].map((cell) => h("td", null, cell))))))))
      : h("p", { class: "hd-empty" }, "Anh (chị) chưa mở hồ sơ nào. Chọn một dòng trong Danh mục hồ sơ rồi bấm Mở hồ sơ."),
    closed.map((one) => h("section", { "aria-label": `Hồ sơ ${one.file_notation}`, "data-closed": one.file_notation }, h("b", { class: "hd-name" }, `Hồ sơ ${one.file_notation}`), fileClosing(one))),
  ];
}

function viewRetention(desk) {
  return [h("div", { class: "hd-view-head" }, h("h2", null, "Bảng thời hạn")),
    retentionTable(desk, { query: desk.ui.retentionQuery, remember: (text) => { desk.ui.retentionQuery = text; } })];
}

const HISTORY_WORD = { action: "Đã làm", refused: "Bị từ chối", note: "Ghi chú" };

function viewHistory(desk) {
  const { history } = desk.state;
  const kind = { action: "ok", refused: "bad", note: "plain" };
  return [
    h("div", { class: "hd-view-head" }, h("h2", null, "Nhật ký thao tác")),
    history.length
      ? h("div", { class: "hd-scroll", tabindex: "0", role: "region", "aria-label": "Nhật ký thao tác" }, stacking(h("table", { class: "hd-table" },
        h("thead", null, h("tr", null, ["Thao tác", "Ngày", "Kết quả", "Nội dung"].map((text) => h("th", { scope: "col" }, text)))),
        h("tbody", null, [...history].reverse().map((line) => h("tr", { "data-entry": line.n, class: line.n === desk.ui.markedEntry ? "marked" : "" },
          h("td", null, String(line.n)), h("td", null, line.date_text), h("td", null, tag(HISTORY_WORD[line.kind] ?? line.kind, kind[line.kind] ?? "plain")), h("td", null, line.text)))))))
      : h("p", { class: "hd-empty" }, "Chưa có thao tác nào."),
  ];
}

function showEntry(desk, n) {
  desk.ui.markedEntry = n;
  showView(desk, "history");
  desk.part.view.querySelector(`[data-entry="${Number(n)}"]`)?.scrollIntoView({ block: "center" });
}

function briefContent(desk) {
  const { brief } = desk.setting;
  return h("div", { class: "hd-brief" },
    brief.story.map((text) => h("p", null, text)),
    h("h3", null, isFree(desk) ? "Cách dùng" : "Việc cần làm"), h("ol", null, brief.tasks.map((text) => h("li", null, text))),
    h("p", { class: "hd-callout" }, icon("info"), h("span", null, isFree(desk) ? "Mọi tên người, tên cơ quan ở đây là giả định. Mỗi thao tác được lưu ngay; có thể dừng rồi làm tiếp." : "Mọi tên người, tên cơ quan trong bài là giả định. Bài làm được lưu sau từng thao tác; có thể dừng rồi làm tiếp.")));
}

const viewBrief = (desk) => [h("div", { class: "hd-view-head" }, h("h2", null, desk.setting.brief.title)), briefContent(desk)];

/** On the first visit the brief comes first; a reload in the same browser tab does not repeat it. */
function greet(desk) {
  const { exercise, variant, office, brief } = desk.setting;
  const key = `hoso-brief:${exercise.id}:${variant}:${office.organ_name}`;
  try {
    if (sessionStorage.getItem(key)) return;
    sessionStorage.setItem(key, "1");
  } catch {
    // A browser that forbids storage shows the brief on every visit.
  }
  openDialog(desk, {
    name: "brief", title: brief.title, size: "medium", body: () => briefContent(desk),
    actions: (dialog) => button(isFree(desk) ? "Vào văn phòng" : "Bắt đầu làm bài", { kind: "primary", symbol: "check", "data-do": "start" }, dialog.close),
    onclose: () => focusRow(desk),
  });
}
