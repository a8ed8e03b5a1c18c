"""The papers of transfers, filled from the office: transfer list, handover record, list of files kept back.

Only carries facts over into the values that `forms` prints; a batch's papers show its files as they were
handed in, so they stay true after a returned file is mended.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hoso_kit.office.forms.form import date_text
from hoso_kit.office.forms.transfer import (
    HandoverRecord,
    Party,
    RetainedLine,
    RetainedList,
    TransferLine,
    TransferList,
    transfer_lines,
)
from hoso_kit.office.office import Office
from hoso_kit.office.retaining import retained_list
from hoso_kit.office.scenario import Person
from hoso_kit.office.transferring_lists import BatchLine, batch_contents
from hoso_kit.regulations import edition


def transfer_list_of(office: Office, batch_id: str) -> TransferList:
    """*Mục lục hồ sơ, tài liệu nộp lưu* of the batch; raises KeyError when there is none."""
    contents = batch_contents(office, batch_id)
    scenario, maker = office.scenario, office.scenario.people_by_id[contents.batch.maker]
    return TransferList(
        organ_name=scenario.office.organ_name,
        unit_name=_unit(office, maker),
        block_name=_block(office, maker, contents.lines),
        year=_years(office, contents.lines),
        lines=_lines(office, contents.lines),
        place=scenario.office.place,
        made_date=contents.batch.submitted_date or contents.batch.made_date,
        maker_name=maker.full_name,
        edition=scenario.edition,
    )


def handover_record_of(office: Office, batch_id: str) -> HandoverRecord:
    """*Biên bản giao nhận* of the batch: the accepted files once the archive has decided, else all of it."""
    contents = batch_contents(office, batch_id)
    batch, scenario = contents.batch, office.scenario
    lines = contents.accepted if batch.is_decided else contents.lines
    decisions = batch.decisions
    archive = edition(scenario.edition).terms.archive
    archivist = scenario.people_by_id.get(decisions[-1].person) if decisions else _archivist(office)
    maker = scenario.people_by_id[batch.maker]
    paper = [line for line in lines if line.case_file.has_paper]
    electronic = [line for line in lines if line.case_file.carrier != "paper"]
    days = sorted(office.known_document(doc_id).issued_date for line in lines for doc_id in line.case_file.documents)
    return HandoverRecord(
        superior_name=scenario.office.written_above,
        organ_name=scenario.office.organ_name,
        basis=f"Danh mục hồ sơ năm {_years(office, contents.lines)}",
        giver=Party(_unit(office, maker), maker.full_name, maker.position),
        receiver=Party(archive, archivist.full_name, archivist.position) if archivist else Party(archive, "", ""),
        block_name=_block(office, maker, contents.lines),
        period=_period(days),
        place=scenario.office.place,
        made_date=max((one.decided_date for one in decisions), default=office.today),
        paper_files=len(paper),
        electronic_files=len(electronic),
        electronic_items=sum(line.case_file.doc_total for line in electronic),
    )


def retained_list_of(office: Office, person: str) -> RetainedList:
    """*Danh mục hồ sơ, tài liệu giữ lại* of the files that the person keeps now."""
    scenario, keeper = office.scenario, office.scenario.people_by_id[person]
    rows = retained_list(office, person)
    consents = dict.fromkeys(f"{row.consent.consent_symbol} ngày {date_text(row.consent.consent_date)}" for row in rows)
    return RetainedList(
        organ_name=scenario.office.organ_name,
        unit_name=_unit(office, keeper),
        year=office.today.year,
        consent="; ".join(consents),
        archive=edition(scenario.edition).terms.archive,
        lines=tuple(
            RetainedLine(
                row.case_file.name,
                row.case_file.title,
                row.case_file.maintenance,
                row.consent.due_date,
                row.consent.until_date,
                row.consent.reason,
            )
            for row in rows
        ),
        place=scenario.office.place,
        made_date=office.today,
        maker_name=keeper.full_name,
        edition=scenario.edition,
    )


def _lines(office: Office, lines: tuple[BatchLine, ...]) -> tuple[TransferLine, ...]:
    """Paper files count numbered sheets, others pages; a file that needn't come is marked as such."""
    printed = []
    is_mixed = len({office.catalog_of(line.case_file) for line in lines}) > 1
    for line, known in zip(lines, transfer_lines(office, (one.case_file for one in lines)), strict=True):
        held = line.case_file
        extent = f"{held.sheet_total} tờ" if held.has_paper and held.sheet_total else known.extent
        note = "Không bắt buộc nộp lưu" if line.obligation == "not_obliged" else ""
        # two years' files may bear the same notation
        notation = f"{office.catalog_of(held)}.{held.file_notation}" if is_mixed else held.file_notation
        printed.append(replace(known, file_notation=notation, extent=extent, note=note))
    return tuple(printed)


def _unit(office: Office, person: Person) -> str:
    headings = {heading.abbreviation: heading.name for heading in office.scenario.file_list.headings}
    return headings.get(person.unit, person.unit)


def _block(office: Office, maker: Person, lines: tuple[BatchLine, ...]) -> str:
    fonds = next((line.case_file.fonds for line in lines if line.case_file.fonds), "")
    names = {one.organ_id: one.organ_name for one in office.scenario.former_offices}
    of_former = f", phông {names.get(fonds, fonds)}" if fonds else ""
    return f"Hồ sơ công việc năm {_years(office, lines)} – {maker.full_name}{of_former}"


def _years(office: Office, lines: tuple[BatchLine, ...]) -> str:
    """The years of the file lists that the batch's files stand on: "2023", or "2022, 2023"."""
    years = {office.catalog_of(line.case_file) for line in lines} or {office.scenario.file_list.file_catalog}
    return ", ".join(map(str, sorted(years)))


def _archivist(office: Office) -> Person | None:
    return next((person for person in office.scenario.people if "archivist" in office.roles_of(person.person_id)), None)


def _period(days: list[date]) -> str:
    if not days:
        return ""
    return date_text(days[0]) if days[0] == days[-1] else f"{date_text(days[0])} - {date_text(days[-1])}"
