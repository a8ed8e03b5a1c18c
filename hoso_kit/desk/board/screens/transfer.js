/* Nộp lưu: due dates, batches for the archive, what became of them, files kept back. */

defineScreen({ name: "transfer", text: "Nộp lưu", symbol: "send", group: "archive", build: transferBuild });

const TRANSFER_TAGS = { later: "plain", soon: "warn", overdue: "bad", kept: "mine", not_obliged: "plain", unsettled: "warn", open: "plain", waiting: "mine", accepted: "ok", returned: "bad" };
const TRANSFER_COLUMNS = ["Số TT", "Số, ký hiệu hồ sơ", "Tiêu đề hồ sơ", "Thời gian tài liệu", "Thời hạn bảo quản", "Số tờ/ Số trang", "Ghi chú"];

function transferBuild(desk, data, view) {
  const parts = { due: transferDue, gather: transferGather, sent: transferSent, kept: transferKept };
  const tab = view.args.tab ?? "due";
  return [
    screenHead("Nộp lưu", { note: `Hồ sơ của tôi trên đường vào ${data.terms.archive}.` }),
    screenTabs(desk, "transfer", [
      { id: "due", text: "Đến hạn", count: data.counts.due || null },
      { id: "gather", text: "Chuẩn bị nộp", count: data.gathered.length || null },
      { id: "sent", text: "Đã nộp", count: data.counts.returned ? `(${data.counts.returned} trả lại)` : null },
      { id: "kept", text: "Giữ lại", count: data.kept.length || null },
    ]),
    parts[tab](desk, data, view),
  ];
}

/** Notation and title in one cell; another year's file bears its year. */
const transferName = (file) => h("b", { class: "hd-name" }, fileName(file.name));
// what is still to be done before the transfer is done on the file's card
const transferLink = (desk, file) => (desk.files.has(file.name) ? h("b", { class: "hd-name" }, fileLink(desk, file.name)) : transferName(file));

// Đến hạn

function transferDue(desk, data) {
  return [
    h("p", { class: "hd-hint" }, `${data.rules.join("; ")}.`),
    screenTable({
      label: "Hồ sơ của tôi và hạn nộp lưu", empty: "Anh (chị) chưa có hồ sơ nào phải nộp lưu.",
      columns: [{ text: "Số, ký hiệu" }, { text: "Tiêu đề hồ sơ" }, { text: data.terms.maintenance }, { text: "Kết thúc", kind: "date" }, { text: "Hạn nộp lưu", kind: "date" }, { text: "Tình trạng" }, { text: "Còn phải làm trước khi nộp" }, { text: "", kind: "do" }],
      rows: data.due.map((file) => ({
        key: file.name, kind: file.state === "overdue" ? "late" : null, data: { "data-file": file.name, "data-state": file.state },
        cells: [
          transferLink(desk, file), [file.title, file.is_construction && [" ", tag(file.settlement_text ? `xây dựng cơ bản, quyết toán ${file.settlement_text}` : "xây dựng cơ bản, chưa quyết toán", "plain")]],
          [file.maintenance, fileExpiry(file)], file.end_text || "–",
          h("span", { class: file.state === "overdue" ? "transfer-late" : null }, file.last_text || "–"),
          [tag(file.state_text, TRANSFER_TAGS[file.state]), h("small", null, file.notice), file.strict_text && h("small", null, `Tính theo ngày: ${file.strict_text}.`), file.law_notice && h("small", null, file.law_notice)],
          transferMissing(file), transferDueButtons(desk, file),
        ],
      })),
    }),
  ];
}

function transferMissing(file) {
  const missing = file.checks.filter((check) => !check.is_met);
  if (file.batch_id) return [tag(`trong đợt ${file.batch_id}`, "mine"), h("small", null, "chưa gửi")];
  if (!missing.length) return tag("Sẵn sàng", "ok");
  return h("ul", { class: "hd-missing" }, missing.map((check) => h("li", { class: check.is_blocking ? "stops" : null }, check.missing)));
}

function transferDueButtons(desk, file) {
  const canRetain = ["overdue", "soon", "kept"].includes(file.state) && file.status !== "returned";
  return h("div", { class: "transfer-do" },
    file.status === "returned" && button("Mở lại để sửa…", { kind: "link", "data-do": "reopen", "data-key": `reopen-${file.name}`, label: `Mở lại để sửa hồ sơ ${file.name}` }, () => reopenDialog(desk, file.name)),
    file.status === "open" && button("Xem hồ sơ", { kind: "link", "data-do": "show-file", "data-key": `show-${file.name}`, label: `Xem hồ sơ ${file.name}` }, () => chooseFile(desk, file.name)),
    canRetain && button(file.state === "kept" ? "Gia hạn giữ lại…" : "Giữ lại…", { kind: "link", "data-do": "retain", "data-key": `retain-${file.name}`, label: `${file.state === "kept" ? "Gia hạn giữ lại" : "Giữ lại"} hồ sơ ${file.name}` }, () => transferRetainDialog(desk, file)),
    file.status !== "retained" && button("Công trình…", { kind: "link", "data-do": "construction", "data-key": `build-${file.name}`, label: `Công trình của hồ sơ ${file.name}` }, () => transferConstructionDialog(desk, file)));
}

