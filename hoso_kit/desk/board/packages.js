/* Checking a package of a case file: whole or not, what was changed, how it differs from the office's own file. */

// what the server takes in one message, with the third that base64 needs
const PACKAGE_MAX_FILE = 7_000_000;
const PACKAGE_LATE_AFTER = 60000;

function packageDialog(desk) {
  const status = h("p", { class: "hd-hint", role: "status" }, "Chọn tệp .zip đã tải bằng “Gói BagIt”. Tệp chỉ được đọc để kiểm tra, không đưa vào Hệ thống.");
  const result = h("div", { class: "hd-package" });
  const chooser = h("input", { type: "file", accept: ".zip,application/zip", class: "hd-sr", tabindex: "-1", "aria-label": "Tệp gói hồ sơ", "data-field": "package-file", onchange: async () => {
    const [chosen] = chooser.files;
    chooser.value = "";
    if (chosen) await packageCheck(desk, dialog, chosen, status, result);
  } });
  const dialog = openDialog(desk, {
    name: "check-package", title: "Kiểm tra gói hồ sơ", size: "sheet",
    body: () => [status, chooser, result],
    actions: (own) => [button("Chọn tệp…", { kind: "primary", symbol: "folder", "data-do": "choose-package" }, () => chooser.click()), h("span", { class: "hd-grow" }), button("Đóng", { "data-do": "cancel" }, own.close)],
  });
  return dialog;
}

async function packageCheck(desk, dialog, chosen, status, result) {
  dialog.notices.replaceChildren();
  result.replaceChildren();
  const stop = (notice) => { status.textContent = `Tệp ${chosen.name}`; showNotice(desk, notice); };
  if (chosen.size > PACKAGE_MAX_FILE) {
    stop({ kind: "error", title: "Tệp quá lớn", seen: `Tệp ${chosen.name} nặng ${formatNumber(chosen.size / 1e6)} MB; qua trình duyệt chỉ gửi được đến ${formatNumber(PACKAGE_MAX_FILE / 1e6)} MB.`, advice: "Kiểm tra xem có đúng tệp gói hồ sơ không." });
    return;
  }
  status.textContent = `Đang kiểm tra ${chosen.name}…`;
  const base64 = await readBase64(chosen);
  if (desk.isGone || !desk.dialogs.includes(dialog)) return;
  if (base64 === null) { stop(UNREAD_NOTICE); return; }
  const answer = await request(desk, { do: "check_package", base64 }, PACKAGE_LATE_AFTER);
  if (desk.isGone || !desk.dialogs.includes(dialog)) return;
  if (!answer.ok) { stop(answer.notice); return; }
  status.textContent = `Tệp ${chosen.name}`;
  result.append(...packageReport(answer.data));
  announce(desk, packageVerdict(answer.data));
}

const packageVerdict = (seen) => (seen.is_whole ? "Gói nguyên vẹn: đủ tệp, không tệp nào bị sửa sau khi đóng gói." : `Gói không còn nguyên vẹn: ${seen.fault_total} chỗ sai.`);

function packageReport(seen) {
  const more = (total, shown) => total > shown && h("p", { class: "hd-hint" }, `Và ${total - shown} chỗ khác.`);
  const same = seen.is_compared && !seen.difference_total;
  const compared = !seen.is_compared ? `Chưa đối chiếu với Hệ thống: ${seen.why_not}`
    : same ? `Dữ liệu đặc tả trong gói khớp với hồ sơ ${seen.case_file} trên Hệ thống.` : `Dữ liệu trong gói khác hồ sơ ${seen.case_file} trên Hệ thống ở ${seen.difference_total} chỗ.`;
  const line = (kind, symbol, text, name) => h("p", { class: `hd-verdict ${kind}`, "data-verdict": name }, icon(symbol), h("b", null, ` ${text}`));
  return [
    h("dl", { class: "hd-list boxed" }, factRow("Hồ sơ", seen.title || "–"), factRow("Mã hồ sơ", seen.code || "–"), factRow("Cơ quan", seen.organ_name || "–"), factRow("Ngày đóng gói", seen.made_text || "–")),
    line(seen.is_whole ? "ok" : "bad", seen.is_whole ? "check" : "warn", packageVerdict(seen), seen.is_whole ? "whole" : "broken"),
    seen.faults.length > 0 && screenTable({ label: "Những gì bị sửa, mất, thêm", columns: [{ text: "Tệp trong gói" }, { text: "Sai thế nào" }],
      rows: seen.faults.map((one, at) => ({ key: `fault-${at}`, data: { "data-fault": one.kind }, cells: [one.place, tag(one.kind_text, "bad")] })) }),
    more(seen.fault_total, seen.faults.length),
    line(same ? "ok" : seen.is_compared ? "warn" : "plain", same ? "check" : seen.is_compared ? "warn" : "info", compared, same ? "same" : seen.is_compared ? "differs" : "not-compared"),
    seen.is_compared && !same && seen.is_open && h("p", { class: "hd-hint" }, "Hồ sơ này còn đang mở nên có thể đã thay đổi sau khi đóng gói."),
    seen.differences.length > 0 && screenTable({ label: "Chỗ khác nhau giữa gói và Hệ thống", columns: [{ text: "Ở đâu" }, { text: "Trường" }, { text: "Trong gói" }, { text: "Trên Hệ thống" }],
      rows: seen.differences.map((one, at) => ({ key: `differs-${at}`, data: { "data-differs": one.field }, cells: [one.place, one.field, one.in_package || "(không có)", one.in_office || "(không có)"] })) }),
    more(seen.difference_total, seen.differences.length),
    seen.is_compared && !seen.are_sheets_compared && h("p", { class: "hd-hint" }, "Gói do phiên bản khác của bộ học liệu lập: chỉ đối chiếu dữ liệu đặc tả, không đối chiếu tờ văn bản."),
    h("p", { class: "hd-hint" }, "Mã kiểm tra trong gói cho biết gói có bị sửa sau khi đóng hay không; ai đóng gói lại từ đầu thì chỉ đối chiếu với Hệ thống mới thấy."),
    h("p", { class: "hd-cite" }, icon("book"), ` Căn cứ: ${seen.citation}`),
  ].flat().filter(Boolean);
}
