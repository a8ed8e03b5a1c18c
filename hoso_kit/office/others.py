"""Other people act by themselves when the situation says so, while the office's clock moves.

Day by day: first the events of the day, then the habits whose time has come, in the order of the situation.
Each act goes through the same `Office.apply` as the learner's own, so nobody can do by himself what the system
refuses: a refused act is left out and noted. Nothing here is in the journal: the same journal always brings
about the same acts, and moving the clock in one go is the same as moving it day by day.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from hoso_kit.office.action import Action
from hoso_kit.office.actions import structure_action
from hoso_kit.office.clock_actions import AdvanceClock
from hoso_kit.office.others_facts import FACTS, holds
from hoso_kit.office.others_habits import HABITS, Due
from hoso_kit.office.others_state import Event, Habit, OtherAct
from hoso_kit.office.refusals import Refusal
from hoso_kit.records.working_days import is_working_day, working_day_after, working_day_from

if TYPE_CHECKING:
    from hoso_kit.office.office import Office
    from hoso_kit.office.scenario import Scenario


def let_days_pass(office: Office, to_date: date) -> Office:
    """The office on ``to_date``, with all that others did until the evening of that day."""
    while (day := _next_day(office, to_date)) is not None:
        office = _live(replace(office, moved_to=day), day)
    return replace(office, moved_to=to_date)


def acts_by_himself(scenario: Scenario, plan: Event | Habit) -> bool:
    """Whether the plan holds in this office: whom the learner plays waits for the learner."""
    return plan.is_also_when_played or plan.person not in (scenario.person, *scenario.plays)


def _next_day(office: Office, to_date: date) -> date | None:
    """The next day on which somebody has something to do; the days between would change nothing."""
    scenario, tomorrow = office.scenario, office.today + timedelta(days=1)
    days = [one.day for one in scenario.events if one.day >= tomorrow and acts_by_himself(scenario, one)]
    days += [working_day_from(max(one.day, tomorrow), scenario.holidays) for _, one in _waiting(office)]
    return min((day for day in days if day <= to_date), default=None)


def _live(office: Office, day: date) -> Office:
    scenario = office.scenario
    for place, event in enumerate(scenario.events):
        if (
            event.day == day
            and acts_by_himself(scenario, event)
            and all(holds(office, one) for one in event.conditions)
        ):
            office = _act(office, event.person, structure_action(event.action), f"event:{place}")
    if is_working_day(day, scenario.holidays):
        # taken before anybody acts: what comes of an answer is answered from the next day on
        for habit, due in [pair for pair in _waiting(office) if pair[1].day <= day]:
            for action in due.actions(office):
                office = _act(office, habit.person, action, due.cause)
                if not office.others_done[-1].is_done:
                    break
    return office


def _waiting(office: Office) -> Iterator[tuple[Habit, Due]]:
    """What waits for the habits' people, each with its day; never what was answered before."""
    scenario = office.scenario
    answered = {one.cause for one in office.others_done}
    for habit in scenario.habits:
        if acts_by_himself(scenario, habit):
            for due in HABITS[habit.name](office, habit):
                if due.cause not in answered:
                    yield habit, replace(due, day=working_day_after(due.day, habit.delay, scenario.holidays))


def _act(office: Office, person: str, action: Action, cause: str) -> Office:
    refusal = ""
    changed = office
    try:
        changed = office.apply(action, person)
    except Refusal as refused:
        refusal = refused.notice.seen
    done = OtherAct(office.today, person, action, action.describe(changed), cause, refusal)
    return replace(changed, others_done=(*changed.others_done, done))


def plan_faults(scenario: Scenario) -> list[str]:
    """What the situation's events and habits refer to that isn't there, in Vietnamese."""
    people = scenario.people_by_id
    actors = [*(one.person for one in scenario.events), *(one.person for one in scenario.habits)]
    faults = [f"events/habits: người {one!r} không có trong people" for one in actors if one not in people]
    for event in scenario.events:
        if event.day <= scenario.today:
            faults.append(f"events: ngày {event.day} phải sau ngày bắt đầu của bài")
        try:
            action = structure_action(event.action)
        except ValueError as error:
            faults.append(f"events: {error}")
        else:
            if isinstance(action, AdvanceClock):
                faults.append("events: không ai ngoài học viên chuyển lịch cơ quan")
        faults += [f"events: không có dữ kiện {one.fact!r}" for one in event.conditions if one.fact not in FACTS]
    known = {"", *scenario.documents_by_id, *(one.document.doc_id for one in scenario.deliveries)}
    for habit in scenario.habits:
        if habit.delay < 0:
            faults.append(f"habits: {habit.name} có delay âm")
        for said in habit.instructions:
            if habit.name != "acknowledge_receipt" and said.about not in known:
                faults.append(f"habits: {habit.name} nói về văn bản {said.about!r} không có")
            faults += [
                f"habits: người {one!r} không có trong people"
                for one in (said.lead, *said.support)
                if one and one not in people
            ]
    return faults
