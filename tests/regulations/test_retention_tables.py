"""The table of periods that exercises hand out."""

import re
import unicodedata

import pytest

from hoso_kit.regulations import (
    UnknownRetentionRow,
    UnknownRetentionTable,
    all_retention_tables,
    cite,
    retention_changes,
    retention_table,
)

_PERIOD = re.compile(r"[1-9]\d? năm")

# What the table says where a period is neither permanent nor a plain number of years.
_OTHER_PERIODS = {
    "Đến khi văn bản hết hiệu lực thi hành",
    "5 năm sau khi chấm dứt Hợp đồng",
    "Theo tuổi thọ công trình",
    "Theo tuổi thọ thiết bị",
}


def test_the_table_is_whole() -> None:
    """The table has its 274 rows, numbered from 1 without a gap."""
    assert [row.row for row in retention_table("tt09-2011").rows] == [str(n) for n in range(1, 275)]


def test_every_period_is_of_a_known_kind() -> None:
    """A period is permanent, a number of years, or one of the few wordings that the table really has."""
    for row in retention_table("tt09-2011").rows:
        assert (
            row.maintenance == "Vĩnh viễn" or _PERIOD.fullmatch(row.maintenance) or row.maintenance in _OTHER_PERIODS
        ), row


def test_every_row_says_what_it_is_about() -> None:
    """A row has a group and a text, in NFC, with nothing left over at the ends."""
    names: dict[str, str] = {}
    for row in retention_table("tt09-2011").rows:
        for text in (row.group, row.group_name, row.content, row.maintenance):
            assert text
            assert text == text.strip()
            assert unicodedata.is_normalized("NFC", text)
        assert names.setdefault(row.group, row.group_name) == row.group_name


def test_the_table_says_that_it_was_replaced() -> None:
    """Whoever shows the table can say what it rests on, that TT 10/2022 replaced it, and what to do."""
    for table in all_retention_tables():
        cite(table.citation)
    table = retention_table("tt09-2011")
    assert table.based_on == "TT 09/2011/TT-BNV"
    assert "thay thế" in table.status
    for words in ("TT 10/2022/TT-BNV", "dữ liệu luyện tập", "cần đối chiếu văn bản gốc"):
        assert words in table.note


def test_a_row_is_found_by_its_number() -> None:
    """An exercise names a row by its number; a number or table that isn't there is refused."""
    table = retention_table("tt09-2011")
    assert table.row("1").maintenance == "Đến khi văn bản hết hiệu lực thi hành"
    with pytest.raises(UnknownRetentionRow, match="275"):
        table.row("275")
    with pytest.raises(UnknownRetentionTable, match="tt10-2022"):
        retention_table("tt10-2022")


def test_known_changes_really_change_something_and_admit_their_source() -> None:
    """Each known change gives another period than before, cites TT 10/2022 and is marked as secondary."""
    changes = retention_changes()
    assert len(changes) == 6
    for change in changes:
        assert change.content
        assert change.before != change.after
        assert change.after == "Vĩnh viễn" or _PERIOD.fullmatch(change.after)
        assert change.confidence == "secondary"
        assert cite(change.citation).source.source_id == "tt10-2022"
