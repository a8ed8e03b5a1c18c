"""The commands that the README tells people to type."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# formgrader and JupyterLab are opened in tests/browser; these run one after the other in tests/course
CHAIN = (ROOT / "tests" / "course" / "test_stock_chain.py").read_text(encoding="utf-8")


def readme_commands() -> list[str]:
    """The lines of the README's fenced sh blocks."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```sh\n(.*?)```", text, flags=re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if line.strip() and not line.startswith("#")]


@pytest.mark.parametrize("command", sorted(set(readme_commands())))
def test_a_command_of_the_readme_exists(command: str) -> None:
    """make targets, hoso and nbgrader commands, and named files exist; nothing else is told to be typed."""
    program, *rest = command.split()
    if program == "make":
        if shutil.which("make") is None:
            pytest.skip("no make on this machine")
        done = subprocess.run(["make", "-n", *rest], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
        assert done.returncode == 0, done.stderr
    elif program == "hoso":
        options = [word for word in rest[1:] if word.startswith("--")]
        run = [sys.executable, "-m", "hoso_kit.cli", rest[0], "--help"]
        done = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False)
        assert done.returncode == 0, done.stderr
        assert [option for option in options if option not in done.stdout] == []
    elif program == "nbgrader":
        assert any(found.name == "nbgrader" for found in entry_points(group="console_scripts"))
        assert f'run("{rest[0]}"' in CHAIN
    elif program == "jupyter":
        assert any(found.name == f"jupyter-{rest[0]}" for found in entry_points(group="console_scripts"))
    elif program == "cd":
        assert (ROOT / rest[0]).is_dir()
    else:
        assert command in ("conda env create -f environment.yml", "conda activate hoso")


def test_the_instructors_commands_stand_in_their_order() -> None:
    """Release before collecting, collecting before marking, marking before feedback, feedback before its release."""
    told = [line.split()[1] for line in readme_commands() if line.startswith("nbgrader ")]
    order = (
        "generate_assignment", "release_assignment", "collect", "zip_collect", "autograde", "generate_feedback",
        "release_feedback", "export",
    )  # fmt: skip
    assert told == list(order)
    steps = [CHAIN.index(f'run("{name}"') for name in order]
    assert steps == sorted(steps)


def test_zips_go_where_nbgrader_looks_for_them() -> None:
    """The folder that the README names is the one that `zip_collect` takes archives from, with our settings."""
    assert "`exercises/downloaded/e16-lap-ho-so/archive/`" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert 'root / "downloaded" / EXERCISE / "archive"' in CHAIN


def test_starting_takes_two_commands_at_most() -> None:
    """The first block of the README is `make app` alone: download, then that."""
    assert readme_commands()[0] == "make app"
