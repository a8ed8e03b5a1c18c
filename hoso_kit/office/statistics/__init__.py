"""Floor 2: filing statistics, the function whose lack the article of 2022 complains of.

Offices (`office_rows`) and the made-up province (`province_rows`) become rows of
one shape; from rows come Biểu mẫu 3 (`form3`), the list of officers by the
article's criterion (`ratings`) and the article's own table (`reproduce_article`).
Everything is a value: nothing here draws, writes or judges a learner.
"""

from hoso_kit.office.statistics.article import (
    Article,
    FiledTable,
    Slip,
    article,
    filed_table,
    reproduce_article,
    single_files,
)
from hoso_kit.office.statistics.counting import number_text, share_text
from hoso_kit.office.statistics.form3 import COLUMNS, GROUPINGS, Column, Form3, Grouping, Line, form3
from hoso_kit.office.statistics.of_office import account_lines, file_lines, never_filed, office_rows, unfiled_lines
from hoso_kit.office.statistics.of_province import province_rows
from hoso_kit.office.statistics.proofreading import Doubt, foreign_symbol, impossible_dates, mismatched_symbols
from hoso_kit.office.statistics.rating import PROPOSAL, Outcome, Rating, ratings
from hoso_kit.office.statistics.rows import Standing, Tally, WorkRow, only

__all__ = [
    "COLUMNS",
    "GROUPINGS",
    "PROPOSAL",
    "Article",
    "Column",
    "Doubt",
    "FiledTable",
    "Form3",
    "Grouping",
    "Line",
    "Outcome",
    "Rating",
    "Slip",
    "Standing",
    "Tally",
    "WorkRow",
    "account_lines",
    "article",
    "file_lines",
    "filed_table",
    "foreign_symbol",
    "form3",
    "impossible_dates",
    "mismatched_symbols",
    "never_filed",
    "number_text",
    "office_rows",
    "only",
    "province_rows",
    "ratings",
    "reproduce_article",
    "share_text",
    "single_files",
    "unfiled_lines",
]
