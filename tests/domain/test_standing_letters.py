"""Letters about who is asking: what they say, to whom they go, and when a case calls for them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from dsardesk.domain.case import Case
from dsardesk.domain.deadlines import ClockFact, ClockFactType
from dsardesk.domain.due_letters import due_letters
from dsardesk.domain.identity import Identity, IdentityCheck, Rung, Verdict
from dsardesk.domain.letter_facts import FactMissing, LetterFacts
from dsardesk.domain.letters import LetterKind, Listing, Say
from dsardesk.domain.mandates import Authority, ReplyTo, Representation
from dsardesk.domain.plans import BODIES, answers_person, plan_letter
from dsardesk.domain.records import CaseFact
from dsardesk.domain.requests import Capacity, RequestItem
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.domain.sending import Party, address_of, is_held
from dsardesk.domain.steps import NextStep, next_step
from tests.invented import DPO, NOON, RECEIVED_ON, case, letter, letter_facts, profile
from tests.law_says import law_says

ASK = LetterKind.IDENTITY_REQUEST
MANDATE = Representation(
    Authority.MANDATE,
    "Odile Ferrand",
    "odile@courriel.example",
    ("1 rue Haute", "69001 Lyon"),
    shown_on=RECEIVED_ON,
    rights=(RightType.ACCESS,),
    writer_identified=True,
)
CHECKED = Identity(check=IdentityCheck(Rung.KNOWN_CHANNEL, Verdict.CONFIRMED, (), NOON, DPO))
DOUBTFUL = Identity(check=IdentityCheck(Rung.SEEN, Verdict.NOT_CONFIRMED, (), NOON, DPO))


def said(kind: LetterKind, **changes: Any) -> list[str]:
    """Keys of every sentence of a letter, in order."""
    found: list[str] = []
    for section in plan_letter(kind, letter_facts(**changes)).sections:
        if isinstance(section, Say):
            found.append(section.key)
        elif isinstance(section, Listing):
            found += [each.key for each in section.items]
    return found


def by_agent(known: Representation | None = MANDATE, **changes: Any) -> Case:
    """An acknowledged access request that an agent makes."""
    agent = replace(case().requester, capacity=Capacity.AGENT)
    asked = {"items": (RequestItem(1, RightType.ACCESS),), "letters": (letter(),), "identity": CHECKED, **changes}
    return case(requester=agent, representation=known, **asked)


class TestIdentityRequest:
    @law_says(
        "edpb.01-2022.76.masking",
        "Whoever sends a copy is told that the name, the issuing authority and the dates of issue and expiry "
        "suffice, and may mask the rest.",
    )
    @pytest.mark.parametrize(("asked", "key"), [(Rung.COPY, "masking"), (None, "masking"), (Rung.CODE, "no_copy")])
    def test_it_says_what_may_be_masked_and_offers_a_copy_only_where_one_is_asked(
        self, asked: Rung | None, key: str
    ) -> None:
        found = said(ASK, asked=asked)
        assert f"identity.{key}" in found
        assert ("identity.means_copy" in found) is (key == "masking")
        assert "identity.destroyed" in found

    @pytest.mark.parametrize(
        ("asked", "means"),
        [
            (Rung.DATA_POINTS, ["points", "call", "post"]),
            (Rung.SEEN, ["points", "call", "post", "seen"]),
            (Rung.COPY, ["points", "call", "post", "seen", "copy"]),
        ],
    )
    def test_the_person_chooses_among_means_that_are_no_harder_than_what_was_asked(
        self, asked: Rung, means: list[str]
    ) -> None:
        found = [key.removeprefix("identity.means_") for key in said(ASK, asked=asked) if "means_" in key]
        assert found == means

    def test_a_check_at_delivery_is_offered_only_to_whoever_has_a_postal_address(self) -> None:
        by_mail = replace(letter_facts().addressee, address=())
        assert "identity.means_post" not in said(ASK, addressee=by_mail)

    def test_it_says_why_nothing_softer_than_a_copy_would_do(self) -> None:
        assert "identity.softer" in said(ASK, asked=Rung.COPY, softer="aucun autre fait n’est connu.")
        assert "identity.softer" not in said(ASK, asked=Rung.CODE, softer="aucun autre fait n’est connu.")
        assert "identity.softer" not in said(ASK, asked=Rung.COPY, softer=" ")

    def test_it_is_never_written_for_an_objection_to_marketing_or_a_withdrawal(self) -> None:
        assert not {RightType.OBJECTION_MARKETING, RightType.CONSENT_WITHDRAWAL}.intersection(BODIES[ASK].rights)


class TestUnidentified:
    @law_says(
        "gdpr.11.2.told",
        "A company that cannot identify the person tells them so; Articles 15 to 20 do not apply unless they "
        "give what makes it possible.",
    )
    def test_the_person_is_told_and_what_would_help(self) -> None:
        found = said(LetterKind.UNIDENTIFIED)
        assert {"unidentified.cannot", "unidentified.rights", "unidentified.help_number"} <= set(found)
        assert "unidentified.doubt" in found
        assert "unidentified.doubt" not in said(LetterKind.UNIDENTIFIED, doubt=" ")

    def test_it_is_called_for_once_a_check_did_not_convince_and_nothing_else_was_asked(self) -> None:
        doubtful = case(identity=DOUBTFUL, letters=(letter(),), items=(RequestItem(1, RightType.ACCESS),))
        assert due_letters(doubtful) == (LetterKind.UNIDENTIFIED,)
        asked = CaseFact(ClockFact(ClockFactType.IDENTITY_REQUESTED, RECEIVED_ON))
        assert due_letters(replace(doubtful, facts=(asked,))) == (LetterKind.IDENTITY_REQUEST,)
        told = replace(doubtful, letters=(*doubtful.letters, letter(LetterKind.UNIDENTIFIED)))
        assert LetterKind.UNIDENTIFIED not in due_letters(told)
        decided = doubtful.with_item(replace(doubtful.items[0], outcome=Outcome.WITHDRAWN))
        assert LetterKind.UNIDENTIFIED not in due_letters(decided)

    def test_the_check_stays_the_next_step_until_one_convinces_or_all_is_decided(self) -> None:
        doubtful = case(identity=DOUBTFUL, letters=(letter(),), items=(RequestItem(1, RightType.ACCESS),))
        assert next_step(doubtful, profile()) is NextStep.CHECK_IDENTITY
        decided = doubtful.with_item(replace(doubtful.items[0], outcome=Outcome.WITHDRAWN))
        assert next_step(decided, profile()) is not NextStep.CHECK_IDENTITY


class TestMandates:
    @law_says("design.mandate_runs", "A missing mandate is asked for, and the time limit goes on running.")
    @pytest.mark.parametrize("authority", Authority)
    def test_a_missing_proof_is_asked_for_and_the_letter_says_that_the_time_limit_runs(
        self, authority: Authority
    ) -> None:
        found = said(LetterKind.MANDATE_REQUEST, representation=replace(MANDATE, authority=authority))
        assert f"mandate.missing_{authority}" in found
        assert "mandate.time_limit" in found
        agents = authority in {Authority.MANDATE, Authority.DATA_GIVER}
        assert ("mandate.says_identities" in found) is agents

    def test_a_mandate_that_covers_too_little_is_refused_with_what_it_lacks(self) -> None:
        known = replace(MANDATE, valid_until=date(2026, 2, 28), rights=())
        gaps = ("mandate_expired", "mandate_for_others", "mandate_too_narrow", "writer_not_identified")
        found = said(LetterKind.MANDATE_INSUFFICIENT, representation=known, authority_gaps=gaps)
        wanted = ["mandate.insufficient", "mandate.expired", "mandate.for_others", "mandate.too_narrow"]
        assert [key for key in found if key in wanted] == wanted
        assert "requested.access" in found

    @pytest.mark.parametrize("gap", ["mandate_expired", "mandate_for_others", "mandate_too_narrow"])
    def test_it_says_nothing_that_is_not_so(self, gap: str) -> None:
        known = replace(MANDATE, valid_until=date(2026, 2, 28), rights=())
        found = said(LetterKind.MANDATE_INSUFFICIENT, representation=known, authority_gaps=(gap,))
        told = {key for key in found if key in {"mandate.expired", "mandate.for_others", "mandate.too_narrow"}}
        assert told == {gap.replace("mandate_", "mandate.")}

    @pytest.mark.parametrize(
        ("kind", "changes", "fact"),
        [
            (LetterKind.MANDATE_REQUEST, {"representation": None}, "representation"),
            (LetterKind.MANDATE_REQUEST, {"representation": replace(MANDATE, name=" ")}, "representation"),
            (LetterKind.MANDATE_INSUFFICIENT, {"authority_gaps": ("mandate_missing",)}, "authority_gaps"),
            (
                LetterKind.MANDATE_INSUFFICIENT,
                {"representation": MANDATE, "authority_gaps": ("mandate_expired",)},
                "valid_until",
            ),
            (LetterKind.AGENT_TOLD, {"representation": MANDATE}, "reply_to_person"),
        ],
    )
    def test_the_fact_that_is_missing_is_named(self, kind: LetterKind, changes: dict[str, Any], fact: str) -> None:
        with pytest.raises(FactMissing) as refused:
            plan_letter(kind, letter_facts(**changes))
        assert refused.value.facts == {"fact": fact}

    @pytest.mark.parametrize(
        ("known", "kinds"),
        [
            (replace(MANDATE, shown_on=None), (LetterKind.MANDATE_REQUEST,)),
            (replace(MANDATE, authority=Authority.DATA_GIVER), (LetterKind.MANDATE_REQUEST,)),
            (replace(MANDATE, rights=()), (LetterKind.MANDATE_INSUFFICIENT,)),
            (MANDATE, ()),
            (None, ()),
        ],
    )
    def test_a_case_calls_for_the_letter_that_asks_for_what_is_missing(
        self, known: Representation | None, kinds: tuple[LetterKind, ...]
    ) -> None:
        assert due_letters(by_agent(known)) == kinds

    def test_it_is_sent_once(self) -> None:
        asked = by_agent(replace(MANDATE, shown_on=None), letters=(letter(), letter(LetterKind.MANDATE_REQUEST)))
        assert due_letters(asked) == ()

    def test_establishing_who_may_act_is_the_next_step_and_the_search_goes_on_once_it_was_asked(self) -> None:
        missing = by_agent(replace(MANDATE, shown_on=None))
        assert next_step(missing, profile()) is NextStep.RECORD_AUTHORITY
        asked = replace(missing, letters=(letter(), letter(LetterKind.MANDATE_REQUEST)))
        assert next_step(asked, profile()) is NextStep.SEARCH
        assert next_step(by_agent(), profile()) is NextStep.SEARCH


class TestWhereAnswersGo:
    def addressee(self, kind: LetterKind, **changes: Any) -> str:
        facts: LetterFacts = letter_facts(**{"representation": MANDATE, "reply_to_person": False, **changes})
        return plan_letter(kind, facts).facts.addressee.name

    def test_an_answer_goes_to_the_agent_unless_the_mandate_says_otherwise(self) -> None:
        assert self.addressee(LetterKind.ERASURE_REPLY) == "Camille Duvernay"
        assert self.addressee(LetterKind.ERASURE_REPLY, reply_to_person=True) == "Odile Ferrand"

    @pytest.mark.parametrize("kind", [LetterKind.ACKNOWLEDGEMENT, LetterKind.MANDATE_REQUEST, LetterKind.AGENT_TOLD])
    def test_what_answers_nothing_goes_to_whoever_wrote(self, kind: LetterKind) -> None:
        assert self.addressee(kind, reply_to_person=True) == "Camille Duvernay"

    def whom(self, kind: LetterKind, **changes: Any) -> list[str]:
        return [key for key in said(kind, **changes) if key.startswith("on_behalf")]

    def test_each_letter_says_whom_you_means(self) -> None:
        assert self.whom(LetterKind.ACKNOWLEDGEMENT, reply_to_person=True) == ["on_behalf.to_writer"]
        assert self.whom(LetterKind.ERASURE_REPLY, reply_to_person=True) == ["on_behalf.to_person"]
        assert self.whom(LetterKind.ERASURE_REPLY, reply_to_person=False) == ["on_behalf.to_writer"]
        for kind in (LetterKind.MANDATE_REQUEST, LetterKind.PROCESSOR_FORWARD):
            assert self.whom(kind) == []
        assert self.whom(LetterKind.ERASURE_REPLY, representation=None, reply_to_person=False) == []

    def test_the_agent_is_told_once_an_answer_left_for_the_person(self) -> None:
        to_person = replace(MANDATE, reply_to=ReplyTo.PERSON)
        answered = by_agent(to_person, letters=(letter(), letter(LetterKind.ERASURE_REPLY)))
        assert LetterKind.AGENT_TOLD in due_letters(answered)
        assert LetterKind.AGENT_TOLD not in due_letters(by_agent(to_person))
        assert LetterKind.AGENT_TOLD not in due_letters(by_agent(letters=(letter(), letter(LetterKind.ERASURE_REPLY))))

    def test_the_address_that_counts_is_then_the_persons(self) -> None:
        known = by_agent(replace(MANDATE, reply_to=ReplyTo.PERSON))
        assert answers_person(LetterKind.ERASURE_REPLY, known, RECEIVED_ON)
        assert not answers_person(LetterKind.ACKNOWLEDGEMENT, known, RECEIVED_ON)
        assert address_of(known, "email", Party.PERSON) == "odile@courriel.example"
        assert is_held(known, "post", "1 rue Haute, 69001 Lyon", Party.PERSON)
        assert not is_held(known, "email", "camille@courriel.example", Party.PERSON)
