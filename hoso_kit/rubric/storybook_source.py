"""Reads the storybook's TOML files into templates, and says exactly where a file is wrong.

An instructor writes these files, so every fault names the file and the place in Vietnamese.
Nothing is drawn here: no randomness, no dates of a certain year, no numbers.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# Stands for the learner's role wherever a person is named.
LEARNER = "learner"


class StorybookError(Exception):
    """A fault in the storybook: which file, where in it, and what to mend (Vietnamese)."""

    def __init__(self, file: str, place: str, message: str) -> None:
        super().__init__(f"{file}, {place}: {message}")
        self.file = file
        self.place = place
        self.message = message


class Table:
    """One TOML table being read: typed access, and a complaint about unknown or missing fields."""

    def __init__(self, file: str, place: str, data: object) -> None:
        self.file, self.place = file, place
        if not isinstance(data, dict):
            raise StorybookError(file, place, "phải là một bảng (các dòng tên = giá trị).")
        self.data: dict[str, Any] = data
        self._seen: set[str] = set()

    def fail(self, message: str) -> StorybookError:
        """The error to raise for this table."""
        return StorybookError(self.file, self.place, message)

    def has(self, name: str) -> bool:
        """Whether the field is written."""
        return name in self.data

    def _take(self, name: str, kind: type, kind_text: str, default: Any) -> Any:
        self._seen.add(name)
        if name not in self.data:
            if default is None:
                raise self.fail(f"thiếu trường “{name}”.")
            return default
        value = self.data[name]
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise self.fail(f"trường “{name}” phải là {kind_text}.")
        return value

    def text(self, name: str, default: str | None = None) -> str:
        """A string; required unless a default is given."""
        value: str = self._take(name, str, "một chuỗi chữ", default)
        if default is None and not value.strip():
            raise self.fail(f"trường “{name}” đang để trống.")
        return value

    def number(self, name: str, default: int | None = None) -> int:
        """A whole number."""
        value: int = self._take(name, int, "một số nguyên", default)
        return value

    def rate(self, name: str) -> float:
        """A number that may have a fraction."""
        value: float = float(self._take(name, (int, float), "một số", None))  # type: ignore[arg-type]
        return value

    def flag(self, name: str) -> bool:
        """true or false; false if not written."""
        value: bool = self._take(name, bool, "true hoặc false", False)
        return value

    def texts(self, name: str, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        """A list of strings."""
        value = self._take(name, (list, tuple), "một danh sách chuỗi", default)  # type: ignore[arg-type]
        if not all(isinstance(item, str) and item.strip() for item in value):
            raise self.fail(f"trường “{name}” phải gồm các chuỗi không để trống.")
        if default is None and not value:
            raise self.fail(f"trường “{name}” đang để trống.")
        return tuple(value)

    def table(self, name: str) -> Table:
        """A table inside this one."""
        self._seen.add(name)
        if name not in self.data:
            raise self.fail(f"thiếu bảng “{name}”.")
        return Table(self.file, f"{self.place} › {name}", self.data[name])

    def tables(self, name: str, label: str = "id") -> tuple[Table, ...]:
        """A list of tables ([[name]]); each is called by its `label` in complaints."""
        self._seen.add(name)
        rows = self.data.get(name)
        if not isinstance(rows, list) or not rows:
            raise self.fail(f"thiếu danh sách [[{name}]].")
        return tuple(
            Table(self.file, f"{name} “{row.get(label, n)}”" if isinstance(row, dict) else f"{name} thứ {n}", row)
            for n, row in enumerate(rows, 1)
        )

    def raw(self, name: str) -> dict[str, Any]:
        """A table of free names, empty if not written."""
        self._seen.add(name)
        value = self.data.get(name, {})
        if not isinstance(value, dict):
            raise self.fail(f"trường “{name}” phải là một bảng.")
        return value

    def done(self) -> None:
        """Complain about fields that nobody asked for: most often a slip of the pen."""
        extra = sorted(set(self.data) - self._seen)
        if extra:
            raise self.fail(f"có trường lạ: {', '.join(extra)}.")


@dataclass(frozen=True, slots=True)
class Paper:
    """The template of one document."""

    file: str
    matter: str
    paper_id: str
    organ: str
    type_name: str
    unit: str
    date: str
    subject: str
    addressee: str
    recipients: tuple[str, ...]
    body: tuple[str, ...]
    signer: str
    pages: int
    arrives: int
    due: str
    urgency: str
    lead: str
    support: tuple[str, ...]
    directive: str
    replies_to: str
    may_duplicate: bool
    draft_date: str
    draft_note: str
    draft_body: tuple[str, ...]
    goes_with: tuple[str, ...]
    belongs_to: tuple[str, ...]

    @property
    def name(self) -> str:
        """The paper's name in the whole storybook."""
        return f"{self.matter}/{self.paper_id}"

    @property
    def place(self) -> str:
        """Where it stands in its file, for complaints."""
        return f"documents “{self.paper_id}”"


@dataclass(frozen=True, slots=True)
class Matter:
    """One piece of work with its papers and the truth about its case file."""

    file: str
    matter_id: str
    slot: str
    name: str
    list_title: str
    subheading: str
    retention_rows: tuple[str, ...]
    maintenance: str
    short_maintenance: str
    model_title: str
    title_must: tuple[tuple[str, tuple[str, ...]], ...]
    title_forbidden: tuple[str, ...]
    draws: Mapping[str, Any]
    totals: Mapping[str, Any]
    papers: tuple[Paper, ...]


