"""GDPR 19: each recipient is told of any erasure, rectification or restriction, unless that proves impossible."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dsardesk.domain.activities import Recipient
from dsardesk.domain.case import Case, Measure, RequestItem
from dsardesk.domain.recipients import UnknownRecipient, recipients_for, tell, untold
from dsardesk.domain.rights import RightType
from tests.invented import DPO, RECEIVED_ON, case, profile

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
