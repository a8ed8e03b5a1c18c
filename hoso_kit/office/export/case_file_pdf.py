"""A whole case file as one PDF: its contents list, then every document in the order of the work.

Phụ lục VI phần I mục III.4.g asks for it. It is for reading: a signature holds for its document's own file and can't
be carried into another, and each page says so. Pages are numbered through the file as in the contents list. Read-only.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, Any

from hoso_kit.office.export.fields import case_file_of
from hoso_kit.office.forms.filing import contents_form
from hoso_kit.office.forms.form import PRINT_MARK, Form, in_words_of, printable, printed_by
from hoso_kit.office.forms.pdf_writer import PAGE_FRAME, flowables, page_edge, usable_family
from hoso_kit.office.office import Office
from hoso_kit.office.paging.drawing import draw_page
from hoso_kit.office.paging.layout import HEIGHT, WIDTH, Mark, lay_out
from hoso_kit.regulations import edition

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from hoso_kit.office.paging.fonts import FontFamily
    from hoso_kit.records.case_file import CaseFile
    from hoso_kit.records.document import Document

_FOR_READING = "Bản để đọc, chữ ký số ở tệp của từng văn bản"


def to_pdf(office: Office, file_notation: str, person: str) -> bytes:
    """The PDF of a file as ``person`` takes it away; raises `FormError` where no font serves."""
    from reportlab.platypus import BaseDocTemplate, Frame, NextPageTemplate, PageBreak, PageTemplate

    case_file = case_file_of(office, file_notation)
    family = usable_family()
    form = _contents(office, case_file, person)
    out = BytesIO()
    template = BaseDocTemplate(
        out,
        pagesize=(WIDTH, HEIGHT),
        title=printable(f"Hồ sơ {case_file.name}: {case_file.title}"),
        author="hoso_kit",
        subject=printable(form.mark),
        lang="vi-VN",
        invariant=1,  # no machine's clock
    )
    whole = Frame(0, 0, WIDTH, HEIGHT, leftPadding=0, bottomPadding=0, rightPadding=0, topPadding=0)
    edge = partial(page_edge, form=form, family=family)
    template.addPageTemplates(
        [PageTemplate("list", [Frame(*PAGE_FRAME)], onPage=edge), PageTemplate("sheet", [whole])]
    )  # fmt: skip
    story: list[Flowable] = [*flowables(form, family), NextPageTemplate("sheet")]
    number = 0
    for ordinal, doc_id in enumerate(case_file.documents, start=1):
        document = office.known_document(doc_id)
        for page, marks in enumerate(lay_out(document).pages):
            number += 1
            foot = f"Hồ sơ {case_file.name}, trang {number} · {_FOR_READING} · {PRINT_MARK}"
            entry = _entry(ordinal, document) if page == 0 else ""
            story += [PageBreak(), _sheet(marks, foot, entry, f"van-ban-{ordinal}", family)]
    template.build(story)
    return out.getvalue()


def _contents(office: Office, case_file: CaseFile, person: str) -> Form:
    """The contents list with the file's facts above it, in the words of the office's edition, marked as printed."""
    law = edition(office.scenario.edition)
    end = f" đến {case_file.end_date:%d/%m/%Y}" if case_file.end_date else ", chưa kết thúc"
    facts = (
        case_file.title,
        f"Mã hồ sơ: {office.code_of(case_file)}",
        law.worded(f"Thời hạn bảo quản: {case_file.maintenance}"),
        f"Người lập: {office.people_by_id[case_file.creator].full_name}; từ {case_file.start_date:%d/%m/%Y}{end}",
    )
    form = in_words_of(contents_form(office, case_file), office.scenario.edition)
    form = replace(form, subtitles=(*form.subtitles, *facts))
    return printed_by(form, office.people_by_id[person].full_name, office.today)


def _entry(ordinal: int, document: Document) -> str:
    """The document's line in the reader's list of bookmarks."""
    return printable(f"{ordinal}. {document.type_name} {document.symbol} ({document.issued_date:%d/%m/%Y})")


def _sheet(marks: tuple[Mark, ...], foot: str, entry: str, key: str, family: FontFamily) -> Flowable:
    """One page of a document as platypus wants it."""
    from reportlab.platypus import Flowable

    class Sheet(Flowable):  # type: ignore[misc]  # reportlab publishes no types
        def wrap(self, *_room: Any) -> tuple[float, float]:
            return WIDTH, HEIGHT

        def draw(self) -> None:
            if entry:
                self.canv.bookmarkPage(key)
                self.canv.addOutlineEntry(entry, key)
                self.canv.showOutline()
            draw_page(self.canv, marks, foot, family)

    return Sheet()
