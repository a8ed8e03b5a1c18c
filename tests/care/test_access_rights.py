"""Rights to each file (Phụ lục VI phần I mục III.3.b, c; IV.1): who sees, who gives, who confirms."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from hoso_kit.office.access import (
    access_warnings,
    may_confirm,
    may_edit_file,
    may_see_document,
    may_see_file,
    people_in_scope,
    visible_files,
)
from hoso_kit.office.access_actions import (
    ConfirmAccessChange,
    GrantAccess,
    ViewCaseFile,
    ViewDocument,
    WithdrawAccess,
)
from hoso_kit.office.actions import CloseCaseFile, FileDocument, TakeOutDocument
from hoso_kit.office.office import Office
from hoso_kit.office.refusals import Refusal
from hoso_kit.office.reorganising_actions import SplitCaseFile
from hoso_kit.regulations import cite
from tests.care.care_world import (
    ADMIN,
    ARCHIVIST,
    CHIEF,
    CLERK,
    COLLEAGUE,
    DAY,
    DOCS,
    FOREIGN,
    HEAD,
    OUTSIDER,
    OWN,
    REGISTRY,
    SCENARIO,
    SECOND,
    TODAY,
    after,
    closed,
    opened,
    refused,
)
from tests.world import practice_office

FILE = opened(DOCS[0], DOCS[1])
TEXT = {one.doc_id: one for one in SCENARIO.documents}


def seen_by(office: Office, person: str) -> list[str]:
    return [one.name for one in visible_files(office, person)]


def test_by_default_only_the_opener_and_those_who_answer_for_the_file_see_it() -> None:
    """The decree gives rights to persons: heads and administrator by their post, nobody by his unit."""
    office = after(*FILE)
    for person in (CLERK, HEAD, CHIEF, ADMIN):
        assert seen_by(office, person) == [OWN]
    for person in (COLLEAGUE, OUTSIDER, REGISTRY, ARCHIVIST, "nobody"):
        assert seen_by(office, person) == []


def test_a_right_to_view_shows_the_file_and_opens_nothing_else() -> None:
    """ "view" is no right to change, and no right to other files."""
    office = after(*FILE, *opened(notation=SECOND), GrantAccess(OWN, COLLEAGUE, "view"))
    assert seen_by(office, COLLEAGUE) == [OWN]
    assert not may_edit_file(office.case_files[OWN], COLLEAGUE)
    assert refused(office, FileDocument(OWN, (DOCS[2],)), COLLEAGUE) == "opened_by_another"


def test_a_right_to_edit_lets_keep_up_but_not_end_or_split() -> None:
    """Ending a file and mending what it is remain the opener's (Điều 29 khoản 4 điểm b)."""
    office = after(*FILE, GrantAccess(OWN, COLLEAGUE, "edit"))
    office = after(
        (FileDocument(OWN, (DOCS[2],)), COLLEAGUE), (TakeOutDocument(OWN, (DOCS[0],)), COLLEAGUE), office=office
    )
    assert set(office.case_files[OWN].documents) == {DOCS[1], DOCS[2]}
    assert refused(office, CloseCaseFile(OWN, TODAY, "10 năm", "", True), COLLEAGUE) == "opened_by_another"
    assert refused(office, SplitCaseFile(OWN, (DOCS[1],), SECOND, DAY), COLLEAGUE) == "opened_by_another"
    assert refused(after(closed(), office=office), FileDocument(OWN, (DOCS[3],)), COLLEAGUE) == "closed"


def test_a_withdrawn_right_is_gone_and_one_that_a_post_gives_can_be_overruled() -> None:
    """Once withdrawn the file is out of sight again, also for who saw it by his post."""
    office = after(*FILE, GrantAccess(OWN, COLLEAGUE, "edit"), WithdrawAccess(OWN, COLLEAGUE))
    assert seen_by(office, COLLEAGUE) == []
    assert refused(office, FileDocument(OWN, (DOCS[2],)), COLLEAGUE) == "opened_by_another"
    assert (
        seen_by(after((GrantAccess(OWN, HEAD, "view"), ADMIN), (WithdrawAccess(OWN, HEAD), ADMIN), office=office), HEAD)
        == []
    )


def test_a_change_is_warned_of_until_a_person_with_authority_confirms() -> None:
    """III.3.c: granting and withdrawing both stand as warnings; the opener himself can't confirm."""
    office = after(*FILE, GrantAccess(OWN, COLLEAGUE, "view"))
    [warning] = access_warnings(office)
    assert SCENARIO.people_by_id[COLLEAGUE].full_name in warning.text
    assert cite(warning.citation).text
    confirm = ConfirmAccessChange(OWN, COLLEAGUE)
    for person in (CLERK, COLLEAGUE, OUTSIDER, REGISTRY, ARCHIVIST):
        assert not may_confirm(office, office.case_files[OWN], person)
        assert refused(office, confirm, person) == "may_not_confirm"
    for person in (HEAD, CHIEF, ADMIN):
        assert access_warnings(after((confirm, person), office=office)) == ()
    office = after((confirm, HEAD), WithdrawAccess(OWN, COLLEAGUE), office=office)
    assert [one.right.level for one in access_warnings(office)] == ["none"]
    assert refused(after((confirm, HEAD), office=office), confirm, HEAD) == "nothing_to_confirm"


