"""Floor 2: finding documents and case files, in an exercise's office and in a whole province alike.

One index (SQLite's FTS5, from the standard library), one query language for clerks: words that must all be
found (with diacritics they are met with them only, without by any; the tone may stand anywhere in its
syllable), "phrases" in quotes, numbers and symbols piece by piece (``2045``, ``2045/SNV-TĐKT``), filters from
a form. Whatever is typed is text, never an operator. It changes nothing and knows no screen:
results are values with marked places (Phụ lục VI phần I mục III.6.d, đ, e, g).
"""

from hoso_kit.office.search.answering import answer, search_form, search_office
from hoso_kit.office.search.building import build_index
from hoso_kit.office.search.errors import SearchError
from hoso_kit.office.search.fields import COLUMNS, DEFAULT_COLUMNS, Column
from hoso_kit.office.search.index import Hit, Page, SearchIndex, open_index
from hoso_kit.office.search.requests import Filters, SavedSearch, SearchRequest, saved_search, search_request
from hoso_kit.office.search.snippets import Snippet

__all__ = [
    "COLUMNS",
    "DEFAULT_COLUMNS",
    "Column",
    "Filters",
    "Hit",
    "Page",
    "SavedSearch",
    "SearchError",
    "SearchIndex",
    "SearchRequest",
    "Snippet",
    "answer",
    "build_index",
    "open_index",
    "saved_search",
    "search_form",
    "search_office",
    "search_request",
]
