"""What ties a message to a case: its reference however typed, who writes, and what it is for the case."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsardesk.domain.case import Case, CaseKind
from dsardesk.domain.deadlines import ClockFact, ClockFactType
from dsardesk.domain.deceased import Deceased
from dsardesk.domain.draft import TO_CORRECT, CaseLink, Draft, MessageKind, Proposal, Represented
from dsardesk.domain.linking import (
    Evidence,
    Relation,
    addresses_of,
    cited,
    likeness,
    names_of,
    numbers_of,
    reference_of,
    relation_of,
)
from dsardesk.domain.records import CaseFact
from dsardesk.domain.rights import RightType
from tests.makers import CANARY, plain_case

EMAIL = "zephyrine@courriel.example"


def message(*rights: RightType, **changes: object) -> Draft:
    """A message that asks for *rights*."""
    draft = Draft(
        raw=b"",
        without_identity=b"",
        sender_name="",
        sender_email="",
        received_at=datetime(2026, 11, 20, tzinfo=UTC),
        sent_at=None,
        subject="",
        language="fr",
        text="",
        proposals=tuple(Proposal(right, "") for right in rights),
        identifiers={},
        attachments=(),
    )
    return replace(draft, **changes)  # type: ignore[arg-type]


class TestReferencesTyped:
    """People copy a reference by hand, by telephone, through a scanner, and over the end of a line."""

    @pytest.mark.parametrize(
        "typed",
        [
            "DSR-2026-0042",
            "dsr 2026 42",
            "DSR n° 2026/0042",
            "D.S.R. 2026-0042",
            "DSR20260042",
            "dossier 2026-0042",
            "(2026-0042)",
            "DSR-2026-\n0042",
            "réf : DSR#2026-0042.",
            "DSR\N{EN DASH}2026\N{NON-BREAKING HYPHEN}0042",
            "".join(chr(ord(sign) + 0xFEE0) for sign in "DSR-2026-0042"),  # As East Asian keyboards type them.
            "DSR-2O26-OO42",
            "DSR_2026_0042/2",
        ],
    )
    def test_every_form_names_the_case(self, typed: str) -> None:
        assert cited(f"Bonjour, suite à {typed} j’attends.") == ("DSR-2026-0042",)

    @given(
        place=st.tuples(st.integers(2018, 2099), st.integers(1, 99999), st.integers(0, 6)),
        before=st.sampled_from(["DSR", "dsr", "Dsr", "D.S.R.", "D S R"]),
        between=st.sampled_from(["-", " ", "/", "_", "\N{EM DASH}", " - ", "\N{NO-BREAK SPACE}", ".", "\r\n"]),
        around=st.sampled_from([("", ""), ("[", "]"), ("ref:", "."), ("«", "»"), ("> ", "\n"), ("n°", ",")]),
    )
    def test_whatever_stands_between_its_parts(
        self, place: tuple[int, int, int], before: str, between: str, around: tuple[str, str]
    ) -> None:
        year, number, width = place
        typed = f"{around[0]}{before}{between}{year}{between}{number:0{width}d}{around[1]}"
        assert cited(typed) == (f"DSR-{year}-{number:04d}",)

    @pytest.mark.parametrize(
        "text",
        [
            "facture n° 2026-0042",
            "Your invoice 2026/0042",
            "commande 2026-0042",
            "le 2026-10-26",
            "2026-414B09F",
            "tél. 02026-0042-11",
            "DSR",
            "adsr-2026-0042b",
            "en 2026, 42 personnes",
            "1998-0042",
        ],
    )
    def test_what_only_looks_like_one_names_none(self, text: str) -> None:
        assert cited(text) == ()

    @given(st.text(max_size=300))
    def test_no_text_whatever_names_anything_but_references(self, text: str) -> None:
        assert all(each.startswith("DSR-2") for each in cited(text))

    def test_the_system_behind_it_is_that_of_a_search(self) -> None:
        assert cited("Re: [DSR-2026-0042/CRM] DSR-2026-0042") == ("DSR-2026-0042/crm", "DSR-2026-0042")
        assert reference_of("DSR-2026-0042/crm") == reference_of("DSR-2026-0042") == "DSR-2026-0042"

    def test_a_list_of_references_is_no_reason_to_look_up_thousands(self) -> None:
        assert len(cited(" ".join(f"DSR-2026-{n}" for n in range(1, 99)))) == 8


class TestWhoWrites:
    """An address is surer than a number, a number surer than a name."""

    def _case(self, **changes: object) -> Case:
        case = plain_case()
        asked = replace(case.requester, name=CANARY, email=EMAIL, identifiers={"customer_number": "CL-20817"})
        return replace(case, requester=replace(asked, **changes))  # type: ignore[arg-type]

    def test_the_same_address_whatever_its_capitals(self) -> None:
        assert likeness(message(sender_email="Zephyrine@Courriel.EXAMPLE"), self._case()) == {Evidence.ADDRESS}
        assert likeness(message(identifiers={"email": EMAIL}), self._case()) == {Evidence.ADDRESS}
        assert likeness(message(sender_email="autre@courriel.example"), self._case()) == frozenset()

    def test_the_same_number_however_it_is_divided(self) -> None:
        assert likeness(message(identifiers={"order_number": "cl 20 817"}), self._case()) == {Evidence.NUMBER}
        assert likeness(message(identifiers={"customer_number": "CL-20818"}), self._case()) == frozenset()

    def test_the_same_name_in_any_order_without_its_accents(self) -> None:
        assert likeness(message(sender_name="QUATREBARBES zephyrine"), self._case()) == {Evidence.NAME}

    def test_one_word_is_nobodys_name_and_nobodys_name_is_no_sign(self) -> None:
        assert likeness(message(sender_name="Zéphyrine"), self._case(name="Zéphyrine")) == frozenset()
        assert likeness(message(), self._case(name="", email="", identifiers={})) == frozenset()

    def test_what_is_to_be_corrected_and_a_birth_date_are_no_numbers(self) -> None:
        given = {TO_CORRECT: "phone", "birth_date": "1980-01-01", "phone": "0612345678", "order_number": "12"}
        assert numbers_of(message(identifiers={**given, "own_reference": "2026-CCFAB98"})) == ("2026-CCFAB98",)
        assert addresses_of(message(sender_email=" A@b.fr ", identifiers={"email": "a@b.fr"})) == ("a@b.fr",)

    def test_whoever_died_is_a_person_of_the_case_too(self) -> None:
        case = replace(self._case(name="Autre Personne"), deceased=Deceased(CANARY, date(2026, 1, 1)))
        assert likeness(message(sender_name=CANARY), case) == {Evidence.NAME}

    def test_an_agent_who_writes_for_somebody_else_this_time_is_not_tied_by_their_address(self) -> None:
        others = Represented("Balthazar Autrepart", "lawyer")
        assert likeness(message(sender_email=EMAIL, on_behalf_of=others), self._case()) == frozenset()
        numbered = message(sender_email=EMAIL, on_behalf_of=others, identifiers={"order_number": "CL20817"})
        assert likeness(numbered, self._case()) == {Evidence.NUMBER}
        theirs = message(sender_email=EMAIL, on_behalf_of=Represented(CANARY, "lawyer"))
        assert likeness(theirs, self._case()) == {Evidence.ADDRESS, Evidence.NAME}
        assert names_of(theirs) == (CANARY,)


class TestWhatItIs:
    """A proposal; the person decides."""

    ASKED = CaseFact(ClockFact(ClockFactType.IDENTITY_REQUESTED, date(2026, 11, 2)))

    def test_the_same_message_is_a_duplicate_whatever_it_says(self) -> None:
        again = message(RightType.ERASURE, case_link=CaseLink.REMINDER)
        assert relation_of(again, plain_case(), {Evidence.SAME_MESSAGE, Evidence.ADDRESS}) is Relation.DUPLICATE

    @pytest.mark.parametrize(
        ("changes", "rights", "relation"),
        [
            ({"kind": MessageKind.AUTHORITY_LETTER}, (), Relation.AUTHORITY_LETTER),
            ({"case_link": CaseLink.REMINDER}, (RightType.ACCESS, RightType.COMPLAINT), Relation.REMINDER),
            ({"case_link": CaseLink.DPA_COMPLAINT}, (), Relation.COMPLAINT),
            ({}, (RightType.COMPLAINT,), Relation.COMPLAINT),
            ({"case_link": CaseLink.REPLY}, (RightType.ERASURE,), Relation.REPLY),
            ({}, (), Relation.REPLY),
            ({}, (RightType.ERASURE,), Relation.SECOND_REQUEST),
            ({}, (RightType.ACCESS,), Relation.REMINDER),
        ],
    )
    def test_its_words_and_the_case_say(
        self, changes: dict[str, object], rights: tuple[RightType, ...], relation: Relation
    ) -> None:
        case = plain_case()
        assert {item.right for item in case.items} == {RightType.ACCESS}
        assert relation_of(message(*rights, **changes), case, {Evidence.ADDRESS}) is relation

    def test_what_comes_while_a_question_is_open_answers_it_unless_it_asks_for_more(self) -> None:
        case = replace(plain_case(), facts=(self.ASKED,))
        assert relation_of(message(), case, {Evidence.ADDRESS}) is Relation.ANSWER
        assert relation_of(message(RightType.ACCESS), case, {Evidence.ADDRESS}) is Relation.ANSWER
        assert relation_of(message(RightType.ERASURE), case, {Evidence.ADDRESS}) is Relation.SECOND_REQUEST

    def test_the_same_right_asked_again_once_it_was_answered_is_a_second_request(self) -> None:
        case = plain_case()
        closed = replace(case, closed_on=date(2026, 11, 1))
        answered = case.with_item(replace(case.items[0], answered_on=date(2026, 11, 1)))
        for over in (closed, answered):
            assert relation_of(message(RightType.ACCESS), over, {Evidence.NAME}) is Relation.SECOND_REQUEST

    def test_what_has_a_time_limit_of_its_own_opens_a_linked_case_of_its_kind(self) -> None:
        assert {each: each.case_kind for each in Relation if each.case_kind} == {
            Relation.SECOND_REQUEST: CaseKind.REQUEST,
            Relation.COMPLAINT: CaseKind.COMPLAINT,
            Relation.AUTHORITY_LETTER: CaseKind.AUTHORITY_LETTER,
        }
