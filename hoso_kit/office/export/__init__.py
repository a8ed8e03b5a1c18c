"""Exports of a case file: XML in the decree's field names, sheets to read, one PDF, a package that shows any damage.

Read-only: an export never changes the office. What doesn't fit the decree's lengths is refused by name.
"""

from hoso_kit.office.export.bag import bag_name, to_bag
from hoso_kit.office.export.bag_check import BagReport, check_bag, inspect_bag
from hoso_kit.office.export.case_file_pdf import to_pdf
from hoso_kit.office.export.case_file_xml import NAMESPACE, schema, to_xml
from hoso_kit.office.export.fields import ExportError
from hoso_kit.office.export.sheet import document_sheet

__all__ = [
    "NAMESPACE",
    "BagReport",
    "ExportError",
    "bag_name",
    "check_bag",
    "document_sheet",
    "inspect_bag",
    "schema",
    "to_bag",
    "to_pdf",
    "to_xml",
]
