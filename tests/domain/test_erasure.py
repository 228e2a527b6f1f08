"""GDPR 17: erased without undue delay, except for what 17(3) allows or obliges to keep, said with its reasons."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from dsardesk.domain.access import NotOurAnswer
from dsardesk.domain.case import Case, Role
from dsardesk.domain.decisions import must_be_done
from dsardesk.domain.erasure import (
    AnswerBeforeErasing,
    KeepGround,
    KeptWithoutReason,
    MethodMissing,
    erase,
    keep_back,
    kept_back,
)
from dsardesk.domain.measures import MeasuresMissing
from dsardesk.domain.records import Measure
from dsardesk.domain.requests import RequestItem
from dsardesk.domain.rights import Outcome, RightType
from tests.invented import DPO, RECEIVED_ON, case, erasure_ground, package, profile, searched_everywhere
from tests.law_says import law_says

ASKED = case(items=(RequestItem(1, RightType.ERASURE),), assessments=(erasure_ground(),))
SYSTEMS = [system.id for system in profile().systems]
TOLD = tuple(
    Measure(1, "recipient_told", "", RECEIVED_ON, DPO, what=name)
    for name in ("Compta & Cie", "Nuage Clair SAS", "HelpHarbor Inc.", "Colombe Routage SARL")
)


def erased(asked: Case = ASKED, *systems: str, **changes: Any) -> Case:
    for system in systems or SYSTEMS:
        asked = erase(asked, profile(), 1, system, on=RECEIVED_ON, by=DPO, **changes)
    return asked


def kept(asked: Case, **changes: Any) -> Case:
    facts: dict[str, Any] = {
        "what": "les factures",
        "ground": KeepGround.LEGAL_OBLIGATION,
        "reason": "article L123-22 du code de commerce",
        "until": date(2036, 12, 31),
        **changes,
    }
    return keep_back(asked, profile(), 1, "facturation", on=RECEIVED_ON, by=DPO, **facts)


def told(asked: Case) -> Case:
    return replace(asked, measures=(*asked.measures, *TOLD))


def gaps(asked: Case, outcome: Outcome) -> object:
    with pytest.raises(MeasuresMissing) as refused:
        must_be_done(asked, profile(), 1, outcome)
    return refused.value.facts["gaps"]


class TestMeasures:
    def test_each_system_says_whether_it_erased_or_made_anonymous_and_until_when_its_backups_hold(self) -> None:
        plain = erased(ASKED, "crm").measures[0]
        assert (plain.kind, plain.system, plain.done_on, plain.by, plain.until) == (
            "erased",
            "crm",
            RECEIVED_ON,
            DPO,
            None,
        )
        other = erased(
            ASKED, "support", anonymised=True, method="noms retirés", backups_until=date(2026, 6, 1)
        ).measures[0]
        assert (other.kind, other.until) == ("anonymised", date(2026, 6, 1))

    def test_what_is_kept_is_said_with_its_ground_reason_and_end(self) -> None:
        (measure,) = kept_back(kept(ASKED, what=" les factures ", reason=" comptabilité "), 1)
        assert (measure.system, measure.what, measure.ground, measure.reason, measure.until) == (
            "facturation",
            "les factures",
            "legal_obligation",
            "comptabilité",
            date(2036, 12, 31),
        )

    @pytest.mark.parametrize("missing", ["what", "reason"])
    def test_nothing_is_kept_without_saying_what_and_why(self, missing: str) -> None:
        with pytest.raises(KeptWithoutReason):
            kept(ASKED, **{missing: "  "})


class TestAnswerBeforeErasing:
    """What is erased can no longer be copied: the copy asked for in the same case comes first."""

    @pytest.mark.parametrize("right", [RightType.ACCESS, RightType.PORTABILITY])
    def test_erasing_waits_for_the_copy(self, right: RightType) -> None:
        asked = case(items=(RequestItem(1, RightType.ERASURE), RequestItem(2, right)))
        with pytest.raises(AnswerBeforeErasing) as refused:
            erased(asked, "crm")
        assert refused.value.facts == {"item": 2}
        assert not asked.measures

    @pytest.mark.parametrize("right", [RightType.ACCESS, RightType.PORTABILITY])
    def test_it_opens_by_itself_once_the_reply_left(self, right: RightType) -> None:
        answered = RequestItem(2, right, answered_on=RECEIVED_ON)
        assert erased(case(items=(RequestItem(1, RightType.ERASURE), answered)), "crm").measures

    def test_it_opens_too_once_the_copy_is_sealed_in_the_vault(self) -> None:
        asked = case(items=(RequestItem(1, RightType.ERASURE), RequestItem(2, RightType.ACCESS)))
        assert erased(replace(asked, packages=(package(kind="access"),)), "crm").measures
        with pytest.raises(AnswerBeforeErasing):
            erased(replace(asked, packages=(package(kind="portability"),)), "crm")

    def test_a_marketing_objection_never_waits_nor_makes_wait(self) -> None:
        asked = case(items=(RequestItem(1, RightType.ERASURE), RequestItem(2, RightType.OBJECTION_MARKETING)))
        assert erased(asked, "crm").measures

    def test_saying_what_is_kept_does_not_wait(self) -> None:
        asked = case(items=(RequestItem(1, RightType.ERASURE), RequestItem(2, RightType.ACCESS)))
        assert kept(asked).measures


class TestDeciding:
    def test_granted_means_that_every_system_erased_and_every_recipient_knows(self) -> None:
        must_be_done(told(erased()), profile(), 1, Outcome.GRANTED)

    def test_granted_in_part_means_that_something_is_kept_and_something_erased(self) -> None:
        must_be_done(told(kept(erased())), profile(), 1, Outcome.PARTLY_GRANTED)

    def test_a_system_that_said_nothing_stands_in_the_way(self) -> None:
        assert gaps(told(erased(ASKED, *SYSTEMS[:-1])), Outcome.GRANTED) == "system_without_measure"

    def test_a_system_searched_in_vain_does_not(self) -> None:
        nothing = replace(ASKED, searches=searched_everywhere())
        must_be_done(nothing, profile(), 1, Outcome.GRANTED)

    def test_what_is_kept_cannot_be_called_granted(self) -> None:
        assert gaps(told(kept(erased())), Outcome.GRANTED) == "data_kept"

    def test_nothing_kept_cannot_be_called_granted_in_part(self) -> None:
        assert gaps(told(erased()), Outcome.PARTLY_GRANTED) == "nothing_kept"

    def test_nothing_erased_cannot_either(self) -> None:
        only_kept = replace(kept(ASKED), searches=searched_everywhere())
        assert gaps(only_kept, Outcome.PARTLY_GRANTED) == "nothing_erased"

    def test_a_recipient_who_does_not_know_stands_in_the_way(self) -> None:
        """GDPR 19."""
        assert gaps(erased(), Outcome.GRANTED) == "recipient_not_told"

    @pytest.mark.parametrize("outcome", [Outcome.REFUSED, Outcome.WITHDRAWN, Outcome.DUPLICATE])
    def test_other_outcomes_ask_for_no_measure(self, outcome: Outcome) -> None:
        must_be_done(ASKED, profile(), 1, outcome)

    @pytest.mark.parametrize(
        "outcome", [Outcome.GRANTED, Outcome.PARTLY_GRANTED, Outcome.REFUSED, Outcome.NO_DATA_HELD]
    )
    def test_a_processor_answers_nothing_on_the_merits(self, outcome: Outcome) -> None:
        with pytest.raises(NotOurAnswer):
            must_be_done(replace(ASKED, role=Role.PROCESSOR), profile(), 1, outcome)

    def test_a_right_without_measures_of_its_own_is_decided_freely(self) -> None:
        complaint = case(items=(RequestItem(1, RightType.COMPLAINT),))
        must_be_done(complaint, profile(), 1, Outcome.GRANTED)


class TestTheMethod:
    """Data may be made anonymous instead of being erased."""

    @law_says(
        "design.erasure.method",
        "Data may be made anonymous instead of being erased where the method is said in words, kept as proof and told "
        "to the person.",
    )
    def test_it_is_said_in_words_before_anything_is_complete(self) -> None:
        with pytest.raises(MethodMissing):
            erased(ASKED, "support", anonymised=True, method="  ")
        done = erased(ASKED, "support", anonymised=True, method=" noms retirés ")
        assert done.measures[-1].reason == "noms retirés"
        assert "method_missing" not in str(gaps(done, Outcome.GRANTED))
        unsaid = replace(done, measures=tuple(replace(each, reason="") for each in done.measures))
        assert "method_missing" in str(gaps(unsaid, Outcome.GRANTED))
