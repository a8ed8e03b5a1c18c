"""The types of document and their abbreviations."""

import pytest

from hoso_kit.regulations import UnknownDocumentType, cite, copy_forms, document_type, document_types


def test_there_are_twenty_nine_types_and_three_forms_of_copy() -> None:
    """Điều 7 lists 29 types and Điều 25 three forms of copy; no name stands twice."""
    assert len(document_types()) == 29
    assert [form.abbreviation for form in copy_forms()] == ["SY", "TrS", "SL"]
    names = [row.name for row in (*document_types(), *copy_forms())]
    assert len(set(names)) == len(names)


def test_only_cong_van_and_thu_cong_have_no_abbreviation() -> None:
    """Phụ lục III gives 27 of the 29 types an abbreviation."""
    assert [row.name for row in document_types() if not row.abbreviation] == ["Công văn", "Thư công"]


def test_no_two_types_share_an_abbreviation() -> None:
    """QĐ is not QyĐ, CT not CTr, HĐ not HD: an abbreviation names one type only."""
    abbreviations = [row.abbreviation for row in document_types() if row.abbreviation]
    assert len(set(abbreviations)) == len(abbreviations) == 27


@pytest.mark.parametrize(
    ("name", "abbreviation"),
    [
        ("Quyết định", "QĐ"),
        ("Quyết định (cá biệt)", "QĐ"),
        ("Quy định", "QyĐ"),
        ("Chương trình", "CTr"),
        ("Tờ trình", "TTr"),
        ("Giấy ủy quyền", "GUQ"),
        ("Giấy uỷ quyền", "GUQ"),
        ("Bản trích sao", "TrS"),
    ],
)
def test_a_type_is_found_by_its_everyday_and_its_official_name(name: str, abbreviation: str) -> None:
    """A document says “Quyết định”, the appendix “Quyết định (cá biệt)”: both name the same type."""
    assert document_type(name).abbreviation == abbreviation


def test_an_unknown_type_is_refused_by_name() -> None:
    """A type that Điều 7 doesn't list isn't guessed at."""
    with pytest.raises(UnknownDocumentType, match="Bản kiểm điểm"):
        document_type("Bản kiểm điểm")


def test_each_type_cites_a_place_that_exists() -> None:
    """Each type and form of copy names the place of the decree that it comes from."""
    for row in (*document_types(), *copy_forms()):
        assert cite(row.citation).confidence == "verified"
