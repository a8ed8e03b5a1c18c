"""What may be in the repository at all."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Iterator
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# Written in pieces so that this file does not name what it looks for.
REGISTRY_HOSTS = (
    "pypi" + ".org",
    "pythonhosted" + ".org",
    "npmjs" + ".org",
    "deb.debian" + ".org",
    "anaconda" + ".org",
)
CDN_HOSTS = ("jsdelivr" + ".net", "unpkg" + ".com", "cdnjs" + ".cloudflare", "googleapis" + ".com")
MACHINE_PATHS = re.compile(r"(?<![\w.])/(?:work|tmp|root|home)/[A-Za-z0-9_.-]+")
TEXT = {".py", ".md", ".toml", ".yml", ".txt", ".sh", ".js", ".css", ".j2", ".html", ".json", ".ipynb", ".csv", ""}


def known_to_git() -> list[Path] | None:
    """The files that git knows; None where git or its folder isn't there."""
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        return None
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    return [ROOT / name for name in done.stdout.split("\0") if name] if done.returncode == 0 else None


def in_the_tree(root: Path) -> Iterator[Path]:
    """The files of an unpacked tree, without what its .gitignore names."""
    lines = (root / ".gitignore").read_text(encoding="utf-8").splitlines()
    ignored = [line for line in lines if line and not line.startswith("#")]

    def is_ignored(path: Path) -> bool:
        for line in ignored:
            if line.endswith("/") and not path.is_dir():
                continue
            # a line that begins with a slash names one place, any other one a name at every place
            name = f"/{path.relative_to(root).as_posix()}" if line.startswith("/") else path.name
            if fnmatchcase(name, line.rstrip("/")):
                return True
        return path.name == ".git"

    folders = [root]
    while folders:
        for path in sorted(folders.pop().iterdir()):
            if not is_ignored(path):
                if path.is_dir():
                    folders.append(path)
                else:
                    yield path


@cache
def committed() -> tuple[Path, ...]:
    """The text files of the repository: by git, or where there is none by what lies there."""
    files = known_to_git() or in_the_tree(ROOT)
    return tuple(path for path in files if path.is_file() and path.suffix in TEXT)


def holders(pattern: re.Pattern[str]) -> dict[str, str]:
    """The committed files in which the pattern is found, with what was found."""
    found = {}
    for path in committed():
        if match := pattern.search(path.read_text(encoding="utf-8")):
            found[str(path.relative_to(ROOT))] = match[0]
    return found


def test_without_git_the_same_files_are_looked_at(tmp_path: Path) -> None:
    """On a bare machine nothing goes unchecked: all that git knows is found, and what is ignored is not."""
    found = set(in_the_tree(ROOT))
    assert {ROOT / "README.md", Path(__file__).resolve()} <= found
    assert {path for path in known_to_git() or () if path.is_file()} <= found
    lines = ("# made", "/build/", "__pycache__/", "*.egg-info/", "*.pyc", "/data/grades.csv", "")
    (tmp_path / ".gitignore").write_text("\n".join(lines), encoding="utf-8")
    for name in ("a.py", "in/build/b.py", "build/c.py", "in/__pycache__/d.py", "x.egg-info/e", "f.pyc", ".git/config",
                 "data/grades.csv", "in/data/grades.csv"):  # fmt: skip
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    kept = {path.relative_to(tmp_path).as_posix() for path in in_the_tree(tmp_path)}
    assert kept == {".gitignore", "a.py", "in/build/b.py", "in/data/grades.csv"}


def test_no_file_names_a_registry_host() -> None:
    """Where packages come from is the installer's business, not the repository's."""
    assert holders(re.compile("|".join(map(re.escape, REGISTRY_HOSTS)))) == {}


def test_no_file_links_a_cdn() -> None:
    """Nothing that a page loads comes from another host."""
    assert holders(re.compile("|".join(map(re.escape, CDN_HOSTS)))) == {}


def test_no_file_names_a_path_of_one_machine() -> None:
    """Nothing depends on where one developer keeps his files."""
    assert holders(MACHINE_PATHS) == {}


def test_vietnamese_is_stored_in_one_form() -> None:
    """All text is NFC, so that a search finds what it looks the same as."""
    texts = {path: path.read_text(encoding="utf-8") for path in committed()}
    assert [
        str(path.relative_to(ROOT)) for path, text in texts.items() if not unicodedata.is_normalized("NFC", text)
    ] == []


def test_no_promise_is_left_in_the_code() -> None:
    """No marks of unfinished work: what is not done is an issue, not a comment."""
    marks = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X)\b")
    assert {name: found for name, found in holders(marks).items() if name.endswith((".py", ".js", ".css", ".sh"))} == {}


@pytest.mark.parametrize(
    "path",
    sorted(ROOT.glob("notebooks/*.ipynb")) + sorted(ROOT.glob("exercises/source/*/*.ipynb")),
    ids=lambda p: p.name,
)
def test_notebooks_are_committed_clean(path: Path) -> None:
    """A notebook has no outputs, no counters, and the plain python3 kernel."""
    notebook = json.loads(path.read_text(encoding="utf-8"))
    code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    assert [cell for cell in code if cell["outputs"] or cell["execution_count"] is not None] == []
    assert notebook["metadata"]["kernelspec"]["name"] == "python3"
    assert "widgets" not in notebook["metadata"]


def test_every_data_file_has_its_origin() -> None:
    """Each file of sample_data has a section in its README."""
    text = (ROOT / "sample_data" / "README.md").read_text(encoding="utf-8")
    files = [path.name for path in (ROOT / "sample_data").iterdir() if path.name != "README.md"]
    assert files
    assert [name for name in files if f"## {name}" not in text] == []


def test_the_articles_table_adds_up() -> None:
    """The copied figures give the totals that the README states."""
    lines = (ROOT / "sample_data" / "filing_2019_2022.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert sum(int(line.rsplit(",", 1)[1]) for line in lines) == 61_097
