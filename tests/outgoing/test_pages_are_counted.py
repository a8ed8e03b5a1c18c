"""PageAmount is the system's: counted from the sheets, the same on every machine, and never typed."""

from __future__ import annotations

import io
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyhanko.pdf_utils.reader import PdfFileReader

from hoso_kit.office.actions import action_types, unstructure_action
from hoso_kit.office.drafting_actions import EditDraft
from hoso_kit.office.issuing_mending import ReplaceDocument
from hoso_kit.office.journal import Entry as JournalEntry
from hoso_kit.office.journal import Journal, compose, entry_line, header_line, seal
from hoso_kit.office.paging import fonts
from hoso_kit.office.paging.layout import HEIGHT, LEFT, MM, RIGHT, Text, lay_out, page_amount
from hoso_kit.office.paging.widths import width, wrap, wrap_evenly
from hoso_kit.office.signing import make_pdf
from hoso_kit.records.document import Document
from tests.outgoing.outgoing_world import SCENARIO, draft, issued, play

# What the system fills in (Phụ lục VI phần I mục III.1.g).
SYSTEMS = {
    "organ_id", "file_catalog", "doc_ordinal", "code_number", "issued_date", "page_amount",
    "arrival_date", "arrival_number", "doc_total", "page_total",
}  # fmt: skip
# read off an incoming document, or naming another office: not the field of the office's own document or file
OTHERS = {
    "register_incoming": {"code_number", "issued_date"},
    "add_contact": {"organ_id"},
    "change_contact": {"organ_id", "new_organ_id"},
    "take_over_case_files": {"organ_id"},
    "note_missing_case_file": {"organ_id"},
    "finish_take_over": {"organ_id"},
}
# what another office's system wrote comes in whole
FROM_ANOTHER_SYSTEM = {"deliver_message"}
WORDS = st.lists(st.text("aăâbcdđeêơuưyAĐ–“”.,0 123", min_size=1, max_size=12), max_size=60).map(" ".join)


def pages_of(pdf: bytes) -> int:
    return int(PdfFileReader(io.BytesIO(pdf)).root["/Pages"]["/Count"])


def families() -> list[fonts.FontFamily]:
    """All families that this machine has, not only the one that it draws with."""
    found = [fonts.FontFamily(n, tuple(f / one for one in files), s) for n, f, files, s in fonts._candidates()]  # type: ignore[arg-type]
    return [family for family in found if all(path.is_file() for path in family.files)]


def test_no_action_asks_a_person_for_what_the_system_fills_in() -> None:
    """Phụ lục VI III.1.g: nobody types these fields; that they are filled in, the rooms' tests show."""
    asked = {
        name: typed
        for name, kind in action_types().items()
        if name not in FROM_ANOTHER_SYSTEM
        if (typed := {one.name for one in fields(kind)} & SYSTEMS - OTHERS.get(name, set()))  # type: ignore[arg-type]
    }
    assert asked == {}


def test_a_draft_has_the_pages_that_its_text_fills() -> None:
    """The count follows each change of the text, up and down."""
    office = play(draft())
    assert office.known_document("di001").page_amount == 1
    longer = play(EditDraft("di001", body=("Một đoạn của báo cáo. " * 20,) * 30), office=office)
    assert longer.known_document("di001").page_amount > 3
    shorter = play(EditDraft("di001", body=("Một đoạn.",)), office=longer)
    assert shorter.known_document("di001").page_amount == 1
    sent = play(*issued(body=("Một đoạn của báo cáo. " * 20,) * 30))
    assert sent.known_document("di001").page_amount == longer.known_document("di001").page_amount


def test_a_replacement_is_counted_anew() -> None:
    """It has the pages of its own text, not those of what it replaces."""
    long = replace(SCENARIO.documents_by_id["d021"], page_amount=9)
    others = tuple(long if one.doc_id == "d021" else one for one in SCENARIO.documents)
    office = play(ReplaceDocument("d021", ("Điều 1.",)), scenario=replace(SCENARIO, documents=others))
    assert office.known_document("di001").page_amount == 1


@pytest.mark.parametrize("paragraphs", [1, 7, 11, 40])
def test_the_pdf_has_as_many_pages_as_the_system_says(paragraphs: int) -> None:
    """In whatever font it is drawn: lines are broken by the widths of Times on every machine."""
    office = play(draft(body=("Ủy ban nhân dân xã báo cáo kết quả thực hiện nhiệm vụ được giao. " * 6,) * paragraphs))
    document = office.known_document("di001")
    assert families()
    assert {pages_of(make_pdf(document, family)) for family in families()} == {document.page_amount}


