"""Other correct ways to do the work: they must lose nothing.

Each takes model work and does it differently: another order, one document at a
time, through a wrong turn that is mended. Part of the proofs of a grader.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from types import MappingProxyType

from hoso_kit.office.actions import (
    Action,
    CloseCaseFile,
    DiscardCaseFile,
    EditCaseFile,
    FileDocument,
    OpenUnlistedCaseFile,
    ReopenCaseFile,
    TakeOutDocument,
)
from hoso_kit.rubric.planting import WorkPlan


def _one_by_one_backwards(plan: WorkPlan) -> list[Action]:
    actions: list[Action] = []
    for action in plan.actions():
        if isinstance(action, FileDocument):
            actions += [FileDocument(action.file_notation, (doc_id,)) for doc_id in reversed(action.documents)]
        else:
            actions.append(action)
    return actions


def _interleaved(plan: WorkPlan) -> list[Action]:
    """All files opened first, documents in any order, all closed at the end."""
    rank = {FileDocument: 1, EditCaseFile: 2, CloseCaseFile: 3}
    actions = _one_by_one_backwards(plan)
    random.Random(0).shuffle(actions)
    return sorted(actions, key=lambda action: rank.get(type(action), 0))


def _last_matter_first(plan: WorkPlan) -> list[Action]:
    plan.files.reverse()
    return plan.actions()


def _mended_after_closing(plan: WorkPlan) -> list[Action]:
    """A file closed without its last document, opened again and completed."""
    first = plan.files[0]
    *most, late = first.documents
    actions: list[Action] = []
    for action in plan.actions():
        if action == FileDocument(first.notation, tuple(first.documents)):
            actions.append(FileDocument(first.notation, tuple(most)))
        else:
            actions.append(action)
        if isinstance(action, CloseCaseFile) and action.file_notation == first.notation:
            actions += [
                ReopenCaseFile(first.notation, "Bổ sung văn bản"),
                FileDocument(first.notation, (late,)),
                action,
            ]
    return actions


def _mended_wrong_turns(plan: WorkPlan) -> list[Action]:
    """A leftover put in and taken out again, a file opened by mistake and discarded."""
    first = plan.files[0]
    leftover = plan.leftovers(drafts=True)[0][0]
    notation = plan.free_notation(first.notation.split(".")[1])
    wrong: list[Action] = [
        OpenUnlistedCaseFile(notation, "Hồ sơ mở nhầm", "10 năm", first.creator, first.start_date),
        DiscardCaseFile(notation),
    ]
    actions = plan.actions()
    close = next(i for i, action in enumerate(actions) if isinstance(action, CloseCaseFile))
    turn: list[Action] = [FileDocument(first.notation, (leftover,)), TakeOutDocument(first.notation, (leftover,))]
    return [*wrong, *actions[:close], *turn, *actions[close:]]


def _other_copy_of_a_duplicate(plan: WorkPlan) -> list[Action]:
    """The second registered copy kept instead of the first."""
    doc_id, matter_id = plan.leftovers(drafts=False)[0]
    file = plan.of(matter_id)
    twin = next(other for other in plan.scenario.duplicates[doc_id] if other in file.documents)
    file.documents[file.documents.index(twin)] = doc_id
    file.stretch(plan.day(doc_id))
    return plan.actions()


def _wider_dates(plan: WorkPlan) -> list[Action]:
    """Files that run from the year's first day to today."""
    for file in plan.files:
        file.start_date = file.start_date.replace(month=1, day=1)
        file.end_date = plan.scenario.today
    return plan.actions()


def _longer_period(plan: WorkPlan) -> list[Action]:
    """A longer period than the table's costs nothing."""
    plan.files[0].maintenance = "Vĩnh viễn"
    return plan.actions()


OTHER_WAYS: Mapping[str, Callable[[WorkPlan], list[Action]]] = MappingProxyType(
    {
        "one_by_one_backwards": _one_by_one_backwards,
        "interleaved": _interleaved,
        "last_matter_first": _last_matter_first,
        "mended_after_closing": _mended_after_closing,
        "mended_wrong_turns": _mended_wrong_turns,
        "other_copy_of_a_duplicate": _other_copy_of_a_duplicate,
        "wider_dates": _wider_dates,
        "longer_period": _longer_period,
    }
)
