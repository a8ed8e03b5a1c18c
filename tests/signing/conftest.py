"""One training authority and one document for the whole folder: keys are made once, for tests that only read."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from typing import TypeVar

import pytest

from hoso_kit.office.signing import Kind, TrainingAuthority, make_signed_pdf
from hoso_kit.records.document import Document
from tests.world import marked

DAY = date(2024, 10, 18)
T = TypeVar("T")


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> TrainingAuthority:
    return TrainingAuthority(tmp_path_factory.mktemp("authority"))


@pytest.fixture(scope="session")
def document() -> Document:
    return replace(marked().scenario.documents[0], issued_date=DAY)


@pytest.fixture(scope="session")
def samples(authority: TrainingAuthority, document: Document) -> dict[Kind, bytes]:
    from hoso_kit.office.signing import KINDS

    return {kind: make_signed_pdf(document, kind, authority, DAY) for kind in KINDS}


def apart(work: Callable[[], T]) -> T:
    """What the work gives, done in a thread of its own: in this one a browser's loop may run since an earlier test."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(work).result()
