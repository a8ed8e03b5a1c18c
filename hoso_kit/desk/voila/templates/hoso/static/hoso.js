/* The outer page of every learner's screen. Three duties, nothing else:
   1. show "Đang mở…" until the first widget is drawn;
   2. stop the kernel when the page is left (voila's own message lacks _xsrf and is refused);
   3. say in Vietnamese when the connection or the kernel is gone, and offer to reopen.
   It must load before voila's script: it watches the WebSocket that voila opens. */
"use strict";
(function () {
  const TEXT = {
    lost: ["Mất kết nối với máy chủ", "Đang thử nối lại… Bài làm đã lưu. Nếu chờ lâu, hãy bấm để mở lại."],
    ended: ["Phiên làm việc đã đóng", "Trang để yên quá lâu hoặc máy chủ vừa khởi động lại. Bấm để mở lại; bài làm đã lưu."],
    failed: ["Không mở được bài tập", "Có trục trặc khi mở. Bấm để mở lại; bài làm đã lưu. Nếu vẫn vậy, hãy báo giảng viên."],
  };
  const POLL_MS = 10000, LOST_AFTER_MS = 3000, SLOW_AFTER_MS = 25000;
  const page = { kernel: null, base: "/", shown: null, leaving: false };
  const byId = (id) => document.getElementById(id);

  function stop(kind) {
    if (page.leaving || page.shown === "failed" || page.shown === kind) return;
    if (kind === "lost" && page.shown === "ended") return;
    page.shown = kind;
    byId("hoso-stopped-title").textContent = TEXT[kind][0];
    byId("hoso-stopped-text").textContent = TEXT[kind][1];
    byId("hoso-opening").hidden = true;
    const message = byId("hoso-stopped");
    message.hidden = false;
    /* modal: above any window that the screen itself has open */
    if (!message.open) message.showModal();
    byId("hoso-stopped").querySelector("button").focus();
  }
  function goOn() {
    if (page.shown !== "lost") return;
    page.shown = null;
    byId("hoso-stopped").close();
    byId("hoso-stopped").hidden = true;
  }

  /* -- 1. opening ------------------------------------------------------------------------------- */
  window.voila_heartbeat = function () {};
  window.update_loading_text = function () {};
  window.voila_finish = function () {
    if (!window.themeLoaded) { window.cellLoaded = true; return; } /* voila calls again when it is ready */
    const cells = byId("rendered_cells");
    cells.hidden = false;
    const ready = () => {
      /* a drawn widget: not the class jupyter-widgets, which anywidget does not set */
      if (!cells.querySelector(".jp-OutputArea-output > .lm-Widget > *")) return false;
      byId("hoso-opening").hidden = true;
      document.body.dataset.hosoReady = "yes";
      return true;
    };
    if (ready()) return;
    const watch = new MutationObserver(() => { if (ready()) watch.disconnect(); });
    watch.observe(cells, { childList: true, subtree: true });
  };

  /* -- 2. leaving ------------------------------------------------------------------------------- */
  function cookie(name) {
    const found = document.cookie.split("; ").find((part) => part.startsWith(name + "="));
    return found ? decodeURIComponent(found.slice(name.length + 1)) : "";
  }
  window.addEventListener("pagehide", () => {
    page.leaving = true;
    if (!page.kernel) return;
    const form = new FormData();
    form.append("_xsrf", cookie("_xsrf"));
    navigator.sendBeacon(page.base + "voila/api/shutdown/" + page.kernel, form);
  });
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload(); /* a page out of the browser's memory has lost its kernel */
  });

  /* -- 3. losing the connection ----------------------------------------------------------------- */
  let lostTimer = null;
  function looksLost() {
    if (lostTimer === null) lostTimer = setTimeout(() => { lostTimer = null; ask(true); }, LOST_AFTER_MS);
  }
  const Socket = window.WebSocket;
  window.WebSocket = class extends Socket {
    constructor(url, protocols) {
      super(url, protocols);
      if (!String(url).includes("/api/kernels/")) return;
      this.addEventListener("open", () => { clearTimeout(lostTimer); lostTimer = null; goOn(); });
      this.addEventListener("close", looksLost);
      this.addEventListener("message", (event) => {
        /* a kernel that died comes back empty under the same id: its widgets are gone */
        const size = event.data.byteLength ?? event.data.length;
        if (size > 4000) return;
        const text = typeof event.data === "string" ? event.data : new TextDecoder().decode(event.data);
        if (/"execution_state":\s*"(restarting|dead)"/.test(text)) stop("ended");
      });
    }
  };
  async function ask(say) {
    if (!page.kernel || page.leaving) return;
    try {
      const answer = await fetch(page.base + "api/kernels/" + page.kernel, { cache: "no-store" });
      if (answer.status === 404) stop("ended");
      else if (answer.ok) goOn();
      else if (say) stop("lost");
    } catch (error) {
      if (say) stop("lost"); else looksLost();
    }
  }

  window.hosoPage = {
    start(kernel, base) {
      page.kernel = kernel;
      page.base = base;
      setInterval(() => ask(page.shown === "lost"), POLL_MS);
      setTimeout(() => { byId("hoso-opening-slow").hidden = false; }, SLOW_AFTER_MS);
    },
    fail() { stop("failed"); },
  };
  /* Escape must not hide it: the screen behind no longer works */
  document.addEventListener("cancel", (event) => { if (event.target.id === "hoso-stopped") event.preventDefault(); }, true);
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-hoso-reload]")) location.reload();
  });
})();
