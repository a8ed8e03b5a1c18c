"""The history of what was done, each journal line as one Vietnamese sentence.

Read by the learner on the Desk, by the feedback page and by the instructor;
it never changes anything.
"""

from __future__ import annotations

from hoso_kit.office.actions import (
    Action,
    CloseCaseFile,
    DiscardCaseFile,
    EditCaseFile,
    FileDocument,
    OpenCaseFile,
    OpenUnlistedCaseFile,
    ReopenCaseFile,
    TakeOutDocument,
)
from hoso_kit.office.journal import Entry
from hoso_kit.office.scenario import Scenario

_EDITED = {
    "title": "tiêu đề",
    "maintenance": "thời hạn bảo quản",
    "retention_row": "dòng Bảng thời hạn",
    "rights": "chế độ sử dụng",
    "description": "ghi chú",
    "start_date": "ngày bắt đầu",
    "creator": "người lập",
}
_SHOWN_SYMBOLS = 3


def describe_entry(entry: Entry, scenario: Scenario) -> str:
    """What the line says happened."""
    if entry.kind == "note" or entry.action is None:
        return entry.note
    text = describe_action(entry.action, scenario)
    if entry.kind == "refused":
        return f"Bị từ chối: {text}"
    return text


def describe_action(action: Action, scenario: Scenario) -> str:
    """The action as a sentence with the symbols of its documents."""
    name = action.file_notation
    match action:
        case OpenCaseFile():
            return f"Mở hồ sơ {name} theo Danh mục"
        case OpenUnlistedCaseFile():
            return f"Mở hồ sơ {name} ngoài Danh mục: “{action.title}”"
        case FileDocument():
            return f"Đưa {_documents(action.documents, scenario)} vào hồ sơ {name}"
        case TakeOutDocument():
            return f"Lấy {_documents(action.documents, scenario)} ra khỏi hồ sơ {name}"
        case EditCaseFile():
            changed = [text for field, text in _EDITED.items() if getattr(action, field) is not None]
            return f"Sửa {', '.join(changed) or 'thông tin'} của hồ sơ {name}"
        case CloseCaseFile():
            return f"Kết thúc hồ sơ {name} ngày {action.end_date:%d/%m/%Y}, thời hạn {action.maintenance}"
        case ReopenCaseFile():
            return f"Mở lại hồ sơ {name}: {action.reason}"
        case DiscardCaseFile():
            return f"Hủy hồ sơ rỗng {name}"


def _documents(doc_ids: tuple[str, ...], scenario: Scenario) -> str:
    known = scenario.documents_by_id
    symbols = [known[doc_id].symbol if doc_id in known else doc_id for doc_id in doc_ids[:_SHOWN_SYMBOLS]]
    more = ", …" if len(doc_ids) > _SHOWN_SYMBOLS else ""
    return f"{len(doc_ids)} văn bản ({', '.join(symbols)}{more})"