function transferConstructionDialog(desk, file) {
  const box = h("input", { type: "checkbox", id: uid("build"), checked: file.is_construction, "data-field": "is_construction" });
  const day = dateField(desk, "settlement_date", "Ngày quyết toán công trình", { value: file.settlement_date, isRequired: false, wide: true, hint: "Để trống khi chưa quyết toán; hạn nộp lưu sẽ tính khi có ngày này." });
  formDialog(desk, {
    name: "construction", title: `Hồ sơ xây dựng cơ bản: ${file.name}`, size: "small", yes: "Lưu",
    intro: [h("p", null, file.title), h("div", { class: "hd-tick" }, box, h("label", { for: box.id }, "Đây là hồ sơ xây dựng cơ bản")),
      h("p", { class: "hd-hint" }, "Hạn nộp lưu của hồ sơ xây dựng cơ bản tính từ ngày công trình được quyết toán (Điều 30 khoản 2 điểm a).")],
    fields: [day],
    run: (dialog) => perform(desk, { type: "mark_construction", file_notation: file.name, is_construction: box.checked, settlement_date: box.checked ? day.value() || null : null }, dialog),
  });
}

// Chuẩn bị nộp

function transferGather(desk, data, view) {
  view.chosen ??= new Set();
  const free = data.due.filter((file) => !file.batch_id);
  for (const name of [...view.chosen]) if (!free.some((file) => file.name === name && !file.stopped.length)) view.chosen.delete(name);
  return [
    data.gathered.map((batch) => transferBatch(desk, batch)),
    h("h3", { class: "hd-screen-title" }, data.gathered.length ? "Lập thêm đợt nộp lưu" : "Chọn hồ sơ để nộp"),
    transferChooser(desk, data, view, free),
  ];
}

function transferChooser(desk, data, view, free) {
  const name = h("input", { type: "text", autocomplete: "off", value: data.next_batch_id, maxlength: 50, "data-field": "batch_id", "data-key": "batch-name", "aria-label": "Tên đợt nộp lưu" });
  const maker = button("", { kind: "primary", symbol: "plus", "data-do": "make-batch", "data-key": "make-batch" }, async () => {
    const done = await perform(desk, { type: "make_transfer_batch", batch_id: name.value.normalize("NFC").trim(), case_files: [...view.chosen] });
    if (done) view.chosen.clear();
  });
  const tell = () => {
    maker.querySelector("span").textContent = `Lập đợt nộp lưu (${view.chosen.size} hồ sơ)`;
    maker.disabled = view.chosen.size === 0;
  };
  maker.append(h("span", null));
  tell();
  // one file that can't be sent would stop its whole batch
  const box = (file) => h("input", { type: "checkbox", checked: view.chosen.has(file.name), disabled: file.stopped.length > 0, "data-choose": file.name, "data-key": `choose-${file.name}`,
    title: file.stopped.length ? `Chưa chọn được: ${file.stopped.join(" ")}` : null, "aria-label": file.stopped.length ? `Chưa chọn được hồ sơ ${file.name}: ${file.stopped.join(" ")}` : `Chọn hồ sơ ${file.name}: ${file.title}`,
    onchange: (event) => { if (event.target.checked) view.chosen.add(file.name); else view.chosen.delete(file.name); tell(); } });
  return [
    screenTable({
      label: "Hồ sơ có thể đưa vào đợt nộp lưu", empty: "Không còn hồ sơ nào ngoài các đợt đã lập.",
      columns: [{ text: "" }, { text: "Số, ký hiệu" }, { text: "Tiêu đề hồ sơ" }, { text: "Thời gian tài liệu" }, { text: data.terms.maintenance }, { text: "Văn bản / trang", kind: "number" }, { text: "Hạn nộp lưu", kind: "date" }, { text: "Còn phải làm trước khi nộp" }],
      rows: free.map((file) => ({
        key: file.name, data: { "data-file": file.name }, kind: file.state === "overdue" ? "late" : null,
        cells: [box(file), transferLink(desk, file), file.title, file.period || "–", file.maintenance, `${file.doc_total} / ${file.page_total}`,
          h("span", { class: file.state === "overdue" ? "transfer-late" : null }, file.last_text || "–"), [file.stopped.length > 0 && tag("Chưa nộp được", "plain"), transferMissing(file)]],
      })),
    }),
    free.length > 0 && h("div", { class: "hd-screen-bar" }, h("span", { "aria-hidden": "true" }, "Tên đợt"), name, maker),
  ];
}

