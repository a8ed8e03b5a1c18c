"""Every command and option of `hoso` is in the README."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from hoso_kit import cli

README = (Path(__file__).resolve().parents[2] / "README.md").read_text(encoding="utf-8")


def commands() -> dict[str, argparse.ArgumentParser]:
    """The subcommands by name."""
    found = [a for a in cli.parser()._actions if isinstance(a, argparse._SubParsersAction)]
    return dict(found[0].choices)


@pytest.mark.parametrize("name", sorted(commands()))
def test_a_command_is_documented(name: str) -> None:
    """The README shows `hoso <name>` and every option that the command has."""
    assert f"hoso {name}" in README
    options = [o for a in commands()[name]._actions for o in a.option_strings if o.startswith("--") and o != "--help"]
    assert [option for option in options if option not in README] == []


@pytest.mark.parametrize("name", sorted(commands()))
def test_a_command_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """`hoso <name> --help` ends well and says something in Vietnamese."""
    with pytest.raises(SystemExit) as ended:
        cli.main([name, "--help"])
    assert ended.value.code == 0
    assert any(ord(letter) > 0x7F for letter in capsys.readouterr().out)


def test_a_wrong_learner_id_is_explained(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """An id that could leave its folder is refused in Vietnamese before anything starts."""
    assert cli.main(["app", "--learner", "../x", "--home", str(tmp_path / "h"), "--no-browser"]) == 2
    assert "Mã học viên" in capsys.readouterr().err
    assert not (tmp_path / "h").exists()


def test_a_folder_that_cannot_be_written_is_explained(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """When the home folder can't be made, the message says which and what to do."""
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    assert cli.main(["app", "--home", str(blocked / "home"), "--no-browser", "--course", str(tmp_path)]) == 2
    shown = capsys.readouterr().err
    assert "Không ghi được vào thư mục" in shown
    assert "--home" in shown
