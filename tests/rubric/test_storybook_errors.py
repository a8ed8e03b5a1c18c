"""An instructor's slip in the storybook is named with file, place and what to mend."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from hoso_kit.rubric.storybook import StorybookError, draw_variant
from tests.rubric.storybook_world import SEEDS, STORYBOOK

FILES = ("khen-thuong.toml", "thi-dua.toml", "boi-duong.toml", "dong-loc.toml", "office.toml", "noise.toml")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A storybook that always draws the same four matters."""
    for name in (*FILES, "shared.toml"):
        shutil.copy(STORYBOOK / name, tmp_path / name)
    shared = (tmp_path / "shared.toml").read_text(encoding="utf-8")
    parts = shared.split("[[documents]]")
    (tmp_path / "shared.toml").write_text("[[documents]]".join(parts[:2]), encoding="utf-8")
    return tmp_path


def _change(book: Path, name: str, old: str, new: str) -> None:
    text = (book / name).read_text(encoding="utf-8")
    assert old in text
    (book / name).write_text(text.replace(old, new, 1), encoding="utf-8")


def _fault(book: Path) -> StorybookError:
    with pytest.raises(StorybookError) as caught:
        draw_variant(book, SEEDS[0])
    return caught.value


def test_a_smaller_book_draws(book: Path) -> None:
    """Rule: a storybook needs one pair, one third matter and one unlisted; more is choice."""
    situation, key = draw_variant(book, SEEDS[0])
    assert len(key["matters"]) == 4
    assert situation["documents"]


@pytest.mark.parametrize(
    ("name", "old", "new", "place", "says"),
    [
        ("boi-duong.toml", 'date = "05-14"\n', "", "documents “cv-ttct”", "thiếu trường “date”"),
        ("boi-duong.toml", 'date = "05-14"', 'date = "14/5"', "documents “cv-ttct”", "ngày “14/5”"),
        ("boi-duong.toml", "{@cv-ttct}", "{@cv-khong-co}", "documents “cv-dang-ky”", "cv-khong-co"),
        ("boi-duong.toml", "{@cv-ttct}", "{@bc-ket-qua}", "documents “cv-dang-ky”", "có sau văn bản này"),
        ("boi-duong.toml", 'organ = "ttct"', 'organ = "so-x"', "documents “cv-ttct”", "không có cơ quan “so-x”"),
        ("boi-duong.toml", 'lead = "tckt"', 'lead = "ong-a"', "documents “cv-kinh-phi”", "không có người “ong-a”"),
        ("boi-duong.toml", "{hv} học viên.", "{hocvien} học viên.", "documents “cv-dang-ky”", "{hocvien}"),
        ("boi-duong.toml", "pages = 2", "trang = 2", "documents “cv-ttct”", "trường lạ: trang"),
        ("boi-duong.toml", 'unit = "ĐT"\n', "", "documents “cv-ttct”", "công văn phải có trường “unit”"),
        ("boi-duong.toml", 'signer = "deputy"', 'signer = "vua"', "documents “cv-dang-ky”", "vai ký “vua”"),
        ("boi-duong.toml", 'type = "Kế hoạch"', 'type = "Sớ"', "documents “ke-hoach”", "“Sớ”"),
        ("boi-duong.toml", 'id = "cv-dang-ky"', 'id = "cv-ttct"', "documents “cv-ttct”", "bị trùng"),
        ("boi-duong.toml", 'slot = "third"', 'slot = "thu-ba"', "slot", "third"),
        (
            "boi-duong.toml",
            'subheading = "Văn hóa, bồi dưỡng cán bộ cơ sở"',
            'subheading = "X"',
            "headings",
            "boi-duong",
        ),
        ("boi-duong.toml", "hv = [34, 46]", 'hv = "nhiều"', "draw › hv", "[số nhỏ, số lớn]"),
        ("boi-duong.toml", "[draw]", "[draw", "cả tệp", "không đọc được TOML"),
        ("shared.toml", '"khen-thuong", "thi-dua"', '"khen-thuong", "lac"', "documents", "đúng 2 vụ việc"),
        ("office.toml", 'learner = "vhxh"', 'learner = "ai-do"', "đầu tệp", "ai-do"),
        ("thi-dua.toml", 'slot = "pair-1"', 'slot = "pair-2"', "slot", "đúng 2 vụ việc"),
    ],
)
def test_slips_are_named(book: Path, name: str, old: str, new: str, place: str, says: str) -> None:
    """Rule: the error names the place and the thing in Vietnamese, never as a Python exception of another kind."""
    _change(book, name, old, new)
    fault = _fault(book)
    assert place in fault.place, str(fault)
    assert says in fault.message, str(fault)
    assert fault.file in str(fault)


def test_a_missing_file_is_named(book: Path) -> None:
    """Rule: a storybook without its noise says which file is missing."""
    (book / "noise.toml").unlink()
    assert _fault(book).file == "noise.toml"


def test_neighbours_name_real_matters() -> None:
    """Rule: every goes_with in the kit's own storybook names a matter that has a file."""
    from hoso_kit.rubric.storybook_source import read_storybook

    book = read_storybook(STORYBOOK)
    known = {matter.matter_id for matter in book.matters}
    assert {name for paper in book.noise.papers for name in paper.goes_with} == known
