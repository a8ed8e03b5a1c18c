"""Whether a package is whole and unchanged, and whether it still says what the office's case file says.

The sums in a package only prove that nobody changed it without making the sums anew; so what it says is also compared
field by field with the file that the office holds under the same code (Phụ lục VI phần I mục III.7.đ: documents and
their data stay tied). A package is a stranger's file: it is unpacked within bounds into a folder that is deleted, and
whatever is wrong with it is told, never thrown raw. Nothing of the office is changed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any, Literal

from hoso_kit.office.export.bag import AGENT, sheet_name
from hoso_kit.office.export.case_file_xml import NAMESPACE, to_xml
from hoso_kit.office.export.fields import ExportError, label_of
from hoso_kit.office.export.sheet import document_sheet
from hoso_kit.office.forms.form import printable
from hoso_kit.office.messages.safe_xml import Node, parse
from hoso_kit.office.messages.values import MessageFault
from hoso_kit.office.office import Office
from hoso_kit.records.case_file import CaseFile

# far above any case file of an exercise; keeps a hostile package from filling the disk
MAX_UNPACKED = 100_000_000
MAX_ENTRIES = 5_000
# a file of a thousand documents has some twenty thousand elements
MAX_XML = 20_000_000
MAX_ELEMENTS = 40_000
_XML = "data/ho-so.xml"
_MANIFESTS = ("manifest-sha256.txt", "tagmanifest-sha256.txt")

FaultKind = Literal["changed", "missing", "added", "broken"]
FAULT_TEXTS: Mapping[FaultKind, str] = {
    "changed": "bị sửa",
    "missing": "bị mất",
    "added": "có thêm, không có trong bản kê",
    "broken": "không đúng dạng BagIt",
}


@dataclass(frozen=True, slots=True)
class BagFault:
    """One thing that is wrong with the package; ``place`` is a file in it, or the reason where no file is to blame."""

    kind: FaultKind
    place: str

    @property
    def text(self) -> str:
        """The fault in words."""
        return f"{self.place} {FAULT_TEXTS[self.kind]}" if self.kind != "broken" else self.place


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that the package and the office give differently; ``place`` is "hồ sơ" or a document of it."""

    place: str
    field: str
    in_package: str
    in_office: str


@dataclass(frozen=True, slots=True)
class BagReport:
    """What was seen; ``case_file`` is the office's file that the package is of ("" when it has none).

    ``differences`` is None where nothing was compared, and ``why_not`` then says why.
    """

    faults: tuple[BagFault, ...]
    title: str = ""
    code: str = ""
    organ_name: str = ""
    made_date: str = ""
    case_file: str = ""
    differences: tuple[Difference, ...] | None = None
    why_not: str = ""
    are_sheets_compared: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether the package is as it was when its sums were made."""
        return not self.faults


def check_bag(package: bytes) -> None:
    """Unpack and validate a package with the bagit library; raises `ExportError` that says what is wrong."""
    with _unpacked(package) as top:
        faults, _ = _faults(top)
    if faults:
        raise ExportError(f"Gói hồ sơ không còn nguyên vẹn ({'; '.join(one.text for one in faults)}).")


def inspect_bag(office: Office, package: bytes, *, may_compare: Callable[[CaseFile], bool]) -> BagReport:
    """The same as a report, with what the package says and how that differs from the office's own file.

    ``may_compare`` decides of a case file whether its data may be shown beside the package's. Raises `ExportError`
    for what can't even be unpacked.
    """
    with _unpacked(package) as top:
        faults, tags = _faults(top)
        root, trouble = _data(top)
        seen = BagReport(
            faults,
            title=_tag(tags, "External-Description"),
            code=_tag(tags, "External-Identifier"),
            organ_name=_tag(tags, "Source-Organization"),
            made_date=_tag(tags, "Bagging-Date"),
        )
        if root is None:
            return replace(seen, faults=faults or (BagFault("broken", trouble),), why_not=trouble)
        said = _values(root)
        sheets = {path.relative_to(top / "data").as_posix(): path for path in sorted((top / "data").rglob("*.html"))}
        seen = replace(seen, faults=faults or _untied(root, sheets), title=said.get(("Title",), ""))
        code = tuple(said.get(("FileCode", name), "") for name in ("OrganId", "FileCatalog", "FileNotation"))
        case_file = next((one for one in office.case_files.values() if _code(office, one) == code), None)
        if case_file is None:
            return replace(seen, why_not="Cơ quan này không có hồ sơ nào mang mã như trong gói.")
        if not may_compare(case_file):
            return replace(seen, why_not=f"Anh (chị) không có quyền xem hồ sơ {case_file.name}.")
        seen = replace(seen, case_file=case_file.name)
        if office.disposal.is_destroyed(case_file.name):
            return replace(seen, why_not=f"Hồ sơ {case_file.name} đã hủy, không còn gì để đối chiếu.")
        try:
            own = _values(parse(to_xml(office, case_file.name).decode(), MAX_ELEMENTS))
        except ExportError as error:
            return replace(seen, why_not=error.message)
        # another version of the kit may draw a sheet differently: then only its data are compared
        is_ours = _tag(tags, "Bag-Software-Agent") == AGENT
        changed = _sheet_differences(office, case_file, sheets) if is_ours else ()
        return replace(seen, differences=(*_differences(said, own), *changed), are_sheets_compared=is_ours)


@contextmanager
def _unpacked(package: bytes) -> Iterator[Path]:
    """The package's one folder, in a place that is deleted afterwards; raises `ExportError`."""
    import tempfile
    import zipfile
    from io import BytesIO

    with tempfile.TemporaryDirectory() as folder:
        try:
            with zipfile.ZipFile(BytesIO(package)) as archive:
                _refuse_hostile(archive.infolist())
                archive.extractall(folder)
        except ExportError:
            raise
        except Exception:  # a damaged zip raises errors of zlib, struct, zipfile and more
            raise ExportError("Gói hồ sơ hỏng: không mở được tệp nén.") from None
        yield next(iter(Path(folder).iterdir()))


