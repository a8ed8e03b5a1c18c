/* Check, hints, solution, submission. */

const OUTCOME = {
  MET: { symbol: "check", text: "Đạt" }, PARTLY: { symbol: "half", text: "Đạt một phần" }, UNMET: { symbol: "close", text: "Chưa đạt" },
  NOT_ATTEMPTED: { symbol: "ring", text: "Chưa làm" }, SKIPPED: { symbol: "skip", text: "Chưa xét" }, BROKEN: { symbol: "warn", text: "Máy chấm gặp lỗi" },
};

async function runCheck(desk) {
  if (desk.isChecking) return;
  desk.isChecking = true;
  drawFoot(desk);
  const answer = await request(desk, { do: "check" });
  desk.isChecking = false;
  if (desk.isGone) return;
  if (answer.ok && answer.data?.lines) {
    const { ui } = desk;
    for (const old of desk.part.toasts.querySelectorAll(".done, .info")) old.remove();
    ui.check = answer.data;
    ui.checkedAt = countActions(desk);
    ui.isDockOpen = true;
    ui.criterion = (answer.data.lines.find((line) => line.outcome !== "MET") ?? answer.data.lines[0])?.id ?? null;
    announce(desk, `Kết quả: ${formatNumber(answer.data.score)} trên ${formatNumber(answer.data.points)} điểm.`);
  }
  if (answer.notice) showNotice(desk, answer.notice);
  draw(desk);
}

/** The panel, and a first hint at once for a criterion that has told none: with the panel open, drawing alone shows nothing new. */
async function showHints(desk) {
  const { ui } = desk;
  ui.isDockOpen = true;
  ui.criterion ??= ui.check?.lines.find((line) => line.outcome !== "MET")?.id ?? desk.setting.criteria[0]?.id ?? null;
  if (ui.criterion && !ui.hints.has(ui.criterion)) await nextHint(desk, ui.criterion);
  if (desk.isGone) return;
  draw(desk);
  (desk.part.dock.querySelector('[data-do="next-hint"]') ?? desk.part.dock.querySelector('[aria-current="true"]'))?.focus();
}

async function nextHint(desk, criterion) {
  const answer = await request(desk, { do: "hint", criterion });
  if (desk.isGone) return;
  if (answer.ok && answer.data?.text) {
    const told = desk.ui.hints.get(criterion) ?? { texts: [], of: answer.data.of };
    told.texts[answer.data.number - 1] = answer.data.text;
    told.of = answer.data.of;
    desk.ui.hints.set(criterion, told);
    announce(desk, `Gợi ý ${answer.data.number} trên ${answer.data.of}: ${answer.data.text}`);
  }
  if (answer.notice) showNotice(desk, answer.notice);
  draw(desk);
}

/** The result panel: criteria on the left, the chosen criterion's findings and hints on the right. */
function drawDock(desk) {
  const { ui, part } = desk;
  part.dock.hidden = !ui.isDockOpen;
  if (!ui.isDockOpen) return;
  const isStale = ui.check && ui.checkedAt !== countActions(desk);
  const told = ui.hints.get(ui.criterion);
  paint(desk, part.dock, [desk.era, ui.check, ui.criterion, told, isStale], () => [
    h("div", { class: "hd-dock-head" },
      ui.check
        ? h("h2", null, "Kết quả kiểm tra: ", h("b", { class: "hd-total", "data-score": ui.check.score }, `${formatNumber(ui.check.score)}/${formatNumber(ui.check.points)} điểm`))
        : h("h2", null, "Tiêu chí chấm và gợi ý"),
      isStale && tag("Bài đã thay đổi sau lần kiểm tra này", "warn"),
      h("span", { class: "hd-grow" }),
      button("", { kind: "quiet icon", symbol: "close", label: "Đóng bảng kết quả", "data-key": "dock-close" }, () => { ui.isDockOpen = false; draw(desk); desk.part.foot.querySelector('[data-do="check"]')?.focus(); })),
    h("div", { class: "hd-dock-body" },
      h("ul", { class: "hd-criteria", "aria-label": "Tiêu chí" }, criteriaLines(desk).map((line) => criterionRow(desk, line))),
      h("div", { class: "hd-findings", tabindex: "0", role: "region", "aria-label": "Nhận xét theo tiêu chí" }, criterionDetail(desk))),
  ]);
}

const criteriaLines = (desk) => desk.ui.check?.lines ?? desk.setting.criteria;

