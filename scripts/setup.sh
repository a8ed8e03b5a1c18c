#!/bin/sh
# Makes .venv and installs the kit into it. Called by the Makefile:  setup.sh <what> <stamp file>
# Says every failure in Vietnamese and English, because both learners and developers meet it.
set -eu
what=$1
stamp=$2
venv=.venv

say() { printf '%s\n' "$@" >&2; }

is_new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }

find_python() {
    for name in "${PYTHON:-python3}" python3.13 python3.12 python3.11 python3.14 python; do
        if command -v "$name" >/dev/null 2>&1 && is_new_enough "$name"; then
            command -v "$name"
            return 0
        fi
    done
    return 1
}

# A place that pip and Python may write to: HOME is read-only on some machines.
if ! { [ -n "${HOME:-}" ] && [ -w "$HOME" ]; }; then
    say "Thư mục HOME không ghi được; bộ nhớ tạm của pip bị tắt. Khi mở phòng tập hãy đặt HOSO_HOME." \
        "HOME is not writable: pip runs without its cache. Set HOSO_HOME before make app."
    PIP_NO_CACHE_DIR=1
    export PIP_NO_CACHE_DIR
fi
if [ ! -w . ]; then
    say "Không ghi được vào thư mục này ($(pwd)). Hãy chép hoso_kit sang thư mục của anh/chị." \
        "This folder is not writable: copy hoso_kit to one of your own."
    exit 1
fi

if [ ! -x "$venv/bin/python" ] || ! is_new_enough "$venv/bin/python" || ! "$venv/bin/python" -m pip --version >/dev/null 2>&1; then
    if ! python=$(find_python); then
        say "Cần Python 3.11 trở lên. Trên Debian/Ubuntu: apt-get install python3 python3-venv" \
            "Python 3.11 or newer is needed, and none was found. On Debian/Ubuntu: apt-get install python3 python3-venv"
        exit 1
    fi
    rm -rf "$venv"
    if ! "$python" -m venv "$venv" >/dev/null 2>&1; then
        # Debian ships python3 without ensurepip; the package python3-venv brings it.
        rm -rf "$venv"
        version=$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
        if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
            apt-get update -q >&2
            DEBIAN_FRONTEND=noninteractive apt-get install -q -y "$version" >&2 ||
                DEBIAN_FRONTEND=noninteractive apt-get install -q -y python3-venv >&2
            "$python" -m venv "$venv"
        else
            say "Máy này thiếu phần tạo môi trường Python. Nhờ người quản trị chạy: apt-get install $version" \
                "This Python can't make environments. Ask an administrator for: apt-get install $version"
            exit 1
        fi
    fi
fi

say "Đang cài hoso_kit (lần đầu mất vài phút)…  /  Installing hoso_kit (minutes the first time)…"
if ! "$venv/bin/python" -m pip install --quiet --disable-pip-version-check -c constraints.txt -e "$what" >&2; then
    say "Không cài được. Hãy kiểm tra mạng rồi chạy lại lệnh này." \
        "Installing failed: check the network, then run the same command again."
    exit 1
fi
touch "$stamp"
if [ "$what" != "." ]; then touch "$venv/.ready-app"; fi
