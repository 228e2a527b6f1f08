"""The directives of somebody who died, as a plan: what prevails, what the law leaves of it, what became of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from dsardesk.domain.activities import LegalBasis
from dsardesk.domain.case import Case, CaseIsClosed
from dsardesk.domain.deceased import DeathProof, Deceased, DirectiveFound, HeirPurpose
from dsardesk.domain.directives import Directive, DirectiveEnded, Instruction
from dsardesk.domain.execution import (
    DeathNotProved,
    NoSuchWish,
    OthersNotTakenOut,
    WordsMissing,
    carry_out,
    conflicts,
    told_wishes,
    with_directives,
)
from dsardesk.domain.heirs import DeathNotRecorded, wishes_left
from dsardesk.domain.requests import RequestItem
from dsardesk.domain.rights import RightType
from dsardesk.domain.wishes import Carried, Limit, PlannedWish, Wish
from tests.directives import GENERAL, GIVEN_ON, SPECIFIC, directive, general
from tests.invented import DPO, case, profile
from tests.law_says import law_says

TODAY = date(2026, 4, 2)
DIED = Deceased("Alcide Duvernay", date(2026, 3, 2), proof=DeathProof.DEATH_CERTIFICATE)
ASKED = case(items=(RequestItem(1, RightType.HEIR_REQUEST),), deceased=DIED)


def planned(*directives: Directive, contrary: bool = False, asked: Case = ASKED) -> Case:
    return with_directives(asked, profile(), directives, contrary=contrary)


def wishes(*directives: Directive) -> dict[str, tuple[str, Wish]]:
    return {each.processing: (each.directive, each.wish) for each in planned(*directives).wishes}


def done(asked: Case, processing: str = "contract", how: Carried = Carried.WHOLLY, **changes: Any) -> Case:
    given: dict[str, Any] = {"words": "", "others_taken_out": False, **changes}
    return carry_out(asked, processing, how, on=TODAY, by=DPO, **given)


class TestWhatPrevails:
    def test_a_specific_directive_speaks_of_what_it_names_and_of_nothing_else(self) -> None:
        assert wishes(directive()) == {
            "contract": ("PM-2026-0001", Wish.ERASE),
            "support": ("PM-2026-0001", Wish.COMMUNICATE),
        }

    def test_a_general_one_speaks_of_all_that_concerns_the_person(self) -> None:
        assert set(wishes(general())) == {"contract", "support", "marketing", "rights_requests"}
        prospect = planned(general(), asked=replace(ASKED, requester=replace(ASKED.requester, category="prospect")))
        assert {each.processing for each in prospect.wishes} == {"marketing", "rights_requests"}

    @law_says(
        "doctrine.directives.conflict",
        "A specific directive prevails over a general one, unless it is older and the two cannot stand together.",
    )
    def test_the_specific_one_goes_first_unless_it_is_older_and_says_otherwise(self) -> None:
        later = general(replace(GENERAL, given_on=GIVEN_ON + timedelta(days=1)))
        earlier = general(replace(GENERAL, given_on=GIVEN_ON - timedelta(days=1)))
        assert wishes(directive(), earlier)["support"] == ("PM-2026-0001", Wish.COMMUNICATE)
        assert wishes(directive(), general())["support"] == ("PM-2026-0001", Wish.COMMUNICATE)
        assert wishes(directive(), later)["support"] == ("PM-2026-0002", Wish.ERASE)
        assert wishes(directive(), later)["contract"] == ("PM-2026-0001", Wish.ERASE)

    def test_of_two_specific_ones_the_later_holds(self) -> None:
        keep = replace(
            SPECIFIC, given_on=GIVEN_ON + timedelta(days=1), instructions=(Instruction(Wish.KEEP, "support"),)
        )
        assert wishes(directive(), directive(keep, number=3))["support"] == ("PM-2026-0003", Wish.KEEP)

    def test_what_was_carried_out_before_is_not_planned_again(self) -> None:
        again = planned(directive(executed_on=TODAY))
        assert (again.wishes, again.deceased and again.deceased.directives) == ((), ("PM-2026-0001",))

    def test_one_that_was_revoked_binds_nobody(self) -> None:
        with pytest.raises(DirectiveEnded):
            planned(directive(revoked_on=GIVEN_ON))


class TestWhatTheLawLeaves:
    @law_says(
        "design.directive.retention",
        "A directive never extends a retention period, and whoever gives it is told so.",
    )
    def test_keeping_ends_with_the_retention_period(self) -> None:
        keep = replace(SPECIFIC, instructions=(Instruction(Wish.KEEP, "contract"),))
        assert [each.limit for each in planned(directive(keep)).wishes] == [Limit.RETENTION]

    @law_says("lil.85.1.others", "Data are communicated after a death with respect for those of other people.")
    @law_says(
        "cp.226-15.letters",
        "Private messages stay covered by the secrecy of correspondence after the death of one of those who wrote.",
    )
    def test_nothing_is_communicated_before_other_people_and_messages_are_taken_out(self) -> None:
        asked = planned(directive())
        assert asked.wishes[1].limit is Limit.OTHERS
        with pytest.raises(OthersNotTakenOut):
            done(asked, "support")
        assert done(asked, "support", others_taken_out=True).wishes[1].carried is Carried.WHOLLY
        assert done(asked, "support", Carried.NOT, words="rien n’y figure").wishes[1].carried is Carried.NOT

    def test_what_a_law_obliges_to_keep_is_not_erased(self) -> None:
        limits = {each.processing: each.limit for each in planned(general()).wishes}
        assert limits["rights_requests"] is Limit.LEGAL_OBLIGATION
        assert limits["contract"] is None
        assert profile().activities[3].legal_basis is LegalBasis.LEGAL_OBLIGATION


class TestConfirming:
    def test_none_is_an_answer_too(self) -> None:
        found = planned().deceased
        assert found is not None
        assert (found.directive, found.directives) == (DirectiveFound.NONE, ())

    @pytest.mark.parametrize(
        ("contrary", "says"), [(True, DirectiveFound.CONTRARY), (False, DirectiveFound.NOT_CONTRARY)]
    )
    def test_a_person_says_whether_it_excludes_what_the_heirs_ask(self, contrary: bool, says: DirectiveFound) -> None:
        found = planned(directive(), contrary=contrary).deceased
        assert found is not None
        assert found.directive is says

    def test_what_was_done_stays_done_when_it_is_confirmed_again(self) -> None:
        asked = planned(directive(), general(), asked=done(planned(directive())))
        carried = {each.processing: each.carried for each in asked.wishes}
        assert carried["contract"] is Carried.WHOLLY
        assert carried["marketing"] is None

    def test_nobody_has_directives_before_it_is_known_who_died(self) -> None:
        with pytest.raises(DeathNotRecorded):
            planned(directive(), asked=replace(ASKED, deceased=None))
        with pytest.raises(CaseIsClosed):
            planned(directive(), asked=replace(ASKED, closed_on=TODAY))

    @law_says(
        "lil.85.1.designated",
        "Directives may designate somebody to have them carried out; failing that, or if that person is dead, the "
        "heirs may take note of them and ask for it.",
    )
    def test_what_is_communicated_to_nobody_in_particular_goes_to_the_designated_person(self) -> None:
        unnamed = replace(SPECIFIC, instructions=(Instruction(Wish.COMMUNICATE, "support"),))
        assert planned(directive(unnamed)).wishes[0].to_whom == "Rose Duvernay"
        assert planned(directive()).wishes[1].to_whom == "Rose Duvernay"
        assert planned(directive()).wishes[0].to_whom == ""
        whatever = general(replace(GENERAL, instructions=(Instruction(Wish.COMMUNICATE),)))
        assert planned(whatever).wishes[0].to_whom == ""


class TestConflicts:
    @pytest.mark.parametrize(
        ("purpose", "against"),
        [
            (HeirPurpose.ESTATE, {Wish.ERASE, Wish.COMMUNICATE}),
            (HeirPurpose.MEMORIES, {Wish.ERASE, Wish.COMMUNICATE}),
            (HeirPurpose.DEATH_TAKEN_INTO_ACCOUNT, {Wish.KEEP}),
        ],
    )
    def test_what_stands_against_the_heirs_wish_is_pointed_at(self, purpose: HeirPurpose, against: set[Wish]) -> None:
        every = tuple(PlannedWish("PM-2026-0001", wish, wish) for wish in Wish)
        assert {each.wish for each in conflicts(every, replace(DIED, purposes=(purpose,)))} == against
        assert conflicts(every, DIED) == ()


class TestCarryingOut:
    def test_it_is_said_what_became_of_each_wish(self) -> None:
        asked = done(planned(directive()), words=" le 2 avril ")
        first = asked.wishes[0]
        assert (first.carried, first.carried_on, first.by, first.words) == (Carried.WHOLLY, TODAY, DPO, "le 2 avril")
        assert [each.processing for each in wishes_left(asked)] == ["support"]

    @pytest.mark.parametrize("how", [Carried.PARTLY, Carried.NOT])
    def test_what_is_not_followed_wholly_has_its_reason(self, how: Carried) -> None:
        with pytest.raises(WordsMissing):
            done(planned(directive()), how=how, words=" ")

    def test_nothing_is_carried_out_before_the_death_is_proved(self) -> None:
        for unproved in (replace(DIED, proof=None), None):
            with pytest.raises(DeathNotProved):
                done(replace(planned(directive()), deceased=unproved))

    def test_nor_what_nobody_wished(self) -> None:
        with pytest.raises(NoSuchWish):
            done(planned(directive()), "marketing")

    def test_nor_on_a_closed_case(self) -> None:
        with pytest.raises(CaseIsClosed):
            done(replace(planned(directive()), closed_on=TODAY))


def test_the_plan_is_told_by_the_names_of_the_processings() -> None:
    told = told_wishes(done(planned(directive())), profile())
    assert [(each.processing["en"], each.carried) for each in told] == [
        ("Contracts and billing", Carried.WHOLLY),
        ("Customer support", None),
    ]
    gone = replace(ASKED, wishes=(PlannedWish("PM-2026-0001", "lottery", Wish.ERASE),))
    assert told_wishes(gone, profile())[0].processing == {"fr": "lottery"}
