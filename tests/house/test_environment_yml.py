"""The one list of dependencies and its two followers."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
# conda names a package differently, for a reason
CONDA_NAMES = {"matplotlib": "matplotlib-base"}  # without the Qt window system, which nothing here opens
POSIX_ONLY = {"sh", "pexpect", "ptyprocess", "uvloop", "python-systemd", "make"}


def project() -> dict[str, list[Requirement]]:
    """The requirements of pyproject.toml: the base list and each extra."""
    table = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lists = {"": table["dependencies"], **table["optional-dependencies"]}
    return {name: [Requirement(text) for text in found] for name, found in lists.items()}


def conda() -> dict[str, str]:
    """The packages of environment.yml with their bounds, but Python and pip."""
    found = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))["dependencies"]
    pairs = (re.fullmatch(r"([a-z0-9-]+)(.*)", text) for text in found if isinstance(text, str))
    return {pair[1]: pair[2] for pair in pairs if pair and pair[1] not in ("python", "pip")}


def test_conda_users_get_the_same_list() -> None:
    """environment.yml names every dependency of pyproject.toml with the same bound, and no other."""
    wanted = {CONDA_NAMES.get(r.name, r.name): str(r.specifier) for r in project()[""]}
    assert conda() == wanted


def test_the_conda_list_works_on_windows() -> None:
    """No package of environment.yml exists for POSIX systems only."""
    assert not POSIX_ONLY & set(conda())


def test_every_dependency_has_a_lower_bound_and_a_reason() -> None:
    """Each line of pyproject.toml's lists has >= and a comment that says why the package is there."""
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    listed = [line for line in lines if re.match(r'\s+"[A-Za-z0-9-]+[>=]=', line)]
    assert len(listed) == sum(len(found) for found in project().values())
    assert [line for line in listed if not re.search(r'>=[0-9.]+",\s+# \S', line)] == []


def test_constraints_pin_names_and_versions_only() -> None:
    """constraints.txt holds name==version lines: no address, no hash, no option."""
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.+!-]+", line)] == []


def test_constraints_pin_every_named_dependency_within_its_bound() -> None:
    """Every dependency of pyproject.toml is pinned, to a version that its bound allows."""
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = {canonicalize_name(line.split("==")[0]): line.split("==")[1] for line in lines}
    for found in project().values():
        for requirement in found:
            assert pins[canonicalize_name(requirement.name)] in requirement.specifier, requirement.name
