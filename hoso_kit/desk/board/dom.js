/* DOM helpers. */

let lastUid = 0;
const uid = (name) => `hd-${name}-${++lastUid}`;

/** An element. Falsy props are left out; on… props are listeners; kids may be nodes, strings, lists, null. */
function h(tag, props, ...kids) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "class") node.className = value;
    else if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "value" || name === "checked") node[name] = value;
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...kids.flat(Infinity).filter((kid) => kid !== null && kid !== undefined && kid !== false && kid !== ""));
  return node;
}

/** A file's name; that of another fonds is a whole file code, which may break before its year. */
const fileName = (name) => name.split(/(?=\.\d{4}\.)/).flatMap((part, at) => (at ? [h("wbr"), part] : [part]));

const ICONS = {
  inbox: "M3 12l3-8h12l3 8v7a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1zM3 12h5l2 3h4l2-3h5",
  outbox: "M4 20h16M12 16V4M7 9l5-5 5 5",
  draft: "M4 20l1-5L16 4l4 4L9 19zM14 6l4 4",
  list: "M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01",
  folder: "M3 6a1 1 0 0 1 1-1h5l2 2h9a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1z",
  clock: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3 2",
  history: "M4 5v5h5M4.5 10A8 8 0 1 1 4 13M12 8v4l3 2",
  brief: "M6 3h9l4 4v14H6zM15 3v4h4M9 12h7M9 16h7",
  menu: "M4 7h16M4 12h16M4 17h16",
  search: "M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16 16l5 5",
  close: "M6 6l12 12M18 6L6 18",
  put: "M3 8a1 1 0 0 1 1-1h5l2 2h9a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1zM12 11v6M9 14l3 3 3-3",
  out: "M3 8a1 1 0 0 1 1-1h5l2 2h9a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1zM12 17v-6M9 14l3-3 3 3",
  zoom: "M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5",
  plus: "M12 5v14M5 12h14",
  dash: "M9 12h6",
  right: "M9 6l6 6-6 6",
  left: "M15 6l-6 6 6 6",
  down: "M6 9l6 6 6-6",
  frost: "M12 3v18M4.200 7.500l15.600 9M19.800 7.500l-15.600 9M9.500 4l2.500 2 2.500-2M9.500 20l2.500-2 2.500 2",
  lock: "M6 11h12v9H6zM9 11V8a3 3 0 0 1 6 0v3",
  user: "M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4 21c0-4 4-6 8-6s8 2 8 6",
  calendar: "M4 6h16v14H4zM4 10h16M8 3v4M16 3v4",
  check: "M4 12l5 6L20 6",
  bulb: "M9 18h6M10 21h4M8 14a6 6 0 1 1 8 0c-.7.6-1 1.2-1 2H9c0-.8-.3-1.4-1-2z",
  bell: "M6 17v-6a6 6 0 0 1 12 0v6l2 2H4zM10 21h4M12 5V3",
  book: "M4 5c3-1 6-1 8 1 2-2 5-2 8-1v14c-3-1-6-1-8 1-2-2-5-2-8-1zM12 6v14",
  send: "M4 12l16-8-6 16-3-6z",
  print: "M7 9V3h10v6M7 17H4v-7h16v7h-3M7 14h10v7H7z",
  save: "M12 4v11M7 11l5 5 5-5M4 20h16",
  refresh: "M20 12a8 8 0 1 1-2.3-5.700L20 8.600M20 4v5h-5",
  edit: "M4 20l1-5L16 4l4 4L9 19z",
  trash: "M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13",
  half: "M12 4a8 8 0 1 0 0 16zM12 4a8 8 0 0 1 0 16",
  ring: "M12 5a7 7 0 1 0 0 14 7 7 0 0 0 0-14z",
  skip: "M5 6l7 6-7 6zM13 6l7 6-7 6z",
  filter: "M4 5h16l-6 8v6l-4-2v-4z",
  warn: "M12 4l9 16H3zM12 10v5M12 17.500v.01",
  info: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 11v6M12 7.500v.01",
};

function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", `hd-icon hd-icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("focusable", "false");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

/** A push button. `kind`: "primary" | "quiet" | "danger" | "link" | "". */
function button(text, { kind = "", symbol = null, label = null, ...props } = {}, onclick = null) {
  return h("button", { type: "button", class: `hd-button ${kind}`, "aria-label": label, title: label, onclick, ...props },
    symbol && icon(symbol), text && h("span", null, text));
}

const tag = (text, kind, title = null) => h("span", { class: `hd-tag ${kind}`, title }, text);

/**
 * Whether something in `node` is pressed just now. A browser sends no click when what was pressed is gone at the
 * release, so a region is left as it is until then; `watchPressing` draws what had to wait.
 */
function isPressed(desk, node) {
  if (!desk.pressed || !node.contains(desk.pressed)) return false;
  desk.mustDraw = true;
  return true;
}

/**
 * Keep in `desk.pressed` what the pointer holds down; `redraw` runs after the click if a region had to wait. A click
 * is for what was pressed: where the page moves under a pointer that stands still, the browser gives the click to
 * what holds both the place of the press and that of the release, and it is sent on from there.
 */
function watchPressing(desk, redraw) {
  const release = () => {
    desk.pressed = null;
    if (!desk.mustDraw) return;
    desk.mustDraw = false;
    // the click comes in the same turn, after the release
    setTimeout(() => { if (!desk.isGone) redraw(); });
  };
  // a drag begins with pointercancel; it loses its end, too, when the dragged node goes
  const cancel = () => { if (!desk.ui.drag) release(); };
  let press = null;
  const down = (event) => { desk.pressed = event.target; press = event; };
  const aim = (event) => {
    const meant = press?.target;
    const isAstray = event.isTrusted && event.detail > 0 && desk.root.contains(meant ?? null) && event.target !== meant && event.target.contains(meant);
    if (!isAstray || Math.hypot(event.clientX - press.clientX, event.clientY - press.clientY) > 4) return;
    event.stopPropagation();
    event.preventDefault();
    meant.dispatchEvent(new MouseEvent("click", event));
  };
  const listeners = { pointerdown: down, pointerup: release, pointercancel: cancel, dragend: release, click: aim };
  for (const [name, run] of Object.entries(listeners)) document.addEventListener(name, run, true);
  window.addEventListener("blur", release);
  return () => {
    for (const [name, run] of Object.entries(listeners)) document.removeEventListener(name, run, true);
    window.removeEventListener("blur", release);
  };
}

/** Replace a region's content unless nothing that it shows has changed or it is pressed; keep its focus and scroll. */
function paint(desk, node, signature, build) {
  const key = JSON.stringify(signature);
  if (desk.painted.get(node) === key || isPressed(desk, node)) return false;
  desk.painted.set(node, key);
  const active = node.contains(document.activeElement) ? document.activeElement.closest("[data-key]") : null;
  const top = node.scrollTop;
  node.replaceChildren(...[build()].flat(Infinity).filter(Boolean));
  node.scrollTop = top;
  if (active) focusKey(node, active.dataset.key);
  return true;
}

/** Redrawn under the focus: give it to the node with the same key. */
function focusKey(node, key) {
  const next = node.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (next && !next.disabled) next.focus({ preventScroll: true });
}
