"""The company's profile gets a newer version; cases keep the one under which they were opened."""

from __future__ import annotations

import pytest

from dsardesk.domain.actors import RoleRefused, UserRole
from dsardesk.domain.rights import RightType
from dsardesk.law.reading import BadText
from dsardesk.services.company import NotYetInForce, OlderProfile, OtherCompany, profile_text, replace_profile
from tests.makers import ACTORS, DPO
from tests.makers import profile_text as alto
from tests.services.conftest import Bench


def newer(day: str = "2026-10-20") -> str:
    """Alto's profile after it moved."""
    return alto().replace("2026-01-05", day).replace('city = "Lyon"', 'city = "Grenoble"')


def test_cases_to_come_are_opened_under_the_newer_version_and_earlier_ones_keep_theirs(bench: Bench) -> None:
    before = bench.opened(RightType.ACCESS)
    assert replace_profile(bench.context, DPO, newer()).city == "Grenoble"
    after = bench.opened(RightType.ACCESS)
    with bench.work.read() as transaction:
        cities = [bench.context.profile_of(transaction, case).city for case in (before, after)]
    assert cities == ["Lyon", "Grenoble"]
    assert profile_text(bench.context, DPO) == newer()


def test_a_correction_of_the_same_day_counts(bench: Bench) -> None:
    replace_profile(bench.context, DPO, newer("2026-01-05"))
    assert profile_text(bench.context, DPO) == newer("2026-01-05")


def test_it_is_recorded(bench: Bench) -> None:
    replace_profile(bench.context, DPO, newer())
    assert bench.payload("profile.replaced") == '{"in_force_from":"2026-10-20"}'


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        (newer("2026-01-04"), OlderProfile),
        (newer("2026-10-27"), NotYetInForce),
        (newer().replace('id = "alto"', 'id = "basso"', 1), OtherCompany),
        (newer() + "\nunknown = 3", BadText),
    ],
    ids=["older", "not yet", "other", "mistake"],
)
def test_what_cannot_follow_changes_nothing(bench: Bench, text: str, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        replace_profile(bench.context, DPO, text)
    assert profile_text(bench.context, DPO) == alto()
    assert bench.actions() == []


@pytest.mark.parametrize("role", [UserRole.ASSISTANT, UserRole.MANAGER, UserRole.READ])
def test_only_the_officer_replaces_it(bench: Bench, role: UserRole) -> None:
    with pytest.raises(RoleRefused):
        replace_profile(bench.context, ACTORS[role], newer())


def test_whoever_may_only_read_cases_does_not_export_it(bench: Bench) -> None:
    with pytest.raises(RoleRefused):
        profile_text(bench.context, ACTORS[UserRole.READ])
