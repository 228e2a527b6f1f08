"""The page of a case: everything on it is of one moment."""

from __future__ import annotations

from datetime import date

import pytest

from dsardesk.domain.access import Gap
from dsardesk.domain.actors import RoleRefused, UserRole
from dsardesk.domain.records import SearchOutcome, SystemSearch
from dsardesk.domain.rights import RightType
from dsardesk.domain.steps import NextStep
from dsardesk.services.adopting import adopt_profile
from dsardesk.services.case_page import read_page
from dsardesk.services.searches import record_search
from tests.makers import ACTORS, DPO, TODAY, new_id, profile_text
from tests.services.conftest import Bench


def test_it_holds_the_case_its_clocks_its_message_and_its_timeline(bench: Bench) -> None:
    case = bench.opened()
    page = read_page(bench.context, DPO, case.reference)
    assert page.case == case
    assert page.limits.keys() == {1, 2}
    assert page.calendar.id == case.calendar
    assert page.step is NextStep.STOP_MARKETING
    assert page.message is not None
    assert page.message.text.startswith("Je demande")
    assert [event.action for event in page.events] == ["case.opened"]
    assert page.users == {DPO.id: DPO.name}
    assert page.today == TODAY
    assert page.blockers == ("item_undecided",)


def test_what_an_access_reply_lacks_is_told_system_by_system(bench: Bench) -> None:
    reference = bench.opened().reference
    record_search(bench.context, DPO, reference, SystemSearch("crm", SearchOutcome.NOTHING))
    gaps = read_page(bench.context, DPO, reference).gaps
    assert Gap("system_not_searched", "facturation") in gaps
    assert Gap("system_not_searched", "crm") not in gaps


def test_nothing_is_lacking_where_no_access_was_asked(bench: Bench) -> None:
    reference = bench.opened(RightType.OBJECTION_MARKETING).reference
    assert read_page(bench.context, DPO, reference).gaps == ()


@pytest.mark.parametrize("role", [UserRole.MANAGER, UserRole.READ])
def test_whoever_only_follows_figures_does_not_read_a_case(bench: Bench, role: UserRole) -> None:
    reference = bench.opened().reference
    with pytest.raises(RoleRefused):
        read_page(bench.context, ACTORS[role], reference)


class TestANewerProfile:
    """A case keeps the profile under which it was opened until somebody says otherwise."""

    @pytest.fixture
    def reference(self, bench: Bench) -> str:
        reference = bench.opened().reference
        text = profile_text().replace('automated_decision = { fr = "aucune", en = "none" }\n', "", 1)
        with bench.work.write() as transaction:
            transaction.profiles.add(str(new_id()), text, date(2026, 2, 2))
        return reference

    def test_the_page_says_that_there_is_one(self, bench: Bench, reference: str) -> None:
        page = read_page(bench.context, DPO, reference)
        assert page.profile_changed
        assert page.profile.in_force_from == date(2026, 1, 5)
        assert "automated_decision_missing" not in {gap.code for gap in page.gaps}

    def test_once_taken_up_it_decides_what_is_lacking(self, bench: Bench, reference: str) -> None:
        adopt_profile(bench.context, DPO, reference)
        page = read_page(bench.context, DPO, reference)
        assert not page.profile_changed
        assert "automated_decision_missing" in {gap.code for gap in page.gaps}


def test_a_case_under_the_present_profile_says_so(bench: Bench) -> None:
    assert not read_page(bench.context, DPO, bench.opened().reference).profile_changed
