"""A form as PDF, by the LibreOffice that the machine may have.

The kit carries no PDF engine: where ``soffice`` is missing, the reader is told to print the Word file. Each
conversion has a profile folder of its own, so that several run at once and the user's own LibreOffice, open or
not, is never touched. A LibreOffice that hangs is ended with all that it started.
"""

from __future__ import annotations

import re
from pathlib import Path

from hoso_kit.office.forms.docx_writer import to_docx
from hoso_kit.office.forms.form import Form, FormError

_SECONDS = 120
_LATE = "LibreOffice chạy quá lâu nên đã dừng lại. Vui lòng thử lại, hoặc tải bản Word rồi in ra PDF từ Word."
_FAILED = "LibreOffice chưa chuyển được biểu mẫu sang PDF. Vui lòng tải bản Word rồi in ra PDF từ Word."
# stamps of the moment; replaced letter by letter so that no offset in the file moves
_DATES = re.compile(rb"(/(?:CreationDate|ModDate)\(D:)([0-9]{14})")
_IDS = re.compile(rb"/ID \[ ?<[0-9A-F]{32}>\s*<[0-9A-F]{32}> ?\]")
_CHECKSUM = re.compile(rb"/DocChecksum /[0-9A-F]{32}")
_HEX = re.compile(rb"[0-9A-F]{32}")


def to_pdf(form: Form) -> bytes:
    """The form as the bytes of a .pdf file; raises `FormError` where LibreOffice is missing or fails."""
    import shutil
    import subprocess
    import tempfile

    soffice = shutil.which("soffice") or shutil.which("libreoffice")
    if soffice is None:
        raise FormError(
            "Máy này chưa có LibreOffice nên chưa xuất được PDF. Vui lòng tải bản Word rồi in ra PDF từ Word."
        )
    # what an ended LibreOffice still holds open is the system's to clear away
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        source = Path(folder) / "bieu-mau.docx"
        source.write_bytes(to_docx(form))
        command = [
            soffice,
            f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}",
            "--headless",
            "--norestore",
            "--convert-to",
            "pdf",
            "--outdir",
            folder,
            str(source),
        ]
        try:
            _run(command)
            content = source.with_suffix(".pdf").read_bytes()
        except subprocess.TimeoutExpired:
            raise FormError(_LATE) from None
        except (OSError, subprocess.SubprocessError):
            raise FormError(_FAILED) from None
    return _without_clock(content, form)


def _run(command: list[str]) -> None:
    import os
    import signal
    import subprocess
    import sys

    # soffice is a script on some systems: in a group of its own, so that what it started ends with it
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            code = process.wait(_SECONDS)
        except subprocess.TimeoutExpired:
            if sys.platform == "win32":
                process.kill()
            else:
                os.killpg(process.pid, signal.SIGKILL)
            raise
    if code:
        raise subprocess.CalledProcessError(code, command)


def _without_clock(content: bytes, form: Form) -> bytes:
    stamp = f"{form.made_date:%Y%m%d}000000".encode()
    content = _DATES.sub(lambda found: found[1] + stamp, content)
    for pattern in (_IDS, _CHECKSUM):
        content = pattern.sub(lambda found: _HEX.sub(b"0" * 32, found[0]), content)
    return content
