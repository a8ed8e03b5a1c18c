"""Makes the situation of the practice office, ``sample_data/van-phong/situation.json``.

    python scripts/make_practice_office.py

The office, its people, its file list and the documents of the year are drawn with a fixed seed from the
storybook of exercise E16, so nothing is written twice. What the storybook doesn't know (roles, what came
before, what will come) stands in ``sample_data/van-phong/additions.toml``: extend that file, then run this
and commit both. Things done in the past are given there, never replayed. It draws nothing itself and
holds no answer: the practice office has no key. Case files of the time before are in ``past.toml``, what the
post brings in ``post.toml``; both write a document as one row and leave the rest to `document`.
`situation_from` makes the office of 2026 too.
"""

from __future__ import annotations

import json
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

from hoso_kit.office.paging.layout import page_amount
from hoso_kit.office.scenario import make_scenario
from hoso_kit.records.structure import make_converter
from hoso_kit.rubric.storybook import draw_variant

ROOT = Path(__file__).resolve().parents[1]
STORYBOOK = ROOT / "exercises" / "source" / "e16-lap-ho-so" / "storybook"
FOLDER = ROOT / "sample_data" / "van-phong"
# the year that this seed draws is 2024; the tests say so
SEED = "van-phong-1"


def read(path: Path) -> dict[str, Any]:
    """A TOML file as JSON data."""
    with path.open("rb") as file:
        # a date of TOML becomes what JSON writes
        data: dict[str, Any] = json.loads(json.dumps(tomllib.load(file), default=str))
    return data


def organ(name: str, superior: str, place: str, *signer: str) -> dict[str, Any]:
    """What a document tells of the organ that issued it."""
    names = dict(zip(("authority", "position", "full_name"), signer, strict=True))
    return {"organ_name": name, "superior_name": superior, "place": place, "signer": names}


Organs = dict[str, dict[str, Any]]
# Phụ lục I, "Nơi nhận": these begin with "Kính gửi", all others name their receivers at the foot
_ADDRESSED = frozenset({"Công văn", "Tờ trình", "Báo cáo", "Giấy mời", "Công điện"})


def _first_recipient(type_name: str, receiver: str) -> str:
    if type_name in _ADDRESSED:
        return "Như trên"
    return "Như Điều 2" if type_name == "Quyết định" else receiver


def _organs(situation: dict[str, Any], further: list[list[str]]) -> Organs:
    """Name, superior, place and signer of each organ, from the first document that the storybook drew of it."""
    found: Organs = {}
    for document in situation["documents"]:
        shown = {key: document[key] for key in ("organ_name", "superior_name", "place", "signer")}
        found.setdefault(document["organ_name"], shown)
    found = {row[0]: organ(*row) for row in further} | found
    return found | {"": found[situation["office"]["organ_name"]]}


def document(organs: Organs, above: str, row: list[Any], lead: str | None) -> dict[str, Any]:
    """One document of one row; see the head of ``past.toml``. What goes out goes to the office ``above``."""
    way, type_name, number, notation, issued, arrived, arrival_number, issuer, subject, pages, body = row
    own = organs[""]["organ_name"]
    receiver = own if way == "in" else above
    return {
        "doc_id": "",
        "direction": "incoming" if way == "in" else "outgoing",
        "copy": "draft" if way == "draft" else "original",
        "type_name": type_name,
        "code_number": number,
        "code_notation": notation,
        "issued_date": issued,
        **organs[issuer],
        "subject": subject,
        "addressee": receiver if type_name in _ADDRESSED else "",
        "body": [body],
        "recipients": [_first_recipient(type_name, receiver), "Lưu: VT"],
        "page_amount": pages,
        "arrival_date": arrived or None,
        "arrival_number": arrival_number or None,
        "due_date": None,
        "urgency": "",
        "lead": lead,
        "support": [],
        "directive": "",
        "replies_to": None,
        "note": "Dự thảo" if way == "draft" else "",
    }


def case_file(row: dict[str, Any], papers: list[dict[str, Any]]) -> dict[str, Any]:
    """One given file: ended as it should be, unless the row says otherwise."""
    is_ended = row.get("status", "open") != "open"
    return row | {
        "documents": [*row.pop("given", []), *(paper["doc_id"] for paper in papers)],
        "heading": row["file_notation"].partition(".")[2],
        "opener": row["creator"],
        "is_listed": True,
        "rights": "Sử dụng hạn chế" if is_ended else "",
        "is_maintenance_confirmed": is_ended,
    }


def _delivery(organs: Organs, row: dict[str, Any], office: dict[str, Any], number: int) -> Any:
    """One delivery of ``post.toml``; it is for this office unless the row names another."""
    facts = {key: row.pop(key) for key in ("due_date", "urgency", "secrecy") if key in row}
    paper = document(organs, office["superior_name"], row.pop("paper"), None) | {"doc_id": f"v{number:02d}"} | facts
    sender = paper["organ_name"]
    addressee = {"to_organ_id": office["organ_id"], "to_organ_name": office["organ_name"]}
    if "to_organ_name" in row:
        paper["addressee"] = row["to_organ_name"] if paper["type_name"] in _ADDRESSED else ""
        paper["recipients"][0] = _first_recipient(paper["type_name"], row["to_organ_name"])
    if row["channel"] == "electronic":
        addressee["from_organ_id"] = f"000.00.{sorted(organs).index(sender):02d}.H99"
    return {"delivery_id": f"g{number:02d}", "document": paper} | addressee | row


def situation_from(folder: Path, situation: dict[str, Any]) -> dict[str, Any]:
    """A drawn situation with what the folder's files add to it, as JSON data, checked."""
    additions = read(folder / "additions.toml")
    known = {person["person_id"]: person for person in situation["people"]}
    for person in additions.pop("people"):
        if person["person_id"] in known:
            known[person["person_id"]].update(person)
        else:
            situation["people"].append(person)
    situation |= additions
    past, post, office = read(folder / "past.toml"), read(folder / "post.toml"), situation["office"]
    organs = _organs(situation, past.get("organs", []))
    situation["case_files"] = []
    for row in past["files"]:
        papers = [document(organs, office["superior_name"], paper, row["creator"]) for paper in row.pop("papers", [])]
        for paper in papers:
            paper["doc_id"] = f"t{sum(one['doc_id'][0] == 't' for one in situation['documents']) + 1:03d}"
            situation["documents"].append(paper)
        situation["case_files"].append(case_file(row, papers))
    situation["holidays"] = post["holidays"]
    situation["deliveries"] = [
        _delivery(organs, row, office, number) for number, row in enumerate(post["deliveries"], 1)
    ]
    situation["plays"] = [person["person_id"] for person in situation["people"]]
    scenario = make_scenario(situation)
    # whoever goes on with a draft sees the pages that its text fills, as the system counts them
    counted = (replace(one, page_amount=page_amount(one)) if one.is_draft else one for one in scenario.documents)
    scenario = replace(scenario, documents=tuple(counted))
    # without defaults: a later optional field of situations changes nothing here
    data: dict[str, Any] = make_converter(detailed=False, omit_defaults=True).unstructure(scenario)
    return data


def text_of(situation: dict[str, Any]) -> str:
    """The text of a situation's file."""
    return json.dumps(situation, ensure_ascii=False, indent=1) + "\n"


def written() -> str:
    """The text of the file."""
    situation, _ = draw_variant(STORYBOOK, SEED)
    return text_of(situation_from(FOLDER, situation))


if __name__ == "__main__":
    (FOLDER / "situation.json").write_text(written(), encoding="utf-8")
