"""What the screens tell of the address book, of the registry's books, and of the papers of a search."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hoso_kit.desk.desk import Desk
from tests.desk.desks import act, ask, free_desk, issue_draft, look, play
from tests.world import practice_office

OFFICE = practice_office()
CHIEF, UNIT_HEAD, SPECIALIST, REGISTRY, ADMIN = "p01", "p05", "p04", "p08", "p12"
NEW_ID, NEW = "000.05.98.H99", "Ủy ban nhân dân xã Mường Cai Hạ"


def on_paper(folder: Path) -> tuple[Desk, str]:
    """A desk at which a paper document was issued and its original kept; the registry acts."""
    desk = free_desk(OFFICE, folder)
    act(
        desk, "draft_document", type_name="Báo cáo", subject="Kết quả năm 2024", body=["Nội dung."], carrier="paper",
        recipients=["Các thôn", "Đảng ủy xã", "Lưu: VT"],
    )  # fmt: skip
    doc_id = desk._work.office.documents[-1].doc_id
    issue_draft(desk, doc_id, OFFICE.person, UNIT_HEAD, CHIEF, REGISTRY)
    act(desk, "keep_original", doc_id=doc_id)
    return desk, doc_id


def test_the_address_book_stands_where_messages_are_exchanged(tmp_path: Path) -> None:
    """Administrator and head see it, one changes it; where there is no exchange, there is no address book."""
    desk = free_desk(OFFICE, tmp_path / "a", person=ADMIN)
    shown = look(desk, "administration")
    assert [one["organ_id"] for one in shown["contacts"]["entries"]] == [one.organ_id for one in OFFICE.contacts]
    assert all(one["is_given"] for one in shown["contacts"]["entries"])
    assert {"add_contact", "change_contact"} <= set(shown["may"])
    play(desk, CHIEF)
    shown = look(desk, "administration")
    assert shown["contacts"]["entries"]
    assert not {"add_contact", "change_contact"} & set(shown["may"])
    alone = replace(OFFICE, functions=tuple(one for one in OFFICE.functions if one != "messages"))
    assert look(free_desk(alone, tmp_path / "b", person=ADMIN), "administration")["contacts"] is None


def test_the_exchange_offers_the_address_book_as_it_is_now(tmp_path: Path) -> None:
    """What the administrator adds and corrects is what the registry can send to; who did it is told."""
    desk = free_desk(OFFICE, tmp_path, person=ADMIN)
    act(desk, "add_contact", organ_id=NEW_ID, organ_name=NEW)
    changed = OFFICE.contacts[0]
    act(desk, "change_contact", organ_id=changed.organ_id, reason="Đổi tên", organ_name="Ủy ban nhân dân phường Mới")
    book = look(desk, "administration")["contacts"]
    assert book["entries"][0]["former_names"] == [changed.organ_name]
    assert [(one["before"] == "", one["reason"]) for one in book["changes"]] == [(False, "Đổi tên"), (True, "")]
    play(desk, REGISTRY)
    offered = {one["value"]: one["text"] for one in look(desk, "messages")["contacts"]}
    assert offered[NEW_ID] == f"{NEW} ({NEW_ID})"
    assert offered[changed.organ_id].startswith("Ủy ban nhân dân phường Mới")


def test_the_books_are_offered_step_by_step_and_only_to_the_registry(tmp_path: Path) -> None:
    """Posting while a receiver is left, lending while the original is there, taking back while it is out."""
    desk, doc_id = on_paper(tmp_path)

    def does() -> set[str]:
        names = {"post_document", "lend_kept_copy", "take_back_kept_copy"}
        return names & set(look(desk, "outgoing", tab="follow", doc=doc_id)["chosen"]["does"])

    assert does() == {"post_document", "lend_kept_copy"}
    act(desk, "post_document", doc_id=doc_id, recipients=["Các thôn"], envelopes=9)
    chosen = look(desk, "outgoing", tab="follow", doc=doc_id)["chosen"]
    assert chosen["unposted"] == ["Đảng ủy xã"]
    assert [(one["recipients"], one["envelopes"]) for one in chosen["postings"]] == [("Các thôn", 9)]
    allowers = {one["id"] for one in chosen["allowers"]}
    assert {CHIEF, UNIT_HEAD} <= allowers < {one["id"] for one in chosen["users"]}
    act(desk, "post_document", doc_id=doc_id, recipients=["Đảng ủy xã"], envelopes=1)
    act(desk, "lend_kept_copy", doc_id=doc_id, user=SPECIALIST, allowed_by=CHIEF)
    assert does() == {"take_back_kept_copy"}
    play(desk, CHIEF)
    assert does() == set()
    play(desk, REGISTRY)
    act(desk, "take_back_kept_copy", doc_id=doc_id)
    assert does() == {"lend_kept_copy"}
    for name in ("post_register", "kept_copies_register"):
        assert look(desk, "registers", tab=name)["rows"] == (2 if name == "post_register" else 1)


def test_who_does_not_print_what_tells_of_all_does_not_print_the_books(tmp_path: Path) -> None:
    """A specialist is neither offered the registry's books nor given them; a search of his own he prints."""
    desk = free_desk(OFFICE, tmp_path)
    offered = {one["id"] for one in desk.setting["forms"]}
    assert not offered & {"post_register", "kept_copies_register"}
    assert "search_results" in offered
    for name in ("post_register", "kept_copies_register"):
        assert not ask(desk, "print", form=name, format="html")["ok"]
    printed = ask(desk, "print", form="search_results", format="docx", request={"query": "báo cáo"})
    assert printed["ok"]
    assert printed["data"]["file_name"] == "ket-qua-tim-kiem.docx"
    assert desk.state["history"][-1]["text"] == "Tải Kết quả tìm kiếm (Word)"
    for wrong in ({}, {"request": {"query": 5}}, {"request": {}, "file_notation": "x"}):
        assert not ask(desk, "print", form="search_results", format="docx", **wrong)["ok"]
