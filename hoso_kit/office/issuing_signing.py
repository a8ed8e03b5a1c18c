"""Who may sign for the office, and the line above his position (Điều 13; Phụ lục I: TM., Q., KT., TL., TUQ.).

The scenario may name the rights (`Scenario.signing`); else the heads of the office sign, a deputy for the head. A
right by mandate (TUQ.) ends on its day and holds for its types only; nobody passes it on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hoso_kit.office.scenario import Organ, Person, Scenario, SigningRight
from hoso_kit.records.document import Signer

if TYPE_CHECKING:
    from hoso_kit.office.office import Office

_DEPUTY = "Phó "
# bodies that decide together: their head signs for them (Điều 13 khoản 2)
_COLLECTIVES = ("Ủy ban nhân dân", "Uỷ ban nhân dân", "Hội đồng nhân dân")
_ORGAN_WORDS = (" Ủy ban", " Uỷ ban", " UBND", " HĐND", " Hội đồng", " (")


def signing_rights(office: Office) -> tuple[SigningRight, ...]:
    """All rights to sign: the scenario's, or those that follow from the people's posts."""
    scenario = office.scenario
    if scenario.signing:
        return scenario.signing
    heads = [one for one in scenario.people if "head_of_office" in office.roles_of(one.person_id)]
    chief = next((one for one in heads if not one.position.startswith(_DEPUTY)), None)
    return tuple(_right(scenario.office, one, chief) for one in heads)


def right_to_sign(office: Office, person: str, type_name: str) -> SigningRight | None:
    """The person's right to sign a document of this type today."""
    for right in signing_rights(office):
        if right.person != person or (right.types and type_name not in right.types):
            continue
        if (right.from_date is None or right.from_date <= office.today) and (
            right.until_date is None or office.today <= right.until_date
        ):
            return right
    return None


def signer_line(scenario: Scenario, right: SigningRight) -> Signer:
    """The signature block of who signs with this right."""
    return Signer(right.authority, right.position, scenario.people_by_id[right.person].full_name)


def _right(organ: Organ, person: Person, chief: Person | None) -> SigningRight:
    position = _bare(person.position)
    collective = next((one for one in _COLLECTIVES if organ.organ_name.startswith(one)), "")
    lines = [f"TM. {collective}"] if collective else []
    if person.position.startswith(_DEPUTY):
        lines.append(f"KT. {_bare(chief.position) if chief else position.removeprefix(_DEPUTY)}")
    return SigningRight(person.person_id, " ".join(lines).upper(), position.upper())


def _bare(position: str) -> str:
    """ "Chủ tịch Ủy ban nhân dân xã" is printed as "Chủ tịch"."""
    cut = min((found for word in _ORGAN_WORDS if (found := position.find(word)) > 0), default=len(position))
    return position[:cut]
