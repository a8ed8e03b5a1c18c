"""Symbols are built and checked by Phụ lục I phần I mục II.3 and Phụ lục III."""

from dataclasses import replace

import pytest

from hoso_kit.office.issuing_numbers import make_notation, organ_abbreviation
from hoso_kit.office.issuing_symbols import SymbolFault, symbol_faults
from hoso_kit.regulations import cite, document_types
from tests.outgoing.outgoing_world import SCENARIO


def _faults(type_name: str, symbol: str) -> tuple[SymbolFault, ...]:
    number, _, notation = symbol.partition("/")
    numbered = next(one for one in SCENARIO.documents if not one.is_draft)
    return symbol_faults(replace(numbered, type_name=type_name, code_number=number, code_notation=notation))


@pytest.mark.parametrize(
    ("type_name", "symbol"),
    [
        ("Quyết định", "15/QĐ-BNV"),
        ("Công văn", "05/BNV-VP"),
        ("Công văn", "12/UBND-VX"),
        ("Chương trình", "03/CTr-UBND"),
        ("Quyết định", "05/2023/QĐ-UBND"),
        ("Thư công", "01/UBND"),
    ],
)
def test_the_decree_s_own_examples_are_right(type_name: str, symbol: str) -> None:
    """The examples of Phụ lục I and other right symbols have no fault."""
    assert _faults(type_name, symbol) == ()


@pytest.mark.parametrize(
    ("type_name", "symbol", "citation"),
    [
        ("Quyết định", "09/QĐ - UBND", "nd30.pl1.2.3.c"),
        ("Quyết định", "09/QĐ.UBND", "nd30.pl1.2.3.c"),
        ("Quyết định", "09/QĐ-", "nd30.pl1.2.3.c"),
        ("Quyết định", "IX/QĐ-UBND", "nd30.pl1.2.3.a"),
        ("Quyết định", "00/QĐ-UBND", "nd30.pl1.2.3.a"),
        ("Quyết định", "09/CT-UBND", "nd30.pl3"),
        ("Quyết định", "09/QĐ", "nd30.pl1.2.3.b"),
        ("Quyết định", "09/", "nd30.pl1.2.3.b"),
        ("Quyết định", "09/QĐ-ubnd", "nd30.pl1.2.3.c"),
        ("Công văn", "09/UBND", "nd30.pl1.2.3.b"),
        ("Công văn", "09/TB-UBND", "nd30.pl1.2.3.b"),
        ("Thơ", "09/T-UBND", "nd30.7"),
    ],
)
def test_a_wrong_symbol_is_told_with_its_place(type_name: str, symbol: str, citation: str) -> None:
    """Each fault names the place of the rule, which resolves."""
    found = {fault.citation for fault in _faults(type_name, symbol)}
    assert citation in found
    assert all(cite(one).text for one in found)


def test_the_situation_s_symbols_are_right() -> None:
    """The storybook writes symbols as the appendix wants them; so does the office for every type."""
    ours = [one for one in SCENARIO.documents if one.direction == "outgoing"]
    assert [fault for one in ours for fault in symbol_faults(one)] == []
    for kind in document_types():
        notation = make_notation(SCENARIO, kind.name, "VP")
        assert symbol_faults(replace(ours[0], type_name=kind.name, code_notation=notation)) == ()


def test_the_office_s_abbreviation() -> None:
    """As its head fixed it; else the capitals of the short name, else the initials."""
    organ = SCENARIO.office
    assert organ_abbreviation(organ) == "UBND"
    assert organ_abbreviation(replace(organ, abbreviation="SNV")) == "SNV"
    assert organ_abbreviation(replace(organ, short_name="Phòng Nội vụ")) == "PNV"
