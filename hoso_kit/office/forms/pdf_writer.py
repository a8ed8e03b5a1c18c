"""A form as PDF, by the LibreOffice that the machine may have.

The kit carries no PDF engine: where ``soffice`` is missing, the reader is told to print the Word file. Nothing of
the user's own LibreOffice profile is touched.
"""

from __future__ import annotations

import re
from pathlib import Path

from hoso_kit.office.forms.docx_writer import to_docx
from hoso_kit.office.forms.form import Form, FormError

_SECONDS = 120
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
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "bieu-mau.docx"
        source.write_bytes(to_docx(form))
        command = [
            soffice,
            f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            folder,
            str(source),
        ]
        try:
            subprocess.run(command, capture_output=True, timeout=_SECONDS, check=True)
            content = source.with_suffix(".pdf").read_bytes()
        except (OSError, subprocess.SubprocessError):
            raise FormError("LibreOffice chưa chuyển được biểu mẫu sang PDF. Vui lòng tải bản Word.") from None
    return _without_clock(content, form)


def _without_clock(content: bytes, form: Form) -> bytes:
    stamp = f"{form.made_date:%Y%m%d}000000".encode()
    content = _DATES.sub(lambda found: found[1] + stamp, content)
    for pattern in (_IDS, _CHECKSUM):
        content = pattern.sub(lambda found: _HEX.sub(b"0" * 32, found[0]), content)
    return content