function criterionRow(desk, line) {
  const outcome = OUTCOME[line.outcome];
  return h("li", null, h("button", {
    type: "button", class: "hd-criterion", "data-criterion": line.id, "data-outcome": line.outcome, "data-key": `criterion-${line.id}`,
    "aria-current": desk.ui.criterion === line.id ? "true" : null, onclick: () => { desk.ui.criterion = line.id; drawDock(desk); },
  }, outcome && icon(outcome.symbol), h("span", { class: "hd-criterion-title" }, line.title, " ", outcome && h("small", null, line.outcome_text || outcome.text)),
  h("span", { class: "hd-points" }, line.score === undefined ? formatNumber(line.points) : `${formatNumber(line.score)}/${formatNumber(line.points)}`)));
}

function criterionDetail(desk) {
  const { ui } = desk;
  const line = criteriaLines(desk).find((item) => item.id === ui.criterion);
  if (!line) return h("p", { class: "hd-empty" }, "Chọn một tiêu chí để xem nhận xét.");
  const findings = line.findings ?? [];
  return [
    h("h3", null, line.title, " ", OUTCOME[line.outcome] && tag(line.outcome_text || OUTCOME[line.outcome].text, "outcome-" + line.outcome)),
    findings.map((finding) => findingBlock(desk, finding)),
    line.outcome === "MET" && !findings.length && h("p", null, "Tốt, tiêu chí này đã đạt."),
    line.outcome === "NOT_ATTEMPTED" && !findings.length && h("p", null, "Chưa có gì để chấm. Đã làm mà vẫn thấy câu này: đưa thêm văn bản vào, hồ sơ có ít nhất một nửa số văn bản của việc mới được xét."),
    desk.setting.buttons.hint && hintBlock(desk, line),
  ];
}

function findingBlock(desk, finding) {
  const docs = (finding.documents ?? []).filter((id) => desk.docs.has(id));
  const list = (items, build) => items.flatMap((item, at) => (at ? [", ", build(item)] : [build(item)]));
  return h("div", { class: "hd-finding" },
    h("p", null, h("b", null, "Thấy: "), finding.seen),
    finding.advice && h("p", null, h("b", null, "Nên làm: "), finding.advice),
    (docs.length > 0 || finding.file_notation) && h("p", null, h("b", null, "Xem: "),
      finding.file_notation && [button(`hồ sơ ${finding.file_notation}`, { kind: "link", "data-file": finding.file_notation }, () => chooseFile(desk, finding.file_notation)), docs.length > 0 && ", "],
      list(docs, (id) => button(docLabel(desk.docs.get(id)), { kind: "link", "data-doc": id }, () => revealDocs(desk, [id]))),
      docs.length > 1 && [" · ", button(`chọn cả ${docs.length} văn bản`, { kind: "link" }, () => revealDocs(desk, docs))]),
    h("p", { class: "hd-cite" }, finding.citation && [icon("book"), ` ${citationText(finding.citation, finding.confidence)}`],
      finding.actions?.length > 0 && [finding.citation && " · ", "thao tác ", list(finding.actions, (n) => button(String(n), { kind: "link", label: `Xem thao tác ${n} trong Nhật ký`, "data-action": n }, () => showEntry(desk, n)))]));
}

function hintBlock(desk, line) {
  const told = desk.ui.hints.get(line.id) ?? { texts: [], of: null };
  const next = told.texts.length + 1;
  const hasMore = told.of === null || next <= told.of;
  return h("div", { class: "hd-hints" },
    told.texts.map((text, at) => h("p", { class: "hd-told" }, icon("bulb"), h("span", null, h("b", null, `Gợi ý ${at + 1}/${told.of}: `), text))),
    hasMore && button(told.of ? `Xem gợi ý ${next}/${told.of}` : "Xem gợi ý cho tiêu chí này", { symbol: "bulb", "data-do": "next-hint", "data-key": "next-hint" }, () => nextHint(desk, line.id)));
}

function askSolution(desk) {
  confirmDialog(desk, {
    name: "solution", title: "Xem lời giải?", yes: "Xem lời giải",
    lines: ["Lời giải cho biết toàn bộ cách làm. Nên thử Kiểm tra và Gợi ý trước.", "Bài làm hiện tại vẫn giữ nguyên."],
    run: async (dialog) => {
      const answer = await request(desk, { do: "solution" });
      if (desk.isGone) return;
      if (answer.ok) dialog.close();
      if (answer.ok && answer.data) solutionDialog(desk, answer.data);
      else if (answer.notice) showNotice(desk, answer.notice);
    },
  });
}

