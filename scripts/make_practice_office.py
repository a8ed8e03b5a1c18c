"""Makes the situation of the practice office, ``sample_data/van-phong/situation.json``.

    python scripts/make_practice_office.py

The office, its people, its file list and the documents of the year are drawn with a fixed seed from the
storybook of exercise E16, so nothing is written twice. What the storybook doesn't know (roles, what came
before, what will come) stands in ``sample_data/van-phong/additions.toml``: extend that file, then run this
and commit both. Things done in the past are given there, never replayed. It draws nothing itself and
holds no answer: the practice office has no key.
"""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

from hoso_kit.office.scenario import make_scenario
from hoso_kit.records.structure import make_converter
from hoso_kit.rubric.storybook import draw_variant

ROOT = Path(__file__).resolve().parents[1]
STORYBOOK = ROOT / "exercises" / "source" / "e16-lap-ho-so" / "storybook"
FOLDER = ROOT / "sample_data" / "van-phong"
# the year that this seed draws is 2024; the tests say so
SEED = "van-phong-1"


def make_situation() -> dict[str, Any]:
    """The whole situation as JSON data, checked."""
    situation, _ = draw_variant(STORYBOOK, SEED)
    with (FOLDER / "additions.toml").open("rb") as file:
        additions = tomllib.load(file)
    known = {person["person_id"]: person for person in situation["people"]}
    for person in additions.pop("people"):
        if person["person_id"] in known:
            known[person["person_id"]].update(person)
        else:
            situation["people"].append(person)
    situation["documents"] += additions.pop("documents", [])
    situation |= additions
    situation["plays"] = [person["person_id"] for person in situation["people"]]
    # without defaults: a later optional field of situations changes nothing here
    data: dict[str, Any] = make_converter(detailed=False, omit_defaults=True).unstructure(make_scenario(situation))
    return data


def written() -> str:
    """The text of the file."""
    return json.dumps(make_situation(), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    (FOLDER / "situation.json").write_text(written(), encoding="utf-8")
