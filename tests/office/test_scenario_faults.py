"""A situation file with a fault is refused with one message that names the place."""

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hoso_kit.office.scenario import ScenarioError, load_scenario, make_scenario, unstructure_scenario
from tests.world import E16, practice

GOOD = unstructure_scenario(practice().scenario)


def broken(change: Callable[[dict[str, Any]], object]) -> str:
    data = copy.deepcopy(GOOD)
    change(data)
    with pytest.raises(ScenarioError) as caught:
        make_scenario(data)
    return caught.value.message


def test_a_scenario_survives_json() -> None:
    """Reading what was written gives the same situation and the same digest."""
    again = make_scenario(json.loads(json.dumps(GOOD)))
    assert again == practice().scenario
    assert again.digest == practice().scenario.digest


@pytest.mark.parametrize(
    ("change", "names"),
    [
        (lambda data: data.pop("today"), ["today"]),
        (lambda data: data["documents"][3].pop("subject"), ["subject", "documents", "3"]),
        (lambda data: data["documents"][3].update(issued_date="31/12/2024"), ["issued_date", "năm-tháng-ngày"]),
        (lambda data: data["documents"][3].update(page_amount="2"), ["page_amount", "số nguyên"]),
        (lambda data: data["documents"][3].update(page_amount=True), ["page_amount", "số nguyên"]),
        (lambda data: data["documents"][3].update(direction="sideways"), ["direction", "incoming"]),
        (lambda data: data["documents"][3].update(answer="01.VHXH"), ["answer"]),
        (lambda data: data["documents"][3].update(lead="p99"), ["p99"]),
        (lambda data: data["documents"][3].update(replies_to="d999"), ["d999"]),
        (lambda data: data["documents"][3].update(doc_id="d001"), ["trùng"]),
        (lambda data: data.update(person="p99"), ["p99"]),
        (lambda data: data.update(edition="luat-1900"), ["luat-1900"]),
        (lambda data: data.update(retention_table="tt99"), ["tt99"]),
        (lambda data: data.update(format_version=99), ["99", "cập nhật"]),
        (lambda data: data.update(format="other"), ["không phải"]),
        (lambda data: data["file_list"]["headings"][0].pop("name"), ["name", "headings"]),
    ],
)
def test_a_fault_is_named_with_its_place(change: Callable[[dict[str, Any]], object], names: list[str]) -> None:
    """The instructor reads which field of which item is wrong."""
    message = broken(change)
    for name in names:
        assert name in message


def test_a_file_that_is_no_json_is_told(tmp_path: Path) -> None:
    """Garbage and absence are sentences, not tracebacks."""
    path = tmp_path / "situation.json"
    with pytest.raises(ScenarioError, match="Không mở được"):
        load_scenario(path)
    path.write_bytes(b"\xff\xfe{")
    with pytest.raises(ScenarioError, match="không đọc được"):
        load_scenario(path)


def test_the_courses_situation_is_sound() -> None:
    """What learners are given loads."""
    assert len(load_scenario(E16 / "situation.json").documents) >= 60
