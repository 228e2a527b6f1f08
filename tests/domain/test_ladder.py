"""The identity ladder: what suits a case, what may be asked, and what must be said before it is."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import timedelta
from typing import Any

import pytest

from dsardesk.domain.case import Case
from dsardesk.domain.commitments import IdentityRule
from dsardesk.domain.deadlines import ClockFact, ClockFactType
from dsardesk.domain.identity import (
    DoubtNotStated,
    Identity,
    IdentityCheck,
    IdentityDocument,
    IdentityRequest,
    Rung,
    Verdict,
)
from dsardesk.domain.ladder import (
    ImpossibleAskDay,
    LateAskUnexplained,
    Promptness,
    RungUnsuited,
    SofterNotWeighed,
    Unsuited,
    departures,
    must_be_askable,
    must_suit,
    open_question,
    promptness,
    why_not_asked,
    why_unsuited,
)
from dsardesk.domain.records import CaseFact
from dsardesk.domain.requests import RequestItem
from dsardesk.domain.rights import RightType
from tests.invented import DPO, NOON, RECEIVED_ON, case, identity_document, profile, rule_book
from tests.law_says import law_says

TODAY = RECEIVED_ON + timedelta(days=30)
MARKETING = (RequestItem(1, RightType.OBJECTION_MARKETING), RequestItem(2, RightType.CONSENT_WITHDRAWAL))
AT_HOME = replace(case().requester, postal_address=("3 quai des Brumes", "69001 Lyon"))


def checked(verdict: Verdict, rung: Rung = Rung.KNOWN_CHANNEL) -> Identity:
    return Identity(check=IdentityCheck(rung, verdict, (), NOON, DPO, "deux homonymes"))


def ask(on: Case, rung: Rung = Rung.DATA_POINTS, days: int = 1, softer: str = "", **facts: Any) -> None:
    """Ask for more, some days after receipt."""
    asked_on = RECEIVED_ON + timedelta(days=days)
    fact = replace(ClockFact(ClockFactType.IDENTITY_REQUESTED, asked_on), **facts)
    request = IdentityRequest(asked_on, rung, "deux homonymes", softer)
    must_be_askable(on, request, fact, rule_book(), today=TODAY)


class TestWhatMayBeAsked:
    @law_says(
        "gdpr.12.6.doubt",
        "Only where there is a reasonable doubt about who is asking may more information be asked for, and "
        "only what is needed to confirm the identity.",
    )
    @pytest.mark.parametrize("rung", Rung)
    def test_nothing_is_asked_without_a_doubt_in_words(self, rung: Rung) -> None:
        with pytest.raises(DoubtNotStated):
            IdentityRequest(RECEIVED_ON, rung, " ")

    @law_says("design.softer_weighed", "Before a copy is asked for, it is put in words why nothing softer would do.")
    def test_a_copy_is_not_asked_before_it_is_said_why_nothing_softer_would_do(self) -> None:
        with pytest.raises(SofterNotWeighed):
            ask(case(), Rung.COPY, softer="  ")
        ask(case(), Rung.COPY, softer="la personne n’a jamais été cliente")

    @law_says(
        "decree.2019-536.77.any_means",
        "Identity is shown by any means; a copy of an identity document is asked for only where the situation"
        " requires it.",
    )
    @pytest.mark.parametrize("rung", [Rung.DATA_POINTS, Rung.CODE, Rung.SEEN])
    def test_any_other_means_is_asked_without_saying_why_not_a_softer_one(self, rung: Rung) -> None:
        assert why_not_asked(case(), rung) is None
        ask(case(), rung)

    @law_says(
        "design.no_identity_for_marketing",
        "Nobody’s identity is checked by a document, nor more asked, for an objection to marketing or the "
        "withdrawal of a consent: the address is enough.",
    )
    @pytest.mark.parametrize("rung", Rung)
    def test_whoever_objects_to_marketing_or_withdraws_consent_is_asked_nothing(self, rung: Rung) -> None:
        with pytest.raises(RungUnsuited) as refused:
            ask(case(items=MARKETING), rung)
        assert refused.value.facts == {"why": Unsuited.NOTHING_TO_CHECK}

    def test_the_rest_of_a_mixed_request_may_still_raise_a_doubt(self) -> None:
        ask(case(), Rung.SEEN)

    @law_says(
        "edpb.01-2022.72.authenticated",
        "For a person who is already authenticated, a copy of an identity document is out of proportion; the "
        "softest means that suffices comes first.",
    )
    @pytest.mark.parametrize("rung", [Rung.SEEN, Rung.COPY])
    def test_a_person_who_is_identified_is_asked_for_no_document(self, rung: Rung) -> None:
        known = case(identity=checked(Verdict.CONFIRMED))
        with pytest.raises(RungUnsuited) as refused:
            ask(known, rung, softer="x")
        assert refused.value.facts == {"why": Unsuited.ALREADY_KNOWN}
        ask(known, Rung.CODE)
        ask(case(identity=checked(Verdict.NOT_CONFIRMED)), rung, softer="x")

    @pytest.mark.parametrize("rung", [Rung.KNOWN_CHANNEL, Rung.POST_OFFICE])
    def test_some_means_ask_nothing_of_the_person(self, rung: Rung) -> None:
        assert why_not_asked(case(), rung) is Unsuited.ASKS_NOTHING

    @pytest.mark.parametrize("days", [-1, 31])
    def test_nothing_was_asked_before_receipt_nor_will_be(self, days: int) -> None:
        with pytest.raises(ImpossibleAskDay):
            ask(case(), days=days, reason="x")

    def test_it_may_be_asked_on_the_very_day_of_receipt_and_today(self) -> None:
        ask(case(), days=0)
        ask(case(), days=30, reason="le doute est né d’une seconde lettre")


class TestAskingLate:
    @law_says(
        "design.identity_late_amber",
        "From the eighth calendar day after receipt, asking for more to identify the person needs a reason if"
        " it is to suspend the time limit.",
    )
    def test_from_the_eighth_day_a_suspension_needs_a_reason(self) -> None:
        ask(case(), days=7)
        with pytest.raises(LateAskUnexplained) as refused:
            ask(case(), days=8, reason=" ")
        assert refused.value.facts == {"days": 8}
        ask(case(), days=8, reason="le doute est né d’une seconde lettre")

    @law_says(
        "design.identity_late_red",
        "From the fifteenth calendar day after receipt, asking for more to identify the person is shown in "
        "red; it is not refused by itself.",
    )
    def test_from_the_fifteenth_day_it_is_red_and_still_not_refused_by_itself(self) -> None:
        late = [promptness(RECEIVED_ON, RECEIVED_ON + timedelta(days=n), rule_book()) for n in (7, 8, 14, 15)]
        assert late == [Promptness.PROMPT, Promptness.AMBER, Promptness.AMBER, Promptness.RED]
        ask(case(), days=15, reason="le doute est né d’une seconde lettre")

    def test_what_suspends_nothing_needs_no_reason(self) -> None:
        ask(case(), days=20, without_undue_delay=False)


class TestWhatSuits:
    @law_says(
        "decree.2019-536.77.post_office",
        "Where the identity or the postal address is in doubt, the reply may go by registered letter without "
        "acknowledgement of receipt, identity and address being checked at delivery.",
    )
    def test_the_post_office_checks_only_who_is_answered_by_post(self) -> None:
        with pytest.raises(RungUnsuited) as refused:
            must_suit(case(), Rung.POST_OFFICE)
        assert refused.value.facts == {"why": Unsuited.NO_POSTAL_REPLY}
        must_suit(case(requester=AT_HOME), Rung.POST_OFFICE)

    @pytest.mark.parametrize("rung", [Rung.POST_OFFICE, Rung.SEEN, Rung.COPY])
    def test_no_document_is_looked_at_for_an_objection_to_marketing(self, rung: Rung) -> None:
        assert why_unsuited(case(items=MARKETING, requester=AT_HOME), rung) is Unsuited.NOTHING_TO_CHECK

    @pytest.mark.parametrize("rung", [Rung.KNOWN_CHANNEL, Rung.DATA_POINTS, Rung.CODE])
    def test_that_no_check_was_needed_may_always_be_noted(self, rung: Rung) -> None:
        must_suit(case(items=MARKETING), rung)


class TestQuestions:
    def test_a_question_is_open_until_it_is_answered(self) -> None:
        asked = IdentityRequest(RECEIVED_ON, Rung.CODE, "deux homonymes")
        facts = [
            CaseFact(ClockFact(ClockFactType(f"identity_{each}"), RECEIVED_ON)) for each in ("requested", "received")
        ]
        waiting = case(identity=Identity(requests=(asked,)), facts=(facts[0],))
        assert open_question(waiting) is asked
        assert open_question(replace(waiting, facts=tuple(facts))) is None
        assert open_question(case()) is None


class TestDocuments:
    @law_says(
        "design.doubtful_document",
        "An identity document that did not convince is never destroyed silently: a person holds it as "
        "evidence, with a reason and a last day, or has it destroyed.",
    )
    def test_a_document_that_did_not_convince_waits_for_a_persons_decision(self) -> None:
        document = identity_document()
        doubtful = replace(checked(Verdict.NOT_CONFIRMED, Rung.SEEN), documents=(document,))
        assert doubtful.doubtful
        assert doubtful.waits_for_a_decision(document)
        assert not doubtful.waits_for_a_decision(document.kept("faux soupçonné", TODAY))
        assert not doubtful.waits_for_a_decision(replace(document, received_at=NOON + timedelta(days=2)))

    @pytest.mark.parametrize("identity", [Identity(), checked(Verdict.CONFIRMED), checked(Verdict.NOT_NEEDED)])
    def test_any_other_document_ends_on_its_day(self, identity: Identity) -> None:
        assert not identity.waits_for_a_decision(identity_document())

    def test_nothing_is_kept_of_what_is_written_on_a_document(self) -> None:
        """Neither its number, nor a picture, nor a digest by which a copy found elsewhere could be recognised."""
        kept = {field.name for field in fields(IdentityDocument)}
        assert kept == {
            *("id", "kind", "media_type", "size_bytes", "received_at", "requested", "destroy_by"),
            *("hold_reason", "hold_until", "destruction", "store", "computer"),
        }


class TestPolicies:
    @law_says(
        "cnil.san-2020-008.systematic",
        "An identity document is never asked of everybody; a policy that demands one is not applied, and each"
        " case says so openly.",
    )
    def test_a_policy_that_demands_a_document_of_everybody_departs_from_the_law_and_the_case_says_so(self) -> None:
        always = replace(profile(), identity=IdentityRule(policy_always_asks=True))
        assert departures(always) == ("always_asks",)
        assert departures(profile()) == ()

    def test_a_policy_that_keeps_the_copy_longer_is_told_too(self) -> None:
        assert departures(replace(profile(), identity=IdentityRule(policy_keeps_longer=True))) == ("keeps_longer",)
