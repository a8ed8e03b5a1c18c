"""The address book of the exchange, kept by the administrator (Phụ lục VI phần I mục IV.3)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoso_kit.office.contacts_actions import AddContact, ChangeContact
from hoso_kit.office.contacts_state import contact_of, contacts_of, names_of
from hoso_kit.office.messages.values import is_organ_id
from hoso_kit.office.messaging_views import contact_called, unsent_messages
from hoso_kit.office.office import Office
from hoso_kit.office.refusals import Refusal
from hoso_kit.records.text import fold
from tests.messages.message_world import CLERK, COMMUNE_ID, DISTRICT, REGISTRY, TO, Player, issue, scenario, send

ADMIN = next(one.person_id for one in scenario(DISTRICT).people if "administrator" in one.roles)
NEW_ID, NEW = "000.05.98.H99", "Ủy ban nhân dân xã Mường Cai Hạ"


def district() -> Player:
    return Player(DISTRICT)


def test_an_office_that_was_added_is_found_by_its_name() -> None:
    """What is issued to it finds its address from then on."""
    player = district()
    issue(player, addressee=NEW)
    assert [one.contact for one in unsent_messages(player.office)] == [None]
    player.do(ADMIN, AddContact(NEW_ID, f"  {NEW} ", "UBND xã Mường Cai Hạ"))
    (unsent,) = unsent_messages(player.office)
    assert unsent.contact
    assert (unsent.contact.organ_id, unsent.contact.organ_name) == (NEW_ID, NEW)
    assert contact_called(player.office, "ubnd xa muong cai ha") == unsent.contact
    assert len(contacts_of(player.office)) == len(scenario(DISTRICT).contacts) + 1


def test_a_correction_keeps_the_old_name_known() -> None:
    """A document drafted with the old name still finds its address, which is the new one."""
    player = issue(district())
    player.do(ADMIN, ChangeContact(COMMUNE_ID, "Đổi tên theo nghị quyết", NEW_ID, NEW, "UBND xã Hạ"))
    (unsent,) = unsent_messages(player.office)
    assert unsent.contact
    assert unsent.contact.organ_id == NEW_ID
    assert TO in names_of(player.office, unsent.contact)
    assert contact_called(player.office, NEW) == contact_called(player.office, TO) == unsent.contact
    assert contact_of(player.office, COMMUNE_ID) is None


def test_what_was_sent_stays_as_it_was_sent() -> None:
    """A sent message keeps its address and receiver; only the address book changes."""
    player = issue(district())
    send(player)
    before = player.office
    player.do(ADMIN, ChangeContact(COMMUNE_ID, "Ghi nhầm mã", NEW_ID))
    assert player.office.messaging == before.messaging
    assert player.office.outgoing == before.outgoing
    assert player.office.messaging.sent[0].to_organ_id == COMMUNE_ID
    assert player.replayed().address_book == player.office.address_book


def test_none_stays_as_it_is() -> None:
    """Only what is named changes; who changed what and why is kept."""
    player = district().do(ADMIN, ChangeContact(COMMUNE_ID, " Thêm tên viết tắt ", short_name="UBND xã MCT"))
    changed = contact_of(player.office, COMMUNE_ID)
    assert changed
    assert (changed.organ_name, changed.short_name) == (TO, "UBND xã MCT")
    (change,) = player.office.address_book.changes
    assert (change.reason, change.person, change.on) == ("Thêm tên viết tắt", ADMIN, player.office.today)


OTHER = next(one for one in scenario(DISTRICT).contacts if one.organ_id != COMMUNE_ID)
OWN = scenario(DISTRICT).office


@pytest.mark.parametrize(
    ("code", "action"),
    [
        ("contact_id_malformed", AddContact("", NEW)),
        ("contact_id_malformed", AddContact("000.00.98.H9999", NEW)),
        ("contact_id_malformed", AddContact("../x", NEW)),
        ("contact_id_malformed", ChangeContact(COMMUNE_ID, "Lý do", "a b")),
        ("contact_without_name", AddContact(NEW_ID, "  ")),
        ("contact_without_name", ChangeContact(COMMUNE_ID, "Lý do", organ_name=" ")),
        ("contact_name_long", AddContact(NEW_ID, "x" * 201)),
        ("contact_name_long", AddContact(NEW_ID, NEW, "x" * 201)),
        ("contact_is_own_office", AddContact(OWN.organ_id, NEW)),
        ("contact_is_own_office", AddContact(NEW_ID, OWN.organ_name.upper())),
        ("contact_id_taken", AddContact(COMMUNE_ID, NEW)),
        ("contact_id_taken", ChangeContact(COMMUNE_ID, "Lý do", OTHER.organ_id)),
        ("contact_name_taken", AddContact(NEW_ID, TO.lower())),
        ("contact_name_taken", AddContact(NEW_ID, NEW, OTHER.organ_name)),
        ("contact_name_taken", ChangeContact(COMMUNE_ID, "Lý do", organ_name=OTHER.organ_name)),
        ("no_such_contact", ChangeContact(NEW_ID, "Lý do", organ_name=NEW)),
        ("contact_unchanged", ChangeContact(COMMUNE_ID, "Lý do", COMMUNE_ID, TO)),
        ("no_contact_reason", ChangeContact(COMMUNE_ID, " ", organ_name=NEW)),
    ],
)
def test_what_would_send_documents_astray_is_refused(code: str, action: AddContact | ChangeContact) -> None:
    """Each with its own reason."""
    district().refused(code, ADMIN, action)


def test_a_former_name_of_another_is_taken_and_one_s_own_may_come_back() -> None:
    """Old documents bear it and mean that other office."""
    player = district().do(ADMIN, ChangeContact(COMMUNE_ID, "Đổi tên", organ_name=NEW))
    player.refused("contact_name_taken", ADMIN, AddContact(NEW_ID, TO))
    player.do(ADMIN, ChangeContact(COMMUNE_ID, "Trở lại tên cũ", organ_name=TO))
    now = contact_of(player.office, COMMUNE_ID)
    assert now == contact_called(player.office, TO) == contact_called(player.office, NEW)


@pytest.mark.parametrize("person", [CLERK, REGISTRY, "p01"])
def test_the_address_book_is_the_administrator_s(person: str) -> None:
    """Nobody else changes where documents go."""
    for action in (AddContact(NEW_ID, NEW), ChangeContact(COMMUNE_ID, "Lý do", organ_name=NEW)):
        district().refused("not_your_duty", person, action)


_IDS = st.sampled_from([COMMUNE_ID, OTHER.organ_id, NEW_ID, OWN.organ_id, "bad id"])
_NAMES = st.sampled_from([TO, OTHER.organ_name, NEW, "UBND xã Mường Cai Hạ", OWN.organ_name, ""])
_MOVES = st.lists(
    st.builds(AddContact, _IDS, _NAMES, _NAMES)
    | st.builds(ChangeContact, _IDS, st.just("Lý do"), st.none() | _IDS, st.none() | _NAMES, st.none() | _NAMES),
    max_size=10,
)


@given(_MOVES)
def test_whatever_is_tried_an_identifier_and_a_name_mean_one_office(moves: list[AddContact | ChangeContact]) -> None:
    """No two entries share an identifier or a name, none is this office, and each is found by all its names."""
    office = Office(scenario(DISTRICT))
    for action in moves:
        try:
            office = office.apply(action, ADMIN)
        except Refusal:
            continue
    entries = contacts_of(office)
    ids = [one.organ_id for one in entries]
    assert len(ids) == len(set(ids))
    assert all(is_organ_id(one) and one != OWN.organ_id for one in ids)
    for one in entries:
        for name in names_of(office, one):
            assert contact_called(office, name) == one
            assert fold(name)
