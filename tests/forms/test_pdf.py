"""PDF by a real LibreOffice where there is one, and by false ones that fail or hang."""

from __future__ import annotations

import os
import shutil
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from hoso_kit.office.forms import FormError, pdf_writer, printed_by, to_pdf
from tests.forms.papers import papers

NEEDS_OFFICE = pytest.mark.skipif(
    not (shutil.which("soffice") or shutil.which("libreoffice")), reason="LibreOffice is not installed"
)
NEEDS_SHELL = pytest.mark.skipif(sys.platform == "win32", reason="the false LibreOffice is a shell script")
A4 = (595, 842)


def page_sizes(pdf: bytes) -> list[tuple[int, int]]:
    """Width and height of every page, in points."""
    from io import BytesIO

    from pyhanko.pdf_utils.reader import PdfFileReader

    pages = PdfFileReader(BytesIO(pdf)).root["/Pages"]["/Kids"]
    boxes = [page.get_object()["/MediaBox"] for page in pages]
    return [(round(float(box[2])), round(float(box[3]))) for box in boxes]


def false_office(monkeypatch: pytest.MonkeyPatch, folder: Path, script: str) -> None:
    """Let ``soffice`` be this shell script."""
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    monkeypatch.setattr(shutil, "which", lambda name: str(path) if name == "soffice" else None)


@NEEDS_OFFICE
@pytest.mark.slow
def test_pdf_is_a_pdf_of_the_same_bytes_each_time() -> None:
    """A short paper is one upright A4 page; it bears the paper's own day, never the machine's, so bytes repeat."""
    form = papers()["closing_note"]
    content = to_pdf(form)
    assert content.startswith(b"%PDF-1.")
    assert page_sizes(content) == [A4]
    assert f"{form.made_date:%Y%m%d}000000".encode() in content
    assert content == to_pdf(form)


@NEEDS_OFFICE
@pytest.mark.slow
def test_several_pdfs_at_once_dont_collide() -> None:
    """Two people who print at the same moment get each his own paper: a long one across, a short one upright."""
    made = papers()
    forms = (printed_by(made["outgoing_register"], "Cao Xuân Giáp", made["file_list"].made_date), made["closing_note"])
    with ThreadPoolExecutor(2) as pool:
        register, note = (page_sizes(content) for content in pool.map(to_pdf, forms))
    assert len(register) > 1
    assert set(register) == {A4[::-1]}
    assert note == [A4]


@NEEDS_SHELL
@pytest.mark.parametrize("script", ["exit 1", "exit 0"])
def test_a_libreoffice_that_fails_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, script: str) -> None:
    """Whether it ends with a fault or without a file: one kind sentence with a way out, no other error."""
    false_office(monkeypatch, tmp_path, script)
    with pytest.raises(FormError, match="chưa chuyển được") as refused:
        to_pdf(papers()["closing_note"])
    assert "bản Word" in refused.value.message


@NEEDS_SHELL
def test_a_libreoffice_that_hangs_is_ended_with_its_children(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """After the time allowed the reader is told so, and nothing that was started goes on running."""
    false_office(monkeypatch, tmp_path, f"sleep 600 &\necho $! > {tmp_path}/child\nwait")
    monkeypatch.setattr(pdf_writer, "_SECONDS", 5)
    with pytest.raises(FormError, match="quá lâu") as refused:
        to_pdf(papers()["closing_note"])
    assert "bản Word" in refused.value.message
    child = int((tmp_path / "child").read_text())
    for _ in range(50):
        state = Path(f"/proc/{child}/stat")
        if state.is_file() and state.read_text().rpartition(")")[2].split()[0] == "Z":
            return
        try:
            os.kill(child, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    pytest.fail(f"process {child} still runs")
