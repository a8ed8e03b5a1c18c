"""The stream: plan, put every event of the four years in order of its day, write row after row.

Rows are made one by one in the order of their days, so that keys, arrival numbers and numbers of outgoing
documents run as in a registry, and memory holds the plan and the order only. One `random.Random` each for the
cast, the plan and the documents: leaving the documents out changes no case file.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from random import Random

from hoso_kit.office.province.cast import Body, cast_province
from hoso_kit.office.province.figures import DOCUMENTS, TODAY, scaled, share_out
from hoso_kit.office.province.papers import Papers
from hoso_kit.office.province.planning import LAST_DAY, Matters, PlannedFile, day_text, plan_case_files
from hoso_kit.office.search.writer import IndexWriter
from hoso_kit.records.notation import file_code

Progress = Callable[[int, int], None]
_REPORT_EVERY = 2_000
# An event is one number: day, then kind (a file before its documents), then file and ordinal, or worker.
_KIND, _DAY = 26, 28
_OPENING, _FILED, _UNFILED = 0, 1, 2
_ORDINAL = 6


def generate(
    path: Path, seed: str, scale: float = 1.0, progress: Progress | None = None, *, documents: bool = True
) -> None:
    """Write the province to ``path`` (made anew; a file there is replaced when the new one is whole).

    ``scale`` shrinks it in proportion (1.0 is exact to the source's figures); ``documents=False`` writes
    the case files only. ``progress`` is told (rows made, rows in all) now and then; when it has
    been told the last, the index is still to be joined.
    """
    import sqlite3

    if not 0 < scale <= 1:
        raise ValueError("scale must be above 0 and at most 1")
    unfinished = path.with_name(path.name + ".tmp")
    unfinished.unlink(missing_ok=True)
    # the writer's second thread uses it too, never at the same time
    connection = sqlite3.connect(unfinished, check_same_thread=False)
    try:
        # Nothing to protect: a broken run is begun anew.
        connection.executescript(
            "PRAGMA page_size = 8192; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -131072;"
        )
        with closing(IndexWriter(connection)) as writer:
            _write(writer, seed, scale, progress or (lambda done, total: None), documents)
        connection.executescript(
            "CREATE INDEX documents_by_organ ON documents (organ_key, case_key);"
            "CREATE INDEX case_files_by_organ ON case_files (organ_key, file_catalog);"
        )
        connection.close()
        # a name that outlives a power cut must not stand for rows that don't
        with unfinished.open("rb+") as written:
            os.fsync(written.fileno())
        unfinished.replace(path)
    finally:
        connection.close()
        unfinished.unlink(missing_ok=True)


def _write(writer: IndexWriter, seed: str, scale: float, progress: Progress, has_documents: bool) -> None:
    bodies = cast_province(Random(f"{seed}/organs"))
    files = plan_case_files(bodies, Random(f"{seed}/case files"), scale)
    _write_organs(writer, bodies)
    workers = [(body, worker) for body in bodies for worker in body.workers]
    rng = Random(f"{seed}/documents")
    events = [file.start << _DAY | number << _ORDINAL for number, file in enumerate(files)]
    total = 0
    if has_documents:
        filed = sum(len(file.days) for file in files)
        total = max(filed, scaled(DOCUMENTS, scale))
        events += _filed_events(files)
        events += _unfiled_events(bodies, rng, total - filed)
    events.sort()
    papers = Papers(bodies, rng, Matters(rng, bodies))
    case_keys: dict[int, int] = {}
    for key, event in enumerate(events, 1):
        day, kind, rest = event >> _DAY, event >> _KIND & 3, event & (1 << _KIND) - 1
        number = rest >> _ORDINAL
        if kind == _OPENING:
            case_keys[number] = key
            writer.add_case_file(_case_row(key, files[number]))
        elif kind == _FILED:
            ordinal = rest & (1 << _ORDINAL) - 1
            writer.add_document(papers.filed(key, case_keys[number], files[number], number, ordinal, day))
        else:
            writer.add_document(papers.unfiled(key, *workers[number], day))
        if key % _REPORT_EVERY == 0:
            progress(key, len(events))
    progress(len(events), len(events))
    writer.finish(
        [("seed", seed), ("scale", scale), ("today", TODAY), ("has_documents", int(has_documents)),
         ("organs", len(bodies)), ("case_files", len(files)), ("documents", total)]
    )  # fmt: skip


def _filed_events(files: list[PlannedFile]) -> Iterator[int]:
    for number, file in enumerate(files):
        for ordinal, day in enumerate(file.days, 1):
            yield day << _DAY | _FILED << _KIND | number << _ORDINAL | ordinal


def _unfiled_events(bodies: tuple[Body, ...], rng: Random, total: int) -> Iterator[int]:
    """Work that nobody filed: much of it where no case files are made, some with everybody."""
    weights = [
        body.weight * rng.uniform(0.2, 2.0) * (0.6 if body.is_filing else 1.6) for body in bodies for _ in body.workers
    ]
    for number, amount in enumerate(share_out(total, weights)):
        for _ in range(amount):
            day = int(rng.triangular(0, LAST_DAY, LAST_DAY * 0.7))
            yield day << _DAY | _UNFILED << _KIND | number << _ORDINAL


def _write_organs(writer: IndexWriter, bodies: tuple[Body, ...]) -> None:
    for body in bodies:
        writer.add_organ(
            (body.organ_key, body.organ_id, body.organ_name, body.short_name, body.level, body.superior_name,
             body.place, int(body.is_filing))
        )  # fmt: skip
    writer.add_rows("units", [(key, body.organ_key, unit, name) for body in bodies for key, unit, name in body.units])
    writer.add_rows(
        "people",
        [
            (one.person_key, body.organ_key, one.unit_key, one.person_id, one.full_name, one.position)
            for body in bodies
            for one in body.workers
        ],
    )


def _case_row(key: int, file: PlannedFile) -> tuple[object, ...]:
    body, worker = file.body, file.worker
    return (
        key, body.organ_key, worker.unit_key, worker.person_key,
        file_code(body.organ_id, file.year, file.file_notation), body.organ_id, file.year, file.file_notation,
        file.title, file.maintenance, file.rights, worker.full_name, "Tiếng Việt", day_text(file.start),
        None if file.end is None else day_text(file.end), len(file.days), file.page_total,
        "" if file.is_listed else "Ngoài Danh mục", file.status, int(file.is_listed),
        None if file.transfer is None else day_text(file.transfer), file.return_reason,
    )  # fmt: skip
