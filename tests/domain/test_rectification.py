"""GDPR 16: inaccurate data are corrected, everywhere they are held; GDPR 18(1)(a): not used while that is checked."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dsardesk.domain.access import NotOurAnswer
from dsardesk.domain.case import Case, CaseIsClosed, Role
from dsardesk.domain.decisions import must_be_done
from dsardesk.domain.measures import MeasuresMissing, OtherRight
from dsardesk.domain.records import Correction, Measure
from dsardesk.domain.rectification import NothingToCorrect, ask_correction, rectify
from dsardesk.domain.requests import RequestItem
from dsardesk.domain.restriction import restrict
from dsardesk.domain.rights import Outcome, RightType
from tests.invented import DPO, RECEIVED_ON, case, profile, restriction_ground, searched_everywhere

ASKED = case(
    items=(RequestItem(1, RightType.RECTIFICATION), RequestItem(2, RightType.RESTRICTION)),
    assessments=(restriction_ground(2),),
)
SYSTEMS = [system.id for system in profile().systems]
RECIPIENTS = ("Compta & Cie", "Nuage Clair SAS", "HelpHarbor Inc.", "Colombe Routage SARL")


def noted(asked: Case = ASKED, label: str = "téléphone", old: str = "01", new: str = "02") -> Case:
    return ask_correction(asked, 1, label, old=old, new=new)


def corrected(asked: Case, *systems: str, **changes: Any) -> Case:
    for system in systems or SYSTEMS:
        asked = rectify(asked, profile(), 1, system, on=RECEIVED_ON, by=DPO, **{"how": "", **changes})
    return asked


def told(asked: Case, number: int = 1) -> Case:
    letters = tuple(Measure(number, "recipient_told", "", RECEIVED_ON, DPO, what=name) for name in RECIPIENTS)
    return replace(asked, measures=(*asked.measures, *letters))


def gaps(asked: Case, number: int = 1, outcome: Outcome = Outcome.GRANTED) -> object:
    with pytest.raises(MeasuresMissing) as refused:
        must_be_done(asked, profile(), number, outcome)
    return refused.value.facts["gaps"]


class TestWhatIsWrong:
    def test_the_field_the_wrong_value_and_the_right_one_are_kept(self) -> None:
        assert noted(label=" téléphone ", old=" 01 ", new=" 02 ").corrections == (
            Correction(1, "téléphone", "01", "02"),
        )

    def test_a_value_that_was_missing_is_completed(self) -> None:
        """GDPR 16, second sentence: "the right to have incomplete personal data completed"."""
        assert noted(old="").corrections[0].old_value == ""

    def test_the_same_field_written_again_takes_the_place_of_the_first(self) -> None:
        twice = noted(noted(noted(), label="nom"), new="03")
        assert [(c.label, c.new_value) for c in twice.corrections] == [("nom", "02"), ("téléphone", "03")]

    @pytest.mark.parametrize("values", [{"label": " "}, {"new": " "}, {"old": "02", "new": "02"}])
    def test_nothing_to_correct_is_refused(self, values: dict[str, Any]) -> None:
        with pytest.raises(NothingToCorrect):
            noted(**values)

    def test_only_a_rectification_says_what_is_wrong(self) -> None:
        with pytest.raises(OtherRight):
            ask_correction(ASKED, 2, "nom", old="a", new="b")
        with pytest.raises(CaseIsClosed):
            noted(replace(ASKED, closed_on=RECEIVED_ON))
        with pytest.raises(NotOurAnswer):
            noted(replace(ASKED, role=Role.PROCESSOR))


class TestMeasures:
    def test_a_system_is_corrected_once_it_is_known_what_is_wrong(self) -> None:
        with pytest.raises(NothingToCorrect):
            corrected(ASKED, "crm")
        assert corrected(noted(), "crm").measures[0].kind == "rectified"

    def test_a_system_that_never_held_the_wrong_value_says_so(self) -> None:
        assert corrected(noted(), "crm", held=False).measures[0].kind == "not_held"

    def test_an_invoice_is_corrected_by_a_note(self) -> None:
        measure = corrected(noted(), "facturation", how=" note jointe ").measures[0]
        assert (measure.kind, measure.reason) == ("rectified", "note jointe")

    def test_contested_data_are_restricted_for_whoever_asks_it(self) -> None:
        measure = restrict(ASKED, profile(), 2, "crm", on=RECEIVED_ON, by=DPO).measures[0]
        assert (measure.item, measure.kind, measure.system) == (2, "restricted", "crm")
        with pytest.raises(OtherRight):
            restrict(ASKED, profile(), 1, "crm", on=RECEIVED_ON, by=DPO)


class TestDeciding:
    @pytest.mark.parametrize("outcome", [Outcome.GRANTED, Outcome.PARTLY_GRANTED])
    def test_done_means_that_every_system_answered_and_every_recipient_knows(self, outcome: Outcome) -> None:
        must_be_done(told(corrected(noted())), profile(), 1, outcome)

    def test_one_corrected_system_is_not_enough(self) -> None:
        assert gaps(told(corrected(noted(), "crm"))) == "system_not_corrected"

    def test_nothing_corrected_anywhere_is_no_rectification(self) -> None:
        assert gaps(corrected(noted(), held=False)) == "nothing_corrected"
        assert gaps(replace(noted(), searches=searched_everywhere())) == "nothing_corrected"

    def test_recipients_are_told(self) -> None:
        assert gaps(corrected(noted())) == "recipient_not_told"

    def test_a_refusal_asks_for_no_measure(self) -> None:
        must_be_done(ASKED, profile(), 1, Outcome.REFUSED)
        must_be_done(ASKED, profile(), 2, Outcome.REFUSED)

    def test_a_restriction_is_granted_once_a_system_applies_it_and_recipients_know(self) -> None:
        assert gaps(ASKED, 2) == "nothing_restricted"
        restricted = restrict(ASKED, profile(), 2, "crm", on=RECEIVED_ON, by=DPO)
        assert gaps(restricted, 2) == "recipient_not_told"
        must_be_done(told(restricted, 2), profile(), 2, Outcome.GRANTED)
