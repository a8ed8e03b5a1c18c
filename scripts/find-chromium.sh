#!/bin/sh
# Prints where Chromium is; with --install, root gets Debian's when there is none.
# Without it the browser tests are skipped, and this says so.
set -eu
find_it() { command -v chromium || command -v chromium-browser || command -v google-chrome; }
# what drives the browser is a node that needs libatomic, which a bare Debian lacks
has_driver_library() { [ -n "$(find /lib /usr/lib -name 'libatomic.so.1' -print -quit 2>/dev/null)" ]; }
if find_it >/dev/null 2>&1 && has_driver_library; then find_it && exit 0; fi
if [ "${1:-}" = --install ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    packages=libatomic1
    find_it >/dev/null 2>&1 || packages="$packages chromium fonts-noto-core"
    apt-get update -q >&2
    # shellcheck disable=SC2086  # a list of packages
    DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $packages >&2
    find_it && exit 0
fi
if find_it >/dev/null 2>&1; then
    printf '%s\n' "Có Chromium nhưng thiếu thư viện libatomic1: các bài kiểm thử trong tests/browser sẽ bị bỏ qua." \
        "Chromium is here, libatomic1 is missing: the tests in tests/browser will be skipped. On Debian: apt-get install libatomic1" >&2
else
    printf '%s\n' "Không có Chromium: các bài kiểm thử trong tests/browser sẽ bị bỏ qua." \
        "No Chromium found: the tests in tests/browser will be skipped. On Debian: apt-get install chromium libatomic1" >&2
fi
exit 1