def test_the_archive_gives_the_rights_to_what_it_has_accepted() -> None:
    """III.6.c: once the file is the archive's, the archivist sees it and gives rights; its opener no longer does."""
    office = after(*FILE, closed())
    accepted = office.with_file(replace(office.case_files[OWN], status="accepted"))
    assert seen_by(office, ARCHIVIST) == []
    assert seen_by(accepted, ARCHIVIST) == [OWN]
    grant = GrantAccess(OWN, OUTSIDER, "view")
    assert refused(accepted, grant, CLERK) == "may_not_share"
    accepted = after((grant, ARCHIVIST), office=accepted)
    assert seen_by(accepted, OUTSIDER) == [OWN]
    assert seen_by(after((WithdrawAccess(OWN, OUTSIDER), ARCHIVIST), office=accepted), OUTSIDER) == []


def test_what_access_refuses() -> None:
    """Only the opener and those above him give rights, to people of the office, of a known level, and only new ones."""
    office = after(*FILE)
    for person in (COLLEAGUE, OUTSIDER, REGISTRY, ARCHIVIST):
        assert refused(office, GrantAccess(OWN, COLLEAGUE, "view"), person) == "may_not_share"
    assert refused(office, GrantAccess(OWN, "p99", "view")) == "unknown_person"
    for level in ("none", "", "owner"):
        assert refused(office, GrantAccess(OWN, COLLEAGUE, level)) == "unknown_level"
    assert refused(office, GrantAccess(OWN, CLERK, "edit"), ADMIN) == "opener_has_access"
    assert refused(office, GrantAccess("99.VHXH", COLLEAGUE, "view")) == "not_opened"
    assert refused(office, WithdrawAccess(OWN, COLLEAGUE)) == "no_right_to_withdraw"
    granted = after(GrantAccess(OWN, COLLEAGUE, "view"), office=office)
    assert refused(granted, GrantAccess(OWN, COLLEAGUE, "view")) == "has_that_right"
    assert may_edit_file(after(GrantAccess(OWN, COLLEAGUE, "edit"), office=granted).case_files[OWN], COLLEAGUE)


def test_documents_are_seen_by_those_they_concern() -> None:
    """Lead, support, the registry and the heads; others through a file that they may see."""
    office = after(*FILE)
    assert may_see_document(office, DOCS[0], CLERK)
    assert may_see_document(office, FOREIGN, REGISTRY)
    assert not may_see_document(office, FOREIGN, CLERK)
    assert not may_see_document(office, "d999", ADMIN)
    doc = next(one for one in DOCS[:2] if COLLEAGUE not in TEXT[one].support)
    assert not may_see_document(office, doc, COLLEAGUE)
    assert may_see_document(after(GrantAccess(OWN, COLLEAGUE, "view"), office=office), doc, COLLEAGUE)


def test_viewing_changes_nothing_and_is_refused_without_the_right() -> None:
    """A look leaves the office the very same; who may not see is told so."""
    office = after(*FILE)
    assert office.apply(ViewCaseFile(OWN), HEAD) is office
    assert office.apply(ViewDocument(DOCS[0]), CLERK) is office
    assert refused(office, ViewCaseFile(OWN), OUTSIDER) == "may_not_see_file"
    assert refused(office, ViewDocument(FOREIGN)) == "may_not_see_document"
    assert refused(office, ViewDocument("d999")) == "unknown_document"
    assert refused(office, ViewCaseFile("99.VHXH")) == "not_opened"


people = st.sampled_from(list(SCENARIO.people_by_id))
changes = st.one_of(
    st.builds(GrantAccess, st.just(OWN), people, st.sampled_from(["view", "edit", "none"])),
    st.builds(WithdrawAccess, st.just(OWN), people),
    st.builds(ConfirmAccessChange, st.just(OWN), people),
)


@settings(max_examples=80)
@given(st.lists(st.tuples(changes, people), max_size=15))
def test_rights_stay_in_order_whatever_people_do(steps: list[tuple[GrantAccess, str]]) -> None:
    """One right a person; the opener always sees; who may edit also sees; viewing agrees with visibility."""
    office = after(*FILE)
    for action, person in steps:
        try:
            office = office.apply(action, person)
        except Refusal:
            continue
    case_file = office.case_files[OWN]
    holders = [right.person for right in case_file.access]
    assert len(holders) == len(set(holders))
    assert may_see_file(office, case_file, CLERK)
    for person in SCENARIO.people_by_id:
        sees = OWN in seen_by(office, person)
        assert sees or not may_edit_file(case_file, person)
        if sees:
            assert office.apply(ViewCaseFile(OWN), person) is office
        else:
            assert refused(office, ViewCaseFile(OWN), person) == "may_not_see_file"


def test_whose_work_one_may_follow_goes_with_the_role_in_force() -> None:
    """Everybody's in a role that sees all, the unit's as its head, else only one's own."""
    office = Office(practice_office())
    people, all_seeing = office.people_by_id, frozenset({"head_of_office"})
    for one, known in people.items():
        scope = people_in_scope(office, one, all_seeing)
        if "head_of_office" in known.roles:
            assert scope == set(people)
        elif "head_of_unit" in known.roles:
            assert scope == {other for other, who in people.items() if who.unit == known.unit} > {one}
        else:
            assert scope == {one}
        assert people_in_scope(office, one, frozenset(known.roles)) == set(people)
