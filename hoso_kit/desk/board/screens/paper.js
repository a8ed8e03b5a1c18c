/* Paper and mixed files: the carrier, and the paper work that the law asks for at a file's end. */

const PAPER_CARRIERS = [["electronic", "Điện tử"], ["paper", "Giấy"], ["mixed", "Giấy và điện tử"]].map(([value, text]) => ({ value, text }));

/** The field for the carrier; null in an office without paper files. */
function paperCarrierField(desk, file = null) {
  if (!hasScreen(desk, "paper")) return null;
  return selectField("carrier", "Vật mang tin", { value: file?.paper?.carrier ?? "electronic", options: PAPER_CARRIERS, hint: "Giấy và điện tử: hồ sơ có cả hai phần." });
}

/** The action that follows from the field, if it says anything new. */
function paperCarrierActions(field, notation, before = "electronic") {
  return field && field.value() !== before ? [{ type: "set_carrier", file_notation: notation, carrier: field.value() }] : [];
}

/**
 * The duties and facts of a paper file as one part of a form. `period()` is the period that is being chosen beside
 * it; `actions()` are the steps that the filled-in facts mean; `refresh()` asks again what the law wants.
 */
function paperWork(desk, notation, period = () => "") {
  const file = () => desk.files.get(notation);
  const { paper } = file();
  const duties = h("div", null);
  const sheets = textField("sheet_total", "Đánh số tờ, từ tờ 1 đến tờ", { value: paper.sheet_total ? String(paper.sheet_total) : "", wide: false, example: "ví dụ 12", hint: "Ghi số của tờ cuối cùng." });
  sheets.control.inputMode = "numeric";
  const count = () => (/^\d{1,6}$/.test(sheets.value()) ? Number(sheets.value()) : null);
  sheets.check = () => sheets.fail(sheets.value() && count() === null ? "Xin ghi số tờ bằng chữ số, ví dụ 12." : "");
  const box = textField("box", "Hộp số", { wide: false, hint: "Ghi vào chứng từ kết thúc; có thể để trống." });
  const condition = textField("condition", "Tình trạng tài liệu", { example: "ví dụ: đầy đủ, nguyên vẹn" });
  const note = textField("closing_note", "Chứng từ kết thúc", { value: paper.closing_note, rows: 5, hint: "Bấm “Soạn theo số liệu” để có bản nháp rồi sửa lại cho đúng." });
  const listed = h("input", { type: "checkbox", id: uid("listed"), "data-field": "contents_list" });
  listed.checked = paper.has_contents_list;
  const ask = () => request(desk, { do: "look", screen: "paper", args: { file_notation: notation, maintenance: period(), sheets: count(), box: box.value(), condition: condition.value() } });
  const drawDuties = (lines) => duties.replaceChildren(paperDuties(lines.filter((duty) => duty.id !== "maintenance_confirmed")));
  let asked = 0;
  const refresh = async () => {
    const turn = ++asked;
    const answer = await ask();
    // an answer about the period that was chosen before comes too late
    if (turn === asked && answer.ok && answer.data?.duties && !desk.isGone) drawDuties(answer.data.duties);
  };
  const compose = button("Soạn theo số liệu", { symbol: "edit", "data-do": "compose-note" }, async () => {
    if (!sheets.check()) { sheets.control.focus(); return; }
    const answer = await ask();
    if (answer.ok && answer.data?.draft_note) { note.control.value = answer.data.draft_note; note.control.focus(); }
  });
  drawDuties(paper.duties);
  const node = h("fieldset", { class: "paper-work hd-form" }, h("legend", null, `Phần giấy của hồ sơ (${lower(paper.carrier_text)})`), duties,
    sheets.node, box.node, condition.node,
    h("div", { class: "hd-tick" }, listed, h("label", { for: listed.id }, "Đã viết Mục lục văn bản và đặt vào hồ sơ")),
    note.node, h("div", null, compose));
  const actions = () => {
    const now = file().paper;
    const text = note.value();
    return [
      sheets.value() && !(now.is_numbered && now.sheet_total === count()) && { type: "number_sheets", file_notation: notation, sheet_total: count() },
      listed.checked && !now.has_contents_list && { type: "write_contents_list", file_notation: notation },
      text && !(now.has_closing_note && now.closing_note === text) && { type: "write_closing_note", file_notation: notation, text },
    ].filter(Boolean);
  };
  return { node, control: sheets.control, check: () => sheets.check(), actions, refresh };
}

/** What the law asks for and whether it is done. */
function paperDuties(duties) {
  return h("ul", { class: "paper-list", "aria-label": "Việc phải làm khi kết thúc hồ sơ" }, duties.map((duty) =>
    h("li", { class: duty.is_done ? "done" : "open", "data-duty": duty.id, "data-done": String(duty.is_done) }, icon(duty.is_done ? "check" : "ring"),
      h("span", null, h("b", null, duty.missing || duty.name), h("span", { class: "hd-sr" }, duty.is_done ? " (đã xong)" : " (chưa xong)"), h("small", null, ` ${duty.citation}`)))));
}

/** The same apart from ending the file: it may be done while the file is filled, and after its end. */
function paperDialog(desk, notation) {
  const work = paperWork(desk, notation);
  formDialog(desk, {
    name: "paper", title: `Hồ sơ giấy ${notation}`, size: "medium", yes: "Lưu", fields: [work], update: work.refresh,
    intro: h("p", { class: "hd-card-title" }, desk.files.get(notation).title),
    run: async (dialog) => {
      const actions = work.actions();
      if (actions.length) await performAll(desk, actions, dialog);
      else showNotice(desk, { kind: "info", title: "Chưa có gì thay đổi" });
    },
  });
}
