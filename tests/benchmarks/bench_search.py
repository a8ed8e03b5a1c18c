"""How fast a province is searched: index against plain SQL LIKE, in one run.

    python -m tests.benchmarks.bench_search [database] [scale]

Makes the database if it isn't there (scale 1.0: 61,097 case files, 700,000 documents), then asks 50 mixed
queries for their first page. The LIKE scan answers a few of them (subject, organ, body and symbol, first page by date
and capped count, exact diacritics only): it knows neither folding nor word borders, so it does less.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from statistics import median, quantiles

from hoso_kit.office.province import generate
from hoso_kit.office.search import Filters, SearchRequest, open_index

WORDS = (
    "khen thuong", "khen thưởng", "khiếu nại", "cau treo", "chuyển đổi", "giao vien", "lưu trữ", "ngân sách",
    "thien tai", "hòa giải", "hoà giải", "quyet toan", "mua sắm máy tính", "y te", "thanh tra", "ho ngheo",
    "đấu giá", "khong co tu nay", "UBND", "Hoàng Hữu Tâm",
)  # fmt: skip
NUMBERS = (
    "412",
    "408/KH-SKHCN",
    "SNV-VP",
    "7/QĐ-UBND",
    "1234",
    "01.VHXH",
    "99/BC",
    "12/04/2021",
    "350",
    "000.00.05.H99",
)
PHRASES = (
    '"khen thưởng thành tích"', '"trạm y tế"', '"ủy ban nhân dân xã"', '"bo nhiem"', '"giải quyết đơn"',
    '"phòng, chống thiên tai"', '"kho lưu trữ" sửa chữa', '"đường liên thôn" 2021', '"ông Nguyễn Văn Sơn"',
    '"chuyen doi so" báo cáo',
)  # fmt: skip
FILTERED = (
    SearchRequest("khen thưởng", Filters(year=2021, kind="case_file")),
    SearchRequest("", Filters(organ_id="000.00.05.H99", is_filed=False)),
    SearchRequest("đất", Filters(organ_name="nội vụ")),
    SearchRequest("", Filters(status="returned"), order="title"),
    SearchRequest("báo cáo", Filters(level="commune", type_name="Công văn")),
    SearchRequest("hỗ trợ", order="newest"),
    SearchRequest("", order="organ_name"),
    SearchRequest("kế hoạch", Filters(direction="outgoing", year=2022)),
    SearchRequest("tiếp công dân", Filters(maintenance="05 năm")),
    SearchRequest("", Filters(file_notation="01.VP", year=2020)),
)
LIKE = """SELECT doc_key FROM documents WHERE subject LIKE ? OR organ_name LIKE ? OR body LIKE ?
OR code_number || '/' || code_notation LIKE ? ORDER BY doc_key DESC LIMIT 10001"""


def milliseconds(work: object) -> float:
    """How long a call takes."""
    began = time.perf_counter()
    work()  # type: ignore[operator]
    return 1000 * (time.perf_counter() - began)


def row(label: str, times: list[float]) -> str:
    """One line of the table."""
    p95 = quantiles(times, n=20)[-1] if len(times) > 1 else times[0]
    return f"{label:<34}{len(times):>8}{median(times):>10.1f}{p95:>10.1f}{max(times):>10.1f}"


def run(path: Path, scale: float) -> None:
    """Build if need be, ask, print."""
    if not path.is_file():
        cpu = time.process_time()
        took = milliseconds(lambda: generate(path, "bench", scale)) / 1000
        print(f"build: {took:.0f} s ({time.process_time() - cpu:.0f} s CPU)")
    with open_index(path) as index, closing(sqlite3.connect(path)) as plain:
        facts = index.facts()
        print(f"{facts['case_files']} case files, {facts['documents']} documents, {path.stat().st_size / 1e6:.0f} MB")
        groups = {
            "words": [SearchRequest(words) for words in WORDS],
            "numbers and symbols": [SearchRequest(words) for words in NUMBERS],
            "phrases": [SearchRequest(words) for words in PHRASES],
            "filters and orders": list(FILTERED),
        }
        print(f"{'first page, ms':<34}{'queries':>8}{'p50':>10}{'p95':>10}{'max':>10}")
        everything: list[float] = []
        for label, requests in groups.items():
            times = [milliseconds(lambda asked=asked: index.search(asked)) for asked in requests]
            everything += times
            print(row(label, times))
        print(row("all", everything))
        scans = [
            milliseconds(lambda text=text: plain.execute(LIKE, (f"%{text}%",) * 4).fetchall())
            for text in ("khen thưởng", "408/KH-SKHCN", "trạm y tế", "Hoàng Hữu Tâm")
        ]
        print(row("plain SQL LIKE", scans))
        print(f"LIKE / index at p50: {median(scans) / median(everything):.0f} times")


if __name__ == "__main__":
    wanted_scale = float(sys.argv[2]) if len(sys.argv) > 2 else 1.0
    if len(sys.argv) > 1:
        run(Path(sys.argv[1]), wanted_scale)
    else:
        with tempfile.TemporaryDirectory() as folder:
            run(Path(folder) / "province.db", wanted_scale)