function solutionDialog(desk, data) {
  openDialog(desk, {
    name: "solution-steps", title: "Lời giải", size: "wide",
    body: () => [
      h("ol", { class: "hd-solution" }, (data.steps ?? []).map((text) => h("li", null, text))),
      (data.files ?? []).map((file) => [
        h("h3", null, `${file.file_notation} – ${file.title}`), h("p", { class: "hd-hint" }, `${desk.setting.terms.maintenance}: ${file.maintenance}`),
        h("ul", { class: "hd-doc-list" }, file.documents.map((id) => {
          const doc = desk.docs.get(id);
          return h("li", null, doc ? [h("b", null, docLabel(doc)), ` – ${subjectLine(doc)}`] : id);
        })),
      ]),
    ],
    actions: (dialog) => button("Đóng", { kind: "primary" }, dialog.close),
  });
}

/** Submit and "new exercise" ask first; the answer's notice tells the result. */
function askFirst(desk, { name, title, lines, yes, body }) {
  confirmDialog(desk, {
    name, title, lines, yes,
    run: async (dialog) => {
      const answer = await request(desk, body);
      if (desk.isGone) return;
      if (answer.ok) dialog.close();
      if (answer.notice) showNotice(desk, answer.notice);
      draw(desk);
    },
  });
}

function askSubmit(desk) {
  const { closed, open } = desk.state.progress;
  askFirst(desk, {
    name: "submit", title: "Nộp bài?", yes: "Nộp bài", body: { do: "submit" },
    lines: [`Hồ sơ: ${closed} đã kết thúc, ${open} đang thực hiện.`, desk.state.submitted_text ? `${desk.state.submitted_text}. Nộp lại sẽ thay bài đã nộp.` : "Giảng viên sẽ nhận bài làm đến thao tác cuối cùng."],
  });
}

function askNewVariant(desk) {
  if (isFree(desk)) {
    askFirst(desk, {
      name: "new-variant", title: "Làm lại từ đầu?", yes: "Làm lại từ đầu", body: { do: "new_variant" },
      lines: ["Văn phòng trở lại ngày đầu tiên, như khi chưa ai làm gì.", "Những việc đã làm được cất lại và không còn hiện trên màn hình."],
    });
    return;
  }
  askFirst(desk, {
    name: "new-variant", title: "Làm bài mới?", yes: "Tạo bài mới", body: { do: "new_variant" },
    lines: ["Máy sẽ tạo một tình huống khác: cơ quan, văn bản và hồ sơ đều mới.", "Bài đang làm sẽ được cất lại và không còn hiện trên màn hình."],
  });
}

async function download(desk) {
  const answer = await request(desk, { do: "download" });
  if (desk.isGone) return;
  if (answer.ok && answer.data?.base64) saveFile(answer.data);
  if (answer.notice) showNotice(desk, answer.notice);
}

function drawFoot(desk) {
  const { ui, setting, part } = desk;
  const { buttons } = setting;
  paint(desk, part.foot, [desk.era, ui.check?.score, ui.isDockOpen, desk.isChecking], () => [
    ui.check && !ui.isDockOpen && button(`Xem kết quả ${formatNumber(ui.check.score)}/${formatNumber(ui.check.points)}`, { kind: "link", "data-key": "show-dock", "data-do": "show-result" }, () => { ui.isDockOpen = true; draw(desk); }),
    h("span", { class: "hd-grow hd-saved" }, ui.check ? "" : isFree(desk) ? "Mỗi thao tác được lưu ngay." : "Bài làm được lưu sau từng thao tác."),
    buttons.new_variant && button(isFree(desk) ? "Làm lại từ đầu…" : "Bài mới…", { symbol: "refresh", "data-do": "new-variant", "data-key": "new-variant" }, () => askNewVariant(desk)),
    buttons.download && button("Tải bài (.zip)", { symbol: "save", "data-do": "download", "data-key": "download" }, () => download(desk)),
    buttons.solution && button("Lời giải…", { symbol: "book", "data-do": "solution", "data-key": "solution" }, () => askSolution(desk)),
    buttons.hint && button("Gợi ý", { symbol: "bulb", "data-do": "hint", "data-key": "hint" }, () => showHints(desk)),
    buttons.submit && button("Nộp bài…", { symbol: "send", "data-do": "submit", "data-key": "submit" }, () => askSubmit(desk)),
    buttons.check && button("Kiểm tra", { kind: "primary", symbol: "check", "data-do": "check", "data-key": "check", title: "Ctrl+Enter", disabled: desk.isChecking, "aria-keyshortcuts": "Control+Enter" }, () => runCheck(desk)),
  ]);
}