def test_a_document_that_tells_little_of_its_text_still_has_its_pages() -> None:
    """A situation gives an excerpt; the rest are sheets that say so, and the signature stays where the text ends."""
    document = replace(SCENARIO.documents[0], page_amount=4)
    layout = lay_out(document)
    assert (len(layout.pages), layout.signed_page, page_amount(document)) == (4, 0, 1)
    told = [[mark.text for mark in page if isinstance(mark, Text)] for page in layout.pages]
    assert all("lược bớt" in page[-1] for page in told[1:])
    assert [page[0] for page in told[1:]] == ["2", "3", "4"]
    pdf = make_pdf(document)
    reader = PdfFileReader(io.BytesIO(pdf))
    kids = [kid.get_object() for kid in reader.root["/Pages"]["/Kids"]]
    assert pages_of(pdf) == 4
    assert ["/Annots" in kid for kid in kids] == [True, False, False, False]


@given(text=WORDS, room=st.floats(40, 500), indent=st.floats(0, 36))
def test_no_word_is_lost_and_no_line_is_too_long(text: str, room: float, indent: float) -> None:
    """Breaking lines keeps every word in order; only a word that is too long by itself sticks out."""
    lines = wrap(text, "regular", 14, room, indent)
    assert " ".join(lines).split() == text.split()
    for number, line in enumerate(lines):
        assert width(line, "regular", 14) <= room - (0 if number else indent) + 0.01 or " " not in line
    even = wrap_evenly(text, "regular", 14, room)
    assert len(even) == len(wrap(text, "regular", 14, room))


@given(paragraphs=st.lists(WORDS, max_size=40), recipients=st.lists(WORDS, max_size=90))
def test_everything_stands_on_its_sheet(paragraphs: list[str], recipients: list[str]) -> None:
    """Whatever the text, body and signatures stay inside the margins, and more text never takes fewer pages."""
    document: Document = replace(
        SCENARIO.documents[0], body=tuple(paragraphs), recipients=tuple(recipients), page_amount=0
    )
    layout = lay_out(document)
    for page in layout.pages:
        for mark in page:
            if isinstance(mark, Text) and mark.align != "centre":
                assert LEFT <= mark.x <= RIGHT
                assert 20 * MM <= mark.y < HEIGHT
    assert 0 < layout.person_box[1] < layout.person_box[3] < HEIGHT
    more = replace(document, body=(*document.body, "Thêm một đoạn."))
    assert page_amount(document) <= page_amount(more)


def test_a_journal_of_an_earlier_kit_is_read() -> None:
    """Once people typed the pages: such lines are still actions, and the system's count is what stands."""
    action = draft(body=("Một đoạn.",))
    line, last = header_line(SCENARIO, "hv001")
    old = {"n": 1, "kind": "action", "at": SCENARIO.today.isoformat(), "person": SCENARIO.person}
    old["action"] = {**unstructure_action(action), "page_amount": 12}
    written, _ = seal(old, last)
    journal = Journal.parse(line + written)
    assert journal.entries[0].action == action
    assert journal.replay(SCENARIO).known_document("di001").page_amount == 1
    assert (
        compose(SCENARIO, "hv001", [action])
        == line + entry_line(JournalEntry(1, "action", SCENARIO.today, SCENARIO.person, action), last)[0]
    )


def test_a_line_that_only_mended_the_pages_is_read_as_a_note() -> None:
    """Nothing is left of it to be done again, and the work goes on after it as it did."""
    draft_line, last = entry_line(
        JournalEntry(1, "action", SCENARIO.today, SCENARIO.person, draft(body=("Một đoạn.",))),
        header_line(SCENARIO, "hv001")[1],
    )
    common = {"kind": "action", "at": SCENARIO.today.isoformat(), "person": SCENARIO.person}
    pages, last = seal({"n": 2, **common, "action": {"type": "edit_draft", "doc_id": "di001", "page_amount": 3}}, last)
    later, _ = seal(
        {
            "n": 3,
            **common,
            "action": {"type": "edit_draft", "doc_id": "di001", "page_amount": 4, "subject": "Việc khác"},
        },
        last,
    )
    journal = Journal.parse(header_line(SCENARIO, "hv001")[0] + draft_line + pages + later)
    assert [one.kind for one in journal.entries] == ["action", "note", "action"]
    document = journal.replay(SCENARIO).known_document("di001")
    assert (document.subject, document.page_amount) == ("Việc khác", 1)
