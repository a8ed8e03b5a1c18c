"""Makes the situation of the practice office of 2026, ``sample_data/van-phong-2026/situation.json``.

    python -m scripts.make_practice_office_2026

The office stands in the world of Luật Lưu trữ 33/2024/QH15: two levels of government, a commune made by merging
two. What happens there is that of exercise E16's storybook, rewritten for that world by ``words.toml`` and with the
organs, people and file list of ``office.toml``; what is added is written as for the office of 2024. What the offices
that ceased to be have left to take over stands in ``former.toml``. Change those files, run this, commit both.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from hoso_kit.rubric.storybook import draw_variant
from scripts.make_practice_office import (
    ROOT,
    STORYBOOK,
    case_file,
    document,
    organ,
    read,
    situation_from,
    text_of,
)

FOLDER = ROOT / "sample_data" / "van-phong-2026"
YEAR = 2026
SEED = "van-phong-2026-29"


def _storybook(folder: Path) -> None:
    """The storybook of E16 as it would read in this office's year."""
    words = read(FOLDER / "words.toml")
    for source in STORYBOOK.glob("*.toml"):
        if source.name == "office.toml":
            text = (FOLDER / source.name).read_text(encoding="utf-8")
        else:
            text = source.read_text(encoding="utf-8")
            for old, new in [*words["only"].get(source.name, []), *words["common"]["words"]]:
                text = text.replace(old, new)
        (folder / source.name).write_text(text, encoding="utf-8")


def _former(row: dict[str, Any], organs: dict[str, dict[str, Any]], number: int) -> dict[str, Any]:
    """One office that ceased to be, with the files that it left and their documents."""
    signer = row.pop("signer")
    own = organ(row["organ_name"], row.pop("superior_name"), row.pop("place"), *signer)
    # a commune's name for itself; the others are known by name
    around = organs | {"": own | {"superior_name": ""}}
    files, documents = [], []
    for one in row.pop("files"):
        papers = [document(around, own["superior_name"], paper, None) for paper in one.pop("papers", [])]
        for paper in papers:
            # the arrival number was the former office's
            paper |= {"doc_id": f"c{number}{len(documents) + 1:02d}", "arrival_number": None}
            documents.append(paper)
        listed = {"listed_total": one.pop("listed_total"), "box": one.pop("box")}
        files.append(listed | {"case_file": case_file(one, papers) | {"fonds": row["organ_id"]}})
    return row | {"files": files, "documents": documents}


def written() -> str:
    """The text of the file."""
    with tempfile.TemporaryDirectory() as there:
        folder = Path(there) / FOLDER.name / "storybook"
        folder.mkdir(parents=True)
        _storybook(folder)
        situation, _ = draw_variant(folder, SEED, (YEAR,))
    former = read(FOLDER / "former.toml")
    organs = {row[0]: organ(*row) for row in former["organs"]}
    situation["former_offices"] = [_former(row, organs, number) for number, row in enumerate(former["offices"], 1)]
    return text_of(situation_from(FOLDER, situation))


if __name__ == "__main__":
    (FOLDER / "situation.json").write_text(written(), encoding="utf-8")
