/* What waits for me, and what other people did: the bell in the header, the screen, and the list after the clock. */

defineScreen({
  name: "notices", text: "Thông báo", symbol: "bell", group: "system",
  build: (desk, data, view) => {
    const tab = view.args.tab ?? "mine";
    return [
      screenHead("Thông báo", { note: tab === "others" ? "Việc người khác tự làm trong những ngày đã qua; việc hệ thống không cho làm cũng ghi lại." : "Việc đang chờ anh (chị), việc quá hạn trước. Xong việc nào thì thông báo đó tự mất." }),
      screenTabs(desk, "notices", [{ id: "mine", text: "Việc của tôi", count: data.notices.length || null }, { id: "others", text: "Người khác đã làm", count: data.others.length || null }]),
      tab === "others" ? noticesActs(desk, data.others, "Trong văn phòng chưa ai tự làm gì. Chuyển lịch cơ quan thì họ mới có ngày để làm.") : noticesMine(desk, data, view),
    ];
  },
});

/** The bell of the header: how many things wait; opens the screen. Null in an office without notices. */
function noticesBell(desk) {
  const screen = desk.state.screens.find((one) => one.name === "notices");
  if (!screen) return null;
  const waits = screen.count ?? 0;
  return button(waits ? String(waits) : "", { kind: `onhead notices-bell ${waits ? "waits" : ""}`, symbol: "bell", label: waits ? `${waits} thông báo chờ anh (chị)` : "Không có thông báo nào chờ", "data-do": "bell", "data-key": "bell" },
    () => showWith(desk, "notices", { tab: "mine", kind: "" }));
}

function noticesMine(desk, data, view) {
  const kinds = new Map();
  for (const one of data.notices) kinds.set(one.kind, { text: one.kind_text, count: (kinds.get(one.kind)?.count ?? 0) + 1 });
  const chosen = kinds.has(view.args.kind) ? view.args.kind : "";
  const chip = (id, text, count) => h("button", { type: "button", class: "hd-chip", "data-key": `kind-${id}`, "data-kind": id, "aria-pressed": String(id === chosen), onclick: () => showWith(desk, "notices", { kind: id }) }, text, h("span", null, ` ${count}`));
  return [
    kinds.size > 1 && h("div", { class: "hd-chips", role: "group", "aria-label": "Loại thông báo" }, chip("", "Tất cả", data.notices.length), [...kinds].map(([id, { text, count }]) => chip(id, text, count))),
    screenTable({
      label: "Việc đang chờ", empty: "Không có việc nào chờ anh (chị) lúc này.",
      columns: [{ text: "Ngày", kind: "date" }, { text: "Loại" }, { text: "Nội dung" }, { text: "", kind: "do" }],
      rows: data.notices.filter((one) => !chosen || one.kind === chosen).map((one) => ({
        key: noticesKey(one), kind: one.weight === "bad" ? "late" : null, data: { "data-notice-kind": one.kind },
        cells: [[one.date_text, one.is_late && h("small", { class: "notices-late" }, "quá hạn"), one.is_new && h("small", { class: "notices-new" }, "hôm nay")], tag(one.kind_text, one.weight),
          [one.text, h("small", null, citationText(one.citation, one.confidence))],
          noticesOpen(desk, one)],
      })),
    }),
  ];
}

/** The same line under another number stays the same: its kind and its thing, or its words where it is of no thing. */
const noticesKey = (one) => `${one.kind}-${[one.doc_id, one.file, one.delivery].filter(Boolean).join("-") || one.text}`;

/** What the line speaks of, and where its work is done; only what this person has. */
function noticesOpen(desk, one) {
  const key = noticesKey(one);
  const about = one.text.slice(0, 60);
  return h("div", { class: "notices-open" },
    one.doc_id && desk.docs.has(one.doc_id) && button("Xem văn bản", { kind: "link", "data-do": "notice-document", "data-key": `notice-doc-${key}`, label: `Xem văn bản: ${about}` }, () => sheetDialog(desk, one.doc_id)),
    one.file && (desk.files.has(one.file) || desk.entries.has(one.file)) && button("Xem hồ sơ", { kind: "link", "data-do": "notice-file", "data-key": `notice-file-${key}`, label: `Xem hồ sơ: ${about}` }, () => chooseFile(desk, one.file)),
    one.screen && hasScreen(desk, one.screen) && button("Xử lý", { kind: "small", symbol: "right", "data-do": "notice-screen", "data-key": `notice-go-${key}`, label: `Xử lý: ${about}` },
      () => showWith(desk, one.screen, { ...(one.part && { tab: one.part }), ...(one.doc_id && { doc: one.doc_id }), ...(one.delivery && { delivery: one.delivery }), ...(one.year && { year: one.year }) }, one.doc_id || one.file)));
}

function noticesActs(desk, acts, empty) {
  return screenTable({
    label: "Việc người khác đã làm", empty,
    columns: [{ text: "Ngày", kind: "date" }, { text: "Ai" }, { text: "Việc" }, { text: "Kết quả" }],
    rows: acts.map((act, at) => ({ key: String(at), cells: [act.date_text, [h("b", null, act.full_name), h("small", null, act.position)],
      [`${act.text}.`, act.refusal && h("small", null, `Hệ thống không cho: ${act.refusal}`)], act.is_done ? tag("đã làm", "ok") : tag("chưa làm được", "warn")] })),
  });
}

/** After the clock moved: who did what in the meantime. Nothing is shown where nothing happened. */
async function noticesMeanwhile(desk, before) {
  if (!hasScreen(desk, "notices")) return;
  const { ok, data } = await request(desk, { do: "ask", screen: "notices", what: "since", args: { day: before } });
  if (desk.isGone || !ok) return;
  const lines = [data.post > 0 && `${data.post} văn bản, bì thư mới đến Văn thư.`, data.news > 0 && `${data.news} thông báo mới cho anh (chị).`].filter(Boolean);
  if (!data.acts.length) {
    if (lines.length) showNotice(desk, { kind: "info", title: "Trong lúc đó", seen: lines.join(" ") });
    return;
  }
  openDialog(desk, {
    name: "meanwhile", title: "Trong lúc đó", size: "wide",
    body: () => [h("p", null, `Từ ${showIso(before)} đến ${desk.state.today_text}, trong cơ quan đã có những việc sau:`), noticesActs(desk, data.acts, ""), lines.length > 0 && h("p", null, lines.join(" "))],
    actions: (dialog) => [data.news > 0 && button("Xem thông báo", { symbol: "bell", "data-do": "see-notices" }, () => { dialog.close(); showWith(desk, "notices", { tab: "mine", kind: "" }); }), button("Đã rõ", { kind: "primary", "data-do": "close-meanwhile" }, dialog.close)],
  });
}
