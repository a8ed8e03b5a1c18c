"""The floors of the house, as imports really happen."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "hoso_kit"
LOW_FLOORS = ("regulations", "records", "office", "rubric")
HEAVY = {
    "IPython", "ipykernel", "ipywidgets", "anywidget", "nbgrader", "voila", "nbconvert", "pandas", "numpy",
    "matplotlib", "traitlets", "tornado", "jupyter_client", "filelock",
}  # fmt: skip
CEILING = 400


def modules_of(floor: str) -> list[str]:
    """The import names of a floor's modules."""
    found = (PACKAGE / floor).rglob("*.py")
    names = (path.relative_to(ROOT).with_suffix("") for path in found)
    return sorted(".".join(name.parts).removesuffix(".__init__") for name in names)


def test_a_room_imports_only_from_the_floors_below() -> None:
    """The import-linter contracts of pyproject.toml hold."""
    assert any(found.name == "lint-imports" for found in entry_points(group="console_scripts"))
    code = "import sys; from importlinter.cli import lint_imports_command as run; sys.argv[1:] = ['--no-cache']; run()"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_low_floors_load_nothing_heavy() -> None:
    """Importing every module of floors 1-3 loads no notebook, widget or data-frame library."""
    names = [name for floor in LOW_FLOORS for name in modules_of(floor)]
    assert names
    code = f"import importlib, sys\nfor name in {names!r}: importlib.import_module(name)\nprint(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    assert {name.split(".")[0] for name in done.stdout.split()} & HEAVY == set()


def test_importing_the_package_costs_nothing() -> None:
    """`import hoso_kit` and the command line's own module load none of the heavy libraries."""
    code = "import sys, hoso_kit.cli\nprint(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    assert {name.split(".")[0] for name in done.stdout.split()} & HEAVY == set()


def test_no_module_outgrows_its_room() -> None:
    """No module of the package has more than 400 lines."""
    sizes = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in PACKAGE.rglob("*.py")}
    assert {str(path.relative_to(ROOT)): size for path, size in sizes.items() if size > CEILING} == {}


def test_every_module_says_what_it_is_for() -> None:
    """Each module begins with a docstring."""
    silent = [
        str(p.relative_to(ROOT))
        for p in PACKAGE.rglob("*.py")
        if not p.read_text(encoding="utf-8").lstrip().startswith('"""')
    ]
    assert silent == []
