"""Frozen sets (Phụ lục VI phần I mục IV.1.g): nothing in them changes, whatever room's action."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from hoso_kit.office.access_actions import Freeze, GrantAccess, Unfreeze, ViewCaseFile, WithdrawAccess
from hoso_kit.office.actions import (
    Action,
    CloseCaseFile,
    DiscardCaseFile,
    EditCaseFile,
    FileDocument,
    OpenCaseFile,
    ReopenCaseFile,
    TakeOutDocument,
)
from hoso_kit.office.paper_actions import NumberSheets, SetCarrier, WriteClosingNote
from hoso_kit.office.refusals import Refusal
from hoso_kit.office.reorganising_actions import JoinCaseFiles, SplitCaseFile
from hoso_kit.office.retaining_actions import HandOverCaseFiles
from tests.care.care_world import (
    ADMIN,
    CHIEF,
    CLERK,
    COLLEAGUE,
    DAY,
    DOCS,
    HEAD,
    OWN,
    SECOND,
    TODAY,
    after,
    closed,
    freeze,
    opened,
    refused,
)

FILES = (*opened(DOCS[0], DOCS[1]), *opened(DOCS[2], notation=SECOND))
LIFT = Unfreeze("Thanh tra", "Thanh tra đã xong")


def test_no_rooms_action_changes_a_frozen_file() -> None:
    """Filing, paper, rights, splitting, joining, handing over: each is refused with the set's name and reason."""
    office = after(*FILES, freeze(OWN))
    for action in (
        FileDocument(OWN, (DOCS[3],)),
        TakeOutDocument(OWN, (DOCS[0],)),
        EditCaseFile(OWN, title="Hồ sơ khác năm 2024"),
        closed(),
        SetCarrier(OWN, "paper"),
        GrantAccess(OWN, COLLEAGUE, "view"),
        SplitCaseFile(OWN, (DOCS[0],), "41.VHXH", DAY, "Hồ sơ tách năm 2024", "10 năm", CLERK),
        JoinCaseFiles(OWN, SECOND, "Cùng một việc"),
        JoinCaseFiles(SECOND, OWN, "Cùng một việc"),
    ):
        assert refused(office, action) == "frozen", action
    assert refused(after(*opened(), freeze(OWN)), DiscardCaseFile(OWN)) == "frozen"
    assert refused(after(*FILES, closed(), freeze(OWN)), ReopenCaseFile(OWN, "Bổ sung")) == "frozen"


def test_a_frozen_file_may_be_looked_at_and_its_documents_used_elsewhere() -> None:
    """The lock is against moving, deleting and changing; a link from another file changes nothing in it."""
    office = after(*FILES, freeze(OWN))
    assert office.apply(ViewCaseFile(OWN), CLERK) is office
    assert DOCS[0] in after(FileDocument(SECOND, (DOCS[0],)), office=office).case_files[SECOND].documents


def test_a_file_is_free_when_no_set_holds_it_any_more() -> None:
    """Two locks are two locks; lifting the last one frees the file."""
    second = (Freeze("Kiểm tra", (OWN, SECOND), "Kiểm tra nội bộ"), CHIEF)
    office = after(*FILES, freeze(OWN), second, (LIFT, ADMIN))
    assert refused(office, TakeOutDocument(OWN, (DOCS[0],))) == "frozen"
    office = after((Unfreeze("Kiểm tra", "Xong"), CHIEF), TakeOutDocument(OWN, (DOCS[0],)), office=office)
    assert office.case_files[OWN].documents == (DOCS[1],)


def test_what_freezing_refuses() -> None:
    """Only the administrator and the head of the office, with a name, a reason and files that are there."""
    office = after(*FILES)
    for person in (CLERK, HEAD, COLLEAGUE):
        assert refused(office, Freeze("A", (OWN,), "x"), person) == "may_not_freeze"
        assert refused(after(freeze(OWN), office=office), LIFT, person) == "may_not_freeze"
    assert refused(office, Freeze(" ", (OWN,), "x"), ADMIN) == "blank_set_name"
    assert refused(office, Freeze("A", (OWN,), " "), ADMIN) == "no_freeze_reason"
    assert refused(office, Freeze("A", (), "x"), ADMIN) == "empty_set"
    assert refused(office, Freeze("A", ("99.VHXH",), "x"), ADMIN) == "not_opened"
    assert refused(office, Unfreeze("A", "x"), ADMIN) == "no_such_set"
    frozen = after(freeze(OWN), office=office)
    assert refused(frozen, Freeze("Thanh tra", (SECOND,), "x"), ADMIN) == "set_name_taken"
    assert refused(frozen, Unfreeze("Thanh tra", ""), ADMIN) == "no_freeze_reason"


names = st.sampled_from([OWN, SECOND, "41.VHXH"])
docs = st.lists(st.sampled_from(DOCS[:5]), min_size=1, max_size=3, unique=True).map(tuple)
days = st.integers(-300, 0).map(lambda back: TODAY + timedelta(days=back))
actions: st.SearchStrategy[Action] = st.one_of(
    st.builds(OpenCaseFile, names, days),
    st.builds(FileDocument, names, docs),
    st.builds(TakeOutDocument, names, docs),
    st.builds(EditCaseFile, names, st.sampled_from(["Hồ sơ A năm 2024", "Hồ sơ B năm 2024"])),
    st.builds(CloseCaseFile, names, days, st.just("10 năm"), st.just(""), st.just(True)),
    st.builds(ReopenCaseFile, names, st.just("Bổ sung")),
    st.builds(DiscardCaseFile, names),
    st.builds(SetCarrier, names, st.sampled_from(["paper", "mixed", "electronic"])),
    st.builds(NumberSheets, names, st.integers(1, 20)),
    st.builds(WriteClosingNote, names, st.just("Đủ")),
    st.builds(GrantAccess, names, st.just(COLLEAGUE), st.sampled_from(["view", "edit"])),
    st.builds(WithdrawAccess, names, st.just(COLLEAGUE)),
    st.builds(SplitCaseFile, names, docs, names, days, st.just("Hồ sơ C năm 2024"), st.just("10 năm"), st.just(CLERK)),
    st.builds(JoinCaseFiles, names, names, st.just("Cùng việc")),
    st.builds(
        HandOverCaseFiles, st.just(CLERK), st.just(COLLEAGUE), names.map(lambda name: (name,)), st.just("Nghỉ hưu")
    ),
)


@settings(max_examples=80)
@given(
    st.lists(actions, max_size=12), st.lists(st.tuples(actions, st.sampled_from([CLERK, COLLEAGUE, HEAD])), max_size=20)
)
def test_a_frozen_file_is_the_same_after_any_actions(before: list[Action], tried: list[tuple[Action, str]]) -> None:
    """Whatever anybody tries between freezing and lifting, the frozen file is the same value."""
    office = after(*FILES)
    for action in before:
        try:
            office = office.apply(action, CLERK)
        except Refusal:
            continue
    if OWN not in office.case_files:
        return
    office = after(freeze(OWN), office=office)
    kept = office.case_files[OWN]
    for action, person in tried:
        try:
            office = office.apply(action, person)
        except Refusal:
            continue
        assert office.case_files[OWN] == kept
