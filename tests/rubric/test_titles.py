"""A case file's title is judged by what it says, however it is put."""

import tomllib
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoso_kit.rubric.titles import Facet, TitleProblem, TitleSpec, judge_title

_MATTERS: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("titles.toml").read_text("utf-8"))["matter"]


def _spec(matter: dict[str, Any]) -> TitleSpec:
    facets = tuple(Facet(facet["name"], tuple(facet["any"])) for facet in matter["must"])
    return TitleSpec(facets, tuple(matter["forbidden"]))


_SPECS = {matter["id"]: _spec(matter) for matter in _MATTERS}
_ROWS = [(matter["id"], row) for matter in _MATTERS for row in matter["titles"]]
_GOOD = [(matter_id, row["text"]) for matter_id, row in _ROWS if set(row) == {"text"}]


_CASES = [pytest.param(_SPECS[matter_id], row, id=f"{matter_id}: {row['text']}") for matter_id, row in _ROWS]


@pytest.mark.parametrize(("spec", "row"), _CASES)
def test_each_title_gets_the_verdict_it_deserves(spec: TitleSpec, row: dict[str, Any]) -> None:
    """Good titles pass in any wording; others are told what is missing, vague or wrong."""
    verdict = judge_title(row["text"], spec)
    seen = {
        "missing": list(verdict.missing),
        "vague": verdict.vague,
        "problem": verdict.problem_kind.value if verdict.problem_kind else None,
        "is_good": verdict.is_good,
    }
    problem = row.get("problem")
    assert seen == {
        "missing": row.get("missing", []),
        "vague": row.get("vague"),
        "problem": problem,
        "is_good": not row.get("missing") and not row.get("vague") and problem in (None, "no_diacritics"),
    }


@pytest.mark.parametrize(("spec", "row"), _CASES)
def test_the_share_says_how_near_a_title_is(spec: TitleSpec, row: dict[str, Any]) -> None:
    """The share is 1 only for a good title, 0 for a vague or stuffed one, at most half with a problem."""
    verdict = judge_title(row["text"], spec)
    assert 0.0 <= verdict.share <= 1.0
    assert (verdict.share == 1.0) == verdict.is_good
    if verdict.vague or verdict.problem_kind in (TitleProblem.STUFFED, TitleProblem.EMPTY):
        assert verdict.share == 0.0
    elif verdict.problem_kind is None:
        assert verdict.share == pytest.approx(1 - len(verdict.missing) / len(spec.must))
    elif not verdict.is_good:
        assert verdict.share <= 0.5


def test_the_data_hold_enough_titles_of_each_sort() -> None:
    """The table of titles is worth its name: six matters, eighty titles, every kind of problem."""
    assert len(_MATTERS) >= 6
    assert len(_ROWS) >= 80
    kinds = {row.get("problem") for _, row in _ROWS}
    assert {kind.value for kind in TitleProblem} - kinds == {"too_long"}


@pytest.mark.parametrize("spec", list(_SPECS.values()), ids=list(_SPECS))
def test_a_pasted_paragraph_is_too_long(spec: TitleSpec) -> None:
    """A title that holds every facet but runs on is not “ngắn gọn”."""
    said = " ".join(facet.any[0] for facet in spec.must)
    verdict = judge_title(f"Hồ sơ {said} " + " ".join(f"chữ{n}" for n in range(60)), spec)
    assert verdict.problem_kind is TitleProblem.TOO_LONG
    assert not verdict.is_good


_case = st.sampled_from([str, str.lower, str.upper, str.title])
_form = st.sampled_from(["NFC", "NFD"])


@given(st.sampled_from(_ROWS), _form)
def test_composed_and_decomposed_titles_get_one_verdict(pair: tuple[str, dict[str, Any]], form: Any) -> None:
    """NFC and NFD are one title, good or bad."""
    matter_id, row = pair
    typed = unicodedata.normalize(form, row["text"])
    assert judge_title(typed, _SPECS[matter_id]) == judge_title(row["text"], _SPECS[matter_id])


@given(st.sampled_from(_GOOD), _case)
def test_case_never_spoils_a_good_title(pair: tuple[str, str], case: Any) -> None:
    """A good title is good in small letters, capitals and capitalised words."""
    matter_id, text = pair
    assert judge_title(case(text), _SPECS[matter_id]).is_good


@given(st.data())
def test_the_facets_may_stand_in_any_order(data: st.DataObject) -> None:
    """Any wording of every facet, in any order, in either form and any case, is a good title."""
    spec = _SPECS[data.draw(st.sampled_from(sorted(_SPECS)))]
    facets = data.draw(st.permutations(spec.must))
    said = " ".join(data.draw(st.sampled_from(facet.any)) for facet in facets)
    text = data.draw(_case)(f"Hồ sơ {said}")
    assert judge_title(unicodedata.normalize(data.draw(_form), text), spec).is_good


@given(st.data())
def test_leaving_out_a_facet_names_it(data: st.DataObject) -> None:
    """A title that lacks just one facet is told which."""
    spec = _SPECS[data.draw(st.sampled_from(sorted(_SPECS)))]
    left_out = data.draw(st.sampled_from(spec.must))
    said = " ".join(facet.any[0] for facet in spec.must if facet is not left_out)
    verdict = judge_title(f"Hồ sơ việc cần lo {said}", spec)
    assert verdict.missing == (left_out.name,)
    assert not verdict.is_good


@given(st.text(max_size=80), st.sampled_from(sorted(_SPECS)))
def test_any_text_at_all_gets_a_verdict(text: str, matter_id: str) -> None:
    """Whatever a learner types, the judge answers; only a good title has the full share."""
    verdict = judge_title(text, _SPECS[matter_id])
    assert verdict.is_good == (verdict.share == 1.0)


def test_a_forbidden_word_inside_an_accepted_phrase_is_no_fault() -> None:
    """A compound that names the matter may contain a word that alone would name another."""
    spec = TitleSpec((Facet("vấn đề", ("thi đua, khen thưởng", "khen thưởng")),), ("thi đua",))
    assert judge_title("Hồ sơ công tác Thi đua - Khen thưởng", spec).is_good
    assert judge_title("Hồ sơ thi đua và khen thưởng", spec).is_good
    assert judge_title("Hồ sơ khen thưởng, thi đua", spec).problem_kind is TitleProblem.OTHER_MATTER


def test_feedback_shows_no_expected_word() -> None:
    """A verdict's text repeats only what the learner wrote: it never gives the answer away."""
    spec = _SPECS["khen-thuong"]
    for title in ("Hồ sơ họp giao ban năm 2023", "Hồ sơ phong trào thi đua năm 2023", "Công văn đến"):
        verdict = judge_title(title, spec)
        shown = " ".join(filter(None, (verdict.problem, verdict.vague)))
        assert "khen thưởng" not in shown
        assert "2024" not in shown
