#!/bin/sh
# Prints where Chromium is; with --install, root gets Debian's headless shell, which opens a page in a third of the time.
# Without any the browser tests are skipped, and this says so.
set -eu
find_shell() { command -v chromium-headless-shell; }
find_it() { find_shell || command -v chromium || command -v chromium-browser || command -v google-chrome; }
# what drives the browser is a node that needs libatomic, which a bare Debian lacks
has_driver_library() { [ -n "$(find /lib /usr/lib -name 'libatomic.so.1' -print -quit 2>/dev/null)" ]; }
may_install() { [ "${1:-}" = --install ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; }
install() { DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$@" >&2; }
if may_install "${1:-}" && ! { find_shell >/dev/null && has_driver_library; }; then
    apt-get update -q >&2 || true
    install libatomic1 fonts-noto-core || true
    # older systems have no shell; whole Chromium does as well
    install chromium-headless-shell || find_it >/dev/null || install chromium || true
fi
if find_it >/dev/null && has_driver_library; then find_it && exit 0; fi
if find_it >/dev/null; then
    printf '%s\n' "Có Chromium nhưng thiếu thư viện libatomic1: các bài kiểm thử trong tests/browser sẽ bị bỏ qua." \
        "Chromium is here, libatomic1 is missing: the tests in tests/browser will be skipped. On Debian: apt-get install libatomic1" >&2
else
    printf '%s\n' "Không có Chromium: các bài kiểm thử trong tests/browser sẽ bị bỏ qua." \
        "No Chromium found: the tests in tests/browser will be skipped. On Debian: apt-get install chromium-headless-shell libatomic1" >&2
fi
exit 1
