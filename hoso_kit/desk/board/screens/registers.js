/* Registers and reports of a year: the paper itself on the screen, and the buttons that hand it out. */

defineScreen({
  name: "registers", text: "Sổ và báo cáo", symbol: "book", group: "documents",
  build: (desk, data) => {
    const year = h("select", { "data-field": "register-year", "data-key": "register-year", "aria-label": "Năm", onchange: () => showWith(desk, "registers", { year: Number(year.value) }) },
      data.years.map((one) => h("option", { value: one }, `Năm ${one}`)));
    year.value = String(data.year);
    const body = (format) => ({ do: "ask", screen: "registers", what: "print", args: { tab: data.tab, year: data.year, format } });
    return [
      screenHead("Sổ và báo cáo", {
        note: `${data.name}, ${data.rows} dòng. Căn cứ: ${data.citation}`,
        buttons: [h("div", { class: "registers-year" }, year), desk.setting.formats.filter(({ id }) => id !== "html").map(({ id, name }) =>
          button(`Tải ${name}`, { symbol: "save", "data-do": `save-${id}`, "data-key": `save-${id}`, label: `Tải ${name}: ${data.title}` }, () => fetchPaper(desk, body(id))))],
      }),
      screenTabs(desk, "registers", data.tabs),
      data.closing && h("p", { class: "hd-hint registers-closing" }, icon("info"), ` ${data.is_over ? "Năm đã hết: in sổ" : "Hết năm thì in sổ"} ra giấy đủ các cột, ký nhận và đóng sổ để quản lý; hai việc này làm trên giấy, hệ thống chưa ghi nhận (${data.closing}).`),
      h("iframe", { class: "registers-page", sandbox: "", srcdoc: data.html, title: `Xem mẫu: ${data.title}`, "data-year": data.year }),
    ];
  },
});
