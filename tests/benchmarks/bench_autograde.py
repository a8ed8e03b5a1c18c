"""How much a submission costs to grade: nbgrader's kernel path against replay, in one run.

    python -m tests.benchmarks.bench_autograde [submissions]

CPU-seconds of this process and its children, wall seconds, their ratio, and whether the marks are the
same. In-process, so that the commands' own start (some 3.5 s each) isn't counted.
"""

from __future__ import annotations

import logging
import os
import shutil
import sys
import tempfile
import time
import warnings
from pathlib import Path
from typing import Any

from tests.course.conftest import Classroom
from tests.course.play import EXERCISE, REPOSITORY, half_actions, make_course, perfect_actions, play

REPLAY = "hoso_kit.classroom.replay.ReplayJournals"
EXECUTE = "nbgrader.preprocessors.Execute"


def prepare(root: Path, amount: int) -> Classroom:
    """A course with so many submissions, every second one perfect."""
    room = Classroom(root, make_course(root))
    assert room.api().generate_assignment(EXERCISE)["success"]
    works = (perfect_actions(room.exercise), half_actions(room.exercise))
    for number in range(amount):
        learner = f"hv{number + 1:03d}"
        folder = room.submitted(learner)
        shutil.copy(root / "release" / EXERCISE / f"{EXERCISE}.ipynb", folder)
        play(folder, room.exercise, works[number % 2], learner)
    return room


def grade(room: Classroom, step: str) -> tuple[float, float, list[dict[str, float | None]]]:
    """CPU-seconds, wall seconds and the marks of grading the class with this step."""
    config: Any = room.config()
    steps = config.Autograde.autograde_preprocessors
    config.Autograde.autograde_preprocessors = [step if name == REPLAY else name for name in steps]
    api = room.api(config)
    before, started = os.times(), time.perf_counter()
    result = api.autograde(EXERCISE, "*")
    wall, after = time.perf_counter() - started, os.times()
    assert result["success"], result["log"]
    learners = sorted(path.name for path in (room.root / "submitted").iterdir())
    return sum(after[:4]) - sum(before[:4]), wall, [room.marks(learner) for learner in learners]


def main() -> int:
    """Prepare, grade both ways, print."""
    amount = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    os.environ["PYTHONPATH"] = str(REPOSITORY)
    with tempfile.TemporaryDirectory(prefix="hoso-bench-") as folder:
        room = prepare(Path(folder), amount)
        grade(room, REPLAY)  # imports and caches are paid once, by neither
        results = {name: grade(room, step) for name, step in (("replay", REPLAY), ("kernel", EXECUTE))}
    print(f"{amount} submissions, load {os.getloadavg()[0]:.1f}, {os.cpu_count()} cores")
    for name, (cpu, wall, _) in results.items():
        print(f"{name:7} {cpu / amount:7.3f} CPU s/submission   {wall / amount:7.3f} s wall/submission")
    ratios = [results["kernel"][part] / results["replay"][part] for part in (0, 1)]
    print(f"kernel / replay: CPU {ratios[0]:.0f}x, wall {ratios[1]:.0f}x")
    is_same = results["kernel"][2] == results["replay"][2]
    print(f"marks identical: {is_same}")
    return 0 if is_same else 1


if __name__ == "__main__":
    raise SystemExit(main())
