/* Drag and drop (never the only way). */

function startDrag(desk, event) {
  const node = event.target.closest?.("[data-doc][draggable]");
  if (!node) return;
  // a long press on a phone selects text or opens the browser's menu; there is nothing in sight to drop on
  if (isPhone(desk)) { event.preventDefault(); return; }
  const { ui } = desk;
  const from = node.dataset.from ?? null;
  if (!from && !ui.selected.has(node.dataset.doc)) chooseRow(desk, node.dataset.doc);
  ui.drag = { ids: from ? [node.dataset.doc] : [...ui.selected], from };
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", ui.drag.ids.map((id) => desk.docs.get(id).symbol).join(", "));
  const ghost = h("div", { class: "hd-ghost" }, icon("put"), from ? "Lấy ra khỏi hồ sơ" : docCount(ui.drag.ids));
  desk.root.append(ghost);
  event.dataTransfer.setDragImage(ghost, 14, 14);
  setTimeout(() => ghost.remove());
  if (!from) setPane(desk, "files");
  desk.root.classList.add(from ? "dragging-out" : "dragging");
}

function dropTarget(desk, event) {
  const { drag } = desk.ui;
  if (!drag) return null;
  if (drag.from) return event.target.closest(".hd-docs");
  const target = event.target.closest("[data-drop], [data-heading]");
  return target && desk.root.contains(target) && (target.dataset.drop || target.dataset.heading) ? target : null;
}

function overDrag(desk, event) {
  const target = dropTarget(desk, event);
  if (target !== desk.hovered) {
    desk.hovered?.classList.remove("over");
    desk.hovered?.removeAttribute("data-drop-text");
    clearTimeout(desk.hoverTimer);
    desk.hovered = target;
    if (target?.dataset.heading) desk.hoverTimer = setTimeout(() => toggleHeading(desk, target.dataset.heading, false), 500);
    else if (target) {
      target.classList.add("over");
      target.dataset.dropText = desk.ui.drag.from ? "Thả vào đây để lấy ra khỏi hồ sơ" : `Thả ${docCount(desk.ui.drag.ids)} vào đây`;
    }
  }
  if (!target || target.dataset.heading) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = "move";
}

function endDrag(desk) {
  clearTimeout(desk.hoverTimer);
  desk.hovered?.classList.remove("over");
  desk.hovered?.removeAttribute("data-drop-text");
  desk.hovered = null;
  desk.ui.drag = null;
  desk.root.classList.remove("dragging", "dragging-out");
}

function onDrop(desk, event) {
  const target = dropTarget(desk, event);
  const { drag } = desk.ui;
  endDrag(desk);
  if (!target || !drag) return;
  event.preventDefault();
  if (drag.from) takeOut(desk, drag.from, drag.ids);
  else if (target.dataset.drop) sendTo(desk, target.dataset.drop, drag.ids);
}
