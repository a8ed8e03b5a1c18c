"""One folder under source/ is all that an instructor writes."""

from __future__ import annotations

import shutil
from pathlib import Path

import nbformat
import pytest

from hoso_kit import cli
from hoso_kit.classroom.course import Course
from hoso_kit.desk import serve
from hoso_kit.desk.app_notebooks import PAGES
from hoso_kit.desk.exercise_cards import exercise_cards
from hoso_kit.desk.gallery import gallery_html
from hoso_kit.desk.opening import make_desk
from hoso_kit.rubric.criteria import RubricError, load_rubric

ROOT = Path(__file__).resolve().parents[2]
E16 = ROOT / "exercises" / "source" / "e16-lap-ho-so"
NEW = "e98-ho-so-thu"


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Course:
    """A course with E16 as it is and a second folder in which an instructor has just begun."""
    root = tmp_path / "khoa-hoc"
    shutil.copytree(E16, root / "source" / E16.name, ignore=shutil.ignore_patterns("proofs"))
    shutil.copyfile(ROOT / "exercises" / "nbgrader_config.py", root / "nbgrader_config.py")
    new = root / "source" / NEW
    shutil.copytree(E16 / "storybook", new / "storybook")
    shutil.copyfile(E16 / "story.md", new / "story.md")
    text = (E16 / "rubric.toml").read_text(encoding="utf-8")
    text = text.replace("Bài tập 16 · Lập hồ sơ từ văn bản của năm", "Bài tập 98 · Hồ sơ thử <b>")
    (new / "rubric.toml").write_text(text, encoding="utf-8")
    monkeypatch.setenv("HOSO_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("HOSO_COURSE", str(root))
    monkeypatch.setenv("HOSO_LEARNER", "hv001")
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)
    return Course(root)


def served(course: Course, tmp_path: Path) -> dict[str, str]:
    """The names and the code of what `hoso app` serves of this course."""
    folder = serve.build_serving_folder(tmp_path / "home", ROOT / "notebooks", course)
    books = {path.name: nbformat.read(str(path), as_version=4) for path in folder.iterdir()}
    return {name: "\n".join(cell.source for cell in book.cells) for name, book in books.items()}


def test_a_new_folder_is_a_card_an_app_and_a_desk(course: Course, tmp_path: Path) -> None:
    """A storybook gives practice at once; `hoso draw` adds the marked work; no code and no list is touched."""
    page = gallery_html("hv001", tmp_path, course)
    assert "<h3>Hồ sơ thử &lt;b&gt;</h3>" in page
    assert 'href="e98-ho-so-thu-luyen-tap.ipynb"' in page
    assert "e98-ho-so-thu-bai-cham.ipynb" not in page
    assert "e98-ho-so-thu-bai-cham.ipynb" not in served(course, tmp_path)

    assert cli.main(["draw", NEW, "--course", str(course.root)]) == 0
    assert 'href="e98-ho-so-thu-bai-cham.ipynb"' in gallery_html("hv001", tmp_path, course)
    apps = served(course, tmp_path)
    assert len(apps) == 4 + len(PAGES)
    assert apps["e98-ho-so-thu-luyen-tap.ipynb"].endswith('open_desk("e98-ho-so-thu", mode="practice")')
    assert apps["e98-ho-so-thu-bai-cham.ipynb"].endswith('open_desk("e98-ho-so-thu", mode="marked")')
    for mode in ("practice", "marked"):
        assert make_desk(NEW, mode).setting["exercise"] == {
            "id": NEW, "title": "Bài tập 98 · Hồ sơ thử <b>", "mode": mode, "points": 10.0
        }  # fmt: skip
    assert (course.source(NEW) / f"{NEW}.ipynb").is_file()


def test_a_broken_folder_is_told_and_takes_no_other_with_it(course: Course, tmp_path: Path) -> None:
    """A rubric with a fault gives a card with a kind sentence; the other exercise stays as it was."""
    (course.source(NEW) / "rubric.toml").write_text("title = 3\n", encoding="utf-8")
    broken, sound = sorted(exercise_cards(course), key=lambda card: not card.problem)
    assert "vui lòng báo giảng viên" in broken.problem
    assert "rubric.toml" in broken.problem
    assert sound.problem == ""
    assert len(sound.ways) == 2
    page = gallery_html("hv001", tmp_path, course)
    assert NEW in page
    assert page.count('class="hg-go') == 4  # two ways of exercise 16, and two practice offices
    assert "e16-lap-ho-so-luyen-tap.ipynb" in served(course, tmp_path)


def test_a_folder_without_anything_to_do_says_so(course: Course) -> None:
    """A rubric alone is an exercise that is being written: a card without a button."""
    shutil.rmtree(course.source(NEW) / "storybook")
    (card,) = [card for card in exercise_cards(course) if card.exercise_id == NEW]
    assert card.ways == ()
    assert "đang được soạn" in card.problem


def test_a_course_of_releases_offers_marked_work_alone(course: Course) -> None:
    """On a learners' machine without source/ there is no storybook: only the marked work is offered."""
    shutil.copytree(course.source(E16.name), course.release(E16.name), ignore=shutil.ignore_patterns("storybook"))
    shutil.rmtree(course.root / "source")
    (card,) = exercise_cards(course)
    assert [way.mode for way in card.ways] == ["marked"]
    assert card.number == "Bài tập 16"


def test_an_empty_course_says_so(tmp_path: Path) -> None:
    """Without any exercise the page is a sentence, not an empty room."""
    assert "chưa có bài tập nào" in gallery_html("hv001", tmp_path, Course(tmp_path))


def test_what_a_card_needs_is_optional_and_short(tmp_path: Path) -> None:
    """An old rubric without about and minutes stays valid; one that would not fit a card is refused by name."""
    path = tmp_path / "rubric.toml"
    text = (E16 / "rubric.toml").read_text(encoding="utf-8")
    bare = "\n".join(line for line in text.splitlines() if not line.startswith(("about", "minutes")))
    path.write_text(bare, encoding="utf-8")
    assert (load_rubric(path).about, load_rubric(path).minutes) == ("", "")
    path.write_text(f'about = "{"a" * 401}"\n{bare}', encoding="utf-8")
    with pytest.raises(RubricError, match="about tối đa"):
        load_rubric(path)
    path.write_text(f"minutes = 45\n{bare}", encoding="utf-8")
    with pytest.raises(RubricError, match="minutes"):
        load_rubric(path)