@dataclass(frozen=True, slots=True)
class Bundle:
    """Papers which are no matter of their own: noise, and papers that two matters share."""

    file: str
    draws: Mapping[str, Any]
    totals: Mapping[str, Any]
    papers: tuple[Paper, ...]


@dataclass(frozen=True, slots=True)
class Storybook:
    """Everything that variants are drawn from."""

    office: Table
    matters: tuple[Matter, ...]
    noise: Bundle
    shared: Bundle


def read_toml(path: Path) -> Table:
    """One file of the storybook."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise StorybookError(path.name, "cả tệp", "không tìm thấy tệp này trong kho tình huống.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise StorybookError(path.name, "cả tệp", f"không đọc được TOML ({error}).") from None
    return Table(path.name, "đầu tệp", data)


def _paper(row: Table, matter: str, default_lead: str) -> Paper:
    paper = Paper(
        file=row.file,
        matter=matter,
        paper_id=row.text("id"),
        organ=row.text("organ"),
        type_name=row.text("type"),
        unit=row.text("unit", ""),
        date=row.text("date"),
        subject=row.text("subject"),
        addressee=row.text("to", ""),
        recipients=row.texts("recipients", ()),
        body=row.texts("body"),
        signer=row.text("signer", "chief"),
        pages=row.number("pages", 1),
        arrives=row.number("arrives", -1),
        due=row.text("due", ""),
        urgency=row.text("urgency", ""),
        lead=row.text("lead", default_lead),
        support=row.texts("support", ()),
        directive=row.text("directive", ""),
        replies_to=row.text("replies_to", ""),
        may_duplicate=row.flag("duplicate"),
        draft_date=row.text("draft", ""),
        draft_note=row.text("draft_note", "Dự thảo"),
        draft_body=row.texts("draft_body", ()),
        goes_with=row.texts("goes_with", ()),
        belongs_to=row.texts("belongs_to", ()),
    )
    row.done()
    if paper.type_name == "Công văn" and not paper.unit:
        raise row.fail("công văn phải có trường “unit” (đơn vị soạn thảo hoặc lĩnh vực trong ký hiệu).")
    if paper.urgency not in ("", "Khẩn", "Thượng khẩn", "Hỏa tốc"):
        raise row.fail("trường “urgency” chỉ nhận Khẩn, Thượng khẩn hoặc Hỏa tốc.")
    return paper


def _papers(table: Table, matter: str, default_lead: str) -> tuple[Paper, ...]:
    papers = tuple(_paper(row, matter, default_lead) for row in table.tables("documents"))
    seen: set[str] = set()
    for paper in papers:
        if paper.paper_id in seen:
            raise StorybookError(table.file, paper.place, "mã văn bản bị trùng trong tệp.")
        seen.add(paper.paper_id)
    return papers


def _matter(path: Path) -> Matter:
    table = read_toml(path)
    matter_id = table.text("id")
    title = table.table("title")
    must = tuple((rule.text("name"), rule.texts("any")) for rule in title.tables("must", "name"))
    matter = Matter(
        file=path.name,
        matter_id=matter_id,
        slot=table.text("slot"),
        name=table.text("name"),
        list_title=table.text("list_title", ""),
        subheading=table.text("subheading", ""),
        retention_rows=table.texts("retention_rows"),
        maintenance=table.text("maintenance"),
        short_maintenance=table.text("short_maintenance", ""),
        model_title=table.text("model_title"),
        title_must=must,
        title_forbidden=title.texts("forbidden", ()),
        draws=table.raw("draw"),
        totals=table.raw("total"),
        # Unless a paper says otherwise, a matter's papers are the learner's to handle.
        papers=_papers(table, matter_id, LEARNER),
    )
    table.done()
    if matter.list_title and not (matter.subheading and matter.short_maintenance):
        raise table.fail("hồ sơ có trong Danh mục phải có “subheading” và “short_maintenance”.")
    return matter


def _bundle(path: Path, name: str) -> Bundle:
    table = read_toml(path)
    bundle = Bundle(path.name, table.raw("draw"), table.raw("total"), _papers(table, name, ""))
    table.done()
    return bundle


def read_storybook(folder: Path) -> Storybook:
    """Read a storybook's folder: office.toml, noise.toml, shared.toml and one file per matter."""
    named = ("office.toml", "noise.toml", "shared.toml")
    files = sorted(path for path in folder.glob("*.toml") if path.name not in named)
    matters = tuple(_matter(path) for path in files)
    seen: dict[str, str] = {}
    for matter in matters:
        if matter.matter_id in seen:
            raise StorybookError(matter.file, "id", f"trùng mã vụ việc với tệp {seen[matter.matter_id]}.")
        seen[matter.matter_id] = matter.file
    noise = _bundle(folder / "noise.toml", "noise")
    shared = _bundle(folder / "shared.toml", "shared")
    for paper in shared.papers:
        if len(paper.belongs_to) != 2 or not seen.keys() >= set(paper.belongs_to):
            raise StorybookError(paper.file, paper.place, "“belongs_to” phải nêu mã của đúng 2 vụ việc có trong kho.")
    return Storybook(read_toml(folder / "office.toml"), matters, noise, shared)
