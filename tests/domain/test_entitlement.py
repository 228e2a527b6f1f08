"""Who may be answered: the person, or somebody who may act for them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from dsardesk.domain.case import Case, CaseIsClosed
from dsardesk.domain.entitlement import (
    MISSING,
    AuthorityNotShown,
    IdentityNotConfirmed,
    ImpossibleBirth,
    InterestNotWeighed,
    NobodyRepresented,
    PersonOfAge,
    authority_gaps,
    for_oneself,
    gaps_for,
    mandate_was_asked_for,
    must_be_entitled,
    own_decision_age,
    represented,
    subject_of,
)
from dsardesk.domain.identity import Identity, IdentityCheck, Rung, Verdict
from dsardesk.domain.ladder import Promptness, Unsuited
from dsardesk.domain.mandates import Authority, ProofKind, ReplyTo, Representation
from dsardesk.domain.requests import Capacity, RequestItem
from dsardesk.domain.rights import Outcome, RightType
from tests.invented import DPO, NOON, RECEIVED_ON, case, letter, messages, profile, rule_book
from tests.law_says import law_says

TODAY = RECEIVED_ON + timedelta(days=3)
BOTH = (RequestItem(1, RightType.ACCESS), RequestItem(2, RightType.ERASURE))
CHILD = date(2015, 6, 1)
TEENAGER = date(2009, 6, 1)
MANDATE = Representation(
    Authority.MANDATE,
    "Odile Ferrand",
    "odile@courriel.example",
    ("1 rue Haute", "69001 Lyon"),
    {"customer_number": "CL-20500"},
    shown_on=RECEIVED_ON,
    rights=(RightType.ACCESS, RightType.ERASURE),
    writer_identified=True,
)
PARENT = Representation(Authority.PARENT, "Noé", born_on=CHILD, shown_on=RECEIVED_ON, writer_identified=True)


def by(known: Representation, company: Any = None, **changes: Any) -> Case:
    """A case in which somebody writes for another."""
    opened = case(items=BOTH)
    return represented(opened, replace(known, **changes), company or profile(), rule_book(), today=TODAY)


def gaps(known: Representation, **changes: Any) -> tuple[str, ...]:
    return authority_gaps(by(known, **changes))


class TestAgents:
    @law_says(
        "decree.2019-536.mandate",
        "A request may be made through an agent with a special mandate: the identities of both, its duration "
        "and its precise object are stated.",
    )
    def test_a_mandate_that_was_seen_and_covers_what_is_asked_suffices(self) -> None:
        known = by(MANDATE)
        assert (known.requester.capacity, authority_gaps(known)) == (Capacity.AGENT, ())
        must_be_entitled(known, 1)

    def test_without_a_mandate_nothing_is_granted(self) -> None:
        known = by(MANDATE, shown_on=None)
        with pytest.raises(AuthorityNotShown) as refused:
            must_be_entitled(known, 1)
        assert refused.value.facts == {"gaps": "mandate_missing"}

    @law_says(
        "edpb.01-2022.80.authority",
        "Whoever asks for somebody else must be identified and show the right to act for that person.",
    )
    @pytest.mark.parametrize("known", [MANDATE, PARENT])
    def test_whoever_writes_for_another_is_identified_too(self, known: Representation) -> None:
        assert gaps(known, writer_identified=False) == ("writer_not_identified",)

    def test_a_mandate_that_had_ended_at_receipt_covers_nothing(self) -> None:
        assert gaps(MANDATE, valid_until=RECEIVED_ON - timedelta(days=1)) == ("mandate_expired",)
        assert gaps(MANDATE, valid_until=RECEIVED_ON) == ()

    def test_a_mandate_for_other_companies_covers_nothing(self) -> None:
        assert gaps(MANDATE, names_us=False) == ("mandate_for_others",)

    def test_a_mandate_for_access_lets_access_be_granted_and_no_erasure(self) -> None:
        narrow = by(MANDATE, rights=(RightType.ACCESS,))
        must_be_entitled(narrow, 1)
        with pytest.raises(AuthorityNotShown) as refused:
            must_be_entitled(narrow, 2)
        assert refused.value.facts == {"gaps": "mandate_too_narrow"}
        assert authority_gaps(narrow) == ("mandate_too_narrow",)

    def test_what_was_decided_lacks_nothing_more(self) -> None:
        narrow = by(MANDATE, rights=(RightType.ACCESS,))
        refused = replace(narrow.items[1], outcome=Outcome.REFUSED)
        assert authority_gaps(narrow.with_item(refused)) == ()

    @law_says("design.data_giver", "Having given the data about somebody is no mandate to act for that person.")
    def test_whoever_gave_the_data_needs_a_mandate_like_anybody(self) -> None:
        assert gaps(MANDATE, authority=Authority.DATA_GIVER) == ("mandate_of_data_giver_missing",)

    def test_while_nobody_recorded_for_whom_an_agent_writes_nothing_is_granted(self) -> None:
        opened = case(requester=replace(case().requester, capacity=Capacity.AGENT))
        assert authority_gaps(opened) == ("representation_not_recorded",)

    def test_an_objection_to_marketing_is_carried_out_whoever_makes_it(self) -> None:
        opened = case(requester=replace(case().requester, capacity=Capacity.AGENT))
        assert gaps_for(opened, opened.items[1]) == ()
        must_be_entitled(opened, 2)

    @law_says("decree.2019-536.mandate_reply", "The mandate says whether the agent receives the reply.")
    def test_the_mandate_says_who_is_answered(self) -> None:
        assert not MANDATE.replies_to_person(TODAY)
        assert replace(MANDATE, reply_to=ReplyTo.PERSON).replies_to_person(TODAY)

    def test_once_a_mandate_has_ended_the_person_is_answered(self) -> None:
        ended = replace(MANDATE, valid_until=TODAY)
        assert not ended.replies_to_person(TODAY)
        assert ended.replies_to_person(TODAY + timedelta(days=1))

    def test_a_parent_is_answered_whatever_a_mandate_would_say(self) -> None:
        assert not replace(PARENT, reply_to=ReplyTo.PERSON).replies_to_person(TODAY)

    @pytest.mark.parametrize(
        ("kind", "asked"), [("acknowledgement", False), ("mandate_request", True), ("mandate_insufficient", True)]
    )
    def test_it_is_known_whether_the_right_to_act_was_asked_for(self, kind: str, asked: bool) -> None:
        assert mandate_was_asked_for(case(letters=(letter(kind),))) is asked


class TestMinors:
    @law_says(
        "cnil.minors.parents",
        "Parents act for a minor in principle; minors may also act alone in a number of situations, and "
        "nobody asks their parents of them for it.",
    )
    def test_a_parent_acts_for_a_child_and_a_minor_who_writes_alone_is_answered(self) -> None:
        known = by(PARENT)
        assert (known.requester.capacity, authority_gaps(known)) == (Capacity.LEGAL_REPRESENTATIVE, ())
        assert authority_gaps(case(items=BOTH)) == ()

    def test_a_parent_shows_the_right_to_act_and_how_old_the_child_is(self) -> None:
        assert gaps(PARENT, shown_on=None) == ("parental_authority_not_shown",)
        assert gaps(PARENT, born_on=None) == ("age_not_known",)

    @law_says(
        "design.minor_interest",
        "Once a minor is of the age to decide alone, that of the policy or else fifteen, a parent is answered"
        " only after the minor’s own wish and interest were looked at.",
    )
    def test_the_wish_and_interest_of_a_teenager_are_looked_at_before_a_parent_is_answered(self) -> None:
        with pytest.raises(InterestNotWeighed) as refused:
            by(PARENT, born_on=TEENAGER, interest=" ")
        assert refused.value.facts == {"age": 15}
        assert authority_gaps(by(PARENT, born_on=TEENAGER, interest="Il veut lui-même cet accès.")) == ()

    @law_says(
        "lil.45.consent_age",
        "A minor consents alone to a processing linked to an online service offered directly to him from the "
        "age of fifteen; below it, with whoever holds parental authority.",
    )
    @pytest.mark.parametrize(("stated", "age"), [(None, 15), (16, 16), (18, 15)])
    def test_that_age_is_the_policys_where_it_gives_one_below_majority(self, stated: int | None, age: int) -> None:
        assert own_decision_age(replace(profile(), minors_age=stated), rule_book()) == age

    def test_under_the_policys_own_age_nothing_more_is_asked(self) -> None:
        sixteen = replace(profile(), minors_age=16)
        assert authority_gaps(by(PARENT, sixteen, born_on=date(2010, 4, 5))) == ()

    @law_says("civil.388.majority", "A minor is a person who has not yet reached the age of eighteen.")
    @pytest.mark.parametrize(("born_on", "of_age"), [(date(2008, 4, 4), True), (date(2008, 4, 5), False)])
    def test_a_parent_acts_for_nobody_of_age(self, born_on: date, of_age: bool) -> None:
        """On 4 April 2026."""
        if of_age:
            with pytest.raises(PersonOfAge) as refused:
                by(PARENT, born_on=born_on, interest="x")
            assert refused.value.facts == {"age": 18}
        else:
            assert by(PARENT, born_on=born_on, interest="x").representation

    def test_nobody_is_born_in_the_future(self) -> None:
        with pytest.raises(ImpossibleBirth):
            by(PARENT, born_on=TODAY + timedelta(days=1))


class TestGuardians:
    @law_says(
        "civil_code.guardian",
        "An adult under protection is represented by whoever a court named: the judgment is shown.",
    )
    def test_the_judgment_is_shown(self) -> None:
        guardian = replace(PARENT, authority=Authority.GUARDIAN, born_on=None)
        assert gaps(guardian, shown_on=None) == ("judgment_missing",)
        assert gaps(guardian) == ()


class TestThePerson:
    def test_the_data_looked_for_are_those_of_the_person_not_of_whoever_writes(self) -> None:
        found = subject_of(by(MANDATE))
        assert (found.name, found.email, found.identifiers) == (
            "Odile Ferrand",
            "odile@courriel.example",
            {"customer_number": "CL-20500"},
        )
        assert subject_of(case()) == case().requester

    def test_somebody_must_be_named(self) -> None:
        with pytest.raises(NobodyRepresented):
            by(MANDATE, name=" ")

    def test_what_was_recorded_by_mistake_is_taken_back(self) -> None:
        back = for_oneself(by(MANDATE))
        assert (back.representation, back.requester.capacity) == (None, Capacity.SELF)

    def test_nothing_changes_on_a_closed_case(self) -> None:
        closed = case(closed_on=TODAY)
        with pytest.raises(CaseIsClosed):
            represented(closed, MANDATE, profile(), rule_book(), today=TODAY)
        with pytest.raises(CaseIsClosed):
            for_oneself(closed)

    @pytest.mark.parametrize("verdict", Verdict)
    def test_nothing_is_granted_to_somebody_whose_check_did_not_convince(self, verdict: Verdict) -> None:
        known = case(identity=Identity(check=IdentityCheck(Rung.SEEN, verdict, (), NOON, DPO)))
        if verdict is Verdict.NOT_CONFIRMED:
            with pytest.raises(IdentityNotConfirmed):
                must_be_entitled(known, 1)
        else:
            must_be_entitled(known, 1)
        must_be_entitled(known, 2)


LISTS = {
    "authority": Authority,
    "reply_to": ReplyTo,
    "proof_kind": ProofKind,
    "rung_advice": Rung,
    "error.identity.rung_unsuited": Unsuited,
}


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("section", LISTS)
def test_each_word_is_said_in_words(section: str, lang: str) -> None:
    assert [word for word in LISTS[section] if f"{section}.{word}" not in messages(lang)] == []


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_each_thing_missing_and_each_warning_is_said_in_words(lang: str) -> None:
    missing = {"representation_not_recorded", "age_not_known", "writer_not_identified", *MISSING.values()}
    missing |= {"mandate_expired", "mandate_for_others", "mandate_too_narrow"}
    wanted = [f"gap.{gap}" for gap in missing]
    wanted += [f"asking_late.{each}" for each in Promptness if each is not Promptness.PROMPT]
    assert [key for key in wanted if key not in messages(lang)] == []
