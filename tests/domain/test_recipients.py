"""GDPR 19: each recipient is told of any erasure, rectification or restriction, unless that proves impossible."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dsardesk.domain.activities import Line, Recipient
from dsardesk.domain.case import Case
from dsardesk.domain.letters import LetterKind
from dsardesk.domain.plans import plan_letter
from dsardesk.domain.recipients import (
    UnknownRecipient,
    others_may_be_told,
    recipients_for,
    tell,
    tell_by,
    untold,
)
from dsardesk.domain.records import Measure
from dsardesk.domain.requests import RequestItem
from dsardesk.domain.rights import RightType
from tests.invented import DPO, RECEIVED_ON, case, day, letter_facts, profile, rule_book
from tests.law_says import law_says

ITEM = RequestItem(1, RightType.ERASURE)


def changed(*systems: str, kind: str = "erased") -> Case:
    return case(items=(ITEM,), measures=tuple(Measure(1, kind, system, RECEIVED_ON, DPO) for system in systems))


def test_nobody_is_told_while_nothing_changed() -> None:
    assert recipients_for(changed(), profile(), 1) == ()
    assert recipients_for(changed("crm", kind="kept"), profile(), 1) == ()


@pytest.mark.parametrize("kind", ["erased", "anonymised", "rectified", "restricted"])
def test_whoever_received_data_that_changed_is_to_be_told_by_name(kind: str) -> None:
    """Processors are recipients too (GDPR 4(9))."""
    assert recipients_for(changed("crm", "facturation", "support", kind=kind), profile(), 1) == (
        "Compta & Cie",
        "Nuage Clair SAS",
        "HelpHarbor Inc.",
    )


def test_the_company_does_not_tell_itself() -> None:
    first = profile().activities[0]
    itself = replace(first, recipients=(Recipient(profile().name, {"fr": "service"}, "FR"), *first.recipients))
    company = replace(profile(), activities=(itself,))
    assert profile().name not in recipients_for(changed("crm"), company, 1)


def test_a_recipient_told_is_no_longer_to_be_told() -> None:
    once = tell(changed("support"), profile(), 1, "HelpHarbor Inc.", on=RECEIVED_ON, by=DPO)
    assert (once.measures[-1].kind, once.measures[-1].what) == ("recipient_told", "HelpHarbor Inc.")
    assert untold(changed("support"), profile(), 1) == ("HelpHarbor Inc.",)
    assert untold(once, profile(), 1) == ()


def test_one_that_cannot_be_told_is_written_down_with_the_reason() -> None:
    tried = tell(changed("support"), profile(), 1, "HelpHarbor Inc.", on=RECEIVED_ON, by=DPO, impossible=" dissoute ")
    assert (tried.measures[-1].kind, tried.measures[-1].reason) == ("recipient_not_told", "dissoute")
    assert untold(tried, profile(), 1) == ()


def test_a_name_that_no_processing_gives_is_refused() -> None:
    with pytest.raises(UnknownRecipient):
        tell(changed("support"), profile(), 1, "Compta & Cie", on=RECEIVED_ON, by=DPO)


def test_where_the_company_has_not_named_all_of_them_any_other_may_be_told() -> None:
    first, *others = profile().activities
    company = replace(profile(), activities=(replace(first, to_settle=(Line.RECIPIENTS,)), *others))
    erased = changed(first.systems[0])
    assert others_may_be_told(erased, company, 1)
    assert not others_may_be_told(erased, profile(), 1)
    once = tell(erased, company, 1, " Vigie Conseil ", on=RECEIVED_ON, by=DPO)
    assert recipients_for(once, company, 1)[-1] == "Vigie Conseil"
    assert "Vigie Conseil" not in untold(once, company, 1)
    with pytest.raises(UnknownRecipient):
        tell(erased, company, 1, " ", on=RECEIVED_ON, by=DPO)


@law_says(
    "gdpr.19.recipients",
    "Every erasure, rectification or restriction is told to each recipient, processors included, unless that is "
    "impossible or asks for disproportionate effort; the person learns who they are.",
)
def test_the_person_learns_who_was_told_and_who_could_not_be() -> None:
    sections = str(plan_letter(LetterKind.ERASURE_REPLY, letter_facts()).sections)
    assert "recipients.told" in sections
    assert "Nuage Clair SAS" in sections
    assert "société dissoute" in sections


@law_says(
    "design.recipients_days", "Recipients are told within thirty days of the change; the law gives no time limit."
)
def test_they_are_told_within_thirty_days_of_the_first_change() -> None:
    later = replace(
        changed("crm", "support"),
        measures=(Measure(1, "erased", "crm", day(4, 20), DPO), Measure(1, "erased", "support", day(4, 10), DPO)),
    )
    assert tell_by(later, 1, rule_book()) == day(5, 10)
    assert tell_by(changed(), 1, rule_book()) is None