const transferTotals = (batch) => `${batch.file_total} hồ sơ, ${batch.doc_total} văn bản, ${batch.page_total} trang`;

/** A batch that isn't sent: the Mục lục hồ sơ, tài liệu nộp lưu with its seven columns. */
function transferBatch(desk, batch) {
  const id = batch.batch_id;
  return h("section", { class: "hd-batch", "aria-label": `Đợt nộp lưu ${id}`, "data-batch": id },
    h("div", { class: "hd-batch-head" }, h("h3", null, `Đợt ${id}`), tag("chưa gửi", "warn"), h("span", { class: "hd-hint" }, `Lập ngày ${batch.made_text} · ${transferTotals(batch)}`), h("span", { class: "hd-grow" }),
      formMenu(desk, ["transfer_list", "handover_record"], { about: { batch_id: id }, label: `In, tải giấy tờ của đợt ${id}` }),
      button("Hủy đợt…", { kind: "danger", symbol: "trash", "data-do": "discard-batch", "data-key": `discard-${id}`, label: `Hủy đợt ${id}` }, () => confirmDialog(desk, {
        name: "discard-batch", title: `Hủy đợt nộp lưu ${id}?`, yes: "Hủy đợt", lines: ["Các hồ sơ trong đợt giữ nguyên và có thể đưa vào đợt khác."],
        run: (dialog) => perform(desk, { type: "discard_transfer_batch", batch_id: id }, dialog),
      })),
      button("Gửi nộp lưu…", { kind: "primary", symbol: "send", "data-do": "submit-batch", "data-key": `submit-${id}`, label: `Gửi nộp lưu đợt ${id}` }, () => confirmDialog(desk, {
        name: "submit-batch", title: `Nộp lưu đợt ${id}?`, yes: "Gửi nộp lưu",
        lines: [`Đợt gồm ${transferTotals(batch)}.`, "Gửi rồi thì hồ sơ không sửa được nữa, cho đến khi lưu trữ tiếp nhận hoặc trả lại."],
        run: (dialog) => perform(desk, { type: "submit_transfer", batch_id: id }, dialog),
      }))),
    batch.not_ready.length > 0 && h("ul", { class: "hd-missing" }, batch.not_ready.map((file) => h("li", { class: "stops" }, `Hồ sơ ${file.name} chưa nộp được: ${file.missing.join(" ")}`))),
    plainTable(`Mục lục hồ sơ nộp lưu của đợt ${id}`, TRANSFER_COLUMNS, batch.lines));
}

// Đã nộp

function transferSent(desk, data, view) {
  if (!data.sent.length) return h("p", { class: "hd-empty" }, "Chưa nộp đợt nào. Chọn hồ sơ ở phần Chuẩn bị nộp.");
  return data.sent.map((batch) => h("section", { class: "hd-batch", "aria-label": `Đợt nộp lưu ${batch.batch_id}`, "data-batch": batch.batch_id },
    h("div", { class: "hd-batch-head" }, h("h3", null, `Đợt ${batch.batch_id}`), batch.is_decided ? tag("đã kiểm tra xong", "ok") : tag("lưu trữ đang kiểm tra", "mine"),
      h("span", { class: "hd-hint" }, `Nộp ngày ${batch.submitted_text} · ${transferTotals(batch)}`), h("span", { class: "hd-grow" }),
      formMenu(desk, ["transfer_list", "handover_record"], { about: { batch_id: batch.batch_id }, label: `In, tải giấy tờ của đợt ${batch.batch_id}` })),
    screenTable({
      label: `Kết quả của đợt ${batch.batch_id}`,
      columns: [{ text: "Số, ký hiệu" }, { text: "Tiêu đề hồ sơ" }, { text: data.terms.maintenance }, { text: "Kết quả" }, { text: "Ngày", kind: "date" }, { text: "Lý do trả lại" }, { text: "", kind: "do" }],
      rows: batch.lines.map((line) => ({
        key: `${batch.batch_id}-${line.name}`, data: { "data-file": line.name, "data-state": line.state },
        cells: [transferName(line), line.title, line.maintenance, tag(line.state_text, TRANSFER_TAGS[line.state]), line.decided_text || "–", line.reason || "–", transferNextStep(desk, line, view)],
      })),
    })));
}

