/* Who opened which file and document: latest first, by person, by file or document. */

defineScreen({
  name: "view_history", text: "Lượt xem", symbol: "zoom", group: "files",
  build: (desk, data, view) => {
    const tab = view.args.tab ?? "lines";
    const count = (kind, text, rows) => screenTable({ label: text, empty: "Chưa có lượt xem nào.", columns: [{ text: kind }, { text: "Lượt xem", kind: "number" }], rows });
    return [
      screenHead("Lượt xem hồ sơ, văn bản", { note: `${data.total} lượt xem, ${data.refused} lượt bị từ chối. Căn cứ: ${data.citation}; ${data.count_citation}` }),
      screenTabs(desk, "view_history", [{ id: "lines", text: "Mới nhất" }, { id: "people", text: "Theo người", count: data.people.length }, { id: "items", text: "Theo hồ sơ, văn bản", count: data.items.length }]),
      tab === "people" ? count("Người", "Lượt xem theo người", data.people.map((one) => ({ key: one.person, cells: [[h("b", null, one.full_name), ` – ${one.position}`], String(one.total)] })))
        : tab === "items" ? count("Hồ sơ, văn bản", "Lượt xem theo hồ sơ, văn bản", data.items.map((one) => ({ key: one.what, cells: [one.what, String(one.total)] })))
        : viewHistoryTable(data.lines),
      data.is_capped && tab === "lines" && h("p", { class: "hd-hint" }, `Chỉ hiện ${data.lines.length} lượt gần nhất.`),
    ];
  },
});

const viewHistoryTable = (lines) => screenTable({
  label: "Lượt xem", empty: "Chưa có lượt xem nào.",
  columns: [{ text: "Ngày", kind: "date" }, { text: "Người xem" }, { text: "Đã xem" }, { text: "Kết quả" }],
  rows: lines.map((line) => ({ key: String(line.n), cells: [line.date_text, [h("b", null, line.full_name), ` – ${line.position}`], line.what, line.is_refused ? tag("bị từ chối", "bad") : tag("đã xem", "ok")] })),
});
