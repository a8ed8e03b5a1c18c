// what is wrong on the page as it is now: in the dialog, menu or calendar on top, or else on the whole desk
() => {
  const faults = [];
  const width = window.innerWidth;
  if (document.documentElement.scrollWidth > width) faults.push(`page is ${document.documentElement.scrollWidth} wide`);
  const dialogs = [...document.querySelectorAll("dialog[open]")];
  const scope = document.querySelector(".hd-menu, .hd-calendar") ?? dialogs.at(-1) ?? document.body;
  const isShown = (node) => node.checkVisibility({ visibilityProperty: true }) && !node.closest(".hd-sr");
  // what is clipped to nothing is there for screen readers alone
  const isClipped = (node) => { for (let at = node; at; at = at.parentElement) if (getComputedStyle(at).clipPath !== "none") return true; return false; };
  const name = (node) => `${node.tagName.toLowerCase()} ${node.getAttribute("aria-label") ?? ""} ${node.textContent.trim().slice(0, 40)} .${node.className}`;
  const scroller = (node) => {
    for (let at = node.parentElement; at && at !== document.body; at = at.parentElement) {
      const { overflowX } = getComputedStyle(at);
      if (["auto", "scroll"].includes(overflowX) && at.scrollWidth > at.clientWidth) return at;
    }
    return null;
  };
  const target = (node) => {
    const label = ["checkbox", "radio"].includes(node.type) ? node.closest("label") ?? node.labels?.[0] : null;
    return (label ?? node).getBoundingClientRect();
  };
  // a table may be moved sideways in its own frame, a whole view never
  for (const view of scope.querySelectorAll(".hd-view")) if (isShown(view) && view.scrollWidth > view.clientWidth + 1) faults.push(`view is ${view.scrollWidth} wide`);
  for (const node of scope.querySelectorAll("button, a[href], input, select, textarea, summary, [role=treeitem]")) {
    if (!isShown(node) || isClipped(node)) continue;
    const box = node.getBoundingClientRect();
    const around = scroller(node)?.getBoundingClientRect();
    const shown = around ?? box;
    if (shown.left < -0.5 || shown.right > width + 0.5) faults.push(`beyond the edge: ${name(node)} ${Math.round(shown.left)}–${Math.round(shown.right)}`);
    const { width: wide, height } = target(node);
    if (Math.min(wide, height) < 39.5) faults.push(`hard to hit: ${name(node)} ${Math.round(wide)}×${Math.round(height)}`);
    if (node.matches("input:not([type=checkbox], [type=radio]), select, textarea") && parseFloat(getComputedStyle(node).fontSize) < 16) faults.push(`zooms in: ${name(node)}`);
  }
  const walk = document.createTreeWalker(scope, NodeFilter.SHOW_TEXT);
  const small = new Set();
  while (walk.nextNode()) {
    const node = walk.currentNode.parentElement;
    if (!walk.currentNode.data.trim() || small.has(node) || node.closest("style, script, .hd-arrow") || !isShown(node)) continue;
    const size = parseFloat(getComputedStyle(node).fontSize);
    if (size < 13.99 && !isClipped(node)) { small.add(node); faults.push(`small ${size}px: ${name(node)}`); }
    // words that lie outside what one can see and cannot be scrolled to
    const box = node.getBoundingClientRect();
    if (box.right > width + 1 && box.width && !scroller(node) && !isClipped(node) && getComputedStyle(node).display !== "inline") faults.push(`cut off: ${name(node)}`);
  }
  return faults;
}
