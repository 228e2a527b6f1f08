"""GDPR 18: restricted at once on the person's demand, used no more but for four uses, ended after a notice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dsardesk.domain.assessments import AssessmentKind, RestrictionGround
from dsardesk.domain.bodies.body import examined as found_in
from dsardesk.domain.case import CannotClose, Case
from dsardesk.domain.decisions import must_be_done
from dsardesk.domain.due_letters import due_letters
from dsardesk.domain.identity import Identity, IdentityCheck, Rung, Verdict
from dsardesk.domain.letter_facts import FactMissing
from dsardesk.domain.letters import LetterKind, Say
from dsardesk.domain.measures import MeasuresMissing
from dsardesk.domain.papers import LetterState
from dsardesk.domain.plans import plan_letter
from dsardesk.domain.recipients import tell, untold
from dsardesk.domain.requests import RequestItem
from dsardesk.domain.restriction import (
    NoticeFirst,
    NotRestricted,
    RestrictedUse,
    UseWithoutReason,
    in_force,
    lift,
    noticed_on,
    proposed,
    restrict,
    use_restricted,
)
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.domain.steps import NextStep, next_step
from dsardesk.domain.told import AnsweredItem
from tests.invented import (
    DPO,
    NOON,
    RECEIVED_ON,
    case,
    day,
    examined,
    letter,
    letter_facts,
    profile,
    restriction_ground,
    searched_everywhere,
)
from tests.law_says import law_says

ALONE = case(items=(RequestItem(1, RightType.RESTRICTION),))
GROUNDED = replace(ALONE, assessments=(restriction_ground(1, RestrictionGround.CLAIMS),))


def restricted(asked: Case = GROUNDED, *systems: str) -> Case:
    for system in systems or ("crm",):
        asked = restrict(asked, profile(), 1, system, on=RECEIVED_ON, by=DPO)
    return asked


def told(asked: Case, kind: LetterKind = LetterKind.RESTRICTION_LIFTING, on: int = 20) -> Case:
    return replace(asked, letters=(*asked.letters, letter(kind, sent_on=day(4, on))))


def gaps(asked: Case) -> object:
    with pytest.raises(MeasuresMissing) as refused:
        must_be_done(asked, profile(), 1, Outcome.GRANTED)
    return refused.value.facts["gaps"]


@law_says(
    "gdpr.18.1.grounds",
    "The person obtains a restriction on one of four grounds: accuracy contested, unlawful processing, claims of the "
    "person, objection under examination; it is proposed, never imposed.",
)
class TestObtaining:
    def test_it_stands_alone_without_any_rectification(self) -> None:
        done = restricted(replace(GROUNDED, searches=searched_everywhere()))
        assert next_step(ALONE, profile()) is NextStep.RESTRICT
        assert gaps(done) == "recipient_not_told"

    @pytest.mark.parametrize("ground", RestrictionGround)
    def test_one_of_the_four_grounds_is_enough(self, ground: RestrictionGround) -> None:
        assert gaps(replace(ALONE, assessments=(restriction_ground(1, ground),))) == "nothing_restricted"

    def test_without_a_ground_it_is_not_granted(self) -> None:
        assert gaps(ALONE) == "restriction_ground_missing nothing_restricted"

    @pytest.mark.parametrize("right", [RightType.RECTIFICATION, RightType.OBJECTION])
    def test_it_is_proposed_while_accuracy_or_an_objection_is_examined(self, right: RightType) -> None:
        asked = case(items=(RequestItem(1, right),))
        assert proposed(asked)
        assert NextStep.RESTRICT is not next_step(asked, profile())
        assert not proposed(asked.decided(1, Outcome.GRANTED, reasons="", on=RECEIVED_ON, by=DPO))
        assert not proposed(replace(asked, items=(*asked.items, RequestItem(2, RightType.RESTRICTION))))

    def test_it_is_not_proposed_to_whoever_only_asks_for_a_copy(self) -> None:
        assert not proposed(case())


@law_says(
    "gdpr.18.2.uses",
    "Restricted data are stored, and used only with the person’s consent, for legal claims, to protect another "
    "person’s rights or for an important public interest.",
)
class TestUsesLeft:
    @pytest.mark.parametrize("use", RestrictedUse)
    def test_each_is_recorded_with_what_was_used_and_why(self, use: RestrictedUse) -> None:
        used = self.used(restricted(), use=use)
        assert (used.measures[-1].kind, used.measures[-1].ground) == ("restricted_use", use)
        assert (used.measures[-1].what, used.measures[-1].reason) == ("le contrat", "audience du 4 mai")
        assert in_force(used, 1) == ("crm",)

    def used(self, asked: Case, **changes: str) -> Case:
        words = {"use": RestrictedUse.CLAIMS, "what": " le contrat ", "reason": " audience du 4 mai ", **changes}
        return use_restricted(asked, profile(), 1, "crm", on=RECEIVED_ON, by=DPO, **words)  # type: ignore[arg-type]

    @pytest.mark.parametrize("gone", ["what", "reason"])
    def test_none_goes_without_words(self, gone: str) -> None:
        with pytest.raises(UseWithoutReason):
            self.used(restricted(), **{gone: " "})

    def test_data_under_no_restriction_are_simply_used(self) -> None:
        with pytest.raises(NotRestricted):
            self.used(GROUNDED)


@law_says("gdpr.18.3.notice", "Whoever obtained a restriction is informed before it is lifted.")
class TestLifting:
    def test_it_is_not_lifted_before_the_notice_has_left(self) -> None:
        with pytest.raises(NoticeFirst):
            lift(restricted(), profile(), 1, on=day(4, 20), by=DPO)
        draft = replace(letter(LetterKind.RESTRICTION_LIFTING, sent_on=None), state=LetterState.DRAFT)
        with pytest.raises(NoticeFirst):
            lift(replace(restricted(), letters=(draft,)), profile(), 1, on=day(4, 20), by=DPO)

    def test_once_told_it_ends_in_every_system(self) -> None:
        lifted = lift(told(restricted(GROUNDED, "crm", "support")), profile(), 1, on=day(4, 21), by=DPO)
        assert in_force(lifted, 1) == ()
        assert [m.system for m in lifted.measures if m.kind == "restriction_lifted"] == ["crm", "support"]
        with pytest.raises(NotRestricted):
            lift(lifted, profile(), 1, on=day(4, 21), by=DPO)

    def test_a_notice_of_an_earlier_restriction_says_nothing_of_a_later_one(self) -> None:
        lifted = lift(told(restricted()), profile(), 1, on=day(4, 20), by=DPO)
        again = restrict(lifted, profile(), 1, "crm", on=day(4, 25), by=DPO)
        assert in_force(again, 1) == ("crm",)
        assert noticed_on(again, 1) is None

    @pytest.mark.parametrize(
        ("ground", "noticed"), [(RestrictionGround.ACCURACY, True), (RestrictionGround.CLAIMS, False)]
    )
    def test_the_reply_on_accuracy_is_the_notice_only_of_what_was_restricted_to_check_it(
        self, ground: RestrictionGround, *, noticed: bool
    ) -> None:
        asked = restricted(replace(ALONE, assessments=(restriction_ground(1, ground),)))
        assert (noticed_on(told(asked, LetterKind.RECTIFICATION_REPLY), 1) is not None) is noticed
        assert noticed_on(told(restricted(ALONE), LetterKind.RECTIFICATION_REPLY), 1) == day(4, 20)

    def test_a_case_stays_open_while_data_are_restricted(self) -> None:
        checked = Identity(check=IdentityCheck(Rung.KNOWN_CHANNEL, Verdict.CONFIRMED, (), NOON, DPO))
        answered = replace(restricted(), identity=checked).decided(
            1, Outcome.GRANTED, reasons="", on=RECEIVED_ON, by=DPO
        )
        answered = told(answered.letter_sent(letter(LetterKind.RESTRICTION_REPLY, items=(1,), sent_on=day(4, 3))))
        assert next_step(answered, profile()) is NextStep.TELL_RECIPIENTS
        for name in untold(answered, profile(), 1):
            answered = tell(answered, profile(), 1, name, on=day(4, 3), by=DPO)
        assert next_step(answered, profile()) is NextStep.LIFT_RESTRICTION
        with pytest.raises(CannotClose) as refused:
            answered.closed(day(4, 20))
        assert refused.value.facts == {"blockers": "restriction_in_force"}
        lifted = lift(answered, profile(), 1, on=day(4, 21), by=DPO)
        assert next_step(lifted, profile()) is NextStep.CLOSE
        assert lifted.closed(day(4, 21)).closed_on == day(4, 21)


class TestLetters:
    def test_the_notice_is_called_for_once_it_is_said_why_the_restriction_ends(self) -> None:
        end = examined(AssessmentKind.RESTRICTION_END, 1, words="le litige a pris fin")
        assert LetterKind.RESTRICTION_LIFTING not in due_letters(restricted())
        ending = replace(restricted(), assessments=(end,))
        assert LetterKind.RESTRICTION_LIFTING in due_letters(ending)
        assert LetterKind.RESTRICTION_LIFTING not in due_letters(told(ending))

    def test_a_restriction_alone_has_a_letter_of_its_own(self) -> None:
        granted = restricted().decided(1, Outcome.GRANTED, reasons="", on=RECEIVED_ON, by=DPO)
        due = due_letters(granted)
        assert LetterKind.RESTRICTION_REPLY in due
        assert LetterKind.RECTIFICATION_REPLY not in due

    def test_it_refuses_to_tell_what_was_not_granted(self) -> None:
        refused = AnsweredItem(RightType.RESTRICTION, Outcome.REFUSED, "x")
        with pytest.raises(FactMissing):
            plan_letter(LetterKind.RESTRICTION_REPLY, letter_facts(items=(refused,)))

    def test_a_part_is_told_with_its_reasons(self) -> None:
        partly = AnsweredItem(RightType.RESTRICTION, Outcome.PARTLY_GRANTED, "les factures servent encore")
        sections = plan_letter(LetterKind.RESTRICTION_REPLY, letter_facts(items=(partly,))).sections
        assert Say("restriction_reply.reasons", (("reasons", "les factures servent encore"),)) in sections

    def test_what_was_not_examined_is_not_told(self) -> None:
        with pytest.raises(FactMissing) as refused:
            found_in(letter_facts(examined=()), RightType.RESTRICTION, AssessmentKind.RESTRICTION_END)
        assert refused.value.facts == {"fact": "restriction_end"}

    def test_the_reply_on_accuracy_does_not_end_a_restriction_made_for_another_reason(self) -> None:
        facts = letter_facts()
        claims = replace(facts.examined[0], ground=RestrictionGround.CLAIMS)
        said = [
            s.key
            for s in plan_letter(LetterKind.RECTIFICATION_REPLY, replace(facts, examined=(claims,))).sections
            if isinstance(s, Say)
        ]
        assert "restriction.stays" in said
        assert "restriction.lifted" not in said
