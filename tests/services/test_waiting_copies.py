"""How long a copy of an identity document waits, and when that becomes urgent."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from dsardesk.domain.commitments import IdentityRule
from dsardesk.services.agenda import read_agenda
from tests.invented import profile
from tests.law_says import law_says
from tests.makers import DPO
from tests.services.conftest import Bench


@law_says(
    "design.identity.keep",
    "A copy of an identity document that nobody checked is destroyed after forty-eight hours, unless the profile "
    "says another time.",
)
def test_a_copy_waits_two_days_unless_the_profile_says_otherwise(bench: Bench) -> None:
    silent = replace(profile(), identity=IdentityRule())
    assert bench.context.keep_hours(silent) == 48
    assert bench.context.keep_hours(replace(profile(), identity=IdentityRule(keep_hours=24))) == 24
    (document,) = bench.opened(cards=1).identity.documents
    assert document.destroy_by == bench.clock.now() + timedelta(hours=48)


@law_says(
    "design.identity.hurry",
    "The last twelve hours before a copy of an identity document is destroyed are shown as urgent.",
)
def test_its_last_half_day_is_urgent(bench: Bench) -> None:
    assert read_agenda(bench.context, DPO).hurry == timedelta(hours=12)
