#!/bin/sh
# Prints where Chromium is; with --install, root gets Debian's when there is none.
# Without it the browser tests are skipped, and this says so.
set -eu
find_it() { command -v chromium || command -v chromium-browser || command -v google-chrome; }
if find_it 2>/dev/null; then exit 0; fi
if [ "${1:-}" = --install ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    apt-get update -q >&2
    DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends chromium fonts-noto-core >&2
    find_it && exit 0
fi
printf '%s\n' "Không có Chromium: các bài kiểm thử trong tests/browser sẽ bị bỏ qua." \
    "No Chromium found: the tests in tests/browser will be skipped. On Debian: apt-get install chromium" >&2
exit 1
