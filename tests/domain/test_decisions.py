"""An outcome is refused while something that it means is not done."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dsardesk.domain.access import AnswerIncomplete
from dsardesk.domain.activities import LegalBasis
from dsardesk.domain.decisions import must_be_done
from dsardesk.domain.marketing import MarketingStillRuns, stop
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.records import Measure
from dsardesk.domain.requests import RequestItem
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.domain.steps import NextStep, next_step
from tests.invented import DPO, RECEIVED_ON, case, package, profile, searched_everywhere

WHOLE = case(
    searches=searched_everywhere(),
    packages=(package(),),
    measures=(Measure(2, "marketing_stopped", "emailing", RECEIVED_ON, DPO),),
)


@pytest.mark.parametrize("number", [1, 2])
@pytest.mark.parametrize("outcome", [Outcome.GRANTED, Outcome.WITHDRAWN])
def test_what_is_done_may_be_called_so(number: int, outcome: Outcome) -> None:
    must_be_done(WHOLE, profile(), number, outcome)


def test_an_access_is_not_granted_while_a_layer_is_missing() -> None:
    with pytest.raises(AnswerIncomplete):
        must_be_done(replace(WHOLE, searches=()), profile(), 1, Outcome.GRANTED)


def test_an_objection_to_marketing_is_not_granted_while_a_system_sends() -> None:
    with pytest.raises(MarketingStillRuns):
        must_be_done(replace(WHOLE, measures=()), profile(), 2, Outcome.GRANTED)


def by_consent() -> ControllerProfile:
    """A company whose marketing rests on consent, and on nobody's help."""
    consent = {"legal_basis": LegalBasis.CONSENT, "recipients": ()}
    activities = (replace(a, **consent) if a.id == "marketing" else a for a in profile().activities)  # type: ignore[arg-type]
    return replace(profile(), activities=tuple(activities))


class TestConsent:
    """GDPR 7(3): withdrawing is as easy as giving, and takes effect at once."""

    WITHDRAWN = case(items=(RequestItem(1, RightType.CONSENT_WITHDRAWAL),))

    def test_where_marketing_rests_on_consent_it_stops(self) -> None:
        with pytest.raises(MarketingStillRuns):
            must_be_done(self.WITHDRAWN, by_consent(), 1, Outcome.GRANTED)
        stopped = stop(self.WITHDRAWN, ["emailing"], on=RECEIVED_ON, by=DPO)
        must_be_done(stopped, by_consent(), 1, Outcome.GRANTED)

    def test_where_it_rests_on_something_else_the_consent_was_for_something_else(self) -> None:
        must_be_done(self.WITHDRAWN, profile(), 1, Outcome.GRANTED)

    def test_another_outcome_asks_for_nothing(self) -> None:
        must_be_done(self.WITHDRAWN, by_consent(), 1, Outcome.WITHDRAWN)

    def test_the_next_step_is_to_stop(self) -> None:
        assert next_step(self.WITHDRAWN, by_consent()) is NextStep.STOP_MARKETING
        assert next_step(self.WITHDRAWN, profile()) is NextStep.ACKNOWLEDGE
