"""GDPR 7(3): a consent is withdrawn as easily as it was given, and everything that lived on it stops."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dsardesk.domain.activities import LegalBasis
from dsardesk.domain.case import Case
from dsardesk.domain.consent import erasure_offered, resting_on_consent, running
from dsardesk.domain.decisions import must_be_done
from dsardesk.domain.letter_facts import LetterFacts
from dsardesk.domain.letters import LetterKind, Say
from dsardesk.domain.marketing import stop
from dsardesk.domain.measures import MeasuresMissing
from dsardesk.domain.objection import stop_processing
from dsardesk.domain.plans import plan_letter
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.recipients import recipients_for, tell
from dsardesk.domain.requests import RequestItem
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.domain.steps import NextStep, next_step
from dsardesk.domain.told import AnsweredItem
from tests.invented import DPO, RECEIVED_ON, case, letter_facts, profile
from tests.law_says import law_says

WITHDRAWN = case(items=(RequestItem(1, RightType.CONSENT_WITHDRAWAL),))


def by_consent(*activities: str) -> ControllerProfile:
    """A company some of whose processings rest on consent."""
    company = profile()
    changed = (
        replace(each, legal_basis=LegalBasis.CONSENT) if each.id in activities else each for each in company.activities
    )
    return replace(company, activities=tuple(changed))


SUPPORT, MARKETING = by_consent("support"), by_consent("marketing")


def stopped(company: ControllerProfile = SUPPORT) -> Case:
    return stop_processing(WITHDRAWN, company, 1, "support", on=RECEIVED_ON, by=DPO)


def gaps(asked: Case, company: ControllerProfile) -> object:
    with pytest.raises(MeasuresMissing) as refused:
        must_be_done(asked, company, 1, Outcome.GRANTED)
    return refused.value.facts["gaps"]


def said(facts: LetterFacts) -> list[str]:
    plan = plan_letter(LetterKind.CONSENT_WITHDRAWN, facts)
    return [section.key for section in plan.sections if isinstance(section, Say)]


@law_says(
    "gdpr.7.3.withdrawal",
    "A consent is withdrawn at any time and as easily as it was given; what rested on it stops at once, and what was "
    "done before stays lawful.",
)
class TestWithdrawal:
    def test_neither_identity_nor_form_is_asked_for_and_the_stop_comes_first(self) -> None:
        assert next_step(WITHDRAWN, SUPPORT) is NextStep.STOP_PROCESSING
        assert next_step(stopped(), SUPPORT) is NextStep.ACKNOWLEDGE

    def test_it_reaches_whatever_rests_on_consent_beyond_marketing(self) -> None:
        assert [activity.id for activity in resting_on_consent(WITHDRAWN, SUPPORT)] == ["support"]
        assert gaps(WITHDRAWN, SUPPORT) == "processing_runs"

    def test_what_rests_on_a_contract_goes_on(self) -> None:
        assert running(WITHDRAWN, SUPPORT, 1) == ("support",)
        assert running(WITHDRAWN, profile(), 1) == ()

    def test_whoever_was_given_the_data_with_that_consent_is_told(self) -> None:
        """The partners of a company that handed data over with consent."""
        assert recipients_for(stopped(), SUPPORT, 1) == ("HelpHarbor Inc.",)
        assert gaps(stopped(), SUPPORT) == "recipient_not_told"
        told = tell(stopped(), SUPPORT, 1, "HelpHarbor Inc.", on=RECEIVED_ON, by=DPO)
        must_be_done(told, SUPPORT, 1, Outcome.GRANTED)

    def test_recipients_of_what_rests_on_something_else_are_not(self) -> None:
        shared = replace(SUPPORT.activities[0], systems=("support",))
        company = replace(SUPPORT, activities=(shared, *SUPPORT.activities[1:]))
        assert recipients_for(stopped(company), company, 1) == ("HelpHarbor Inc.",)

    def test_marketing_by_consent_stops_with_marketing(self) -> None:
        done = stop(WITHDRAWN, ["emailing"], on=RECEIVED_ON, by=DPO)
        assert running(done, MARKETING, 1) == ()
        assert recipients_for(done, MARKETING, 1) == ("Colombe Routage SARL",)

    def test_it_is_not_retroactive_and_erasure_is_offered(self) -> None:
        facts = letter_facts(items=(AnsweredItem(RightType.CONSENT_WITHDRAWAL, Outcome.GRANTED),))
        assert {"consent.not_retroactive", "consent.erasure"} <= set(said(facts))

    def test_erasure_is_not_offered_to_whoever_asks_for_it(self) -> None:
        both = (AnsweredItem(RightType.CONSENT_WITHDRAWAL, Outcome.GRANTED), AnsweredItem(RightType.ERASURE))
        assert "consent.erasure" not in said(letter_facts(items=both))


class TestOfferOfErasure:
    """GDPR 17(1)(b)."""

    def test_it_is_made_once_the_consent_is_withdrawn_and_nobody_asked(self) -> None:
        assert erasure_offered(WITHDRAWN, SUPPORT)
        asked = replace(WITHDRAWN, items=(*WITHDRAWN.items, RequestItem(2, RightType.ERASURE)))
        assert not erasure_offered(asked, SUPPORT)

    def test_it_is_none_where_nothing_rested_on_consent_or_none_was_withdrawn(self) -> None:
        assert not erasure_offered(WITHDRAWN, profile())
        assert not erasure_offered(case(), SUPPORT)


class TestLetter:
    ITEMS = (AnsweredItem(RightType.CONSENT_WITHDRAWAL, Outcome.GRANTED),)

    def test_it_names_what_stopped_beside_marketing(self) -> None:
        plain = letter_facts(items=self.ITEMS)
        done = tuple(
            replace(e, right=RightType.CONSENT_WITHDRAWAL) for e in plain.done if e.kind == "processing_stopped"
        )
        both = said(replace(plain, done=done))
        assert {"marketing.done", "consent.stopped", "marketing.suppression"} <= set(both)
        alone = said(replace(plain, done=done, stopped_on=None))
        assert "consent.stopped" in alone
        assert not {"marketing.done", "marketing.suppression", "consent.nothing"} & set(alone)

    def test_that_nothing_rested_on_a_consent_is_said_openly(self) -> None:
        assert "consent.nothing" in said(letter_facts(items=self.ITEMS, stopped_on=None, done=()))
