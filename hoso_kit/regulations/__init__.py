"""Floor 1: the law as data.

Citations, document types, tables of periods and legal editions, each a data file with a thin typed
reader. It must never decide anything: rules live in `records` and `office`, and name a citation here.
"""

from hoso_kit.regulations.citations import (
    Citation,
    Confidence,
    Source,
    UnknownCitation,
    UnknownSource,
    all_citations,
    all_sources,
    cite,
    notice_for,
    source,
)
from hoso_kit.regulations.document_types import (
    DocumentType,
    UnknownDocumentType,
    copy_forms,
    document_type,
    document_types,
)
from hoso_kit.regulations.editions import (
    CountedFrom,
    Deadline,
    Edition,
    Terms,
    TransferThreshold,
    Unit,
    UnknownDeadline,
    UnknownEdition,
    all_editions,
    edition,
)
from hoso_kit.regulations.retention_tables import (
    RetentionChange,
    RetentionRow,
    RetentionTable,
    UnknownRetentionRow,
    UnknownRetentionTable,
    all_retention_tables,
    retention_changes,
    retention_table,
)

__all__ = [
    "Citation",
    "Confidence",
    "CountedFrom",
    "Deadline",
    "DocumentType",
    "Edition",
    "RetentionChange",
    "RetentionRow",
    "RetentionTable",
    "Source",
    "Terms",
    "TransferThreshold",
    "Unit",
    "UnknownCitation",
    "UnknownDeadline",
    "UnknownDocumentType",
    "UnknownEdition",
    "UnknownRetentionRow",
    "UnknownRetentionTable",
    "UnknownSource",
    "all_citations",
    "all_editions",
    "all_retention_tables",
    "all_sources",
    "cite",
    "copy_forms",
    "document_type",
    "document_types",
    "edition",
    "notice_for",
    "retention_changes",
    "retention_table",
    "source",
]
