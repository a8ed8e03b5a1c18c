"""The class's post box: nothing is lost, nothing overwritten, no name believed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from hoso_kit.office.messages import Address, MessageFault, write_message
from hoso_kit.office.messages.composing import compose_message
from hoso_kit.office.messages.postbox import PostBox
from tests.messages.message_world import COMMUNE_ID, DISTRICT, DISTRICT_ID, DOC, PDF, TO, Player, issue

MESSAGE = compose_message(issue(Player(DISTRICT)).office, DOC, Address(COMMUNE_ID, TO), PDF)
DATA = write_message(MESSAGE)


def box_of(folder: Path) -> Path:
    """The commune's folder."""
    return folder / f"den-{COMMUNE_ID}"


def test_a_message_lies_in_its_receivers_box(tmp_path: Path) -> None:
    """It is found by the OrganId that it bears, by nobody else, and known ones aren't shown again."""
    post = PostBox(tmp_path)
    assert post.letters(COMMUNE_ID) == ()
    post.leave(DATA)
    post.leave(DATA)
    (letter,) = post.letters(COMMUNE_ID)
    assert letter.message == MESSAGE
    assert post.letters(DISTRICT_ID) == ()
    assert post.letters(COMMUNE_ID, frozenset({MESSAGE.message_id})) == ()
    assert [one.name for one in box_of(tmp_path).iterdir()] == [letter.name]


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    """A file that lies under the name of another message stays; the sender is told."""
    post = PostBox(tmp_path)
    post.leave(DATA)
    path = box_of(tmp_path) / f"{MESSAGE.message_id}.xml"
    path.write_bytes(b"something else")
    with pytest.raises(MessageFault, match="một tệp khác"):
        post.leave(DATA)
    assert path.read_bytes() == b"something else"


def test_a_broken_file_is_shown_and_set_aside_whole(tmp_path: Path) -> None:
    """What can't be read is named, moves out of the way on request and isn't lost; a good one can't be moved."""
    post = PostBox(tmp_path)
    post.leave(DATA)
    for _ in range(2):
        (box_of(tmp_path) / "hong.xml").write_bytes(DATA[:-200])
        (letter,) = [one for one in post.letters(COMMUNE_ID) if one.message is None]
        assert "mã kiểm tra" in letter.fault
        post.set_aside(COMMUNE_ID, letter.name)
    assert len(post.letters(COMMUNE_ID)) == 1
    assert sorted(one.name for one in (box_of(tmp_path) / "hong").iterdir()) == ["2-hong.xml", "hong.xml"]
    with pytest.raises(MessageFault, match="đọc được"):
        post.set_aside(COMMUNE_ID, post.letters(COMMUNE_ID)[0].name)


def test_no_name_and_no_link_is_believed(tmp_path: Path) -> None:
    """A message for another office, a link, a folder, a path as name: faults or nothing, never content."""
    post = PostBox(tmp_path)
    box = box_of(tmp_path)
    box.mkdir()
    other = replace(MESSAGE, recipient=replace(MESSAGE.recipient, organ_id="000.00.99.H99"))
    (box / "khac.xml").write_bytes(write_message(other))
    (tmp_path / "ngoai.xml").write_bytes(DATA)
    (box / "lien-ket.xml").symlink_to(tmp_path / "ngoai.xml")
    (box / "thu-muc.xml").mkdir()
    (box / ".an.xml").write_bytes(DATA)
    found = {one.name: (one.message, one.fault) for one in post.letters(COMMUNE_ID)}
    assert set(found) == {"khac.xml", "lien-ket.xml", "thu-muc.xml"}
    assert all(message is None for message, _ in found.values())
    assert "cơ quan khác" in found["khac.xml"][1]
    for name in ("../ngoai.xml", "/etc/passwd", "khong-co.xml"):
        with pytest.raises(MessageFault):
            post.letter(COMMUNE_ID, name)
    for organ_id in ("..", "a/b", "", "0" * 14):
        with pytest.raises(MessageFault):
            post.letters(organ_id)


def test_a_renamed_message_is_still_known_by_its_id(tmp_path: Path) -> None:
    """Whoever copies a file under another name can't make it arrive twice."""
    box = box_of(tmp_path)
    box.mkdir()
    (box / "ten-khac.xml").write_bytes(DATA)
    post = PostBox(tmp_path)
    assert len(post.letters(COMMUNE_ID)) == 1
    assert post.letters(COMMUNE_ID, frozenset({MESSAGE.message_id})) == ()