/** A returned file goes its way: reopen, mend and close, gather anew. */
function transferNextStep(desk, line, view) {
  const { name, next_step: step } = line;
  if (step === "reopen") return button("Mở lại để sửa…", { kind: "primary", "data-do": "reopen", "data-key": `reopen-${name}`, label: `Mở lại để sửa hồ sơ ${name}` }, () => reopenDialog(desk, name));
  if (step === "mend") return button("Sửa rồi kết thúc lại", { "data-do": "show-file", "data-key": `show-${name}`, label: `Sửa rồi kết thúc lại hồ sơ ${name}` }, () => chooseFile(desk, name));
  if (step === "gather") return button("Nộp lại", { kind: "primary", "data-do": "gather-again", "data-key": `again-${name}`, label: `Nộp lại hồ sơ ${name}` }, () => { (view.chosen ??= new Set()).add(name); showWith(desk, "transfer", { tab: "gather" }); });
  return null;
}

// Giữ lại

function transferKept(desk, data) {
  const can = data.due.filter((file) => data.retainable.includes(file.name));
  return [
    h("p", { class: "hd-hint" }, "Hồ sơ đến hạn mà còn cần cho công việc được giữ lại không quá 02 năm kể từ ngày đến hạn, khi người đứng đầu cơ quan đồng ý bằng văn bản (Điều 31 khoản 3 điểm d). Danh mục giữ lại gửi cho lưu trữ."),
    h("div", { class: "hd-screen-bar" },
      button("Giữ lại hồ sơ…", { kind: "primary", symbol: "lock", "data-do": "retain", "data-key": "retain", disabled: can.length === 0 }, () => transferRetainDialog(desk, can[0], can)),
      data.kept.length > 0 && formMenu(desk, ["retained_list"], { about: { person: data.person }, label: "In, tải Danh mục hồ sơ giữ lại" }),
      can.length === 0 && h("span", { class: "hd-hint" }, "Chưa có hồ sơ đã kết thúc nào tới hạn nộp lưu.")),
    screenTable({
      label: "Hồ sơ được giữ lại", empty: "Không giữ lại hồ sơ nào.",
      columns: [{ text: "Số, ký hiệu" }, { text: "Tiêu đề hồ sơ" }, { text: data.terms.maintenance }, { text: "Đến hạn nộp lưu", kind: "date" }, { text: "Giữ đến ngày", kind: "date" }, { text: "Nhiều nhất đến", kind: "date" }, { text: "Văn bản đồng ý" }, { text: "Lý do" }, { text: "Còn" }],
      rows: data.kept.map((row) => ({
        key: row.name, kind: row.days_left < 0 ? "late" : null, data: { "data-file": row.name },
        cells: [transferName(row), row.title, row.maintenance, row.due_text, row.until_text, row.limit_text, row.consent_text, row.reason || "–",
          row.days_left < 0 ? tag(`quá ${-row.days_left} ngày`, "bad") : row.left_text],
      })),
    }),
  ];
}

function transferRetainDialog(desk, file, choices = null) {
  const which = choices && choices.length > 1 && selectField("file_notation", "Hồ sơ", { value: file.name, isRequired: true, wide: true, options: choices.map((one) => ({ value: one.name, text: `${one.name} – ${one.title}` })) });
  const chosen = () => (which ? choices.find((one) => one.name === which.value()) : file);
  const symbol = textField("consent_symbol", "Số, ký hiệu văn bản đồng ý", { isRequired: true, example: "12/UBND-VP", hint: "Của người đứng đầu cơ quan, tổ chức." });
  const day = dateField(desk, "consent_date", "Ngày văn bản đồng ý", {});
  const until = dateField(desk, "until_date", "Giữ lại đến ngày", { hint: `Không quá ${file.retain_limit_text}.` });
  const reason = textField("reason", "Lý do giữ lại", { rows: 2 });
  which?.control?.addEventListener("change", () => { until.node.querySelector(".hd-hint").textContent = `Không quá ${chosen().retain_limit_text}.`; });
  formDialog(desk, {
    name: "retain", title: which ? "Giữ lại hồ sơ đến hạn nộp lưu" : `Giữ lại hồ sơ ${file.name}`, size: "medium", yes: "Giữ lại",
    intro: which ? null : h("p", null, `${file.title} – đến hạn nộp lưu ngày ${file.due_text}.`),
    fields: [which, symbol, day, until, reason].filter(Boolean),
    run: (dialog) => perform(desk, { type: "retain_case_file", file_notation: chosen().name, consent_symbol: symbol.value(), consent_date: day.value(), until_date: until.value(), reason: reason.value() }, dialog),
  });
}
