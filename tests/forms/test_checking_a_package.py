"""What was changed in a package is named, and what it says is compared with the office (Phụ lục VI I.III.7.đ)."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hoso_kit.office.export import BagReport, ExportError, inspect_bag, to_bag
from hoso_kit.office.merging_actions import TakeOverCaseFiles
from hoso_kit.office.office import Office
from tests.archive_use.states import destroyed
from tests.forms.papers import case_file, office, office_with
from tests.world import office_of_2026

PACKAGE = to_bag(office(), case_file().file_notation)
Parts = dict[str, bytes]


def report(package: bytes = PACKAGE, some_office: Office | None = None, *, may: bool = True) -> BagReport:
    return inspect_bag(some_office or office(), package, may_compare=lambda _: may)


def changed(change: Callable[[Parts], None], *, is_sealed_anew: bool = False) -> bytes:
    """The package with its files changed; ``is_sealed_anew``: by somebody who also makes the sums anew."""
    with zipfile.ZipFile(BytesIO(PACKAGE)) as archive:
        top = archive.namelist()[0].partition("/")[0]
        parts = {name.removeprefix(f"{top}/"): archive.read(name) for name in archive.namelist()}
    change(parts)
    if is_sealed_anew:
        payload = {name: content for name, content in parts.items() if name.startswith("data/")}
        oxum = f"Payload-Oxum: {sum(map(len, payload.values()))}.{len(payload)}\n"
        info = [line for line in parts["bag-info.txt"].decode().splitlines(keepends=True) if "Oxum" not in line]
        parts["bag-info.txt"] = "".join([*info, oxum]).encode()
        parts["manifest-sha256.txt"] = sums(payload)
        parts["tagmanifest-sha256.txt"] = sums(
            {name: parts[name] for name in ("bagit.txt", "bag-info.txt", "manifest-sha256.txt")}
        )
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in parts.items():
            archive.writestr(f"{top}/{name}", content)
    return made.getvalue()


def sums(parts: Parts) -> bytes:
    return "".join(f"{sha256(content).hexdigest()}  {name}\n" for name, content in parts.items()).encode()


def sheets(parts: Parts) -> list[str]:
    return sorted(name for name in parts if name.startswith("data/van-ban/"))


def faults(package: bytes) -> set[tuple[str, str]]:
    return {(one.kind, one.place) for one in report(package).faults}


def test_a_package_as_it_was_made_is_whole_and_says_what_the_office_says() -> None:
    """Nothing is wrong, nothing differs; whose file it is and when it was packed is told."""
    seen = report()
    assert seen.is_whole
    assert seen.differences == ()
    assert seen.are_sheets_compared
    assert (seen.case_file, seen.title) == (case_file().name, case_file().title)
    assert seen.organ_name == office().scenario.office.organ_name
    assert seen.made_date == office().today.isoformat()
    assert seen.code.endswith(case_file().file_notation)


def test_every_changed_missing_and_added_file_is_named() -> None:
    """Each by its name, several at once, also where bagit itself would stop at the first count that is wrong."""

    def change(parts: Parts) -> None:
        one, other, *_ = sheets(parts)
        parts[one] += b"x"
        del parts[other]
        parts["data/van-ban/la.html"] = b"x"
        parts["bag-info.txt"] = parts["bag-info.txt"].replace(b"Contact-Name: ", b"Contact-Name: X ")

    with zipfile.ZipFile(BytesIO(PACKAGE)) as archive:
        held = sorted(name.partition("/")[2] for name in archive.namelist() if "/van-ban/" in name)
    assert faults(changed(change)) == {
        ("changed", held[0]),
        ("missing", held[1]),
        ("added", "data/van-ban/la.html"),
        ("changed", "bag-info.txt"),
    }


@settings(max_examples=25)
@given(st.data())
def test_one_byte_of_any_file_is_told_by_the_file_s_name(data: st.DataObject) -> None:
    """Whatever file of the content: the changed one is named, and no other."""
    places: list[str] = []

    def change(parts: Parts) -> None:
        name = data.draw(st.sampled_from(sorted(one for one in parts if one.startswith("data/"))))
        at = data.draw(st.integers(0, len(parts[name]) - 1))
        spoilt = bytearray(parts[name])
        spoilt[at] ^= 1 << data.draw(st.integers(0, 6))
        parts[name] = bytes(spoilt)
        places.append(name)

    package = changed(change)
    assert faults(package) == {("changed", places[0])}


def test_who_seals_it_anew_is_found_by_the_office_s_own_data() -> None:
    """Sums that were made anew prove nothing: the field is named with what stands here and there."""
    title = case_file().title

    def change(parts: Parts) -> None:
        parts["data/ho-so.xml"] = parts["data/ho-so.xml"].replace(title.encode(), "Tiêu đề khác".encode())

    seen = report(changed(change, is_sealed_anew=True))
    assert seen.is_whole
    assert [(one.place, one.field, one.in_package, one.in_office) for one in seen.differences or ()] == [
        ("hồ sơ", "Tiêu đề hồ sơ", "Tiêu đề khác", title)
    ]


def test_a_sheet_that_was_exchanged_and_sealed_anew_is_found() -> None:
    """A document's sheet that isn't the office's own is named."""

    def change(parts: Parts) -> None:
        parts[sheets(parts)[2]] = b"<p>another</p>"

    seen = report(changed(change, is_sealed_anew=True))
    assert seen.is_whole
    assert [(one.place, one.field) for one in seen.differences or ()] == [("văn bản thứ 3", "Nội dung tờ văn bản")]


