"""The register of requests in open form: one line for each right asked, with no more about people than was asked for.

No text prescribes it: it serves accountability (GDPR 5(2)).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from dsardesk.domain.case import Case, CaseKind, CaseState
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.domain.time_limit import TimeLimit


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """One right of one request.

    Attributes:
        reference: of the case.
        item: number of the item.
        kind: a request, a complaint or a letter of the authority.
        right: which right.
        channel: by which it came.
        received_on: civil date.
        due_on: legal date of the answer; None while its clock is suspended.
        extended: True where the answer was put off.
        state: of the case.
        outcome: what came of it; None while undecided.
        decided_on: civil date; None while undecided.
        answered_on: day on which the answer left; None until then.
        late: whether it left after its day; None until it left.
        closed_on: of the case; None while open.
        requester: who asked; "" unless names were asked for.
    """

    reference: str
    item: int
    kind: CaseKind
    right: RightType
    channel: str
    received_on: date
    due_on: date | None
    extended: bool
    state: CaseState
    outcome: Outcome | None
    decided_on: date | None
    answered_on: date | None
    late: bool | None
    closed_on: date | None
    requester: str = ""


def register_lines(case: Case, limits: Mapping[int, TimeLimit], *, names: bool) -> Iterator[RegisterLine]:
    """The lines of one case, by the clock of each item; with *names*, who asked."""
    for item in case.items:
        limit = limits[item.number]
        yield RegisterLine(
            reference=case.reference,
            item=item.number,
            kind=case.kind,
            right=item.right,
            channel=case.receipt.channel,
            received_on=case.receipt.received_on,
            due_on=limit.effective_due,
            extended=limit.extension_valid,
            state=case.state,
            outcome=item.outcome,
            decided_on=item.decided_on,
            answered_on=item.answered_on,
            late=limit.is_late(item.answered_on) if item.answered_on else None,
            closed_on=case.closed_on,
            requester=case.requester.name if names else "",
        )
