"""How a citation reads on screen."""

import pytest

from hoso_kit.regulations import UnknownCitation, UnknownSource, cite, notice_for, source


@pytest.mark.parametrize(
    ("citation_id", "text"),
    [
        ("nd30", "Nghị định 30/2020/NĐ-CP"),
        ("nd30.28", "Nghị định 30/2020/NĐ-CP, Điều 28"),
        ("nd30.29.3", "Nghị định 30/2020/NĐ-CP, Điều 29 khoản 3"),
        ("nd30.29.4.b", "Nghị định 30/2020/NĐ-CP, Điều 29 khoản 4 điểm b"),
        ("nd30.31.3.dd", "Nghị định 30/2020/NĐ-CP, Điều 31 khoản 3 điểm đ"),
        ("nd30.pl1.2.3.c", "Nghị định 30/2020/NĐ-CP, Phụ lục I phần I mục II.3.c"),
        ("nd30.pl5.1.3", "Nghị định 30/2020/NĐ-CP, Phụ lục V mục I.3"),
        ("nd30.pl6.3.4.e", "Nghị định 30/2020/NĐ-CP, Phụ lục VI phần I mục III.4.e"),
        ("nd30.pl6.p2.3", "Nghị định 30/2020/NĐ-CP, Phụ lục VI phần II mục III"),
        ("luat2024.transfer", "Luật Lưu trữ 33/2024/QH15"),
    ],
)
def test_text_names_the_place_as_a_clerk_writes_it(citation_id: str, text: str) -> None:
    """A citation reads as source, Điều, khoản, điểm, or as source, Phụ lục; parts it lacks leave no trace."""
    assert cite(citation_id).text == text


def test_an_id_without_an_entry_is_refused_by_name() -> None:
    """An unknown id raises an error of its own that names the id, and that still is a KeyError."""
    with pytest.raises(UnknownCitation, match=r"nd30\.99") as caught:
        cite("nd30.99")
    assert isinstance(caught.value, KeyError)
    with pytest.raises(UnknownSource, match="nd99"):
        source("nd99")


def test_what_was_not_read_in_full_says_so() -> None:
    """Only a verified citation comes without a warning; a convention of ours isn't passed off as law."""
    assert cite("nd30.29.4.b").notice == ""
    assert cite("luat2024.transfer").notice == "cần đối chiếu văn bản gốc"
    assert cite("luat2011.historical-transfer").notice == "cần đối chiếu văn bản gốc"
    assert cite("design.longer-period").notice == "không phải quy định của pháp luật"
    assert source("tt09-2011").notice == notice_for("secondary") != ""


def test_a_citation_is_one_value_however_often_it_is_asked_for() -> None:
    """Citations are read once and can't be changed, so all learners in one process may share them."""
    first = cite("nd30.28")
    assert cite("nd30.28") is first
    with pytest.raises(AttributeError):
        first.summary = "khác"  # type: ignore[misc]
