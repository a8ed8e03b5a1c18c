"""Whoever does whatever in whatever order, with all types of action at once, the office stays in order (hypothesis)."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from hoso_kit.office.backup import BackupError, make_backup, read_backup
from hoso_kit.office.backup_restoring import restore_backup
from hoso_kit.office.copying_actions import AllowCopy, CopyDocument
from hoso_kit.office.forms import FORMS
from hoso_kit.office.issuing_boards import copy_symbol
from hoso_kit.office.issuing_numbers import number_of
from hoso_kit.office.issuing_state import all_papers
from hoso_kit.office.journal import Journal, compose
from hoso_kit.office.office import Office
from hoso_kit.office.receiving_actions import ReceiveDelivery
from hoso_kit.office.statistics import office_rows
from hoso_kit.records import document as documents
from tests.invariants.looks import exports, look_everywhere, papers
from tests.invariants.moves import attempts
from tests.invariants.play import MORE, Played, any_office, play
from tests.invariants.rules import check_history, check_office, check_step
from tests.world import office_of_2026, practice_office

STEPS = 50
randoms = st.integers(0, 2**32 - 1).map(Random)


def often(count: int) -> settings:
    """So many examples; the sequences have their own small steps, so that shrinking a seed would say nothing."""
    return settings(
        max_examples=count * MORE,
        phases=(Phase.explicit, Phase.reuse, Phase.generate),
        suppress_health_check=[HealthCheck.too_slow],
    )


def told(played: Played) -> str:
    """What was done until the fault, for whoever has to mend it."""
    return "\n".join(f"{person}: {action}" for person, action in played.done)


@often(35)
@given(randoms)
def test_no_step_breaks_what_is_fixed_and_numbers_run_on(rnd: Random) -> None:
    """Points 1…n, numbers without gap or reuse, fixed things fixed, roles kept, each document once, after each step."""
    played = play(rnd, STEPS, start=any_office(rnd))
    for place, (person, action) in enumerate(played.done):
        check_step(played.offices[place], person, action, played.offices[place + 1])
        check_office(played.offices[place + 1])
    check_history(played.offices)


@often(7)
@given(randoms)
def test_every_list_board_paper_and_statistic_can_be_made_in_any_state(rnd: Random) -> None:
    """No projection raises anything but its own error, and totals are the sums of their parts."""
    played = play(rnd, 2 * STEPS, start=any_office(rnd))
    look_everywhere(played.office, played.entries, rnd)


@often(8)
@given(randoms)
def test_replay_of_every_prefix_is_the_state_at_that_moment(rnd: Random) -> None:
    """State is a fold over the journal, for all rooms at once; composing twice gives the same bytes."""
    played = play(rnd, STEPS, start=any_office(rnd))
    scenario = played.office.scenario
    written = compose(scenario, "hv001", played.done)
    assert compose(scenario, "hv001", played.done) == written
    lines = written.splitlines(keepends=True)
    assert len(lines) == len(played.done) + 1
    for length, office in enumerate(played.offices):
        journal = Journal.parse(b"".join(lines[: length + 1]))
        journal.check_belongs(scenario, "hv001")
        assert journal.replay(scenario) == office, told(played)


@often(5)
@given(randoms)
def test_exports_of_the_same_journal_are_the_same_bytes(rnd: Random) -> None:
    """XML, package, docx and xlsx of a replayed office are byte for byte those of the office that it was."""
    played = play(rnd, STEPS)
    scenario = played.office.scenario
    replayed = Journal.parse(compose(scenario, "hv001", played.done)).replay(scenario)
    seed = rnd.randrange(10**9)
    first = exports(played.office, Random(seed))
    assert first
    assert exports(replayed, Random(seed)) == first


@often(4)
@given(randoms)
def test_backup_and_restore_are_inverse_and_damage_is_named(
    tmp_path_factory: pytest.TempPathFactory, rnd: Random
) -> None:
    """What comes back is what was saved, byte for byte; one changed, missing or added byte is refused by name."""
    played = play(rnd, STEPS)
    scenario = played.office.scenario
    written = compose(scenario, "hv001", played.done)
    saved = make_backup(scenario, written)
    assert make_backup(scenario, written) == saved
    came_back, journal = read_backup(saved)
    assert came_back == scenario
    assert journal.replay(came_back) == played.office
    folder: Path = tmp_path_factory.mktemp("ve")
    restored = restore_backup(saved, folder)
    assert (restored.entries, restored.learner) == (len(played.done), "hv001")
    assert (folder / "journal.jsonl").read_bytes() == written
    for _ in range(6):
        place = rnd.randrange(len(saved))
        changed = bytes([saved[place] ^ (1 << rnd.randrange(8))])
        for damaged in (saved[:place] + changed + saved[place + 1 :], saved[:place], saved + saved[:1]):
            with pytest.raises(BackupError) as caught:
                read_backup(damaged)
            assert caught.value.part
            with pytest.raises(BackupError):
                restore_backup(damaged, folder, keep_aside=True)
    assert (folder / "journal.jsonl").read_bytes() == written


def test_statistics_fold_no_name_for_each_pair_of_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    """One own document in the office must not make its statistics compare all names with all names (a second each)."""
    played = play(Random(3), STEPS)
    assert played.office.own_documents
    folded = 0
    fold = documents.fold

    def counting(text: str) -> str:
        nonlocal folded
        folded += 1
        return fold(text)

    monkeypatch.setattr(documents, "fold", counting)
    office_rows(played.office)
    assert folded < 20 * len(played.office.documents)


def test_a_copy_of_a_copy_and_a_message_are_told_by_their_numbers() -> None:
    """Sentences name a copy and a message by the number that stands on them, an envelope without one by its day."""
    office = Office(practice_office())
    source = next(
        document
        for document, paper in all_papers(office)
        if paper.stage == "issued" and not document.secrecy and "sao y" not in document.note
    )
    for action in (AllowCopy(source.doc_id, "sao y"), CopyDocument(source.doc_id, "sao y", 2)):
        (_, office), *_ = attempts(office, action)
    symbol = copy_symbol(office.outgoing.copies[0])
    assert AllowCopy("sao001", "sao lục").describe(office) == f"Cho phép sao lục bản sao y số {symbol}"
    assert CopyDocument("sao001", "sao lục").describe(office) == f"Sao lục bản sao y số {symbol}, 1 bản"
    seen = set()
    for one in office.scenario.deliveries:
        text = ReceiveDelivery(one.delivery_id).describe(office)
        has_number = bool(one.envelope.symbols) if one.envelope else bool(one.document.symbol)
        assert one.delivery_id not in text, text
        assert (f"{one.delivered_date:%d/%m/%Y}" in text) != has_number, text
        seen.add((one.is_electronic, has_number))
    assert {(True, True), (False, True)} <= seen


def test_every_paper_on_offer_is_looked_at() -> None:
    """A paper that `FORMS` offers and no look makes would be made in no state but the few of its own tests."""
    offices = [play(Random(seed), 2 * STEPS).office for seed in range(4)]
    offices.append(play(Random(4), 2 * STEPS, start=office_of_2026()).office)
    made = {form.form_id for office in offices for form in papers(office)}
    assert made == set(FORMS)


def test_the_sequences_come_far() -> None:
    """The properties would be empty if chance never came to fixed, recalled, accepted or numbered things."""
    reached: set[str] = set()
    for seed in range(8):
        for office in play(Random(seed), 2 * STEPS).offices[::7]:
            reached |= {one.status for one in office.case_files.values()}
            reached |= {paper.stage for _, paper in all_papers(office)}
            reached |= {f"list {one.status}" for one in office.lists.values()}
            reached |= {kind for kind, is_there in _found(office).items() if is_there}
    assert reached >= {
        "open", "closed", "submitted", "accepted", "returned", "drafting", "approved",
        "numbered", "issued", "recalled", "list issued", "cancelled", "frozen", "numbers", "copies", "in two files",
    }  # fmt: skip


def _found(office: Office) -> dict[str, bool]:
    given_ids = practice_office().documents_by_id
    own = [one for one in office.documents if one.doc_id not in given_ids]
    return {
        "cancelled": bool(office.handling.cancelled),
        "frozen": bool(office.frozen_sets),
        "numbers": any(number_of(one) > 0 for one in own if one.direction == "outgoing"),
        "copies": bool(office.outgoing.copies),
        "in two files": any(len(office.files_of(one.doc_id)) > 1 for one in office.documents),
    }
