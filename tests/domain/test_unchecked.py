"""Nothing is granted to somebody whom nobody checked without a reason in words, and a known person is known somehow."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dsardesk.domain.case import Role
from dsardesk.domain.decisions import reason_unchecked
from dsardesk.domain.entitlement import IdentityNotChecked
from dsardesk.domain.identity import Identity, IdentityCheck, KnownChannel, Rung, Verdict
from dsardesk.domain.ladder import known_by
from dsardesk.domain.requests import RequestItem
from dsardesk.domain.rights import IMMEDIATE_RIGHTS, Outcome, RightType
from tests.invented import DPO, case
from tests.law_says import law_says
from tests.makers import NOW

UNCHECKED = replace(case(), identity=Identity())


@law_says(
    "design.identity.unchecked",
    "Nothing is granted to somebody whom nobody checked unless it is said in words why no check was needed; what takes "
    "effect at once asks for none.",
)
class TestUnchecked:
    @pytest.mark.parametrize("outcome", [Outcome.GRANTED, Outcome.PARTLY_GRANTED])
    def test_a_grant_waits_for_a_check_or_for_a_reason(self, outcome: Outcome) -> None:
        with pytest.raises(IdentityNotChecked):
            reason_unchecked(UNCHECKED, 1, outcome, " ")
        assert reason_unchecked(UNCHECKED, 1, outcome, " écrit depuis son adresse ") == "écrit depuis son adresse"

    @pytest.mark.parametrize("outcome", [Outcome.REFUSED, Outcome.WITHDRAWN, Outcome.NO_DATA_HELD])
    def test_other_outcomes_do_not(self, outcome: Outcome) -> None:
        assert reason_unchecked(UNCHECKED, 1, outcome, "") == ""

    @pytest.mark.parametrize("right", [*sorted(IMMEDIATE_RIGHTS), RightType.COMPLAINT])
    def test_what_takes_effect_at_once_asks_for_none(self, right: RightType) -> None:
        assert reason_unchecked(replace(UNCHECKED, items=(RequestItem(1, right),)), 1, Outcome.GRANTED, "") == ""

    def test_a_check_on_record_needs_no_reason_and_keeps_none(self) -> None:
        check = IdentityCheck(Rung.DATA_POINTS, Verdict.CONFIRMED, ("email", "phone"), NOW, DPO)
        known = replace(UNCHECKED, identity=Identity(check=check))
        assert reason_unchecked(known, 1, Outcome.GRANTED, "sans objet") == ""

    def test_a_processor_leaves_that_to_its_controller(self) -> None:
        assert reason_unchecked(replace(UNCHECKED, role=Role.PROCESSOR), 1, Outcome.GRANTED, "") == ""


@pytest.mark.parametrize(
    ("way", "channel"),
    [
        ("email", KnownChannel.EMAIL),
        ("post", KnownChannel.POST),
        ("phone", KnownChannel.PHONE),
        ("in_person", KnownChannel.IN_PERSON),
        ("form", KnownChannel.ACCOUNT),
    ],
)
def test_somebody_known_already_is_most_likely_known_by_the_way_of_the_request(way: str, channel: KnownChannel) -> None:
    asked = case()
    assert known_by(replace(asked, receipt=replace(asked.receipt, channel=way))) is channel
