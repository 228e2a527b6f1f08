"""A case is closed once nobody waits for anything, recipients of the data included (GDPR 19)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dsardesk.domain.case import CannotClose, Case
from dsardesk.domain.closing import UNTOLD, blockers, closed
from dsardesk.domain.identity import Identity, IdentityCheck, Rung, Verdict
from dsardesk.domain.papers import LetterRecord, LetterState
from dsardesk.domain.recipients import tell, tell_first, to_tell
from dsardesk.domain.records import Measure
from dsardesk.domain.requests import RequestItem
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.domain.steps import NextStep, next_step
from tests.invented import DPO, NOON, RECEIVED_ON, case, day, numbered, profile, rule_book
from tests.law_says import law_says

RECIPIENT = "HelpHarbor Inc."


def erased() -> Case:
    """An erasure that was carried out, decided and answered; its recipient knows nothing."""
    item = RequestItem(1, RightType.ERASURE, outcome=Outcome.GRANTED, answered_on=RECEIVED_ON)
    return case(items=(item,), measures=(Measure(1, "erased", "support", RECEIVED_ON, DPO),))


@law_says(
    "design.recipients_closing",
    "A case is not closed while a recipient of the data was neither told nor excused with its reason, impossibility "
    "or disproportionate effort.",
)
def test_a_recipient_that_nobody_told_keeps_the_case_open() -> None:
    assert blockers(erased(), profile(), day(4, 20)) == (UNTOLD,)
    with pytest.raises(CannotClose) as refused:
        closed(erased(), profile(), day(4, 20))
    assert refused.value.facts["blockers"] == UNTOLD


@pytest.mark.parametrize("excuse", ["", "société dissoute, introuvable"])
def test_told_or_excused_with_the_reason_it_may_be_closed(excuse: str) -> None:
    opened = tell(erased(), profile(), 1, RECIPIENT, on=day(4, 3), by=DPO, impossible=excuse)
    assert blockers(opened, profile(), day(4, 20)) == ()
    assert closed(opened, profile(), day(4, 20)).closed_on == day(4, 20)


def test_what_else_is_open_is_told_first() -> None:
    opened = replace(erased(), items=(replace(erased().items[0], answered_on=None),))
    assert blockers(opened, profile(), day(4, 20)) == ("item_unanswered", UNTOLD)


def test_after_the_answer_left_the_next_step_is_to_tell_them() -> None:
    sent = LetterRecord(
        numbered(1), "erasure_reply", "fr", LetterState.SENT, RECEIVED_ON, numbered(2), numbered(3), (1,), RECEIVED_ON
    )
    checked = IdentityCheck(Rung.KNOWN_CHANNEL, Verdict.CONFIRMED, (), NOON, DPO)
    answered = replace(erased(), letters=(sent,), identity=Identity(checked))
    assert next_step(answered, profile()) is NextStep.TELL_RECIPIENTS
    told = tell(answered, profile(), 1, RECIPIENT, on=day(4, 3), by=DPO)
    assert next_step(told, profile()) is NextStep.CLOSE


def test_the_target_is_the_earliest_of_those_that_stand_open() -> None:
    assert tell_first(erased(), profile(), rule_book()) == day(5, 1)
    assert to_tell(erased(), profile()) == (1,)
    told = tell(erased(), profile(), 1, RECIPIENT, on=day(4, 3), by=DPO)
    assert tell_first(told, profile(), rule_book()) is None