def _refuse_hostile(entries: list[Any]) -> None:
    """Nothing is unpacked before its name and size are known to be sane; no entry ever unpacks to more than it says."""
    names = [entry.filename for entry in entries]
    if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise ExportError("Gói hồ sơ quá lớn so với một hồ sơ của bài tập.")
    tops = {PurePosixPath(name).parts[:1] for name in names}
    if len(tops) != 1 or any(".." in name or "\\" in name or ":" in name or name.startswith("/") for name in names):
        raise ExportError("Gói hồ sơ phải gồm đúng một thư mục.")
    if len({name.casefold() for name in names}) != len(names):
        raise ExportError("Gói hồ sơ có hai tệp trùng tên.")
    if any(entry.flag_bits & 1 for entry in entries):
        raise ExportError("Gói hồ sơ bị đặt mật khẩu nên không kiểm tra được.")


def _faults(top: Path) -> tuple[tuple[BagFault, ...], Mapping[str, Any]]:
    """What bagit finds wrong, each file by its name, and the tags of the package."""
    import logging

    import bagit

    # bagit reports faults to its log as well; without a handler they would land on stderr
    if not bagit.LOGGER.handlers:
        bagit.LOGGER.addHandler(logging.NullHandler())
    try:
        bag = bagit.Bag(str(top))
    except Exception:  # its readers of stranger's texts raise what they like
        return (BagFault("broken", "Gói hồ sơ không đúng dạng BagIt."),), {}
    missing = [BagFault("missing", name) for name in _MANIFESTS if not (top / name).is_file()]
    missing += _strays(bag, top)
    try:
        bag.validate()
    except Exception:
        # bagit stops at the first kind of fault: all files at fault are named by its own lists
        return (*missing, *_named(bag, top)) or (BagFault("broken", "Gói hồ sơ không đúng dạng BagIt."),), bag.info
    return tuple(missing), bag.info


def _strays(bag: Any, top: Path) -> list[BagFault]:
    """Files beside the payload that no list names: BagIt lets them pass, but this kit lists all that it packs."""
    if _tag(bag.info, "Bag-Software-Agent") != AGENT:
        return []
    here = sorted(path.relative_to(top).as_posix() for path in top.rglob("*") if path.is_file())
    listed = set(bag.entries)
    return [
        BagFault("added", name)
        for name in here
        if name not in listed and not name.startswith(("data/", "tagmanifest-", "manifest-"))
    ]


def _named(bag: Any, top: Path) -> tuple[BagFault, ...]:
    try:
        absent, foreign = bag.compare_manifests_with_fs()
        found = [BagFault("missing", name) for name in sorted(absent)]
        found += [BagFault("added", name) for name in sorted(foreign)]
        for name, sums in sorted(bag.entries.items()):
            wanted, path = sums.get("sha256", ""), top / name
            if path.is_file() and wanted.lower() != sha256(path.read_bytes()).hexdigest():
                found.append(BagFault("changed", name))
    except Exception:  # as above: a stranger's lists
        return ()
    return tuple(dict.fromkeys(found))


