"""The papers of the office: forms as values, and their writers.

`FORMS` is what a screen can offer. A builder makes a `Form` from the office; a writer puts it on paper
(`to_docx`, `to_xlsx`, `to_pdf`) or on the screen (`to_html`). Nothing here changes the office.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from inspect import Signature, signature
from types import MappingProxyType

from hoso_kit.office.forms.docx_writer import to_docx
from hoso_kit.office.forms.file_list_reader import SheetFault, SheetFileList, read_file_list
from hoso_kit.office.forms.filing import case_file_list_form, closing_note_form, contents_form, file_list_form
from hoso_kit.office.forms.form import Column, Form, FormError, Letterhead, Line, Row, printed_by
from hoso_kit.office.forms.html_writer import FORM_STYLE, to_html
from hoso_kit.office.forms.incoming_progress import incoming_progress_form
from hoso_kit.office.forms.leaving import personal_hand_over_form, review_list_form
from hoso_kit.office.forms.merging import take_over_record_form
from hoso_kit.office.forms.outgoing import copies_form, outgoing_progress_form
from hoso_kit.office.forms.pdf_writer import to_pdf
from hoso_kit.office.forms.registers import incoming_register_form, outgoing_register_form
from hoso_kit.office.forms.registry_books import kept_copies_register_form, post_register_form
from hoso_kit.office.forms.search_results import search_results_form
from hoso_kit.office.forms.transfer import (
    HandoverRecord,
    Party,
    RetainedLine,
    RetainedList,
    TransferLine,
    TransferList,
    handover_record_form,
    retained_list_form,
    transfer_lines,
    transfer_list_form,
)
from hoso_kit.office.forms.words import number_words
from hoso_kit.office.forms.xlsx_writer import to_xlsx


@dataclass(frozen=True, slots=True)
class FormKind:
    """A form on offer; ``is_decreed`` tells whether the decree gives it a form (else the form's note says so)."""

    name: str
    citation: str
    builder: Callable[..., Form]
    is_decreed: bool = True

    @property
    def signature(self) -> Signature:
        """What the builder wants, so that a screen knows what to ask for."""
        return signature(self.builder)


FORMS: Mapping[str, FormKind] = MappingProxyType(
    {
        "file_list": FormKind("Danh mục hồ sơ", "nd30.pl5.2", file_list_form),
        "contents_list": FormKind("Mục lục văn bản, tài liệu trong hồ sơ", "nd30.pl5.4", contents_form),
        "case_file_list": FormKind("Mục lục hồ sơ", "nd30.pl6.5.6", case_file_list_form, is_decreed=False),
        "closing_note": FormKind("Chứng từ kết thúc hồ sơ giấy", "nd30.29.4.c", closing_note_form, is_decreed=False),
        "transfer_list": FormKind("Mục lục hồ sơ, tài liệu nộp lưu", "nd30.pl5.3", transfer_list_form),
        "handover_record": FormKind("Biên bản giao nhận hồ sơ, tài liệu", "nd30.pl5.5", handover_record_form),
        "retained_list": FormKind(
            "Danh mục hồ sơ, tài liệu giữ lại", "nd30.31.3.d", retained_list_form, is_decreed=False
        ),
        "personal_hand_over": FormKind(
            "Biên bản bàn giao hồ sơ", "nd30.31.3.dd", personal_hand_over_form, is_decreed=False
        ),
        "take_over_record": FormKind(
            "Biên bản giao nhận hồ sơ khi sắp xếp", "bnv414-2025", take_over_record_form, is_decreed=False
        ),
        "review_list": FormKind(
            "Danh mục hồ sơ hết thời hạn để xem xét", "luat2011.destruction", review_list_form, is_decreed=False
        ),
        "incoming_register": FormKind("Sổ đăng ký văn bản đến", "nd30.pl4.6", incoming_register_form),
        "incoming_progress": FormKind(
            "Báo cáo tình hình giải quyết văn bản đến", "nd30.pl6.5.2", incoming_progress_form, is_decreed=False
        ),
        "outgoing_register": FormKind("Sổ đăng ký văn bản đi", "nd30.pl4.1", outgoing_register_form),
        "outgoing_progress": FormKind(
            "Báo cáo tình hình giải quyết văn bản đi", "nd30.pl6.5.4", outgoing_progress_form, is_decreed=False
        ),
        "post_register": FormKind("Sổ gửi văn bản đi bưu điện", "nd30.pl4.3", post_register_form),
        "kept_copies_register": FormKind("Sổ sử dụng bản lưu", "nd30.pl4.4", kept_copies_register_form),
        "search_results": FormKind("Kết quả tìm kiếm", "nd30.pl6.3.6.h", search_results_form, is_decreed=False),
        "copies": FormKind("Danh sách bản sao văn bản", "nd30.25", copies_form, is_decreed=False),
    }
)

__all__ = [
    "FORMS",
    "FORM_STYLE",
    "Column",
    "Form",
    "FormError",
    "FormKind",
    "HandoverRecord",
    "Letterhead",
    "Line",
    "Party",
    "RetainedLine",
    "RetainedList",
    "Row",
    "SheetFault",
    "SheetFileList",
    "TransferLine",
    "TransferList",
    "case_file_list_form",
    "closing_note_form",
    "contents_form",
    "copies_form",
    "file_list_form",
    "handover_record_form",
    "incoming_progress_form",
    "incoming_register_form",
    "kept_copies_register_form",
    "number_words",
    "outgoing_progress_form",
    "outgoing_register_form",
    "personal_hand_over_form",
    "post_register_form",
    "printed_by",
    "read_file_list",
    "retained_list_form",
    "review_list_form",
    "search_results_form",
    "take_over_record_form",
    "to_docx",
    "to_html",
    "to_pdf",
    "to_xlsx",
    "transfer_lines",
    "transfer_list_form",
]
