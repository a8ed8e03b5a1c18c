/* Putting documents in and taking them out. */

async function fileDocs(desk, notation, ids, dialog = null) {
  const { choices } = desk.ui;
  const isDone = await perform(desk, { type: "file_document", file_notation: notation, documents: ids }, dialog);
  if (isDone) {
    // a clerk who has meanwhile chosen the next documents keeps them chosen
    if (desk.ui.choices === choices) clearSelection(desk);
    chooseFile(desk, notation, { isAfterFiling: true });
  }
  return isDone;
}

async function takeOut(desk, notation, ids, dialog = null) {
  const isDone = await perform(desk, { type: "take_out_document", file_notation: notation, documents: ids }, dialog);
  if (isDone) draw(desk);
  return isDone;
}

/** Documents dropped on (or sent to) an entry: file them, or offer to open the file first. */
function sendTo(desk, notation, ids) {
  if (!ids.length) return;
  if (desk.files.has(notation)) fileDocs(desk, notation, ids);
  else openListedDialog(desk, notation, ids);
}

const docCount = (ids) => `${ids.length} văn bản`;

function docSummary(desk, ids) {
  return h("ul", { class: "hd-doc-list" }, ids.slice(0, 5).map((id) => {
    const doc = desk.docs.get(id);
    return h("li", null, h("b", null, docName(doc)), ` – ${subjectLine(doc)}`);
  }), ids.length > 5 && h("li", null, `… và ${ids.length - 5} văn bản nữa`));
}

/** One choice of a picker dialog. */
function choice(notation, title, status, run, doName) {
  return h("li", null, h("button", { type: "button", class: "hd-choice", "data-file": notation, "data-do": doName, onclick: run },
    h("b", null, notation), h("span", null, title), h("small", null, status)));
}

function pickFileDialog(desk, ids) {
  if (!ids.length) return;
  const files = openFiles(desk);
  const entries = [...desk.entries.values()].filter((entry) => entry.is_mine && entry.year === treeList(desk).year && !desk.files.has(entry.file_notation));
  openDialog(desk, {
    name: "pick-file", title: `Đưa ${docCount(ids)} vào hồ sơ`,
    body: (dialog) => [
      docSummary(desk, ids),
      h("h3", null, "Hồ sơ đang mở"),
      files.length
        ? h("ul", { class: "hd-choices" }, files.map((file) => choice(file.file_notation, file.title, `${file.doc_total} văn bản`, () => fileDocs(desk, file.file_notation, ids, dialog), "choose-file")))
        : h("p", { class: "hd-empty" }, "Chưa có hồ sơ nào đang mở."),
      entries.length > 0 && [h("h3", null, "Mở hồ sơ theo Danh mục rồi đưa vào"),
        h("ul", { class: "hd-choices" }, entries.map((entry) => choice(entry.file_notation, entry.title, "chưa mở", () => { dialog.close(); openListedDialog(desk, entry.file_notation, ids); }, "choose-entry")))],
    ],
    actions: (dialog) => [
      button("Mở hồ sơ ngoài Danh mục…", { symbol: "plus" }, () => { dialog.close(); openUnlistedDialog(desk, ids); }),
      h("span", { class: "hd-grow" }), button("Thôi", { "data-do": "cancel" }, dialog.close),
    ],
  }).node.querySelector(".hd-choice")?.focus();
}

function takeOutDialog(desk, ids) {
  const files = desk.state.case_files.map((file) => [file, ids.filter((id) => filedIn(desk, id).includes(file.file_notation))]).filter(([, own]) => own.length);
  if (!files.length) return;
  openDialog(desk, {
    name: "take-out", title: "Lấy văn bản ra khỏi hồ sơ",
    body: (dialog) => [
      docSummary(desk, ids),
      h("h3", null, "Lấy ra khỏi hồ sơ nào?"),
      h("ul", { class: "hd-choices" }, files.map(([file, own]) => choice(file.file_notation, file.title, docCount(own), () => takeOut(desk, file.file_notation, own, dialog), "choose-file"))),
    ],
    actions: (dialog) => button("Thôi", { "data-do": "cancel" }, dialog.close),
  }).node.querySelector(".hd-choice")?.focus();
}
