/* Dialogs. */

/**
 * A modal <dialog>. `body(dialog)` builds the content, `update` (optional) is called on every new state,
 * `actions(dialog)` the row of buttons. Escape closes; focus goes back to where it was.
 */
function openDialog(desk, { name, title, size = "", body, actions = null, update = null, onclose = null }) {
  const opener = document.activeElement;
  // A new state may redraw the rows under an open dialog; the row is found again by its document.
  const isFromGrid = desk.part.gridBody.contains(opener);
  const openerKey = desk.root.contains(opener) ? opener.closest("[data-key]")?.dataset.key : null;
  const titleId = uid("title");
  const dialog = { update, notices: h("div", { class: "hd-dialog-notices" }) };
  const forget = () => { desk.dialogs = desk.dialogs.filter((other) => other !== dialog); };
  // The close event comes later; a notice shown right after closing must already go to the desk.
  dialog.close = () => { forget(); dialog.node.close(); };
  dialog.content = h("div", { class: "hd-dialog-body", tabindex: "0" });
  dialog.node = h("dialog", { class: `hd-dialog ${size}`, "aria-labelledby": titleId, "data-dialog": name },
    h("div", { class: "hd-dialog-head" }, h("h2", { id: titleId }, title),
      button("", { kind: "quiet icon", symbol: "close", label: "Đóng" }, dialog.close)),
    dialog.content, dialog.notices);
  dialog.content.append(...[body(dialog)].flat(Infinity).filter(Boolean));
  if (actions) dialog.node.append(h("div", { class: "hd-dialog-foot" }, actions(dialog)));
  dialog.node.addEventListener("close", () => {
    forget();
    dialog.node.remove();
    onclose?.();
    if (desk.dialogs.length || desk.isGone) return;
    if (isFromGrid) focusRow(desk);
    else if (opener?.isConnected && opener !== document.body) opener.focus({ preventScroll: true });
    else if (openerKey) focusKey(desk.root, openerKey);
  });
  desk.root.append(dialog.node);
  desk.dialogs.push(dialog);
  dialog.node.showModal();
  (dialog.node.querySelector("[autofocus]") ?? dialog.node.querySelector(".hd-dialog-foot .primary") ?? dialog.content).focus();
  return dialog;
}

/** A dialog that asks before something that cannot simply be taken back. */
function confirmDialog(desk, { name, title, lines, yes, run }) {
  return openDialog(desk, {
    name, title, size: "small",
    body: () => lines.map((line) => h("p", null, line)),
    actions: (dialog) => [
      button("Thôi", { "data-do": "cancel" }, dialog.close),
      button(yes, { kind: "primary", "data-do": `confirm-${name}` }, () => run(dialog)),
    ],
  });
}

/** A dialog whose content is a form: Enter in a field sends it, and the first wrong field takes the focus. */
function formDialog(desk, { name, title, size = "", intro = null, fields, extra = null, yes, run, update = null }) {
  let send = null;
  const dialog = openDialog(desk, {
    name, title, size, update,
    body: (own) => {
      send = async () => {
        own.notices.replaceChildren();
        if (checkFields(fields)) await run(own);
      };
      return h("form", { class: "hd-form", novalidate: true, onsubmit: (event) => { event.preventDefault(); send(); } },
        intro, fields.map((field) => field.node), extra,
        h("button", { type: "submit", class: "hd-sr", tabindex: "-1", "aria-hidden": "true" }, yes));
    },
    actions: (own) => [
      button("Thôi", { "data-do": "cancel" }, own.close),
      button(yes, { kind: "primary", "data-do": `confirm-${name}` }, () => send()),
    ],
  });
  // on a phone the focus would bring up the keyboard over what there is to read first
  if (isPhone(desk)) dialog.content.focus();
  else fields.find((field) => field.control)?.control.focus();
  return dialog;
}
