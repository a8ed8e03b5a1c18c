/* Retention table. */

/** The searchable table; with `pick`, each row has a button that chooses it. */
function retentionTable(desk, { query = "", pick = null, remember = null }) {
  const { retention } = desk.setting;
  const rows = retention.rows.map((row) => ({ row, ...searchable(row.row, row.group, row.content, row.maintenance) }));
  const body = h("tbody");
  const count = h("span", { class: "hd-hint", role: "status" });
  const fill = (text) => {
    const matches = makeMatcher(text);
    const found = rows.filter(matches).map((entry) => entry.row);
    let group = null;
    body.replaceChildren(...found.flatMap((row) => {
      const lines = [retentionRow(row, pick)];
      if (row.group !== group) lines.unshift(h("tr", { class: "group" }, h("th", { colspan: pick ? 4 : 3, scope: "colgroup" }, group = row.group)));
      return lines;
    }));
    count.textContent = found.length ? `${found.length} dòng` : "Không có dòng nào khớp. Thử từ khác, ví dụ: khen thưởng.";
  };
  const search = h("input", { type: "search", value: query, "aria-label": "Tìm trong Bảng thời hạn", placeholder: "Tìm nội dung, số dòng… (có dấu hay không dấu đều được)", autofocus: pick ? true : null,
    oninput: () => { remember?.(search.value); fill(search.value); } });
  fill(query);
  return [
    h("p", { class: "hd-callout" }, icon("info"), h("span", null, retention.note)),
    h("div", { class: "hd-search" }, icon("search"), search, count),
    h("div", { class: "hd-scroll", tabindex: "0", role: "region", "aria-label": "Bảng thời hạn" }, h("table", { class: "hd-table" },
      h("thead", null, h("tr", null, ["Dòng", "Nội dung hồ sơ, tài liệu", desk.setting.terms.maintenance].map((text) => h("th", { scope: "col" }, text)), pick && h("td", null))), body)),
  ];
}

function retentionRow(row, pick) {
  return h("tr", { "data-row": row.row }, h("td", null, row.row), h("td", null, row.content), h("td", null, row.maintenance),
    pick && h("td", null, button("Chọn", { kind: "small", label: `Chọn dòng ${row.row}: ${row.content}`, "data-do": "choose-row" }, () => pick(row))));
}

function pickRetentionRow(desk, pick) {
  openDialog(desk, {
    name: "retention", title: "Tra Bảng thời hạn", size: "wide tall",
    body: (dialog) => retentionTable(desk, { pick: (row) => { dialog.close(); pick(row); } }),
  });
}
