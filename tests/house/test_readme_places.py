"""What the README names is there: screens, buttons, offices, folders, settings."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from hoso_kit.classroom.reports.province_data import FULL, database
from hoso_kit.desk import board, places
from hoso_kit.desk.app_notebooks import NEIGHBOUR_PAGES, PRACTICE_PAGE
from hoso_kit.desk.arrived_papers import KEPT_FOLDER
from hoso_kit.desk.serve import LOG_NAME
from hoso_kit.desk.signed_papers import AUTHORITY_FOLDER, PAPERS_FOLDER
from hoso_kit.desk.trust import _FOLDER as TRUST_FOLDER

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
OFFICE = README[README.index("## Văn phòng thực hành") : README.index("## Hướng dẫn cho giảng viên")]
CLASS = README[README.index("### Lớp đóng vai") : README.index("### Mọi thứ nằm ở đâu")]
PLACES = README[README.index("### Mọi thứ nằm ở đâu") : README.index("### Tạo tình huống mới")]


def named_screens() -> list[str]:
    """The bold names in the first column of the table of screens."""
    rows = [line.split("|")[1] for line in OFFICE.splitlines() if line.startswith("| **")]
    return [name for row in rows for name in re.findall(r"\*\*(.+?)\*\*", row)]


@pytest.mark.parametrize("name", named_screens())
def test_a_screen_that_the_readme_names_is_in_the_navigation(name: str) -> None:
    """Whoever reads of a screen finds it in the navigation under the very same name."""
    assert f'text: "{name}"' in board.script()


def test_every_screen_of_the_practice_office_is_in_the_readme() -> None:
    """A new screen gets its row; one that another replaces, or that is part of a dialog, needs none."""
    shown = re.findall(r'defineScreen\(\{\s*name: "(\w+)",\s*text: "([^"]+)"', board.script())
    replaced = set(re.findall(r'replaces: "(\w+)"', board.script()))
    assert len(shown) > 10
    assert [text for name, text in shown if name not in replaced and text not in named_screens()] == []


def test_the_buttons_and_parts_that_a_class_is_told_to_use_are_there() -> None:
    """What stands in bold or italics in the walk through the exchange can be found on the screen."""
    for text in ("Trục liên thông", "Gửi đi", "Đến", "Nạp tệp…", "Xử lý VB đến", "Tải thành tệp để chuyển bằng tay"):
        assert f"*{text}*" in CLASS
        assert f'"{text}"' in board.script()


def test_the_offices_that_a_class_is_told_to_play_are_there() -> None:
    """Each office of the exchange is named as its own situation names it."""
    for page in (PRACTICE_PAGE, *NEIGHBOUR_PAGES):
        path = places.situation_of(page.removesuffix(".ipynb"))
        office = json.loads(path.read_text(encoding="utf-8"))["office"]
        assert office["short_name"] in " ".join(CLASS.split())


def test_the_folders_are_those_that_the_kit_uses(monkeypatch: pytest.MonkeyPatch) -> None:
    """The table of places names the real folders and files, and the default home of this system."""
    for name in (AUTHORITY_FOLDER, PAPERS_FOLDER, places.POST_NAME, TRUST_FOLDER, f"server/{LOG_NAME}"):
        assert f"`{name}`" in PLACES
    assert places.JOURNAL_NAME in PLACES
    assert KEPT_FOLDER == places.POST_NAME
    assert f"`{database(Path('h'), FULL).parent.name}`" in PLACES
    assert places.searches_folder(home=Path("h"), learner="hv001").as_posix() == "h/bai-lam/hv001/tra-cuu"
    assert "`bai-lam/<mã học viên>/tra-cuu`" in PLACES
    work = places.work_folder("x", "free", home=Path("h"), learner="hv001")
    assert work.as_posix() == "h/bai-lam/hv001/free/x"
    assert "`bai-lam/<mã học viên>/practice`, `marked`, `free`" in PLACES
    for name in ("HOSO_HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    if os.name == "posix" and os.uname().sysname == "Linux":
        assert places.home_folder() == Path.home() / ".local" / "share" / "hoso_kit"


def test_the_post_box_is_where_the_readme_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """HOSO_POST first, else the course's own folder if there is one, else the learner's home."""
    course, home = tmp_path / "khoa-hoc", tmp_path / "nha"
    monkeypatch.setenv("HOSO_COURSE", str(course))
    monkeypatch.setenv("HOSO_HOME", str(home))
    monkeypatch.delenv("HOSO_POST", raising=False)
    assert places.post_folder() == home / places.POST_NAME
    (course / places.POST_NAME).mkdir(parents=True)
    assert places.post_folder() == course / places.POST_NAME
    monkeypatch.setenv("HOSO_POST", str(tmp_path / "chung"))
    assert places.post_folder() == tmp_path / "chung"
    assert "`HOSO_POST`" in CLASS
