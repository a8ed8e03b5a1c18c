"""What `hoso app` serves, before any browser."""

from __future__ import annotations

import json
import shutil
import socket
from pathlib import Path

import nbformat
import pytest

from hoso_kit.classroom.course import Course
from hoso_kit.desk import places, serve
from hoso_kit.desk.app_notebooks import PAGES, app_notebooks
from hoso_kit.desk.exercise_cards import app_name, exercise_cards

ROOT = Path(__file__).resolve().parents[2]
COURSE = Course(ROOT / "exercises")


def test_only_the_app_notebooks_are_served(tmp_path: Path) -> None:
    """The folder holds the apps and loses everything else that was put there."""
    folder = tmp_path / "serve"
    (folder / "key").mkdir(parents=True)
    (folder / "key" / "key.json").write_text("{}", encoding="utf-8")
    (folder / "solution.ipynb").write_text("{}", encoding="utf-8")
    assert serve.build_serving_folder(tmp_path, ROOT / "notebooks", COURSE) == folder
    names = {*PAGES, "e16-lap-ho-so-luyen-tap.ipynb", "e16-lap-ho-so-bai-cham.ipynb"}
    assert {p.name for p in folder.iterdir()} == names


def test_a_template_without_its_id_is_told(tmp_path: Path) -> None:
    """A template in which the exercise's id can't be found is named in Vietnamese; nothing wrong is served."""
    for path in (ROOT / "notebooks").glob("*.ipynb"):
        shutil.copyfile(path, tmp_path / path.name)
    template = tmp_path / "practice.ipynb"
    template.write_text(template.read_text("utf-8").replace('\\"e16-lap-ho-so\\"', "name"), encoding="utf-8")
    with pytest.raises(serve.CannotServe, match=r"practice\.ipynb"):
        serve.build_serving_folder(tmp_path / "home", tmp_path, COURSE)
    (tmp_path / "practice.ipynb").unlink()
    with pytest.raises(serve.CannotServe, match="Hãy cài lại hoso_kit"):
        serve.build_serving_folder(tmp_path / "home", tmp_path, COURSE)


@pytest.mark.parametrize("mode", ["practice", "marked"])
def test_a_template_is_a_notebook_for_exercise_16(mode: str) -> None:
    """In JupyterLab the template opens E16 as it stands, and its app holds the same cell."""
    template = (ROOT / "notebooks" / f"{mode}.ipynb").read_text(encoding="utf-8")
    cells = nbformat.reads(template, as_version=4).cells
    app = app_notebooks(ROOT / "notebooks", COURSE)[app_name("e16-lap-ho-so", mode)]
    assert [cell.source for cell in cells] == [cell.source for cell in nbformat.reads(app, as_version=4).cells]
    assert cells[0].source.endswith(f'open_desk("e16-lap-ho-so", mode="{mode}")')


def test_every_card_leads_to_a_served_notebook() -> None:
    """The gallery links to nothing that the server does not serve."""
    served = set(app_notebooks(ROOT / "notebooks", COURSE))
    assert {way.notebook for card in exercise_cards(COURSE) for way in card.ways} == served - set(PAGES)


def test_a_busy_port_gives_way_to_the_next() -> None:
    """When another program has the port, a free one is taken instead of failing."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        busy = other.getsockname()[1]
        assert serve.free_port(busy) != busy


def test_the_settings_keep_the_locks(tmp_path: Path) -> None:
    """Template override off, sources stripped, no file served, kernels culled, sockets not raced for."""
    settings = json.loads(json.dumps(serve.server_settings(8866, posix=True)))
    voila = settings["VoilaConfiguration"]
    assert (voila["allow_template_override"], voila["allow_theme_override"]) == ("NO", "NO")
    assert voila["strip_sources"] is True
    assert voila["file_allowlist"] == []
    assert settings["Voila"]["ip"] == "127.0.0.1"
    assert settings["MappingKernelManager"]["cull_idle_timeout"] == 900
    assert settings["KernelManager"]["transport"] == "ipc"
    assert "KernelManager" not in serve.server_settings(8866, posix=False)


@pytest.mark.parametrize("learner", ["../hv001", "hv 001", "học viên", "", "a/b", "hv001\n"])
def test_a_learners_id_can_not_leave_its_folder(learner: str) -> None:
    """Only plain ASCII ids name folders."""
    with pytest.raises(ValueError, match="Mã học viên"):
        places.checked_learner(learner)


def test_the_last_score_survives_and_a_spoilt_one_is_none(tmp_path: Path) -> None:
    """The gallery's score is read back as written; a broken file counts as no score."""
    places.write_last_score(tmp_path, 7.25, 10)
    assert places.read_last_score(tmp_path) == places.LastScore(7.25, 10.0)
    (tmp_path / places.SCORE_NAME).write_text("{", encoding="utf-8")
    assert places.read_last_score(tmp_path) is None
