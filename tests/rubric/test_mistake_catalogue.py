"""The catalogue of mistakes and the rubric: three parts each, citations that resolve, no answers."""

import pytest

from hoso_kit.regulations import cite
from hoso_kit.rubric.criteria import RubricError, load_rubric
from hoso_kit.rubric.grading import CHECKS
from hoso_kit.rubric.mistakes import mistakes
from tests.world import E16, marked


@pytest.mark.parametrize("mistake_id", sorted(mistakes()))
def test_a_mistake_has_three_parts(mistake_id: str) -> None:
    """What was seen, what to try, which Điều; and the check that finds it exists."""
    mistake = mistakes()[mistake_id]
    assert mistake.name
    assert mistake.seen.endswith((".", "”."))
    assert mistake.advice.endswith(".")
    assert cite(mistake.citation).text
    assert mistake.check in CHECKS or mistake_id == "grader_failed"


def test_the_rubric_has_at_least_eight_criteria_of_ten_points() -> None:
    """Issue: eight criteria or more with partial credit; the scale is ten."""
    rubric = marked().rubric
    assert len(rubric.criteria) >= 8
    assert rubric.points == 10.0
    for criterion in rubric.criteria:
        assert len(criterion.hints) >= 2
        assert cite(criterion.citation).text
        assert criterion.check in CHECKS


def test_the_rubric_gives_no_answer_away() -> None:
    """rubric.toml is released: no document number, no title, no matter of the key may stand in it."""
    text = (E16 / "rubric.toml").read_text("utf-8")
    key, scenario = marked().key, marked().scenario
    assert key is not None
    for matter in key.matters:
        assert matter.model_title not in text
        assert matter.matter_id not in text
    for document in scenario.documents:
        assert document.doc_id not in text
        assert document.is_draft or document.symbol not in text


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("points = 2.0", "points = 0"), "lớn hơn 0"),
        (("nd30.29.3", "nd30.99"), "nd30.99"),
        (('criterion_id = "dates"', 'criterion_id = "opened"'), "trùng"),
        (("title =", "titel ="), "titel"),
        (("points = 2.0", "points = '2'"), "points"),
        (("[[criteria]]", "[criteria"), "Không đọc được"),
    ],
)
def test_a_faulty_rubric_names_the_fault(tmp_path, change: tuple[str, str], says: str) -> None:  # type: ignore[no-untyped-def]
    """The instructor who writes an exercise reads what is wrong with the file."""
    path = tmp_path / "rubric.toml"
    path.write_text((E16 / "rubric.toml").read_text("utf-8").replace(*change), encoding="utf-8")
    with pytest.raises(RubricError, match=says):
        load_rubric(path)
