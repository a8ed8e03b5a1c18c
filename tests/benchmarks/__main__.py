"""All benchmarks in one table: `make bench`."""

from __future__ import annotations

import runpy
from pathlib import Path

if __name__ == "__main__":
    for path in sorted(Path(__file__).parent.glob("bench_*.py")):
        print(f"== {path.stem.removeprefix('bench_')}")
        try:
            runpy.run_module(f"tests.benchmarks.{path.stem}", run_name="__main__")
        except SystemExit as end:
            if end.code:
                raise
