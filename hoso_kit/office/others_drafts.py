"""What a head sees at a glance that a draft lacks, so that he sends it back. Only reads.

Only what Điều 8 asks of every document and what can be seen without judging the content.
"""

from __future__ import annotations

from hoso_kit.office.issuing_recipients import kept_by, sent_to
from hoso_kit.records.document import Document

_SHORT_SUBJECT = 10


def faults_of_draft(document: Document) -> tuple[str, ...]:
    """Why the draft would be sent back, a Vietnamese sentence each; empty when nothing is seen."""
    checks = (
        (any(line.strip() for line in document.body), "Dự thảo chưa có nội dung."),
        (len(document.subject.strip()) >= _SHORT_SUBJECT, "Trích yếu chưa nói rõ nội dung văn bản."),
        (bool(sent_to(document)), "Chưa ghi nơi nhận văn bản."),
        (bool(kept_by(document)), "Nơi nhận thiếu dòng “Lưu:”."),
    )
    return tuple(text for is_met, text in checks if not is_met)
