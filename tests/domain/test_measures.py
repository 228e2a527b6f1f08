"""What was done, system by system: written once for each thing done, only on the item that it carries out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dsardesk.domain.access import NotOurAnswer
from dsardesk.domain.case import CaseIsClosed, Role, UnknownItem
from dsardesk.domain.measures import (
    MeasuresMissing,
    OtherRight,
    UnknownSystem,
    measures_of,
    must_have_no_gap,
    systems_left,
    told,
    with_measure,
)
from dsardesk.domain.records import Measure, SearchOutcome
from dsardesk.domain.requests import RequestItem
from dsardesk.domain.rights import RightType
from dsardesk.domain.told import Done
from tests.invented import DPO, RECEIVED_ON, case, profile, searched_everywhere

ERASURE = case(items=(RequestItem(1, RightType.ERASURE), RequestItem(2, RightType.ACCESS)))
ERASED = Measure(1, "erased", "crm", RECEIVED_ON, DPO)
RIGHTS = {RightType.ERASURE}


def test_a_measure_written_again_takes_the_place_of_the_first() -> None:
    later = replace(ERASED, by="Sofiane")
    twice = with_measure(with_measure(ERASURE, profile(), ERASED, RIGHTS), profile(), later, RIGHTS)
    assert twice.measures == (later,)


def test_two_things_done_in_one_system_both_stand() -> None:
    kept = replace(ERASED, kind="kept", what="contrat")
    both = with_measure(with_measure(ERASURE, profile(), ERASED, RIGHTS), profile(), kept, RIGHTS)
    assert both.measures == (ERASED, kept)
    assert measures_of(both, 1, {"kept"}) == (kept,)
    assert measures_of(both, 2, {"kept"}) == ()


@pytest.mark.parametrize(
    ("changes", "measure", "error"),
    [
        ({"closed_on": RECEIVED_ON}, ERASED, CaseIsClosed),
        ({"role": Role.PROCESSOR}, ERASED, NotOurAnswer),
        ({}, replace(ERASED, item=2), OtherRight),
        ({}, replace(ERASED, item=9), UnknownItem),
        ({}, replace(ERASED, system="paie"), UnknownSystem),
    ],
)
def test_a_measure_that_carries_out_nothing_is_refused(
    changes: dict[str, object], measure: Measure, error: type[Exception]
) -> None:
    with pytest.raises(error):
        with_measure(replace(ERASURE, **changes), profile(), measure, RIGHTS)  # type: ignore[arg-type]


def test_a_measure_may_concern_no_system() -> None:
    measure = replace(ERASED, kind="recipient_told", system="", what="Compta & Cie")
    assert with_measure(ERASURE, profile(), measure, RIGHTS).measures == (measure,)


def test_every_system_that_may_hold_the_persons_data_is_left_until_it_is_settled() -> None:
    assert systems_left(ERASURE, profile(), 1, {"erased"}) == ("crm", "facturation", "contrats", "support", "emailing")
    done = replace(ERASURE, measures=(ERASED,))
    assert "crm" not in systems_left(done, profile(), 1, {"erased"})
    assert "crm" in systems_left(done, profile(), 1, {"kept"})


def test_a_system_searched_in_vain_needs_no_measure() -> None:
    assert systems_left(replace(ERASURE, searches=searched_everywhere()), profile(), 1, {"erased"}) == ()
    found = replace(ERASURE, searches=searched_everywhere(SearchOutcome.FOUND))
    assert len(systems_left(found, profile(), 1, {"erased"})) == 5


def test_a_letter_tells_a_measure_with_the_right_it_carries_out_and_the_name_of_its_system() -> None:
    kept = Measure(1, "kept", "crm", RECEIVED_ON, DPO, "contrat", "legal_claims", "procès", RECEIVED_ON)
    crm = profile().system("crm")
    assert told(replace(ERASURE, measures=(kept,)), profile()) == (
        Done(RightType.ERASURE, "kept", RECEIVED_ON, crm, "contrat", "legal_claims", "procès", RECEIVED_ON),
    )


def test_what_is_missing_is_named_once() -> None:
    must_have_no_gap([])
    with pytest.raises(MeasuresMissing) as refused:
        must_have_no_gap(["data_kept", "data_kept", "nothing_erased"])
    assert refused.value.facts == {"gaps": "data_kept nothing_erased"}
