"""What `hoso app` serves, before any browser."""

from __future__ import annotations

import json
import socket
from pathlib import Path

import pytest

from hoso_kit.desk import places, serve

ROOT = Path(__file__).resolve().parents[2]


def test_only_the_app_notebooks_are_served(tmp_path: Path) -> None:
    """The folder holds the apps and loses everything else that was put there."""
    folder = tmp_path / "serve"
    (folder / "key").mkdir(parents=True)
    (folder / "key" / "key.json").write_text("{}", encoding="utf-8")
    (folder / "solution.ipynb").write_text("{}", encoding="utf-8")
    assert serve.build_serving_folder(tmp_path, ROOT / "notebooks") == folder
    assert {p.name for p in folder.iterdir()} == {"gallery.ipynb", "e16-luyen-tap.ipynb", "e16-bai-cham.ipynb"}


def test_a_notebook_that_is_no_app_is_not_served(tmp_path: Path) -> None:
    """Only a notebook that says so in its metadata becomes an app."""
    (tmp_path / "lesson.ipynb").write_text('{"metadata": {}}', encoding="utf-8")
    with pytest.raises(serve.CannotServe, match="Không tìm thấy bài tập"):
        serve.build_serving_folder(tmp_path / "home", tmp_path)


def test_every_card_leads_to_a_served_notebook() -> None:
    """The gallery links to nothing that the server does not serve."""
    from hoso_kit.desk.gallery import CARDS

    served = {path.name for path in serve.app_notebooks(ROOT / "notebooks")}
    assert {way.notebook for card in CARDS for way in card.ways} <= served


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
