/* Who looked at and used which file and document: counts, the latest visits, the use of the whole system. */

defineScreen({ name: "who_saw", text: "Lượt xem, sử dụng", symbol: "zoom", group: "files", build: who_sawBuild });

function who_sawBuild(desk, data, view) {
  const tab = view.args.tab ?? "files";
  const isList = tab === "files" || tab === "documents";
  const query = h("input", { type: "search", value: view.args.query ?? "", placeholder: "Tìm số, ký hiệu, tiêu đề, trích yếu…", "aria-label": "Tìm hồ sơ, văn bản", "data-field": "who-saw-query", "data-key": "who-saw-query",
    onchange: () => showWith(desk, "who_saw", { query: query.value }) });
  const every = h("input", { type: "checkbox", checked: view.args.every === true, id: "who-saw-every", "data-field": "who-saw-every", "data-key": "who-saw-every", onchange: () => showWith(desk, "who_saw", { every: every.checked }) });
  return [
    screenHead("Lượt xem, sử dụng", { note: `${data.sees_all ? "" : "Hồ sơ của anh (chị) và văn bản trong đó: "}${data.views} lượt xem, ${data.refused} lượt bị từ chối. Căn cứ: ${data.count_citation}; ${data.citation}` }),
    screenTabs(desk, "who_saw", [{ id: "files", text: "Theo hồ sơ", count: data.files.length || null }, { id: "documents", text: "Theo văn bản", count: data.documents.length || null }, { id: "lines", text: "Mới nhất" }, ...(data.use ? [{ id: "use", text: "Cả hệ thống" }] : [])]),
    isList && h("div", { class: "who_saw-bar" }, h("div", { class: "hd-search" }, icon("search"), query), h("label", { for: "who-saw-every" }, every, " Cả hồ sơ, văn bản chưa ai xem")),
    isList ? who_sawRows(desk, data[tab], tab) : tab === "use" && data.use ? who_sawUse(data.use) : who_sawLines(data.lines),
  ];
}

const who_sawRows = (desk, rows, tab) => screenTable({
  label: tab === "files" ? "Lượt xem theo hồ sơ" : "Lượt xem theo văn bản", empty: "Chưa có lượt xem nào. Mở một hồ sơ hay văn bản thì lượt xem được ghi ở đây.",
  columns: [{ text: tab === "files" ? "Hồ sơ" : "Văn bản" }, { text: "Lượt xem", kind: "number" }, { text: "Người xem" }, { text: "Lần cuối", kind: "date" }, { text: "Bị từ chối", kind: "number" }, { text: "", kind: "do" }],
  rows: rows.map((row) => ({ key: row.item, data: { "data-item": row.item }, cells: [[h("b", null, row.what), h("small", null, row.about)], String(row.views), row.people || "–", row.last_text || "–", row.refused ? tag(String(row.refused), "bad") : "–",
    button("Lịch sử…", { kind: "small", "data-do": "item-history", "data-key": `item-${row.item}`, label: `Lịch sử của ${row.what}` }, () => who_sawHistory(desk, row))] })),
});

async function who_sawHistory(desk, row) {
  const answer = await request(desk, { do: "ask", screen: "who_saw", what: "history", args: { item: row.item } });
  if (desk.isGone) return;
  if (!answer.ok) { showNotice(desk, answer.notice); return; }
  const { lines, people } = answer.data;
  openDialog(desk, {
    name: "item-history", title: `Ai đã xem, đã dùng ${row.kind === "case_file" ? `hồ sơ ${row.what}` : row.what}`, size: "wide",
    body: () => [
      h("p", { class: "hd-card-title" }, row.about),
      people.length > 0 && h("ul", { class: "hd-chips", "aria-label": "Số lượt xem của từng người" }, people.map((one) => h("li", null, tag(`${one.full_name}: ${one.total} lượt xem`, "mine")))),
      screenTable({ label: "Lịch sử sử dụng", empty: "Chưa ai xem hay sử dụng.", columns: [{ text: "Ngày", kind: "date" }, { text: "Người" }, { text: "Việc" }, { text: "Kết quả" }],
        rows: lines.map((line, at) => ({ key: String(at), cells: [line.date_text, [h("b", null, line.full_name), h("small", null, line.position)], [line.text, line.is_by_himself && h("small", null, "tự làm khi lịch cơ quan chuyển")],
          line.is_refused ? tag("bị từ chối", "bad") : line.is_view ? tag("đã xem", "plain") : tag("đã làm", "ok")] })) }),
    ],
    actions: (dialog) => [button("Đóng", { kind: "primary" }, dialog.close)],
  });
}

const who_sawLines = (lines) => screenTable({
  label: "Lượt xem", empty: "Chưa có lượt xem nào.",
  columns: [{ text: "Ngày", kind: "date" }, { text: "Người xem" }, { text: "Đã xem" }, { text: "Kết quả" }],
  rows: lines.map((line) => ({ key: String(line.n), cells: [line.date_text, [h("b", null, line.full_name), ` – ${line.position}`], line.what, line.is_refused ? tag("bị từ chối", "bad") : tag("đã xem", "ok")] })),
});

const who_sawUse = (use) => [
  h("p", { class: "hd-hint" }, h("b", { "data-visits": use.visits }, `${use.visits} lượt đăng nhập`), `, ${use.total} thao tác và lượt xem, ${use.refused} lần bị từ chối. Căn cứ: ${use.citation}`),
  h("p", { class: "hd-hint" }, use.visit_rule),
  h("div", { class: "who_saw-columns" },
    screenTable({ label: "Theo tài khoản", columns: [{ text: "Tài khoản" }, { text: "Đăng nhập", kind: "number" }, { text: "Thao tác", kind: "number" }],
      rows: use.people.map((one) => ({ key: one.person, data: { "data-account": one.person }, cells: [[h("b", null, one.full_name), ` – ${one.position}`], String(one.visits), String(one.total)] })) }),
    screenTable({ label: "Theo ngày", empty: "Chưa có thao tác nào.", columns: [{ text: "Ngày", kind: "date" }, { text: "Đăng nhập", kind: "number" }, { text: "Thao tác", kind: "number" }],
      rows: use.days.map((one) => ({ key: one.day, data: { "data-day": one.day }, cells: [one.date_text, String(one.visits), String(one.total)] })) })),
];
