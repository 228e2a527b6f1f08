"""LIL 85 II: heirs may settle the estate and have the death taken into account; they have no general access."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from dsardesk.domain.access import NotOurAnswer
from dsardesk.domain.case import Case, CaseIsClosed, Role
from dsardesk.domain.deceased import DeathProof, Deceased, DirectiveFound, HeirPurpose, HeirQuality
from dsardesk.domain.decisions import must_be_done
from dsardesk.domain.heirs import (
    DeathNotRecorded,
    DirectiveContrary,
    HeirsDisagree,
    ImpossibleDeath,
    OutsidePurposes,
    give_for_estate,
    record_death,
    take_into_account,
)
from dsardesk.domain.marketing import promise_check, stop
from dsardesk.domain.measures import MeasuresMissing, OtherRight
from dsardesk.domain.requests import Capacity, RequestItem
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.domain.wishes import Carried, PlannedWish, Wish
from tests.invented import DPO, RECEIVED_ON, case, clock, profile, searched_everywhere
from tests.law_says import law_says

ASKED = case(items=(RequestItem(1, RightType.HEIR_REQUEST),), searches=searched_everywhere())
DIED = Deceased("Alcide Duvernay", RECEIVED_ON - timedelta(days=20), "alcide@courriel.example")
SEEN = replace(
    DIED,
    proof=DeathProof.DEATH_CERTIFICATE,
    quality=HeirQuality.NOTORIAL_DEED,
    directive=DirectiveFound.NONE,
    purposes=(HeirPurpose.ESTATE,),
)


def recorded(deceased: Deceased = SEEN, asked: Case = ASKED) -> Case:
    return record_death(asked, deceased, today=RECEIVED_ON)


def settled(deceased: Deceased = SEEN) -> Case:
    """Everything done."""
    return stop(recorded(deceased), ["emailing"], on=RECEIVED_ON, by=DPO)


def gaps(asked: Case, outcome: Outcome = Outcome.PARTLY_GRANTED) -> object:
    with pytest.raises(MeasuresMissing) as refused:
        must_be_done(asked, profile(), 1, outcome)
    return refused.value.facts["gaps"]


class TestTheDeath:
    def test_it_is_known_who_died_and_that_an_heir_writes(self) -> None:
        found = recorded(DIED)
        assert found.deceased == DIED
        assert found.requester.capacity is Capacity.HEIR

    def test_what_was_seen_completes_it(self) -> None:
        assert recorded(SEEN, recorded(DIED)).deceased == SEEN

    def test_what_was_confirmed_of_directives_stays(self) -> None:
        confirmed = replace(SEEN, directive=DirectiveFound.NOT_CONTRARY, directives=("PM-2026-0001",))
        wish = PlannedWish("PM-2026-0001", "contract", Wish.ERASE)
        known = replace(ASKED, deceased=confirmed, wishes=(wish,))
        again = recorded(replace(SEEN, directive=None, purposes=(), proof=DeathProof.NOTARY), known)
        assert again.deceased == replace(confirmed, proof=DeathProof.NOTARY)
        assert again.wishes == (wish,)

    @pytest.mark.parametrize("changes", [{"name": "Aristide Duvernay"}, {"born_on": RECEIVED_ON}])
    def test_another_deceased_is_looked_for_anew(self, changes: dict[str, Any]) -> None:
        confirmed = replace(SEEN, directive=DirectiveFound.NOT_CONTRARY, directives=("PM-2026-0001",))
        wish = PlannedWish("PM-2026-0001", "contract", Wish.ERASE)
        other = recorded(replace(DIED, **changes), replace(ASKED, deceased=confirmed, wishes=(wish,)))
        assert other.deceased == replace(DIED, **changes)
        assert other.wishes == ()

    @pytest.mark.parametrize("changes", [{"died_on": RECEIVED_ON + timedelta(days=1)}, {"name": " "}])
    def test_nobody_dies_tomorrow_nor_without_a_name(self, changes: dict[str, Any]) -> None:
        with pytest.raises(ImpossibleDeath):
            recorded(replace(DIED, **changes))

    def test_a_death_on_the_day_itself_is_possible(self) -> None:
        assert recorded(replace(DIED, died_on=RECEIVED_ON)).deceased

    def test_only_a_request_made_after_a_death_records_one(self) -> None:
        with pytest.raises(OtherRight):
            recorded(asked=case())
        with pytest.raises(CaseIsClosed):
            recorded(asked=replace(ASKED, closed_on=RECEIVED_ON))
        with pytest.raises(NotOurAnswer):
            recorded(asked=replace(ASKED, role=Role.PROCESSOR))


@law_says(
    "design.post_mortem.month",
    "The law gives no time limit to answer about data after a death: the desk applies one month, that of the living.",
)
@pytest.mark.parametrize("right", [RightType.HEIR_REQUEST, RightType.POST_MORTEM_DIRECTIVE])
def test_one_month_is_applied_and_said_to_be_our_own_decision(right: RightType) -> None:
    limit = clock(date(2026, 3, 5), right=right)
    assert limit.nominal_due == date(2026, 4, 5)
    assert "clock.by_design" in {step.rule for step in limit.steps}
    living = clock(date(2026, 3, 5), right=RightType.ACCESS)
    assert "clock.by_design" not in {step.rule for step in living.steps}


class TestMeasures:
    @pytest.mark.parametrize(("closed", "kind"), [(True, "account_closed"), (False, "death_noted")])
    def test_a_system_closes_the_account_or_notes_the_death(self, closed: bool, kind: str) -> None:
        done = take_into_account(recorded(), profile(), 1, "crm", closed=closed, on=RECEIVED_ON, by=DPO)
        assert (done.measures[0].kind, done.measures[0].system) == (kind, "crm")

    @law_says(
        "lil.85.2.estate",
        "Without a directive to the contrary, heirs may access the data needed to organise and settle the estate, and "
        "receive digital goods and data that are family memories.",
    )
    def test_what_the_estate_needs_is_given_piece_by_piece(self) -> None:
        given = give_for_estate(recorded(), profile(), 1, "crm", what=" un contrat ", on=RECEIVED_ON, by=DPO)
        assert (given.measures[0].kind, given.measures[0].what) == ("given_for_estate", "un contrat")

    @law_says(
        "lil.84.end",
        "The rights of a person over their data end with their death; nobody inherits a general right of access.",
    )
    @pytest.mark.parametrize("purposes", [(), (HeirPurpose.DEATH_TAKEN_INTO_ACCOUNT,)])
    def test_nothing_is_given_but_for_the_estate_or_as_memories(self, purposes: tuple[HeirPurpose, ...]) -> None:
        with pytest.raises(OutsidePurposes):
            given(replace(SEEN, purposes=purposes))
        assert given(replace(SEEN, purposes=(HeirPurpose.MEMORIES,))).measures

    def test_nothing_is_given_against_a_directive(self) -> None:
        """LIL 85 II: "En l'absence de directives ou de mention contraire dans lesdites directives"."""
        with pytest.raises(DirectiveContrary):
            given(replace(SEEN, directive=DirectiveFound.CONTRARY))
        assert given(replace(SEEN, directive=DirectiveFound.NOT_CONTRARY)).measures

    @law_says("lil.85.2.court", "When heirs disagree, the judicial court decides.")
    def test_nothing_is_given_while_heirs_disagree(self) -> None:
        with pytest.raises(HeirsDisagree):
            given(replace(SEEN, disputed_on=RECEIVED_ON))

    def test_nothing_is_done_before_it_is_known_who_died(self) -> None:
        with pytest.raises(DeathNotRecorded):
            take_into_account(ASKED, profile(), 1, "crm", closed=True, on=RECEIVED_ON, by=DPO)
        with pytest.raises(DeathNotRecorded):
            give_for_estate(ASKED, profile(), 1, "crm", what="un contrat", on=RECEIVED_ON, by=DPO)

    def test_mailings_to_the_deceased_stop_at_once_and_are_checked_fifteen_days_later(self) -> None:
        done = promise_check(stop(recorded(), ["emailing"], on=RECEIVED_ON, by=DPO), RECEIVED_ON + timedelta(days=15))
        assert [(m.kind, m.system) for m in done.measures] == [("marketing_stopped", "emailing")]
        assert [promise.kind for promise in done.promises] == ["marketing_check"]


def given(deceased: Deceased) -> Case:
    return give_for_estate(recorded(deceased), profile(), 1, "crm", what="un contrat", on=RECEIVED_ON, by=DPO)


class TestDeciding:
    @pytest.mark.parametrize("outcome", [Outcome.GRANTED, Outcome.PARTLY_GRANTED])
    def test_an_answer_in_favour_stands_once_everything_is_done(self, outcome: Outcome) -> None:
        must_be_done(settled(), profile(), 1, outcome)

    def test_without_a_recorded_death_there_is_no_heir(self) -> None:
        assert gaps(ASKED) == "death_not_recorded mailings_not_stopped"

    @pytest.mark.parametrize(
        ("missing", "gap"),
        [
            ("proof", "death_not_proved"),
            ("quality", "quality_not_shown"),
            ("directive", "directives_not_looked_up"),
        ],
    )
    def test_proof_quality_and_directives_come_first(self, missing: str, gap: str) -> None:
        changes: dict[str, Any] = {missing: None}
        assert gaps(settled(replace(SEEN, **changes))) == gap

    def test_a_contrary_directive_prevails_over_the_heirs(self) -> None:
        """LIL 85 II: "En l'absence de directives ou de mention contraire dans lesdites directives"."""
        contrary = settled(replace(SEEN, directive=DirectiveFound.CONTRARY))
        assert gaps(contrary, Outcome.GRANTED) == "directive_contrary"
        must_be_done(contrary, profile(), 1, Outcome.PARTLY_GRANTED)

    @law_says(
        "decree.2019-536.124",
        "An heir shows their identity, and their quality by a notary’s deed, a family record book or a statement of "
        "all the heirs.",
    )
    @pytest.mark.parametrize("quality", [each for each in HeirQuality if each is not HeirQuality.DESIGNATED_PERSON])
    def test_an_heir_shows_their_quality_and_says_what_they_ask(self, quality: HeirQuality) -> None:
        must_be_done(settled(replace(SEEN, quality=quality)), profile(), 1, Outcome.GRANTED)
        assert gaps(settled(replace(SEEN, quality=quality, purposes=()))) == "purposes_not_recorded"

    def test_a_designated_person_has_a_directive_instead_of_a_purpose(self) -> None:
        designated = replace(SEEN, quality=HeirQuality.DESIGNATED_PERSON, purposes=())
        assert gaps(settled(designated)) == "nobody_designated"
        found = replace(designated, directive=DirectiveFound.NOT_CONTRARY)
        must_be_done(settled(found), profile(), 1, Outcome.GRANTED)

    def test_while_heirs_disagree_not_all_is_granted(self) -> None:
        disputed = settled(replace(SEEN, disputed_on=RECEIVED_ON))
        assert gaps(disputed, Outcome.GRANTED) == "heirs_disagree"
        must_be_done(disputed, profile(), 1, Outcome.PARTLY_GRANTED)

    def test_directives_are_carried_out_before_anybody_is_answered(self) -> None:
        wish = PlannedWish("PM-2026-0001", "contract", Wish.ERASE)
        waiting = replace(settled(), wishes=(wish,))
        assert gaps(waiting) == "directive_not_carried_out"
        must_be_done(replace(waiting, wishes=(replace(wish, carried=Carried.WHOLLY),)), profile(), 1, Outcome.GRANTED)

    def test_nobody_writes_to_the_dead(self) -> None:
        assert gaps(recorded()) == "mailings_not_stopped"

    @law_says(
        "lil.85.2.death",
        "Heirs may have the death taken into account: accounts closed, processing ended, data updated.",
    )
    def test_each_system_takes_the_death_into_account(self) -> None:
        asked = replace(settled(), searches=())
        assert gaps(asked) == "system_without_death"
        for system in profile().systems:
            asked = take_into_account(asked, profile(), 1, system.id, closed=True, on=RECEIVED_ON, by=DPO)
        must_be_done(asked, profile(), 1, Outcome.GRANTED)

    def test_a_refusal_asks_for_nothing(self) -> None:
        must_be_done(ASKED, profile(), 1, Outcome.REFUSED)
