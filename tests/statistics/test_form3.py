"""The fifteen columns: every one against a number counted by hand, and the sums that must hold."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from hoso_kit.office.statistics import COLUMNS, GROUPINGS, Standing, Tally, form3, office_rows, only
from hoso_kit.office.statistics.form3 import NOTE
from hoso_kit.records.case_file import STATUS_TEXTS
from hoso_kit.regulations import cite
from tests.statistics.small_office import small_office


def row(standing: Standing, files: int, documents: int, **who: object) -> Tally:
    """One row of one person; names may be changed."""
    facts: dict[str, object] = {
        "organ": "Sở Mẫu", "level": "Cấp tỉnh", "unit": "Văn phòng", "person_id": "p1", "person": "A Hlăng",
        "year": 2022,
    }  # fmt: skip
    return Tally(**{**facts, **who}, standing=standing, files=files, documents=documents)  # type: ignore[arg-type]


EVERY_STANDING = [
    row(Standing.UNFILED, 0, 7),
    row(Standing.OPEN, 2, 5),
    row(Standing.RETURNED, 1, 3),
    row(Standing.CLOSED, 4, 11),
    row(Standing.WAITING, 6, 13),
    row(Standing.ACCEPTED, 8, 17),
]


def test_there_are_the_fifteen_columns_of_the_form() -> None:
    """Names and numbers are those of the real form; the inferred columns are marked and the note names them."""
    assert [column.number for column in COLUMNS] == list(range(1, 16))
    assert COLUMNS[2].name == "Số VB chủ trì chưa lập hồ sơ công việc"
    assert COLUMNS[9].name == "HS chờ tiếp nhận vào LTHH"
    assert COLUMNS[14].name == "Tỷ lệ = (13)/(14)"
    assert [column.number for column in COLUMNS if column.is_inferred] == [7, 9, 11]
    assert "(7), (9), (11)" in NOTE
    assert cite("practice.filing-statistics").confidence == "secondary"


def test_every_column_has_its_number() -> None:
    """(3) to (13) are the counts of the standings, (14) all documents led, (15) their share that was accepted."""
    cells = form3(EVERY_STANDING).cells()
    expected = (7, 2, 5, 1, 3, 4, 11, 6, 13, 8, 17, 56, "30,4%")
    assert cells == ((1, "Văn phòng", *expected), ("", "Tổng cộng", *expected))


def test_the_hand_made_office_line_by_line() -> None:
    """Documents count once, for their lead, where they came furthest; files count for their creator."""
    people = {line.name: line for line in form3(office_rows(small_office()), "person").lines}
    anh, duc, an = people["Nguyễn Thị Ánh"], people["Trần Văn Đức"], people["Lê Thị An"]
    # d4 d5 d6 unfiled; 01.VP open holds d1 (d3 is also in the closed one); 02.VP closed holds d2 d3
    assert anh.counts == (3, 1, 1, 0, 0, 1, 2, 0, 0, 0, 0)
    # d7 unfiled, the draft d8 not counted, d9/d10 one document, filed; d11 is led by nobody
    assert duc.counts == (1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0)
    assert an.counts == (0,) * 11
    assert (anh.led, duc.led, an.led) == (6, 2, 0)
    assert (anh.share_text, an.share_text) == ("0,0%", "–")


def test_every_status_of_a_case_file_has_its_column() -> None:
    """No status that the records know is without a standing."""
    from hoso_kit.office.statistics.of_office import STANDING_OF_STATUS

    assert set(STATUS_TEXTS) <= set(STANDING_OF_STATUS)


def test_nothing_counted_is_a_form_of_zeros() -> None:
    """No rows give no line, a total of zeros and a dash for the share."""
    form = form3([])
    assert form.lines == ()
    assert form.cells() == (("", "Tổng cộng", *(0,) * 12, "–"),)


def test_units_and_people_of_one_name_stay_apart() -> None:
    """The same unit in two bodies is two lines with the body's name; two people of one name are two lines."""
    other = row(Standing.OPEN, 1, 1, organ="Sở Khác")
    names = [line.name for line in form3([*EVERY_STANDING, other], "unit").lines]
    assert names == ["Văn phòng – Sở Khác", "Văn phòng – Sở Mẫu"]
    twin = row(Standing.OPEN, 1, 1, person_id="p2")
    assert [line.name for line in form3([*EVERY_STANDING, twin], "person").lines] == ["A Hlăng", "A Hlăng"]


def test_lines_stand_in_vietnamese_order() -> None:
    """Units by the dictionary (đ after d), people by given name, levels from province to commune, years by value."""
    units = [row(Standing.OPEN, 1, 1, unit=name) for name in ("Đội xe", "Ấp Trung", "Dân số", "An ninh", "Y tế")]
    assert [line.name for line in form3(units, "unit").lines] == ["An ninh", "Ấp Trung", "Dân số", "Đội xe", "Y tế"]
    people = [
        row(Standing.OPEN, 1, 1, person=name, person_id=name)
        for name in ("Bùi Thị Đào", "Vũ Văn An", "Lê Thị Dung", "Lê Văn An")
    ]
    assert [line.name for line in form3(people, "person").lines] == [
        "Lê Văn An", "Vũ Văn An", "Lê Thị Dung", "Bùi Thị Đào",
    ]  # fmt: skip
    levels = [row(Standing.OPEN, 1, 1, level=name) for name in ("Cấp xã", "Cấp tỉnh", "", "Cấp huyện")]
    assert [line.name for line in form3(levels, "level").lines] == ["Cấp tỉnh", "Cấp huyện", "Cấp xã", "Chưa rõ cấp"]


def test_only_keeps_what_was_asked_for() -> None:
    """Level, body and year narrow the rows; None leaves them open."""
    rows = [*EVERY_STANDING, row(Standing.OPEN, 1, 1, level="Cấp xã", year=2021, organ="Xã Mẫu")]
    assert list(only(rows)) == rows
    assert (
        list(only(rows, level="Cấp xã")) == list(only(rows, year=2021)) == list(only(rows, organ="Xã Mẫu")) == rows[-1:]
    )
    assert list(only(rows, level="Cấp xã", year=2022)) == []


names = st.sampled_from(["Văn phòng", "Địa chính", "Ân"])
tallies = st.builds(
    lambda standing, files, **rest: Tally(
        standing=standing, files=0 if standing is Standing.UNFILED else files, **rest
    ),
    organ=names,
    level=st.sampled_from(["Cấp tỉnh", "Cấp huyện", "Cấp xã"]),
    unit=names,
    person_id=st.sampled_from(["p1", "p2"]),
    person=names,
    year=st.integers(2019, 2022),
    standing=st.sampled_from(Standing),
    files=st.integers(0, 9),
    documents=st.integers(0, 99),
)


@settings(max_examples=150)
@given(st.lists(tallies, max_size=40))
def test_every_grouping_adds_up_to_the_same_total(rows: list[Tally]) -> None:
    """By unit, person, level, year or body: each column's lines add up to the total, and the pairs to (14)."""
    total = form3(rows).total
    assert total.led == sum(one.documents for one in rows)
    assert total.files == sum(one.files for one in rows)
    for grouping in GROUPINGS:
        form = form3(rows, grouping)
        assert form.total == total
        assert tuple(map(sum, zip(*(line.counts for line in form.lines), strict=True))) == (
            total.counts if rows else ()
        )
        for line in (*form.lines, form.total):
            three, _, five, _, seven, _, nine, _, eleven, _, thirteen = line.counts
            assert three + five + seven + nine + eleven + thirteen == line.led
            assert line.share is None if line.led == 0 else 0 <= (line.share or 0) <= 1000
