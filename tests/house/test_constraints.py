"""The pinned set installs on the oldest Python that we promise: Debian 12's own 3.11.2."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, distribution

import pytest
from packaging.specifiers import SpecifierSet

from tests.world import ROOT

PINS = dict(line.split("==") for line in (ROOT / "constraints.txt").read_text("utf-8").split())


@pytest.mark.parametrize("name", sorted(PINS))
def test_a_pin_takes_the_oldest_python(name: str) -> None:
    """A version that asks for 3.11.5 can't be installed on a bare Debian 12."""
    try:
        found = distribution(name)
    except PackageNotFoundError:
        pytest.skip(f"{name} is for another platform or Python")
    assert found.version == PINS[name]
    assert SpecifierSet(found.metadata["Requires-Python"] or "").contains("3.11.2")
