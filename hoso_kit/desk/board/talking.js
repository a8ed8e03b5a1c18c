/* Requests and answers. */

const BUSY_AFTER = 300;
const LATE_AFTER = 15000;
// Answers reach every view of a widget; ids start at random so that two views never share one.
let lastRequest = Math.floor(Math.random() * 1e9);

/** Send one request; resolves with Python's answer, whenever it comes. `late` is when silence is told. */
function request(desk, body, late = LATE_AFTER) {
  const id = ++lastRequest;
  return new Promise((resolve) => {
    const pending = { resolve, lateNotice: null };
    pending.busyTimer = setTimeout(() => { desk.slow.add(id); drawBusy(desk); }, BUSY_AFTER);
    pending.lateTimer = setTimeout(() => {
      desk.slow.delete(id);
      desk.isActing = false;
      drawBusy(desk);
      pending.lateNotice = showNotice(desk, LATE_NOTICE, { text: "Tải lại trang", run: () => location.reload() });
    }, late);
    desk.pending.set(id, pending);
    try {
      desk.model.send({ id, ...body });
    } catch {
      settle(desk, { to: id, ok: false, notice: LATE_NOTICE });
    }
  });
}

const LATE_NOTICE = {
  kind: "error",
  title: "Chưa thấy máy chủ trả lời",
  seen: "Mạng có thể đang chậm hoặc phiên làm việc đã ngắt.",
  advice: "Bài làm đã lưu đến thao tác cuối cùng; bấm Tải lại trang để làm tiếp.",
};

function settle(desk, answer) {
  const pending = desk.pending.get(answer?.to);
  if (!pending) return;
  desk.pending.delete(answer.to);
  clearTimeout(pending.busyTimer);
  clearTimeout(pending.lateTimer);
  pending.lateNotice?.remove();
  desk.slow.delete(answer.to);
  drawBusy(desk);
  pending.resolve(answer);
}

function drawBusy(desk) {
  const isBusy = desk.slow.size > 0;
  desk.part.busy.hidden = !isBusy;
  desk.root.setAttribute("aria-busy", String(isBusy));
  desk.part.busyText.textContent = isBusy ? "Đang xử lý…" : "";
  for (const dialog of desk.dialogs) dialog.node.classList.toggle("waiting", isBusy);
}

/** Ask for an action of the office; a refusal shows in the dialog that asked, if there is one. */
async function act(desk, action) {
  if (desk.isActing) {
    showNotice(desk, { kind: "info", title: "Xin chờ một chút", seen: "Thao tác trước đang được xử lý." });
    return null;
  }
  desk.isActing = true;
  const answer = await request(desk, { do: "act", action });
  desk.isActing = false;
  return answer;
}

/** act, then show the notice; true when the office did it. */
async function perform(desk, action, dialog = null) {
  const answer = await act(desk, action);
  if (!answer || desk.isGone) return false;
  if (answer.ok) dialog?.close();
  if (answer.notice) showNotice(desk, answer.notice);
  return Boolean(answer.ok);
}

/** Several actions in a row, each only when the office did the one before; one notice tells all that was done. */
async function performAll(desk, actions, dialog = null) {
  const told = [];
  for (const [at, action] of actions.entries()) {
    const answer = await act(desk, action);
    if (!answer || desk.isGone) return false;
    const isLast = at === actions.length - 1;
    if (answer.ok && isLast) dialog?.close();
    if (answer.ok) told.push(answer.notice?.seen);
    if (answer.notice && !answer.ok) showNotice(desk, answer.notice);
    else if (answer.notice && isLast) showNotice(desk, { ...answer.notice, seen: told.filter(Boolean).join(" ") });
    if (!answer.ok) return false;
  }
  return true;
}

// ───────────────────────────────────────────────────────── Notices

const NOTICE_ICON = { done: "check", refused: "warn", error: "warn", info: "info" };
const NOTICE_WORD = { done: "Đã xong", refused: "Chưa làm được", error: "Có lỗi", info: "Thông tin" };
const DONE_STAYS = 5000;

/** What to warn of where a source wasn't read in the original; the words of the regulations' own marks. */
const CONFIDENCE_WORD = { secondary: "cần đối chiếu văn bản gốc", memory: "cần đối chiếu văn bản gốc", design: "quy ước của bài tập, không phải quy định của pháp luật" };
const citationText = (citation, confidence) => {
  const word = CONFIDENCE_WORD[confidence];
  if (!word) return citation;
  // a convention's address is the first half of its warning: said once
  const half = `${word.split(",")[0]}`;
  return citation.toLowerCase().endsWith(half) ? citation + word.slice(half.length) : `${citation} (${word})`;
};

function citationLine(citation, confidence) {
  return citation ? h("p", { class: "hd-cite" }, icon("book"), ` Căn cứ: ${citationText(citation, confidence)}`) : null;
}

function noticeBody(notice) {
  return [
    h("p", { class: "hd-notice-title" }, icon(NOTICE_ICON[notice.kind] ?? "info"),
      h("span", null, h("span", { class: "hd-sr" }, `${NOTICE_WORD[notice.kind] ?? ""}: `), notice.title)),
    notice.seen && h("p", null, notice.seen),
    notice.advice && h("p", null, h("b", null, "Nên làm: "), notice.advice),
    citationLine(notice.citation, notice.confidence),
  ];
}

/**
 * A notice in the uppermost open dialog (everything behind a modal is inert), else in the toast corner.
 * Refusals and errors stay until dismissed; the rest goes away by itself.
 */
function showNotice(desk, notice, action = null) {
  const dialog = desk.dialogs.at(-1);
  const home = dialog ? dialog.notices : desk.part.toasts;
  const stays = notice.kind === "refused" || notice.kind === "error" || Boolean(action);
  const node = h("div", { class: `hd-notice ${notice.kind}`, role: stays ? "alert" : "status", "data-notice": notice.kind },
    h("div", { class: "hd-notice-text" }, noticeBody(notice), action && button(action.text, { kind: "primary" }, action.run)),
    button("", { kind: "quiet icon", symbol: "close", label: "Đóng thông báo" }, () => node.remove()));
  if (dialog) home.replaceChildren(node);
  else {
    for (const old of [...home.querySelectorAll(".hd-notice.done, .hd-notice.info")]) old.remove();
    while (home.childElementCount > 2) home.firstElementChild.remove();
    home.append(node);
  }
  if (!stays) fadeLater(node);
  return node;
}

/** Remove after a while, but not while the learner is reading it under the pointer or with the focus. */
function fadeLater(node) {
  const tryRemove = () => {
    if (!node.isConnected) return;
    if (node.matches(":hover") || node.contains(document.activeElement)) setTimeout(tryRemove, 1000);
    else node.remove();
  };
  setTimeout(tryRemove, DONE_STAYS);
}

function announce(desk, text) {
  if (desk.part.live.textContent !== text) desk.part.live.textContent = text;
}
