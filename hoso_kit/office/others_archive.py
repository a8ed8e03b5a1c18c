"""How the archive checks a submitted file: what is not in order, computed from the state. Only reads.

It sees what its checklist shows (`transferring_checks`) and a period shorter than the handed-out table's.
Whether the right documents are in it, and whether the title says enough, is the rubric's.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from hoso_kit.office.transferring_checks import transfer_checks
from hoso_kit.records.case_file import CaseFile
from hoso_kit.records.retention import UnknownMaintenance, parse_maintenance
from hoso_kit.regulations import edition, retention_table

if TYPE_CHECKING:
    from hoso_kit.office.office import Office


def faults_of_transfer(office: Office, case_file: CaseFile) -> tuple[str, ...]:
    """Why the archive would give the file back, a Vietnamese sentence each; empty when it is in order."""
    missing = (check.missing for check in transfer_checks(office, case_file) if not check.is_met)
    return (*missing, *_of_period(office, case_file))


def _of_period(office: Office, case_file: CaseFile) -> Iterator[str]:
    if not case_file.retention_row:
        return
    rows = retention_table(office.scenario.retention_table).rows
    row = next((one for one in rows if one.row == case_file.retention_row), None)
    if row is None:
        return
    try:
        least = parse_maintenance(row.maintenance)
    except UnknownMaintenance:
        # the table leaves this row to the office
        return
    if parse_maintenance(case_file.maintenance).rank < least.rank:
        period = edition(office.scenario.edition).terms.maintenance.lower()
        yield (f"Xác định lại {period}: {case_file.maintenance} ngắn hơn Bảng thời hạn (dòng {row.row}: {least.text}).")
