"""What five companies publish about objecting and withdrawing, and what the desk makes of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dsardesk import resources
from dsardesk.domain.activities import LegalBasis
from dsardesk.domain.consent import resting_on_consent, running
from dsardesk.domain.decisions import must_be_done
from dsardesk.domain.letters import LetterKind
from dsardesk.domain.measures import MeasuresMissing
from dsardesk.domain.objection import OBJECTIONABLE, objectionable
from dsardesk.domain.plans import plan_letter
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.requests import RequestItem
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.domain.told import AnsweredItem
from dsardesk.policies.profiles import read_profile
from tests.invented import case, letter_facts
from tests.keeps import departs_from, keeps

OBJECTION = case(items=(RequestItem(1, RightType.OBJECTION),))
WITHDRAWAL = (RequestItem(1, RightType.CONSENT_WITHDRAWAL),)


def company(name: str) -> ControllerProfile:
    return read_profile(resources.text("profiles", f"{name}.toml"))


@keeps("CUS-05", "CLU-11")
@pytest.mark.parametrize("name", ["customer_labs", "clustdoc"])
def test_a_promise_wider_than_the_law_is_kept_or_left_openly(name: str) -> None:
    profile = company(name)
    assert profile.objection is not None
    with pytest.raises(MeasuresMissing) as refused:
        must_be_done(OBJECTION, profile, 1, Outcome.REFUSED)
    assert refused.value.facts == {"gaps": "policy_departure_missing"}


@keeps("CLU-11")
def test_clustdoc_lets_every_processing_be_objected_to() -> None:
    profile = company("clustdoc")
    anybody = replace(OBJECTION, requester=replace(OBJECTION.requester, category=""))
    assert objectionable(anybody, profile) == profile.activities
    lawful = replace(profile, objection=None)
    assert len(objectionable(anybody, lawful)) < len(profile.activities)


@departs_from("ACT-06")
def test_an_objection_is_not_limited_to_what_rests_on_consent() -> None:
    assert LegalBasis.LEGITIMATE_INTERESTS in OBJECTIONABLE
    assert LegalBasis.CONSENT not in OBJECTIONABLE


@keeps("CUS-04", "CLU-23")
def test_a_withdrawn_consent_stops_what_rested_on_it_and_nothing_before() -> None:
    profile = company("customer_labs")
    withdrawn = case(items=WITHDRAWAL, requester=replace(case().requester, category="user"))
    assert {each.id for each in resting_on_consent(withdrawn, profile)} >= {"contact", "marketing"}
    assert "prospecting" in running(withdrawn, profile, 1)
    facts = letter_facts(items=(AnsweredItem(RightType.CONSENT_WITHDRAWAL, Outcome.GRANTED),))
    assert "consent.not_retroactive" in str(plan_letter(LetterKind.CONSENT_WITHDRAWN, facts).sections)
