/* Statistics: each person's share as a bar, Biểu mẫu 3, and what is led and lies in no file. */

defineScreen({ name: "statistics", text: "Thống kê", symbol: "half", group: "files", build: statisticsBuild });

function statisticsBuild(desk, data, view) {
  const tab = view.args.tab ?? "people";
  const bodies = { people: statisticsPeople, form: statisticsForm, unfiled: statisticsUnfiled };
  return [
    screenHead("Thống kê lập hồ sơ", { note: `${data.scope_text}. Căn cứ: ${data.citations.join("; ")}`,
      buttons: [tab === "form" && paperMenu(desk, { label: "In, tải Biểu mẫu 3", key: "print-paper", papers: [{ name: "paper", title: "Biểu mẫu 3", citation: data.form.citation,
        body: (format) => ({ do: "ask", screen: "statistics", what: "print", args: { grouping: data.form.grouping, format } }) }] })] }),
    screenTabs(desk, "statistics", [{ id: "people", text: "Theo người" }, { id: "form", text: "Biểu mẫu 3" }, { id: "unfiled", text: "Chưa vào hồ sơ", count: data.unfiled.length || null }]),
    bodies[tab](desk, data),
  ];
}

function statisticsBar(one) {
  if (!one.led) return h("span", { class: "hd-hint" }, "chưa chủ trì văn bản nào");
  const share = Math.round((100 * one.filed) / one.led);
  return h("div", { class: "statistics-share" },
    h("div", { class: "statistics-bar", role: "img", "aria-label": `${one.full_name}: ${one.filed} trên ${one.led} văn bản đã vào hồ sơ, ${one.share_text}` }, h("i", { style: `width:${share}%` })),
    h("span", null, `${one.filed}/${one.led} (${one.share_text})`));
}

const statisticsPeople = (desk, data) => screenTable({
  label: "Hồ sơ theo tài khoản",
  columns: [{ text: "Người" }, { text: "Đơn vị" }, { text: "Hồ sơ đã mở", kind: "number" }, { text: "Đã kết thúc", kind: "number" }, { text: "Văn bản chủ trì đã vào hồ sơ" }],
  rows: data.people.map((one) => ({ key: one.person_id, cells: [h("b", null, one.full_name), one.unit, String(one.files), String(one.closed), statisticsBar(one)] })),
});

function statisticsForm(desk, data) {
  const { form } = data;
  const chips = [["unit", "Theo bộ phận"], ["person", "Theo người chủ trì"]];
  return [
    h("div", { class: "hd-chips", role: "group", "aria-label": "Gộp theo" }, chips.map(([id, text]) =>
      h("button", { type: "button", class: "hd-chip", "data-key": `grouping-${id}`, "data-grouping": id, "aria-pressed": String(form.grouping === id), onclick: () => showWith(desk, "statistics", { grouping: id }) }, text))),
    h("div", { class: "hd-screen-table statistics-form", tabindex: "0", role: "region", "aria-label": "Biểu mẫu 3" }, h("table", { "aria-label": "Biểu mẫu 3" },
      h("thead", null, h("tr", null, form.columns.map((one) => h("th", { scope: "col" }, one.name))), h("tr", { class: "numbers" }, form.columns.map((one) => h("td", null, `(${one.number})`)))),
      h("tbody", null, form.cells.map((cells, at) => h("tr", { class: at === form.cells.length - 1 ? "group" : null }, cells.map((cell, place) => h("td", { class: place > 1 ? "number" : null }, cell))))))),
    h("p", { class: "hd-hint" }, form.note, ` Mẫu: ${form.citation}.`),
  ];
}

const statisticsUnfiled = (desk, data) => screenTable({
  label: "Văn bản chủ trì chưa vào hồ sơ", empty: "Mọi văn bản chủ trì đều đã vào hồ sơ.",
  columns: [{ text: "Văn bản" }, { text: "Người chủ trì" }, { text: "Hạn giải quyết", kind: "date" }, { text: "Tình trạng" }],
  rows: data.unfiled.map((one) => ({ key: one.doc_id, kind: one.is_overdue ? "late" : null, cells: [
    one.may_read ? [button(one.symbol, { kind: "link", "data-do": "look", "data-key": `doc-${one.doc_id}`, label: `Xem ${one.symbol}` }, () => sheetDialog(desk, one.doc_id)), h("div", { class: "hd-organ" }, one.subject)] : h("b", null, one.symbol),
    one.person, one.due_text || "–", tag(one.state_text, one.is_overdue ? "bad" : one.is_settled ? "warn" : "")] })),
});