def test_a_broken_tie_between_data_and_sheets_is_a_fault() -> None:
    """A document of the data without its sheet, and a sheet of no document, though all sums are right."""

    def change(parts: Parts) -> None:
        first = sheets(parts)[0]
        parts["data/van-ban/099_x.html"] = parts.pop(first)

    assert faults(changed(change, is_sealed_anew=True)) == {
        ("missing", "tờ của văn bản thứ 1"),
        ("added", "data/van-ban/099_x.html"),
    }


@pytest.mark.parametrize("field", ["subject", "organ_name", "code_number", "note"])
def test_what_changed_in_the_office_since_is_told_field_by_field(field: str) -> None:
    """A document that the office holds otherwise now stands with both values."""
    now = office_with(**{field: "77"})
    found = report(some_office=now).differences or ()
    assert "77" in {one.in_office for one in found}
    assert {one.place for one in found} == {"văn bản thứ 1"}


def test_a_file_that_another_office_made_or_that_is_hidden_is_not_compared() -> None:
    """The package is still checked; why nothing was compared is said."""
    stranger = replace(office(), case_files={})
    assert report(some_office=stranger).differences is None
    assert "không có hồ sơ nào" in report(some_office=stranger).why_not
    hidden = report(may=False)
    assert hidden.is_whole
    assert hidden.differences is None
    assert "không có quyền xem" in hidden.why_not


def test_another_version_s_package_is_compared_by_its_data_only() -> None:
    """A sheet that another version drew is no forgery."""

    def change(parts: Parts) -> None:
        parts[sheets(parts)[0]] = b"<p>drawn otherwise</p>"
        parts["bag-info.txt"] = parts["bag-info.txt"].replace(b"hoso_kit ", b"hoso_kit 0.0.")

    seen = report(changed(change, is_sealed_anew=True))
    assert seen.is_whole
    assert not seen.are_sheets_compared
    assert seen.differences == ()


@pytest.mark.parametrize("name", ["manifest-sha256.txt", "tagmanifest-sha256.txt", "bagit.txt", "bag-info.txt"])
def test_a_package_without_one_of_its_lists_is_not_whole(name: str) -> None:
    """Who takes a list of sums away can't hide behind it."""

    def change(parts: Parts) -> None:
        del parts[name]

    assert not report(changed(change)).is_whole


def test_a_package_without_data_is_told() -> None:
    """No XML, or none that can be read: not compared, and why."""

    def drop(parts: Parts) -> None:
        del parts["data/ho-so.xml"]

    def spoil(parts: Parts) -> None:
        parts["data/ho-so.xml"] = b"\xff\xfe not xml"

    for change in (drop, spoil):
        seen = report(changed(change, is_sealed_anew=True))
        assert not seen.is_whole
        assert seen.why_not


@settings(max_examples=60)
@given(st.binary(max_size=400))
def test_any_bytes_are_refused_with_a_sentence(content: bytes) -> None:
    """What is no zip raises nothing but our own error."""
    with pytest.raises(ExportError, match="Gói hồ sơ"):
        report(content)


def test_a_file_of_another_fonds_is_compared_with_itself() -> None:
    """Two offices that were merged used the same notations: what tells their files apart is the fonds."""
    first = Office(office_of_2026())
    former = first.scenario.former_offices[0]
    name = former.files[0].case_file.name
    taken = first.apply(TakeOverCaseFiles(former.organ_id, (name,), "p04"), "p11")
    own = replace(taken.case_files[name], fonds="", title="Hồ sơ cùng ký hiệu của cơ quan")
    both = taken.with_file(own)
    seen = inspect_bag(both, to_bag(both, name), may_compare=lambda _: True)
    assert (seen.case_file, seen.differences) == (name, ())
    seen = inspect_bag(both, to_bag(both, own.name), may_compare=lambda _: True)
    assert (seen.case_file, seen.differences) == (own.name, ())


def test_a_destroyed_file_is_compared_with_nothing() -> None:
    """A package that was taken away before tells nobody, field by field, what is gone."""
    gone = destroyed(office(), *case_file().documents, files=(case_file().name,))
    seen = report(some_office=gone)
    assert seen.is_whole
    assert seen.differences is None
    assert "đã hủy" in seen.why_not


def test_a_file_that_was_laid_beside_the_payload_is_named() -> None:
    """BagIt asks for no list of such files; whoever opens the package would still take it for a part of it."""

    def change(parts: Parts) -> None:
        parts["mo-truoc.html"] = b"x"
        parts["them/fetch.txt"] = b"x"

    assert faults(changed(change)) == {("added", "mo-truoc.html"), ("added", "them/fetch.txt")}
