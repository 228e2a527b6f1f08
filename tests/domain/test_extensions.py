"""Two further months once, with reasons, told in time; anything else is refused the name of extension."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dsardesk.domain.case import Case, CaseIsClosed
from dsardesk.domain.clock_records import Extension, ExtensionGround
from dsardesk.domain.clocks import clock_of, terms_of
from dsardesk.domain.deadlines import TimeLimit
from dsardesk.domain.errors import DeskError
from dsardesk.domain.extensions import (
    AlreadyExtended,
    AnnouncedDayImpossible,
    ExtensionAnswered,
    ExtensionExcluded,
    ExtensionReasonsMissing,
    ExtensionTooLate,
    NoExtensionDecided,
    extended,
    notified,
    pending,
)
from dsardesk.domain.records import CaseFact
from dsardesk.domain.requests import RequestItem
from dsardesk.domain.rights import RightType
from dsardesk.domain.terms import Regime
from tests.invented import DPO, asked, calendar, case, day, profile, rule_book

DECIDED = Extension(1, (ExtensionGround.COMPLEXITY,), "huit années d’échanges", day(4, 20), DPO)
MINORS = case(items=(RequestItem(1, RightType.ERASURE),), online_service=True, minor_at_collection=True)


def limits(opened: Case) -> dict[int, TimeLimit]:
    return {i.number: clock_of(opened, i, profile(), calendar(), rule_book()) for i in opened.items}


def extend(opened: Case, extension: Extension = DECIDED) -> Case:
    terms = terms_of(opened, opened.item(extension.item), rule_book())
    return extended(opened, extension, terms, limits(opened)[extension.item])


def told(opened: Case, on: date, *numbers: int) -> Case:
    return notified(opened, numbers or (1,), on, limits(opened))


def test_a_decided_extension_counts_only_once_its_notice_left() -> None:
    """A09."""
    decided = extend(case())
    assert pending(decided) == (DECIDED,)
    assert not limits(decided)[1].extension_valid
    sent = told(decided, day(5, 4))
    assert pending(sent) == ()
    assert sent.extensions[0].notified_on == day(5, 4)
    assert limits(sent)[1].effective_due == day(7, 1)
    assert not limits(sent)[2].extension_valid


def test_a_notice_after_the_first_period_is_refused_and_the_request_is_late() -> None:
    """A09."""
    with pytest.raises(ExtensionTooLate) as refused:
        told(extend(case()), day(5, 5))
    assert refused.value.facts == {"due_on": "2026-05-04"}


def test_one_decided_again_before_its_notice_takes_the_place_of_the_first() -> None:
    again = replace(DECIDED, reasons="une autre raison")
    assert pending(extend(extend(case()), again)) == (again,)


@pytest.mark.parametrize(
    ("extension", "error"),
    [
        (replace(DECIDED, grounds=()), ExtensionReasonsMissing),
        (replace(DECIDED, reasons="  "), ExtensionReasonsMissing),
        (replace(DECIDED, decided_on=day(5, 5)), ExtensionTooLate),
        (replace(DECIDED, announced_due=day(5, 4)), AnnouncedDayImpossible),
        (replace(DECIDED, announced_due=day(7, 2)), AnnouncedDayImpossible),
    ],
)
def test_what_the_law_does_not_call_an_extension_is_refused(extension: Extension, error: type[DeskError]) -> None:
    with pytest.raises(error):
        extend(case(), extension)


def test_a_shorter_day_may_be_announced_and_is_then_promised() -> None:
    sent = told(extend(case(), replace(DECIDED, announced_due=day(6, 1))), day(4, 20))
    assert limits(sent)[1].promised_due == day(6, 1)


def test_while_suspended_a_day_is_announced_after_the_strict_one() -> None:
    waiting = case(facts=(CaseFact(asked(day(4, 3))),))
    with pytest.raises(AnnouncedDayImpossible):
        extend(waiting, replace(DECIDED, announced_due=day(5, 4)))
    assert pending(extend(waiting, replace(DECIDED, announced_due=day(5, 5))))


def test_there_is_no_second_extension() -> None:
    with pytest.raises(AlreadyExtended):
        extend(told(extend(case()), day(4, 20)))


def test_a_minors_erasure_is_extended_only_with_a_reason_of_the_dpo() -> None:
    with pytest.raises(ExtensionExcluded) as refused:
        extend(MINORS)
    assert refused.value.facts == {"why": "minor"}
    sent = told(extend(MINORS, replace(DECIDED, override="trois responsables à consulter")), day(4, 20))
    assert limits(sent)[1].extension_valid
    assert sent.facts[-1].fact.reason == "trois responsables à consulter"


def test_a_regime_of_its_own_is_never_extended() -> None:
    with pytest.raises(ExtensionExcluded) as refused:
        extend(case(regime=Regime.SWISS_ACCESS), replace(DECIDED, override="vraiment"))
    assert refused.value.facts == {"why": "regime"}


def test_an_answered_item_and_a_closed_case_are_not_extended() -> None:
    answered = case(items=(replace(case().items[0], answered_on=day(4, 10)),))
    with pytest.raises(ExtensionAnswered):
        extend(answered)
    with pytest.raises(CaseIsClosed):
        extend(case(closed_on=day(4, 10)))


def test_a_notice_of_nothing_is_refused() -> None:
    with pytest.raises(NoExtensionDecided):
        told(case(), day(4, 20))
    with pytest.raises(NoExtensionDecided):
        told(extend(case()), day(4, 20), 2)


def test_an_extension_decided_for_another_item_waits_for_its_own_notice() -> None:
    both = extend(extend(case()), replace(DECIDED, item=2))
    sent = told(both, day(4, 21), 2)
    assert [each.item for each in pending(sent)] == [1]
    assert limits(sent)[2].extension_valid
