/* The whole office to one file and back. A chosen file is told of before anything is done. */

// a large office takes its time to be checked line by line
const BACKUP_LATE_AFTER = 60000;

defineScreen({
  name: "backup", text: "Sao lưu, phục hồi", symbol: "save", group: "system",
  build: (desk, data) => {
    const status = h("p", { class: "hd-hint", role: "status" });
    const progress = h("progress", { hidden: true, "aria-label": "Đang xử lý tệp sao lưu" });
    const busy = (text) => { status.textContent = text; progress.hidden = !text; };
    const chooser = h("input", { type: "file", accept: ".zip,application/zip", class: "hd-sr", tabindex: "-1", "aria-label": "Tệp sao lưu", "data-field": "backup-file", onchange: async () => {
      const [chosen] = chooser.files;
      chooser.value = "";
      if (chosen) await backupInspect(desk, chosen, data.max_size, busy);
    } });
    return [
      screenHead("Sao lưu, phục hồi", { note: `Căn cứ: ${data.citation}` }),
      h("div", { class: "backup-parts" },
        h("section", { "aria-label": "Sao lưu" }, h("h3", null, icon("save"), " Sao lưu"),
          h("p", null, `Toàn bộ văn phòng (tình huống và ${data.entries} dòng nhật ký) vào một tệp. Mỗi phần có mã kiểm tra nên tệp hỏng ở đâu biết ngay ở đó.`),
          button("Tải bản sao lưu", { kind: "primary", symbol: "save", "data-do": "make-backup", "data-key": "make-backup" }, async () => {
            busy("Đang sao lưu…");
            const answer = await request(desk, { do: "ask", screen: "backup", what: "make", args: {} }, BACKUP_LATE_AFTER);
            if (desk.isGone) return;
            busy("");
            if (answer.ok) saveFile(answer.data);
            if (answer.notice) showNotice(desk, answer.notice);
          })),
        h("section", { "aria-label": "Phục hồi" }, h("h3", null, icon("refresh"), " Phục hồi"),
          h("p", null, "Đưa văn phòng trở lại đúng như lúc sao lưu. Việc đang làm được cất sang tệp khác, không mất."),
          button("Chọn tệp sao lưu…", { symbol: "folder", "data-do": "choose-backup", "data-key": "choose-backup" }, () => chooser.click()), chooser)),
      status, progress,
    ];
  },
});

async function backupInspect(desk, chosen, limit, busy) {
  if (chosen.size > limit) {
    showNotice(desk, { kind: "error", title: "Tệp quá lớn", seen: `Tệp ${chosen.name} nặng ${formatNumber(chosen.size / 1e6)} MB; qua trình duyệt chỉ gửi được đến ${formatNumber(limit / 1e6)} MB.`, advice: "Kiểm tra xem có đúng tệp sao lưu không, hoặc nhờ giảng viên phục hồi trên máy chủ." });
    return;
  }
  busy("Đang đọc và kiểm tra tệp…");
  const base64 = await readBase64(chosen);
  if (desk.isGone) return;
  if (base64 === null) {
    busy("");
    showNotice(desk, UNREAD_NOTICE);
    return;
  }
  const answer = await request(desk, { do: "ask", screen: "backup", what: "inspect", args: { base64 } }, BACKUP_LATE_AFTER);
  if (desk.isGone) return;
  busy("");
  if (!answer.ok) { if (answer.notice) showNotice(desk, answer.notice); return; }
  backupRestoreDialog(desk, chosen.name, base64, answer.data);
}

function backupRestoreDialog(desk, name, base64, facts) {
  const row = (text, kept, now) => ({ key: text, cells: [text, kept, now] });
  const restore = async (dialog) => {
    dialog.notices.replaceChildren();
    const answer = await request(desk, { do: "restore", base64, keep_aside: true }, BACKUP_LATE_AFTER);
    if (desk.isGone) return;
    if (answer.ok && desk.dialogs.includes(dialog)) dialog.close();
    if (answer.notice) showNotice(desk, answer.notice);
  };
  openDialog(desk, {
    name: "restore", title: "Phục hồi từ bản sao lưu?", size: "medium",
    body: () => [
      h("p", null, `Tệp ${name} nguyên vẹn.`),
      screenTable({ label: "Bản sao lưu và văn phòng hiện nay", columns: [{ text: "Nội dung" }, { text: "Bản sao lưu" }, { text: "Đang có" }], rows: [
        row("Người học", facts.learner, facts.now.learner), row("Dòng nhật ký", String(facts.entries), String(facts.now.entries)),
        row("Thao tác đã làm", String(facts.actions), String(facts.now.actions)), row("Ngày của dòng cuối", facts.last_text || "–", facts.now.last_text || "–")] }),
      facts.is_same ? h("p", null, "Văn phòng đang đúng như bản sao lưu này, không có gì để phục hồi.")
        : h("p", { class: "hd-warn-line" }, icon("warn"), ` Việc đang làm (${facts.now.entries} dòng nhật ký) sẽ được cất sang tệp khác rồi văn phòng trở lại như trong bản sao lưu.`),
    ],
    actions: (dialog) => [button(facts.is_same ? "Đóng" : "Thôi", { "data-do": "cancel" }, dialog.close),
      !facts.is_same && button("Cất việc đang làm và phục hồi", { kind: "primary", "data-do": "confirm-restore" }, () => restore(dialog))],
  });
}
