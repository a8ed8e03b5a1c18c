"""The registry's book of the post and its book of kept originals (Phụ lục IV mục III, IV)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoso_kit.office.forms import kept_copies_register_form, post_register_form
from hoso_kit.office.issuing_actions import KeepOriginal, RecallDocument
from hoso_kit.office.journal import Journal, compose
from hoso_kit.office.office import Office
from hoso_kit.office.refusals import Refusal
from hoso_kit.office.registry_books_actions import LendKeptCopy, PostDocument, TakeBackKeptCopy
from tests.outgoing.outgoing_world import (
    CHIEF,
    ME,
    MONDAY,
    REGISTRY,
    SCENARIO,
    TODAY,
    UNIT_HEAD,
    draft,
    issued,
    play,
    refused,
    sealed,
)

DOC = "di001"
TWO = ("Phòng Nội vụ huyện", "Ban Tiếp công dân huyện")
ON_PAPER = issued(DOC, carrier="paper", recipients=(*TWO, "Lưu: VT, VHXH"))
KEPT = [*ON_PAPER, (REGISTRY, KeepOriginal(DOC))]


def test_what_is_given_to_the_post_stands_in_the_book() -> None:
    """Day, symbol, receivers, envelopes, note; signature and stamp stay empty; the foot counts."""
    office = play(
        *ON_PAPER,
        (REGISTRY, PostDocument(DOC, TWO[:1], 2, "gửi bảo đảm")),
        (REGISTRY, PostDocument(DOC, TWO[1:], 1)),
    )
    form = post_register_form(office)
    symbol, day = office.known_document(DOC).symbol, f"{TODAY:%d/%m/%Y}"
    assert [row.cells for row in form.rows] == [
        (day, symbol, TWO[0], "2", "", "gửi bảo đảm"),
        (day, symbol, TWO[1], "1", "", ""),
    ]
    assert form.foot == ("Cộng: 02 lượt gửi, 03 bì.",)
    assert post_register_form(office, TODAY.year - 1).rows == ()


def test_who_used_the_original_stands_in_the_book() -> None:
    """Who took it when, which document, in which file it lies, when it came back, who allowed it."""
    office = play(*KEPT, (REGISTRY, LendKeptCopy(DOC, ME, UNIT_HEAD, "đối chiếu")))
    people, document = office.people_by_id, office.known_document(DOC)
    (row,) = kept_copies_register_form(office).rows
    assert row.cells == (
        f"{TODAY:%d/%m/%Y}",
        people[ME].full_name,
        f"{document.symbol}, ngày {TODAY:%d/%m/%Y}",
        f"Báo cáo {document.subject[:1].lower()}{document.subject[1:]}",
        "",
        "",
        "",
        people[UNIT_HEAD].full_name,
        "đối chiếu",
    )
    assert kept_copies_register_form(office).foot == ("Cộng: 01 lượt sử dụng, chưa trả 01.",)
    office = play((REGISTRY, TakeBackKeptCopy(DOC)), office=replace(office, moved_to=MONDAY))
    (row,) = kept_copies_register_form(office).rows
    assert row.cells[6] == f"{MONDAY:%d/%m/%Y}"
    assert kept_copies_register_form(office).foot == ("Cộng: 01 lượt sử dụng, chưa trả 00.",)


@pytest.mark.parametrize(
    ("code", "action", "steps"),
    [
        ("post_before_issue", PostDocument(DOC, TWO, 2), sealed(DOC, carrier="paper", recipients=TWO)),
        ("post_of_electronic", PostDocument(DOC, TWO[:1], 1), issued(DOC)),
        ("post_of_recalled", PostDocument(DOC, TWO, 2), [*ON_PAPER, (CHIEF, RecallDocument(DOC, "Sai nội dung"))]),
        ("post_to_nobody", PostDocument(DOC, (), 1), ON_PAPER),
        ("post_to_no_recipient", PostDocument(DOC, ("Các thôn",), 1), ON_PAPER),
        ("posted_already", PostDocument(DOC, TWO, 2), [*ON_PAPER, (REGISTRY, PostDocument(DOC, TWO[:1], 1))]),
        ("post_envelopes", PostDocument(DOC, TWO, 1), ON_PAPER),
        ("post_envelopes", PostDocument(DOC, TWO, 1_000), ON_PAPER),
        ("no_such_outgoing", PostDocument("di999", TWO, 2), ON_PAPER),
        ("copy_not_kept", LendKeptCopy(DOC, ME, CHIEF), ON_PAPER),
        ("copy_not_kept", LendKeptCopy(DOC, ME, CHIEF), issued(DOC)),
        ("unknown_person", LendKeptCopy(DOC, "p99", CHIEF), KEPT),
        ("unknown_person", LendKeptCopy(DOC, ME, "p99"), KEPT),
        ("use_not_allowed", LendKeptCopy(DOC, ME, ME), KEPT),
        ("use_not_allowed", LendKeptCopy(DOC, ME, REGISTRY), KEPT),
        ("copy_lent_already", LendKeptCopy(DOC, UNIT_HEAD, CHIEF), [*KEPT, (REGISTRY, LendKeptCopy(DOC, ME, CHIEF))]),
        ("copy_not_lent", TakeBackKeptCopy(DOC), KEPT),
    ],
)
def test_what_the_books_refuse(code: str, action: PostDocument | LendKeptCopy | TakeBackKeptCopy, steps: list) -> None:  # type: ignore[type-arg]  # steps of the world
    """Each with its own reason, to the registry itself."""
    refused(code, (REGISTRY, action), play(*steps))


@pytest.mark.parametrize("action", [PostDocument(DOC, TWO, 2), LendKeptCopy(DOC, ME, CHIEF), TakeBackKeptCopy(DOC)])
def test_the_books_are_the_registry_s(action: PostDocument | LendKeptCopy | TakeBackKeptCopy) -> None:
    """Nobody else writes in them."""
    for person in (ME, CHIEF, UNIT_HEAD):
        refused("not_your_duty", (person, action), play(*KEPT))


def test_a_secret_document_stands_in_no_book_here() -> None:
    """What mustn't be on the connected system isn't told by its books either (Điều 18 khoản 2)."""
    office = play(*KEPT)
    secret = office.with_document(replace(office.known_document(DOC), secrecy="Mật"))
    for action in (PostDocument(DOC, TWO, 2), LendKeptCopy(DOC, ME, CHIEF)):
        refused("secret_not_issued_here", (REGISTRY, action), secret)


def test_the_original_of_a_recalled_document_comes_back() -> None:
    """A recall freezes the document, not the paper in somebody's hands; the document itself doesn't change."""
    office = play(*KEPT, (REGISTRY, LendKeptCopy(DOC, ME, CHIEF)), (CHIEF, RecallDocument(DOC, "Sai nội dung")))
    back = play((REGISTRY, TakeBackKeptCopy(DOC)), office=office)
    assert back.registry_books.open_loan(DOC) is None
    assert back.outgoing == office.outgoing
    assert back.own_documents == office.own_documents


def test_the_books_replay_from_the_journal() -> None:
    """The journal alone gives the same books."""
    steps = [
        *KEPT,
        (REGISTRY, PostDocument(DOC, TWO, 2)),
        (REGISTRY, LendKeptCopy(DOC, ME, CHIEF)),
        (REGISTRY, TakeBackKeptCopy(DOC)),
    ]
    journal = Journal.parse(compose(SCENARIO, "hv001", steps))
    assert journal.replay(SCENARIO).registry_books == play(*steps).registry_books


_MOVES = st.lists(
    st.one_of(
        st.builds(
            PostDocument,
            st.just(DOC),
            st.lists(st.sampled_from([*TWO, "Các thôn"]), max_size=3).map(tuple),
            st.integers(0, 4),
        ),
        st.builds(LendKeptCopy, st.just(DOC), st.sampled_from([ME, CHIEF, "p99"]), st.sampled_from([CHIEF, ME])),
        st.just(TakeBackKeptCopy(DOC)),
    ),
    max_size=12,
)


@given(_MOVES)
def test_in_any_order_each_place_is_posted_to_once_and_one_person_has_the_original(
    moves: list[PostDocument | LendKeptCopy | TakeBackKeptCopy],
) -> None:
    """Whatever is tried: no receiver twice, no second loan while one is open, and the sums are the lines'."""
    office: Office = play(*KEPT)
    for action in moves:
        try:
            office = office.apply(action, REGISTRY)
        except Refusal:
            continue
    books = office.registry_books
    places = [name for one in books.postings for name in one.recipients]
    assert len(places) == len(set(places))
    assert set(places) <= set(TWO)
    assert sum(one.returned_date is None for one in books.loans) <= 1
    total = sum(int(row.cells[3]) for row in post_register_form(office).rows)
    assert post_register_form(office).foot[0].endswith(f"{total:02d} bì.")


def test_a_draft_of_paper_is_a_draft() -> None:
    """What was only drafted is refused as not issued, whatever its carrier."""
    refused("post_before_issue", (REGISTRY, PostDocument(DOC, TWO, 2)), play(draft(carrier="paper")))
