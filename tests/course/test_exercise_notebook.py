"""The committed notebooks are what the rubric makes of them."""

from __future__ import annotations

import json
from pathlib import Path

import nbformat
import pytest
from nbgrader.nbgraderformat.v3 import MetadataValidatorV3

from hoso_kit.classroom.notebook import notebook_text
from hoso_kit.classroom.replay import marked_criterion
from hoso_kit.rubric.criteria import load_rubric
from tests.course.play import REPOSITORY

FOLDERS = sorted(path.parent for path in (REPOSITORY / "exercises" / "source").glob("*/story.md"))


@pytest.fixture(params=FOLDERS, ids=lambda folder: folder.name)
def folder(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


def test_there_is_an_exercise() -> None:
    """The checks below look at something."""
    assert FOLDERS


def test_the_notebook_is_made_from_the_rubric(folder: Path) -> None:
    """Points and cells can't drift; after a change run ``python -m hoso_kit.classroom.notebook <folder>``."""
    assert (folder / f"{folder.name}.ipynb").read_text(encoding="utf-8") == notebook_text(folder)


def test_it_is_a_notebook_that_nbgrader_takes(folder: Path) -> None:
    """Valid nbformat and valid nbgrader metadata of schema version 3."""
    notebook = nbformat.read(str(folder / f"{folder.name}.ipynb"), as_version=4)
    nbformat.validate(notebook)
    MetadataValidatorV3().validate_nb(notebook)


def test_one_test_cell_for_each_criterion(folder: Path) -> None:
    """Every criterion has one locked cell with its points that marks it and nothing else."""
    notebook = json.loads((folder / f"{folder.name}.ipynb").read_text(encoding="utf-8"))
    cells = [cell for cell in notebook["cells"] if cell["metadata"]["nbgrader"]["grade"]]
    found = {marked_criterion("".join(cell["source"])): cell["metadata"]["nbgrader"] for cell in cells}
    criteria = load_rubric(folder / "rubric.toml").criteria
    assert {name: facts["points"] for name, facts in found.items()} == {
        criterion.criterion_id: criterion.points for criterion in criteria
    }
    assert all(facts["locked"] and not facts["solution"] for facts in found.values())


def test_no_journal_is_part_of_an_exercise(folder: Path) -> None:
    """A journal in source/ would overwrite the learner's at autograde, without a word."""
    assert not (folder / "journal.jsonl").exists()
