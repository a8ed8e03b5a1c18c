"""What an enemy's page sends: files that swell when they are read, and requests that its exercise has no screen for."""

from __future__ import annotations

import json
import re
import tracemalloc
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

from hoso_kit.desk.desk import Desk
from hoso_kit.office import filing
from hoso_kit.office.actions import action_types
from hoso_kit.office.forms import read_file_list
from hoso_kit.office.journal import FILE_NAME
from hoso_kit.office.signing import TrainingAuthority, make_signed_pdf, verify_pdf, verifying
from hoso_kit.office.work import Work
from tests.desk.desks import ask, free_desk
from tests.invariants.hostile import content_of
from tests.world import ROOT, marked, practice_office

_SHEET = "xl/worksheets/sheet1.xml"
_HEAD = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
_FOOT = "</sheetData></worksheet>"


def _workbook(sheet: str) -> bytes:
    """A small workbook whose only sheet is this text."""
    plain, made = BytesIO(), BytesIO()
    Workbook().save(plain)
    with zipfile.ZipFile(plain) as given, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as changed:
        for name in given.namelist():
            changed.writestr(name, sheet if name == _SHEET else given.read(name))
    return made.getvalue()


def _entities() -> str:
    inner = "".join(f'<!ENTITY e{n + 1} "' + f"&e{n};" * 40 + '">' for n in range(6))
    kinds = '<!DOCTYPE x [<!ENTITY e0 "' + "x" * 500 + f'">{inner}]>'
    return f'{kinds}{_HEAD}<row r="1"><c r="A1" t="inlineStr"><is><t>&e6;</t></is></c></row>{_FOOT}'


@pytest.mark.parametrize(
    "sheet",
    [
        _HEAD + '<row r="1">' + "<c/>" * 3_000_000 + "</row>" + _FOOT,
        _HEAD + "<row/>" * 3_000_000 + _FOOT,
        f'{_HEAD}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>{_FOOT}',
        f'{_HEAD}<row r="99999999999"><c r="A1"><v>1</v></c></row>{_FOOT}',
        _HEAD + " " * 60_000_000 + _FOOT,
        _entities(),
        f'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>{_HEAD}<row r="1"><c r="A1" t="inlineStr">'
        f"<is><t>&e;</t></is></c></row>{_FOOT}",
    ],
    ids=["cells", "rows", "last-cell", "no-such-row", "spaces", "entities", "entity-of-a-file"],
)
@pytest.mark.timeout(60)
def test_no_sheet_swells_while_it_is_read(sheet: str) -> None:
    """A small file is refused with a fault before it takes the machine's memory or the class's time."""
    workbook = _workbook(sheet)
    assert len(workbook) < 200_000
    tracemalloc.start()
    found = read_file_list(workbook)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found.faults
    assert not found.headings
    assert not any("root:" in one.message for one in found.faults)
    assert most < 120_000_000


def test_filing_work_takes_no_other_action(tmp_path: Path) -> None:
    """A page of the filing exercise can't draft, join, hand over or move the clock: it has no such screen."""
    exercise = marked()
    work = Work.resume(exercise.scenario, tmp_path / FILE_NAME, "hv001")
    desk = Desk(exercise, work, tmp_path, "marked")
    before = (tmp_path / FILE_NAME).read_bytes()
    others = {name: kind for name, kind in action_types().items() if kind not in filing.STEPS}
    assert others
    for name, kind in others.items():
        answer = desk.handle({"id": 1, "do": "act", "action": {"type": name, **content_of(kind)}})
        assert not answer["ok"], name
        assert answer["notice"]["seen"] == "Bài này không có chức năng đó.", name
    for do in ("restore", "solution", "new_variant", "look", "ask"):
        answer = desk.handle({"id": 1, "do": do, "screen": "backup", "what": "make", "base64": "UEs=", "args": {}})
        assert not answer["data"], do
    for other in exercise.scenario.people_by_id:
        answer = desk.handle({"id": 1, "do": "act_as", "person": other})
        assert answer["ok"] is (other == exercise.scenario.person)
    assert (tmp_path / FILE_NAME).read_bytes() == before


def test_a_thousand_signatures_stop_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each signature costs a look at the whole file: a file with more than anybody signs is told to be broken."""
    authority = TrainingAuthority(tmp_path)
    document = marked().scenario.documents[0]
    pdf = make_signed_pdf(document, "valid", authority)
    assert len(verify_pdf(pdf, authority.trust, document.issued_date).signatures) == 2
    monkeypatch.setattr(verifying, "MAX_SIGNATURES", 1)
    seen = verify_pdf(pdf, authority.trust, document.issued_date)
    assert not seen.signatures
    assert "bị hỏng" in seen.unreadable


def test_the_page_sends_no_more_than_the_server_takes() -> None:
    """A larger message would close the page's line to the server without a word: 10 MiB, in base64."""
    script = (ROOT / "hoso_kit" / "desk" / "board" / "screens" / "messages.js").read_text(encoding="utf-8")
    (limit,) = re.findall(r"const MESSAGES_MAX_FILE = ([0-9_]+);", script)
    assert int(limit) * 4 / 3 < 10 * 1024 * 1024 - 100_000


def test_what_a_refusal_repeats_can_be_sent_back(tmp_path: Path) -> None:
    """Half a character in a page's argument comes back in no reply."""
    desk = free_desk(practice_office(), tmp_path, person="p08")
    told = ask(desk, "ask", screen="incoming", what="open_paper", args={"delivery_id": "x\udfffy"})
    assert not told["ok"]
    assert "xy" in told["notice"]["seen"]
    json.dumps(told, ensure_ascii=False).encode()
