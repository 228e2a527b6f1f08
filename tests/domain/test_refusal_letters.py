"""Letters that refuse, charge or close: each ground with its article and facts, and what the person may still do."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dsardesk.domain.letter_facts import FactMissing, LetterFacts
from dsardesk.domain.letters import Grid, LetterKind, Listing, Say
from dsardesk.domain.plans import plan_letter, tells
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.domain.told import AnsweredItem, ToldFee, ToldGround
from tests.domain.test_letters import keys, said
from tests.invented import letter_facts, told_ground

REFUSAL, FEE, CLOSING_NOTE, NO_DATA = (
    LetterKind.REFUSAL,
    LetterKind.FEE,
    LetterKind.CLOSING_NOTE,
    LetterKind.NO_DATA,
)


def refused(right: RightType, *grounds: ToldGround, **changes: Any) -> LetterFacts:
    item = AnsweredItem(right, Outcome.REFUSED, "pour ces raisons", grounds=grounds)
    return letter_facts(items=(replace(item, **changes),))


def rows(kind: LetterKind, facts: LetterFacts) -> dict[str, str]:
    """Lines of the grids of a letter."""
    grids = (section for section in plan_letter(kind, facts).sections if isinstance(section, Grid))
    return {
        label: str(dict(value.facts)["text"])
        for grid in grids
        for label, value in grid.rows
        if isinstance(value, Say) and value.key == "refusal.text"
    }


class TestRefusal:
    """GDPR 12(4): facts, ground, article, authority and court."""

    def test_each_ground_stands_with_its_article_its_facts_and_the_part_it_refuses(self) -> None:
        facts = refused(RightType.OBJECTION, told_ground("R18", scope="la prévention de la fraude"))
        assert said(REFUSAL, facts, "ground.R18")["article"]["fr"] == "article 21, paragraphe 1, du RGPD"
        assert rows(REFUSAL, facts) == {
            "row.refused_part": "la prévention de la fraude",
            "ground_fact.compelling_grounds": "en toutes lettres : compelling_grounds",
            "ground_fact.balance": "en toutes lettres : balance",
        }

    def test_it_tells_every_right_refused_and_no_other(self) -> None:
        items = (
            AnsweredItem(RightType.ACCESS, Outcome.REFUSED, "a", grounds=(told_ground("R26"),)),
            AnsweredItem(RightType.RESTRICTION, Outcome.REFUSED, "b", grounds=(told_ground("R19"),)),
            AnsweredItem(RightType.PORTABILITY, Outcome.GRANTED),
        )
        found = keys(REFUSAL, letter_facts(items=items))
        assert [key for key in found if key.startswith("refusal.title_")] == [
            "refusal.title_access",
            "refusal.title_restriction",
        ]

    @pytest.mark.parametrize(
        ("right", "code", "key"),
        [
            (RightType.ACCESS, "R04", "refusal.identity"),
            (RightType.PORTABILITY, "R05", "refusal.identity"),
            (RightType.PORTABILITY, "R16", "refusal.by_access"),
            (RightType.OBJECTION, "R18", "refusal.marketing_stays_free"),
        ],
    )
    def test_it_says_what_the_person_may_still_do(self, right: RightType, code: str, key: str) -> None:
        assert key in keys(REFUSAL, refused(right, told_ground(code)))

    def test_a_restriction_refused_offers_nothing_else(self) -> None:
        found = keys(REFUSAL, refused(RightType.RESTRICTION, told_ground("R19")))
        assert not {"refusal.identity", "refusal.by_access", "refusal.marketing_stays_free"}.intersection(found)

    @pytest.mark.parametrize(
        ("changes", "fact"),
        [
            ({"reasons": " "}, "reasons"),
            ({"grounds": ()}, "grounds"),
            ({"grounds": (ToldGround("R16"),)}, "article"),
            ({"grounds": (told_ground("R16", facts={"which_condition": ""}),)}, "which_condition"),
            ({"outcome": Outcome.GRANTED}, "outcome"),
        ],
    )
    def test_it_is_not_written_without_reasons_ground_article_and_facts(
        self, changes: dict[str, Any], fact: str
    ) -> None:
        with pytest.raises(FactMissing) as missing:
            plan_letter(REFUSAL, refused(RightType.PORTABILITY, told_ground("R16"), **changes))
        assert missing.value.facts["fact"] == fact

    def test_an_erasure_refused_has_a_reply_of_its_own(self) -> None:
        with pytest.raises(FactMissing):
            plan_letter(REFUSAL, refused(RightType.ERASURE, told_ground("R11")))

    def test_a_ground_that_needs_no_facts_stands_alone(self) -> None:
        facts = refused(RightType.ACCESS, told_ground("R26", facts={}))
        assert "ground.R26" in keys(REFUSAL, facts)
        assert rows(REFUSAL, facts) == {}

    @pytest.mark.parametrize(
        ("kind", "right", "code"),
        [
            (LetterKind.ERASURE_REPLY, RightType.ERASURE, "R11"),
            (LetterKind.RECTIFICATION_REPLY, RightType.RECTIFICATION, "R20"),
            (LetterKind.HEIR_REPLY, RightType.HEIR_REQUEST, "R23"),
        ],
    )
    def test_the_replies_that_refuse_by_themselves_tell_the_ground_too(
        self, kind: LetterKind, right: RightType, code: str
    ) -> None:
        assert f"ground.{code}" in keys(kind, refused(right, told_ground(code)))

    def test_a_rectification_refused_offers_to_keep_the_persons_own_statement(self) -> None:
        facts = refused(RightType.RECTIFICATION, told_ground("R20"))
        assert "rectification.statement" in keys(LetterKind.RECTIFICATION_REPLY, facts)


class TestInPart:
    """What is withheld is named beside what is given."""

    def test_a_partial_access_says_what_was_withheld(self) -> None:
        item = AnsweredItem(RightType.ACCESS, Outcome.PARTLY_GRANTED, "un secret", grounds=(told_ground("R09"),))
        found = rows(LetterKind.ACCESS_REPLY, letter_facts(items=(item,)))
        assert found["ground_fact.withheld"] == "en toutes lettres : withheld"

    def test_a_partial_portability_gives_its_reasons_and_its_ground(self) -> None:
        item = AnsweredItem(RightType.PORTABILITY, Outcome.PARTLY_GRANTED, "autrui", grounds=(told_ground("R08"),))
        found = keys(LetterKind.PORTABILITY_REPLY, letter_facts(items=(item,)))
        assert found.index("refusal.reasons") < found.index("ground.R08")


class TestFee:
    """GDPR 12(5)(a): amount, calculation, proof, and the choice to withdraw."""

    def charged(self, code: str = "R02", **changes: Any) -> LetterFacts:
        item = AnsweredItem(RightType.ACCESS, grounds=(told_ground(code),), fee=ToldFee(1505, "une heure de tri"))
        return letter_facts(items=(replace(item, **changes),))

    def choices(self, facts: LetterFacts) -> list[str]:
        lists = [section for section in plan_letter(FEE, facts).sections if isinstance(section, Listing)]
        return [item.key for item in lists[-1].items]

    def test_it_writes_the_amount_as_each_language_does(self) -> None:
        grids = [section for section in plan_letter(FEE, self.charged()).sections if isinstance(section, Grid)]
        amount = dict(grids[-1].rows)["row.fee"]
        assert isinstance(amount, Say)
        assert dict(amount.facts)["amount"] == {"fr": "15,05\N{NO-BREAK SPACE}€", "en": "€15.05"}
        assert rows(FEE, self.charged())["row.calculation"] == "une heure de tri"

    def test_the_person_may_pay_withdraw_or_ask_only_for_what_is_new(self) -> None:
        assert self.choices(self.charged()) == ["fee.pay", "fee.narrow", "fee.withdraw"]
        assert self.choices(self.charged("R03")) == ["fee.pay", "fee.withdraw"]

    @pytest.mark.parametrize(
        ("changes", "fact"),
        [
            ({"fee": None}, "fee"),
            ({"outcome": Outcome.WITHDRAWN}, "fee"),
            ({"grounds": ()}, "grounds"),
            ({"fee": ToldFee(100, " ")}, "calculation"),
        ],
    )
    def test_it_is_not_written_without_amount_proof_and_calculation(self, changes: dict[str, Any], fact: str) -> None:
        with pytest.raises(FactMissing) as missing:
            plan_letter(FEE, self.charged(**changes))
        assert missing.value.facts["fact"] == fact


class TestClosingNote:
    """What ends without a decision is said, so that nobody waits."""

    @pytest.mark.parametrize("outcome", [Outcome.WITHDRAWN, Outcome.NOT_A_RIGHTS_REQUEST, Outcome.DUPLICATE])
    def test_it_says_how_the_request_ends(self, outcome: Outcome) -> None:
        item = AnsweredItem(RightType.ACCESS, outcome)
        found = keys(CLOSING_NOTE, letter_facts(items=(item,)))
        assert f"closing_note.{outcome}" in found
        assert "closing_note.reasons" not in found
        assert "closing_note.reasons" in keys(CLOSING_NOTE, letter_facts(items=(replace(item, reasons="merci"),)))

    def test_a_request_that_was_decided_is_none_of_its_business(self) -> None:
        with pytest.raises(FactMissing):
            plan_letter(CLOSING_NOTE, letter_facts(items=(AnsweredItem(RightType.ACCESS, Outcome.GRANTED),)))


class TestNoData:
    """GDPR 15(1): an answer to every right that can have it; the file of the request is excepted and described."""

    @pytest.mark.parametrize("right", [RightType.ACCESS, RightType.ERASURE, RightType.OBJECTION])
    def test_it_names_what_was_asked(self, right: RightType) -> None:
        facts = letter_facts(items=(AnsweredItem(right, Outcome.NO_DATA_HELD),))
        found = keys(NO_DATA, facts)
        assert f"asked.{right}" in found
        assert {"no_data.answer", "no_data.searched", "no_data.request_file"} <= set(found)

    def test_after_a_death_it_names_the_deceased(self) -> None:
        facts = letter_facts(items=(AnsweredItem(RightType.HEIR_REQUEST, Outcome.NO_DATA_HELD),))
        assert said(NO_DATA, facts, "no_data.deceased") == {"name": "Alcide Duvernay"}

    def test_it_is_not_written_where_something_is_held(self) -> None:
        with pytest.raises(FactMissing):
            plan_letter(NO_DATA, letter_facts(items=(AnsweredItem(RightType.ACCESS, Outcome.GRANTED),)))


class TestWhichLetterTellsWhat:
    """An item is answered only by a letter that tells its outcome."""

    @pytest.mark.parametrize(
        ("kind", "right", "outcome", "told"),
        [
            (REFUSAL, RightType.ACCESS, Outcome.REFUSED, True),
            (REFUSAL, RightType.ACCESS, Outcome.GRANTED, False),
            (LetterKind.RECTIFICATION_REPLY, RightType.RESTRICTION, Outcome.REFUSED, False),
            (LetterKind.RECTIFICATION_REPLY, RightType.RECTIFICATION, Outcome.REFUSED, True),
            (NO_DATA, RightType.OBJECTION_MARKETING, Outcome.GRANTED, True),
            (NO_DATA, RightType.ACCESS, Outcome.GRANTED, False),
            (LetterKind.ACCESS_REPLY, RightType.ACCESS, None, False),
            (LetterKind.ACCESS_REPLY, RightType.ERASURE, Outcome.GRANTED, False),
        ],
    )
    def test_each_tells_its_own(
        self, kind: LetterKind, right: RightType, outcome: Outcome | None, *, told: bool
    ) -> None:
        assert tells(kind, right, outcome) is told
