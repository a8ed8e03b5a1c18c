"""The one gate that keeps files fixed on their way to the archive, whatever room an action belongs to.

`Office.apply` asks here after every step: an accepted file stays as it is (Phụ lục VI phần I mục III.5.d), a
file that waits for the archive changes only by the steps named here. Rights of access are apart: the archive
goes on granting them (mục III.6.c). A file kept back stays in its clerk's hands: its facts and documents are
fixed by `filing.refuse_fixed`, its paper work may go on.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hoso_kit.office.action import Action
from hoso_kit.office.filing import refuse_fixed
from hoso_kit.records.case_file import CaseFile

if TYPE_CHECKING:
    from hoso_kit.office.office import Office


def refuse_change_of_fixed(action: Action, before: Office, after: Office) -> None:
    """Refuse the step if it changed a file that is fixed."""
    if before.case_files is after.case_files:
        return
    for name, case_file in before.case_files.items():
        if case_file.status not in ("submitted", "accepted"):
            continue
        changed = after.case_files.get(name)
        if changed is case_file or (case_file.status == "submitted" and _is_a_step_of_transfer(action)):
            continue
        if changed is None or _content(changed) != _content(case_file):
            refuse_fixed(case_file)


def _is_a_step_of_transfer(action: Action) -> bool:
    # imported late: most offices have sent nothing yet, and a grader has to start in milliseconds
    from hoso_kit.office.retaining_actions import HandOverCaseFiles
    from hoso_kit.office.transferring_actions import AcceptCaseFile, ReturnCaseFile

    return isinstance(action, AcceptCaseFile | ReturnCaseFile | HandOverCaseFiles)


def _content(case_file: CaseFile) -> CaseFile:
    return replace(case_file, access=())
