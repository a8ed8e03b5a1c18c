"""Draws a variant of the filing exercise from a storybook: the situation and its key.

Everything comes from the storybook's files and the seed; the same two give the same variant.
The situation that it returns must never hold anything of the key: no matter, no seed.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from hoso_kit.office.scenario import scenario_digest
from hoso_kit.rubric.calendar import YEARS, add_working_days, is_working_day
from hoso_kit.rubric.storybook_cast import Cast, build_file_list, draw_cast
from hoso_kit.rubric.storybook_papers import Chosen, Desk, cited_names
from hoso_kit.rubric.storybook_source import Bundle, Matter, Paper, Storybook, StorybookError, read_storybook
from hoso_kit.rubric.storybook_words import draw_words, fill

__all__ = ["StorybookError", "draw_variant", "scenario_digest"]

PAIR = "pair-"  # slots of two matters that are easily confused; a variant takes one such pair whole
SINGLE_SLOTS = ("third", "unlisted")
COPIES = DRAFTS = (3, 4)
TOTAL = (64, 69)
_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu")


def _draw_matters(book: Storybook, rng: random.Random) -> list[Matter]:
    slots: dict[str, list[Matter]] = {slot: [] for slot in SINGLE_SLOTS}
    for matter in book.matters:
        if matter.slot not in SINGLE_SLOTS and not matter.slot.startswith(PAIR):
            raise StorybookError(matter.file, "slot", f"chỉ nhận {', '.join(SINGLE_SLOTS)} hoặc {PAIR}1, {PAIR}2…")
        if bool(matter.list_title) == (matter.slot == "unlisted"):
            raise StorybookError(matter.file, "list_title", "việc ngoài Danh mục thì không có, việc khác thì phải có.")
        slots.setdefault(matter.slot, []).append(matter)
    pairs = sorted(slot for slot in slots if slot.startswith(PAIR))
    for slot, found in slots.items():
        if (slot in pairs and len(found) != 2) or not found:
            raise StorybookError(slot, "slot", "cặp dễ lẫn phải có đúng 2 vụ việc, ô khác ít nhất 1.")
    if not pairs:
        raise StorybookError("kho tình huống", "slot", "chưa có cặp vụ việc dễ lẫn nào.")
    return [*slots[rng.choice(pairs)], *(rng.choice(slots[slot]) for slot in SINGLE_SLOTS)]


def _choose_noise(bundle: Bundle, drawn: set[str], room: int, rng: random.Random) -> list[Paper]:
    by_name = {paper.name: paper for paper in bundle.papers}
    picked: dict[str, Paper] = {}

    def take(paper: Paper) -> None:
        if paper.name in picked:
            return
        picked[paper.name] = paper
        # A paper is never shown without those of its own bundle that it cites.
        for name in sorted(cited_names(paper)):
            if name in by_name:
                take(by_name[name])

    for paper in bundle.papers:
        if drawn.intersection(paper.goes_with):
            take(paper)
    general = [paper for paper in bundle.papers if not paper.goes_with]
    rng.shuffle(general)
    for paper in general:
        if len(picked) >= room:
            break
        take(paper)
    if len(picked) < room:
        raise StorybookError(bundle.file, "documents", f"cần ít nhất {room} văn bản nhiễu cho một tình huống.")
    return list(picked.values())


def _pick(papers: Sequence[Paper], amount: tuple[int, int], what: str, rng: random.Random) -> list[str]:
    names = [paper.name for paper in papers]
    if len(names) < amount[0]:
        raise StorybookError(papers[0].file if papers else "?", "documents", f"không đủ {amount[0]} {what}.")
    return rng.sample(names, min(len(names), rng.randint(*amount)))


def _listed(book: Storybook, drawn: Sequence[Matter], cast: Cast, short: str) -> list[dict[str, str]]:
    drawn_ids = {matter.matter_id for matter in drawn}
    rows = []
    for matter in book.matters:
        if not matter.list_title:
            continue
        # The pair that isn't drawn is a colleague's; the single matter that isn't drawn just didn't happen.
        is_learners = matter.matter_id in drawn_ids or not matter.slot.startswith(PAIR)
        rows.append(
            {
                "matter_id": matter.matter_id,
                "title": fill(matter.list_title, cast.words, matter.file, "list_title"),
                "subheading": matter.subheading,
                "maintenance": matter.short_maintenance if matter.matter_id == short else matter.maintenance,
                "retention_row": matter.retention_rows[0],
                "role": cast.learner if is_learners else book.office.text("colleague"),
            }
        )
    return rows


def _key_matter(
    matter: Matter, words: Mapping[str, str], heading: str, notation: str | None, documents: list[str]
) -> dict[str, Any]:
    def worded(text: str) -> str:
        return fill(text, words, matter.file, "title")

    return {
        "matter_id": matter.matter_id,
        "name": worded(matter.name),
        "file_notation": notation,
        "heading": heading,
        "documents": sorted(documents),
        "optional": [],
        "maintenance": matter.maintenance,
        "retention_rows": list(matter.retention_rows),
        "model_title": worded(matter.model_title),
        "title": {
            "must": [
                {"name": name, "any": [worded(choice) for choice in choices]} for name, choices in matter.title_must
            ],
            "forbidden": [worded(choice) for choice in matter.title_forbidden],
        },
    }


def _brief(book: Storybook, cast: Cast, today: date) -> dict[str, Any]:
    table = book.office.table("brief")
    words = dict(cast.words)
    words["hom_nay"] = f"{_WEEKDAYS[today.weekday()]}, {today.day:02d}/{today.month:02d}/{today.year}"

    def worded(text: str) -> str:
        return fill(text, words, table.file, table.place)

    return {
        "title": worded(table.text("title")),
        "story": [worded(part) for part in table.texts("story")],
        "tasks": [worded(part) for part in table.texts("tasks")],
    }


def draw_variant(storybook: Path, seed: str, years: Sequence[int] = YEARS) -> tuple[dict[str, Any], dict[str, Any]]:
    """The situation (released) and the key (instructor's) of the variant that `seed` gives.

    The exercise's id is the name of the folder that holds the storybook; it is set in one of ``years``.
    """
    exercise_id = storybook.absolute().parent.name
    book = read_storybook(storybook)
    office = book.office
    rng = random.Random(seed)
    year = rng.choice(years)
    today = rng.choice([day for n in range(13, 19) if is_working_day(day := date(year, 12, n))])
    cast = draw_cast(office, rng, year)
    drawn = _draw_matters(book, rng)
    drawn_ids = {matter.matter_id for matter in drawn}
    short = rng.choice([matter.matter_id for matter in drawn if matter.list_title])

    chosen: list[Chosen] = []
    words_of: dict[str, Mapping[str, str]] = {}
    for matter in drawn:
        words = {**cast.words, **draw_words(matter.draws, matter.totals, matter.file, rng)}
        words_of[matter.matter_id] = words
        offset = rng.choice((-1, 0, 0, 1, 2))
        chosen += [Chosen(paper, words, offset) for paper in matter.papers]
    learners = [item.paper for item in chosen]
    both = [paper for paper in book.shared.papers if paper.belongs_to and drawn_ids.issuperset(paper.belongs_to)]
    if not both:
        raise StorybookError(book.shared.file, "documents", "thiếu văn bản chung cho hai vụ việc đã chọn.")
    shared = rng.choice(both)
    shared_words = {**cast.words, **draw_words(book.shared.draws, book.shared.totals, book.shared.file, rng)}
    chosen.append(Chosen(shared, shared_words, 0))

    copies = _pick([p for p in learners if p.may_duplicate], COPIES, "văn bản đến có bản trùng", rng)
    drafts = _pick([p for p in learners if p.draft_date], DRAFTS, "văn bản đi có dự thảo", rng)
    room = rng.randint(*TOTAL) - len(chosen) - len(copies) - len(drafts)
    noise_words = {**cast.words, **draw_words(book.noise.draws, book.noise.totals, book.noise.file, rng)}
    chosen += [Chosen(paper, noise_words, 0) for paper in _choose_noise(book.noise, drawn_ids, room, rng)]

    documents, ids = Desk(cast, rng, year, today).write(chosen, copies, drafts, office.rate("arrivals_per_day"))
    headings, notations = build_file_list(office, cast, _listed(book, drawn, cast, short), rng)
    own = cast.organs[office.text("own")]
    decided = add_working_days(date(year, 1, 3), rng.randint(0, 4))
    situation: dict[str, Any] = {
        "format": "hoso-situation",
        "format_version": 1,
        "exercise_id": exercise_id,
        "variant": hashlib.sha256(f"hoso-variant:{seed}".encode()).hexdigest()[:6].upper(),
        "edition": "nd30-2011",
        "today": today.isoformat(),
        "office": {
            "organ_id": office.text("organ_id"),
            "organ_name": own.name,
            "short_name": own.name.replace("Ủy ban nhân dân", "UBND"),
            "superior_name": cast.organs[office.text("above")].name,
            "place": own.place,
        },
        "people": [dict(person) for person in cast.people],
        "person": cast.person_ids[cast.learner],
        "file_list": {
            "file_catalog": year,
            "decision_symbol": f"{decided.day + rng.randint(0, 3):02d}/QĐ-UBND",
            "decision_date": decided.isoformat(),
            "headings": headings,
        },
        "retention_table": "tt09-2011",
        "documents": documents,
        "brief": _brief(book, cast, today),
    }
    unit = next(person["unit"] for person in cast.people if person["person_id"] == situation["person"])
    required = {m.matter_id: [ids[p.name][0] for p in m.papers] for m in drawn}
    for matter_id in shared.belongs_to:
        required[matter_id].append(ids[shared.name][0])
    key = {
        "format": "hoso-key",
        "format_version": 1,
        "exercise_id": exercise_id,
        "scenario_digest": scenario_digest(situation),
        "seed": seed,
        "matters": [
            _key_matter(m, words_of[m.matter_id], unit, notations.get(m.matter_id), required[m.matter_id])
            for m in drawn
        ],
        "leftovers": dict(sorted((doc, name.split("/")[0]) for name in (*copies, *drafts) for doc in ids[name][1:])),
    }
    return situation, key
