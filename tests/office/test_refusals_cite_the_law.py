"""Every refusal says three things, and its citation resolves."""

import re
from pathlib import Path

import pytest

import hoso_kit.office
from hoso_kit.office.refusals import refusal_texts
from hoso_kit.regulations import cite

SOURCE = "".join(path.read_text("utf-8") for path in Path(hoso_kit.office.__file__).parent.rglob("*.py"))
USED = set(re.findall(r'Refusal\(\s*"(\w+)"', SOURCE)) | set(re.findall(r'_refuse_future\([^)]*"(\w+)"\)', SOURCE))


def test_the_texts_are_those_that_the_rules_use() -> None:
    """No rule without a text, no text without a rule."""
    assert set(refusal_texts()) == USED


@pytest.mark.parametrize("code", sorted(USED))
def test_a_refusal_has_three_parts(code: str) -> None:
    """What was seen, what to try, which Điều: none blank, the citation in the law's data."""
    notice = refusal_texts()[code]
    assert notice.seen.endswith(".")
    assert notice.advice.endswith((".", "”."))
    assert cite(notice.citation).text