def _data(top: Path) -> tuple[Node | None, str]:
    """The file's data as a tree, or None and what stands in the way."""
    path = top / _XML
    if not path.is_file():
        return None, "Gói không có dữ liệu đặc tả (data/ho-so.xml)."
    if path.stat().st_size > MAX_XML:
        return None, "Dữ liệu đặc tả trong gói quá lớn nên không đọc."
    try:
        root = parse(path.read_text(encoding="utf-8"), MAX_ELEMENTS)
    except (MessageFault, UnicodeDecodeError) as error:
        return None, f"Không đọc được dữ liệu đặc tả trong gói: {getattr(error, 'message', 'không phải UTF-8.')}"
    if root.name != f"{NAMESPACE} CaseFile":
        return None, "Dữ liệu trong gói không phải của một hồ sơ theo Phụ lục VI."
    return root, ""


def _name(node: Node) -> str:
    return node.name.rpartition(" ")[2]


def _documents(root: Node) -> list[Node]:
    return [one for part in root.parts if _name(part) == "Documents" for one in part.parts]


def _values(root: Node) -> dict[tuple[str, ...], str]:
    """Every field's text by its way: ("Title",) of the file, ("3", "Subject") of its third document."""
    found = dict(_fields([part for part in root.parts if _name(part) != "Documents"], ()))
    for number, document in enumerate(_documents(root), start=1):
        found[(str(number), "Kind")] = _name(document)
        found |= _fields(document.parts, (str(number),))
    return found


def _fields(nodes: list[Node], way: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    """The texts within; of fields that stand several times the later ones are told apart by their number."""
    met: Counter[str] = Counter()
    for node in nodes:
        name = _name(node)
        met[name] += 1
        place = (*way, name if met[name] == 1 else f"{name}#{met[name]}")
        if node.parts:
            yield from _fields(node.parts, place)
        else:
            yield place, node.text


def _untied(root: Node, sheets: Mapping[str, Path]) -> tuple[BagFault, ...]:
    """Documents of the data without their sheet, and sheets of no document: the tie is broken."""
    ordinals = [f"{number:03d}" for number in range(1, len(_documents(root)) + 1)]
    held = [name.removeprefix("van-ban/")[:3] for name in sheets if name.startswith("van-ban/")]
    faults = [BagFault("missing", f"tờ của văn bản thứ {int(one)}") for one in ordinals if one not in held]
    faults += [
        BagFault("added", f"data/{name}")
        for name in sheets
        if name.startswith("van-ban/") and name.removeprefix("van-ban/")[:3] not in ordinals
    ]
    return tuple(faults)


def _differences(said: Mapping[tuple[str, ...], str], own: Mapping[tuple[str, ...], str]) -> tuple[Difference, ...]:
    found = []
    for way in dict.fromkeys((*own, *said)):
        in_package, in_office = said.get(way, ""), own.get(way, "")
        if printable(in_package) == printable(in_office):
            continue
        place = f"văn bản thứ {way[0]}" if way[0].isdigit() else "hồ sơ"
        name = way[-1].partition("#")[0]
        label = "Loại (đến, đi)" if name == "Kind" else label_of(name)
        texts = [label_of(text) if name == "Kind" else printable(text) for text in (in_package, in_office)]
        found.append(Difference(place, label, *texts))
    return tuple(found)


def _sheet_differences(office: Office, case_file: CaseFile, sheets: Mapping[str, Path]) -> tuple[Difference, ...]:
    """Sheets that aren't what the office makes of the document now; a missing one is told elsewhere."""
    found = []
    for ordinal, doc_id in enumerate(case_file.documents, start=1):
        document = office.known_document(doc_id)
        path = sheets.get(sheet_name(ordinal, document))
        if path is not None and path.read_bytes() != document_sheet(document).encode():
            found.append(Difference(f"văn bản thứ {ordinal}", "Nội dung tờ văn bản", path.name, "tờ có nội dung khác"))
    return tuple(found)


def _code(office: Office, case_file: CaseFile) -> tuple[str, ...]:
    return office.organ_of(case_file), str(office.catalog_of(case_file)), case_file.file_notation


def _tag(tags: Mapping[str, Any], name: str) -> str:
    value = tags.get(name, "")
    return printable(str(value[0] if isinstance(value, list) and value else value))[:500]
