"""Makes the situations of the offices around the practice office: a district and a second commune.

    python scripts/make_neighbouring_offices.py

They exist so that a class can play a district and its communes and send each other documents. What they are
stands in ``sample_data/lien-thong/offices.toml``: small offices that begin with one document each. It holds no
answer: nothing is marked there.
"""

from __future__ import annotations

import json
import tomllib
from datetime import timedelta
from pathlib import Path
from typing import Any

from hoso_kit.office.scenario import FORMAT, FORMAT_VERSION, make_scenario
from hoso_kit.records.structure import make_converter

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "sample_data"


def written() -> dict[str, str]:
    """The text of each office's situation, by the office's id."""
    with (SAMPLES / "lien-thong" / "offices.toml").open("rb") as file:
        plan = tomllib.load(file)
    return {one["office_id"]: _text(_situation(plan, one)) for one in plan["offices"]}


def _text(situation: dict[str, Any]) -> str:
    # without defaults: a later optional field of situations changes nothing here
    data = make_converter(detailed=False, omit_defaults=True).unstructure(make_scenario(situation))
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _situation(plan: dict[str, Any], one: dict[str, Any]) -> dict[str, Any]:
    own = next(contact for contact in plan["contacts"] if contact["organ_id"] == one["organ_id"])
    year, short = plan["year"], own["short_name"]
    return {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "exercise_id": one["office_id"],
        "variant": one["variant"],
        "edition": "nd30-2011",
        "today": plan["today"].isoformat(),
        "office": {
            "organ_id": own["organ_id"],
            "organ_name": own["organ_name"],
            "short_name": short,
            "superior_name": one["superior_name"],
            "place": one["place"],
        },
        "people": [
            dict(zip(("person_id", "full_name", "position", "unit", "roles"), person, strict=True))
            for person in one["people"]
        ],
        "person": one["learner"],
        "plays": [person[0] for person in one["people"]],
        "functions": plan["functions"],
        "holidays": [day.isoformat() for day in plan["holidays"]],
        "contacts": [contact for contact in plan["contacts"] if contact is not own],
        "retention_table": "tt09-2011",
        "file_list": {
            "file_catalog": year,
            "decision_symbol": "09/QĐ-UBND",
            "decision_date": f"{year}-01-10",
            "headings": [_heading(number, heading) for number, heading in enumerate(one["headings"], start=1)],
        },
        "documents": [_document(one, own)],
        "brief": {
            "title": f"Văn phòng thực hành: {short}",
            "story": [
                f"Đây là {short} vào giữa tháng 12 năm 2024, một trong các văn phòng thực hành gửi, nhận văn bản "
                "với nhau qua Trục liên thông. Anh (chị) có thể vào vai bất kỳ ai trong cơ quan.",
                "Không có đề bài và không chấm điểm.",
            ],
            "tasks": plan["tasks"],
        },
    }


def _heading(number: int, heading: list[Any]) -> dict[str, Any]:
    name, abbreviation, entries = heading
    return {
        "ordinal": number,
        "name": name,
        "abbreviation": abbreviation,
        "entries": [
            {
                "file_notation": f"{place:02d}.{abbreviation}",
                "title": title,
                "maintenance": maintenance,
                "retention_row": row,
                "creator": creator,
                "description": "",
            }
            for place, (title, maintenance, row, creator) in enumerate(entries, start=1)
        ],
        "subheadings": [],
    }


def _document(one: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    type_name, number, notation, day, organ_name, subject, text, arrival_number = one["document"]
    return {
        "doc_id": "d001",
        "direction": "incoming",
        "copy": "original",
        "type_name": type_name,
        "code_number": number,
        "code_notation": notation,
        "issued_date": day.isoformat(),
        "organ_name": organ_name,
        "superior_name": "",
        "place": "Hà Thử" if one["level"] == "huyện" else "Mường Sa Lĩnh",
        "subject": subject,
        "addressee": own["organ_name"] if type_name == "Công văn" else "",
        "body": [text],
        "recipients": ["Như trên", "Lưu: VT"] if type_name == "Công văn" else [own["organ_name"], "Lưu: VT"],
        "page_amount": 1,
        "signer": {"authority": "", "position": "PHÓ GIÁM ĐỐC" if one["level"] == "huyện" else "CHỦ TỊCH",
                   "full_name": "Hoàng Văn Mẫu" if one["level"] == "huyện" else "Hà Đức Vinh"},
        "arrival_date": (day + timedelta(days=1)).isoformat(),
        "arrival_number": arrival_number,
        "due_date": None,
        "urgency": "",
        "lead": "p06",
        "support": [],
        "directive": "",
        "replies_to": None,
        "note": "",
    }  # fmt: skip


if __name__ == "__main__":
    for office_id, text in written().items():
        (SAMPLES / office_id / "situation.json").write_text(text, encoding="utf-8")
