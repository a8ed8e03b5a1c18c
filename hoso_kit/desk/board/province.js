/* The made-up province: made once on this computer, then searched and read. The search is the Desk's own (finding.js). */

const PROVINCE_PAUSE = 600;

function renderProvince({ model, el }) {
  const desk = newDesk(model);
  const isFull = document.body.classList.contains("hoso-voila");
  desk.root.classList.add("province");
  desk.root.classList.toggle("hoso-full", isFull);
  desk.setting = model.get("setting");
  // no signature is verified here, so the sheets say no more than that somebody signed
  desk.state = { ...EMPTY_STATE, filed: {}, screens: [{ name: "province" }] };
  desk.reader = { openDocument: (ref) => openFound(desk, "document", ref), openFile: (ref) => openFound(desk, "case_file", ref) };
  buildParts(desk);
  desk.part.frame.replaceChildren(provinceHead(desk, isFull), desk.part.view);
  desk.part.view.hidden = false;
  const stop = listen(desk, { "change:state": () => drawProvince(desk) }, () => drawProvince(desk));
  // nothing typed here may reach the notebook around it
  desk.root.addEventListener("keydown", (event) => event.stopPropagation());
  el.append(desk.root);
  drawProvince(desk);
  return stop;
}

function provinceHead(desk, isFull) {
  const { case_files: files, documents, years } = desk.setting.about;
  return h("header", { class: "hd-head" },
    h("div", { class: "hd-exercise" }, h("h1", null, "Tra cứu toàn tỉnh (giả định)"), h("span", null, `${files} · ${documents} · ${years} · mọi tên người, tên cơ quan đều là giả định`)),
    // outside of Voila the start page is no page
    isFull && h("a", { class: "hd-button onhead", href: "gallery.ipynb" }, icon("left"), "Trang bài tập"));
}

/** The offer to make it, how far the making is, or the search; whichever it is time for. */
function drawProvince(desk) {
  Object.assign(desk.state, desk.model.get("state"));
  const { province } = desk.state;
  if (province.phase === "ready") {
    desk.ui.view = "find";
    drawView(desk);
    return;
  }
  const isMaking = province.phase === "making";
  desk.ui.view = province.phase;
  paint(desk, desk.part.view, [province], () => h("div", { class: "province-card" }, isMaking ? provinceProgress(desk) : provinceOffer(desk)));
  if (!isMaking) return;
  if (province.percent % 10 === 0) announce(desk, province.text);
  waitForProvince(desk);
}

/** Ask how far it is until it is done; another page may be the one that makes it. */
async function waitForProvince(desk) {
  if (desk.isWaiting) return;
  desk.isWaiting = true;
  while (!desk.isGone && desk.state.province.phase === "making") {
    await new Promise((resolve) => setTimeout(resolve, PROVINCE_PAUSE));
    if (!desk.isGone) await request(desk, { do: "progress" });
  }
  desk.isWaiting = false;
}

async function askProvince(desk, body) {
  const answer = await request(desk, body);
  if (!desk.isGone && answer.notice) showNotice(desk, answer.notice);
}

function provinceOffer(desk) {
  const { about } = desk.setting;
  const { notice, problem, free } = desk.state.province;
  return [
    h("h2", null, "Tạo dữ liệu để tra cứu"),
    h("p", null, "Trang này tìm trong hồ sơ, văn bản của mọi cơ quan trong một tỉnh giả định, nhiều như ở một tỉnh thật. Dữ liệu được tạo ngay trên máy này, chỉ một lần; không tải gì từ Internet."),
    h("dl", { class: "hd-list" }, factRow("Gồm", `${about.case_files} và ${about.documents}, các năm ${about.years}`), factRow("Chỗ trên ổ đĩa", `${about.size} (còn trống ${free})`), factRow("Thời gian", about.time)),
    notice && h("p", { class: "hd-callout" }, icon("info"), h("span", null, notice)),
    problem && h("p", { class: "hd-warn-line", role: "alert" }, icon("warn"), ` ${problem}`),
    h("div", { class: "hd-buttons" }, button("Tạo dữ liệu tỉnh", { kind: "primary", symbol: "plus", "data-do": "make", "data-key": "make", disabled: Boolean(problem) }, () => askProvince(desk, { do: "make" }))),
  ];
}

function provinceProgress(desk) {
  const { percent, text } = desk.state.province;
  return [
    h("h2", null, "Đang tạo dữ liệu tỉnh"),
    h("div", { class: "province-bar", role: "progressbar", "aria-label": "Tạo dữ liệu tỉnh", "aria-valuemin": 0, "aria-valuemax": 100, "aria-valuenow": percent, "aria-valuetext": text }, h("i", { style: `width:${percent}%` })),
    h("p", null, h("b", null, `${percent}%`), ` ${text}`),
    h("p", { class: "hd-hint" }, "Có thể đóng trang này rồi mở lại sau: việc tạo vẫn tiếp tục, miễn là cửa sổ lệnh còn mở."),
    h("div", { class: "hd-buttons" }, button("Hủy", { symbol: "close", "data-do": "cancel-making", "data-key": "cancel-making" }, () => askProvince(desk, { do: "cancel" }))),
  ];
}

/** Show a result: a document as its sheet, a case file as its card with its documents. Both only to be read. */
async function openFound(desk, kind, ref) {
  const answer = await request(desk, { do: "open", kind, ref });
  if (desk.isGone) return;
  if (!answer.ok) { showNotice(desk, answer.notice); return; }
  const { document: doc, case_file: file, person, filed } = answer.data;
  const actions = (dialog) => [h("span", { class: "hd-grow" }), button("Đóng", { kind: "primary" }, dialog.close)];
  if (file) {
    desk.files.set(ref, file);
    openDialog(desk, { name: "found-file", title: `Hồ sơ ${file.short_notation} năm ${file.file_catalog}`, size: "medium", body: () => openedCard(desk, file), actions });
    return;
  }
  desk.people.set(person.person_id, person);
  desk.state.filed[ref] = filed;
  openDialog(desk, { name: "found-document", title: docName(doc), size: "page", body: () => [sheetFacts(desk, doc), sheet(desk, doc)], actions });
}
