"""What a learner and a grader wait for: importing the lower floors, replaying, the check button.

    python -m tests.benchmarks.bench_kit

Medians of many runs on this machine; numbers to look at, never asserted in tests.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from hoso_kit.desk.desk import Desk
from hoso_kit.office.journal import Journal, compose
from hoso_kit.office.work import Work
from hoso_kit.rubric.other_ways import OTHER_WAYS
from hoso_kit.rubric.planting import WorkPlan, plant
from tests.world import marked

FLOORS = "import hoso_kit.regulations, hoso_kit.records.document, hoso_kit.office.work, hoso_kit.rubric.exercise"


def median(step: Callable[[], object], runs: int) -> float:
    """Median seconds of one run, after one that doesn't count."""
    step()
    times = []
    for _ in range(runs):
        started = time.perf_counter()
        step()
        times.append(time.perf_counter() - started)
    return statistics.median(times)


def import_seconds(code: str) -> float:
    """Seconds that a fresh interpreter needs for ``code``."""
    clock = f"import time; a = time.perf_counter(); {code}; print(time.perf_counter() - a)"
    done = [subprocess.run([sys.executable, "-c", clock], capture_output=True, text=True, check=True) for _ in range(9)]
    return statistics.median(float(one.stdout) for one in done)


def main() -> int:
    """Measure and print."""
    exercise = marked()
    assert exercise.key is not None
    plan = WorkPlan.model(exercise.scenario, exercise.key)
    actions = OTHER_WAYS["one_by_one_backwards"](plan)
    data = compose(exercise.scenario, "hv001", actions)
    journal = Journal.parse(data)
    replay = median(lambda: journal.replay(exercise.scenario), 200)
    read = median(lambda: Journal.parse(data).replay(exercise.scenario), 200)
    with tempfile.TemporaryDirectory(prefix="hoso-bench-") as folder:
        path = Path(folder) / "journal.jsonl"
        path.write_bytes(compose(exercise.scenario, "hv001", plant(("wrong_file",), exercise.scenario, exercise.key)))
        desk = Desk(exercise, Work.resume(exercise.scenario, path, "hv001"), Path(folder), "marked")
        check = median(lambda: desk.handle({"id": 1, "do": "check"}), 30)
    print(f"import of floors 1-3:        {import_seconds(FLOORS) * 1000:7.0f} ms (the interpreter's start not counted)")
    print(f"replay of a journal:         {len(actions) / replay:7.0f} actions/s ({len(actions)} actions)")
    print(f"reading, verifying, replay:  {len(actions) / read:7.0f} actions/s")
    print(f"check button to feedback:    {check * 1000:7.1f} ms (grading, note on the disk, reply)")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
