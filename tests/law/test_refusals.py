"""The catalogue of refusals that ships, each entry against the sentence of law on which it stands."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dsardesk import resources
from dsardesk.domain.actors import UserRole
from dsardesk.domain.bodies.refusal import FEE, REFUSAL
from dsardesk.domain.case import Case, Role
from dsardesk.domain.deceased import Deceased, DirectiveFound
from dsardesk.domain.fees import FeeUnexplained, ask_fee
from dsardesk.domain.grounds import Approver, Ground, Reach
from dsardesk.domain.identity import Identity, IdentityRequest, Rung
from dsardesk.domain.letters import LetterKind, Say
from dsardesk.domain.plans import plan_letter
from dsardesk.domain.reasons import Fee, Given, SignOff, SignOffKind, StatedGround
from dsardesk.domain.refusals import (
    EvidenceMissing,
    GroundDoesNotFit,
    GroundIncomplete,
    GroundMissing,
    GroundNotShown,
    NeverRefused,
    WarningUnanswered,
    fitting,
    implied,
    must_be_grounded,
    warned,
    warnings,
)
from dsardesk.domain.requests import RequestItem
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.domain.sign_offs import SomebodyElseApproves, given_for_approval, latest, sign_off
from dsardesk.domain.told import AnsweredItem, ToldGround
from dsardesk.law.reading import BadText
from dsardesk.law.refusals import read_grounds
from tests.invented import (
    DPO,
    asked,
    case,
    clock,
    day,
    letter_facts,
    letter_words,
    messages,
    notified,
    numbered,
    profile,
    rule_book,
)
from tests.law_says import law_says
from tests.makers import ACTORS

GROUNDS = rule_book().grounds
DATA_RIGHTS = {
    RightType.ACCESS,
    RightType.RECTIFICATION,
    RightType.ERASURE,
    RightType.RESTRICTION,
    RightType.PORTABILITY,
    RightType.OBJECTION,
    RightType.AUTOMATED_DECISION,
}


def asks(right: RightType, **changes: object) -> Case:
    """A case that exercises one right."""
    return case(items=(RequestItem(1, right),), **changes)


def stated(code: str, **changes: object) -> StatedGround:
    """A ground given with everything that it asks for."""
    ground = GROUNDS[code]
    given = StatedGround(
        1,
        code,
        facts=dict.fromkeys(ground.facts, "en toutes lettres"),
        evidence=(numbered(7),),
        approval=ground.approval,
    )
    return replace(given, **changes)  # type: ignore[arg-type]


def refuse(shown: Case, *given: StatedGround, outcome: Outcome = Outcome.REFUSED) -> None:
    """Refuse the item of the case, if that may be."""
    must_be_grounded(shown, profile(), 1, outcome, stated=given, grounds=GROUNDS)


def codes(right: RightType, outcome: Outcome = Outcome.REFUSED, role: Role = Role.CONTROLLER) -> list[str]:
    """Codes that are offered."""
    return [ground.code for ground in fitting(GROUNDS, right, outcome, role)]


def test_the_catalogue_has_its_twenty_seven_entries_in_order() -> None:
    assert list(GROUNDS) == [f"R{number:02}" for number in range(1, 28)]


@pytest.mark.parametrize("ground", GROUNDS.values(), ids=lambda ground: ground.code)
def test_each_entry_cites_in_both_languages_and_stands_on_rules_that_exist(ground: Ground) -> None:
    assert set(ground.article) == {"fr", "en"}
    assert set(ground.rules) <= set(rule_book().rules)
    assert ground.rights


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_each_entry_and_each_fact_has_words_for_users_and_for_letters(lang: str) -> None:
    keys = {f"ground.{code}" for code in GROUNDS}
    keys |= {f"ground_fact.{fact}" for ground in GROUNDS.values() for fact in (*ground.facts, *ground.may_say)}
    for words in (messages(lang), letter_words(lang)):
        assert keys - words.keys() == set()
        written = {key for key in words.keys() if key.startswith(("ground.", "ground_fact."))}  # noqa: SIM118
        assert written - keys == set()


@pytest.mark.parametrize("right", RightType)
def test_only_codes_that_fit_the_right_are_offered(right: RightType) -> None:
    assert all(right in GROUNDS[code].rights for code in codes(right))


def test_what_an_access_request_may_meet() -> None:
    whole = ["R01", "R02", "R03", "R04", "R05", "R07", "R22", "R25", "R26"]
    assert codes(RightType.ACCESS) == whole
    assert codes(RightType.ACCESS, Outcome.PARTLY_GRANTED) == sorted([*whole, "R08", "R09"])


def test_a_ground_that_two_entries_share_the_code_of_is_a_mistake() -> None:
    text = '[[ground]]\ncode = "R01"\narticle.en = "x"\nrules = ["a"]\nrights = ["access"]\n'
    assert list(read_grounds({"a"}, text)) == ["R01"]
    with pytest.raises(BadText) as refused:
        read_grounds({"a"}, text + text)
    assert refused.value.facts["problem"] == "used_twice"


@pytest.mark.parametrize("rules", ['["b"]', "[]"])
def test_a_ground_that_stands_on_no_known_rule_is_a_mistake(rules: str) -> None:
    with pytest.raises(BadText) as refused:
        read_grounds({"a"}, f'[[ground]]\ncode = "R01"\narticle.en = "x"\nrules = {rules}\nrights = ["access"]\n')
    assert refused.value.facts["problem"] == "unknown_rule"


def test_the_file_that_ships_is_read_with_every_other() -> None:
    assert read_grounds(set(rule_book().rules), resources.text("law", "refusals.toml")) == GROUNDS


class TestEveryRefusal:
    """What holds whatever the ground."""

    @law_says(
        "gdpr.12.4.refusal",
        "Whoever does not act on a request says so without delay and at the latest one month after its "
        "receipt, with the reasons, the right to complain to a supervisory authority and the right to a "
        "judicial remedy; a partial refusal is one too.",
    )
    def test_a_refusal_names_its_ground_and_its_letter_the_authority_and_the_court(self) -> None:
        with pytest.raises(GroundMissing):
            refuse(asks(RightType.ACCESS))
        with pytest.raises(GroundMissing):
            refuse(asks(RightType.OBJECTION), outcome=Outcome.PARTLY_GRANTED)
        assert {"gdpr.12.4.refusal", "gdpr.77", "gdpr.79"} == set(REFUSAL.mandatory)
        keys = [
            section.key
            for section in plan_letter(LetterKind.REFUSAL, letter_facts()).sections
            if isinstance(section, Say)
        ]
        assert keys.index("refusal.reasons") < keys.index("remedies.complaint") < keys.index("remedies.court")

    @law_says(
        "design.full_refusal_in_month_one",
        "A full refusal leaves within the first month even after an extension, for Article 12(4) knows none; "
        "a partial grant may use the extension.",
    )
    def test_a_full_refusal_is_warned_of_after_an_extension_a_partial_grant_is_not(self) -> None:
        extended = clock(day(2, 16), notified(day(3, 6)))
        assert warnings(Outcome.REFUSED, extended, day(3, 10)) == ("refusal_in_first_month",)
        assert warnings(Outcome.REFUSED, extended, day(3, 20)) == ("refusal_after_first_month",)
        assert warnings(Outcome.PARTLY_GRANTED, extended, day(3, 20)) == ()
        assert warnings(Outcome.REFUSED, clock(day(2, 16)), day(3, 20)) == ()
        suspended = clock(day(2, 16), notified(day(3, 6)), asked(day(3, 10)))
        assert warnings(Outcome.REFUSED, suspended, day(3, 20)) == ()

    def test_a_refusal_after_that_month_is_decided_only_with_words_which_stay_on_the_case(self) -> None:
        given = warnings(Outcome.REFUSED, clock(day(2, 16), notified(day(3, 6))), day(3, 20))
        for silent in ("", "  "):
            with pytest.raises(WarningUnanswered):
                warned(asks(RightType.ACCESS), 1, given, silent, on=day(3, 20), by=DPO)
        shown = warned(asks(RightType.ACCESS), 1, given, " le jugement tombe demain ", on=day(3, 20), by=DPO)
        (kept,) = shown.assessments
        assert (kept.item, kept.ground, kept.words) == (1, given[0], "le jugement tombe demain")
        assert warned(shown, 1, (), "", on=day(3, 21), by=DPO).assessments == ()

    @law_says(
        "gdpr.21.3.no_refusal",
        "An objection to direct marketing is never refused, in whole or in part: no ground exists.",
    )
    @law_says(
        "gdpr.7.3.no_refusal",
        "A consent is withdrawn at any time: its withdrawal is never refused, in whole or in part.",
    )
    @pytest.mark.parametrize("right", [RightType.OBJECTION_MARKETING, RightType.CONSENT_WITHDRAWAL])
    def test_marketing_objections_and_withdrawn_consents_meet_no_ground_at_all(self, right: RightType) -> None:
        assert all(codes(right, outcome) == [] for outcome in Outcome)
        for outcome in (Outcome.REFUSED, Outcome.PARTLY_GRANTED):
            with pytest.raises(NeverRefused):
                refuse(asks(right), outcome=outcome)
        with pytest.raises(NeverRefused):
            refuse(asks(right), stated("R26"), outcome=Outcome.NO_DATA_HELD)
        refuse(asks(right), outcome=Outcome.GRANTED)

    @law_says(
        "gdpr.38.two_entries",
        "The data protection officer advises and the controller decides: the opinion of the one and the "
        "decision of the other are two entries, and neither overwrites the other.",
    )
    def test_the_opinion_and_the_decision_stand_beside_each_other(self) -> None:
        decided = asks(RightType.ACCESS).decided(1, Outcome.REFUSED, reasons="abus", on=day(4, 10), by=DPO)
        advised = sign_off(decided, SignOff(1, SignOffKind.OPINION, False, "plutôt des frais", day(4, 10), DPO))
        approved = sign_off(advised, SignOff(1, SignOffKind.APPROVAL, True, "", day(4, 11), "Maud"))
        opinion, approval = (latest(approved, 1, kind) for kind in SignOffKind)
        assert opinion
        assert not opinion.favourable
        assert approval
        assert approval.favourable
        assert approved.item(1).outcome is Outcome.REFUSED

    @law_says(
        "design.confidential_case",
        "A case that concerns the management can be made confidential: those who only follow or approve see "
        "it in no list, count, alert or approval.",
    )
    def test_only_those_who_handle_cases_see_a_confidential_one(self) -> None:
        assert {role for role in UserRole if ACTORS[role].sees_confidential} == {UserRole.DPO, UserRole.ASSISTANT}


class TestUnfoundedAndExcessive:
    """GDPR 12(5): read narrowly, proven by the controller, signed twice."""

    @law_says(
        "gdpr.12.5.burden",
        "Whoever calls a request manifestly unfounded or excessive has to prove it.",
    )
    @law_says(
        "gdpr.12.5.unfounded",
        "A request is manifestly unfounded only where it is plain at first sight that what the right requires"
        " is not met; for access this is nearly never so.",
    )
    @law_says(
        "gdpr.12.5.repetitive",
        "A request may be excessive because it repeats an earlier one on data that have not changed after too"
        " short an interval; a year between two requests never is, nor is the work that an answer takes.",
    )
    @law_says(
        "cjeu.c526-24.abuse",
        "Even a first request may be excessive where the controller proves, from all the circumstances, that "
        "it was not made to know and check the processing but with an abusive intention; the threshold is "
        "high.",
    )
    @pytest.mark.parametrize("code", ["R01", "R02", "R03"])
    def test_each_says_its_facts_and_proves_them(self, code: str) -> None:
        for right in DATA_RIGHTS:
            refuse(asks(right), stated(code))
        with pytest.raises(EvidenceMissing):
            refuse(asks(RightType.ACCESS), stated(code, evidence=()))
        for fact in GROUNDS[code].facts:
            with pytest.raises(GroundIncomplete) as refused:
                refuse(asks(RightType.ACCESS), stated(code, facts={**stated(code).facts, fact: " "}))
            assert refused.value.facts["facts_missing"] == fact

    def test_repetition_names_the_requests_their_interval_and_that_nothing_changed(self) -> None:
        assert GROUNDS["R02"].facts == ("earlier_requests", "interval", "unchanged")

    def test_abuse_names_the_objective_and_the_subjective_element(self) -> None:
        assert GROUNDS["R03"].facts == ("circumstances", "intention")

    @law_says(
        "design.both_sign_off",
        "A refusal or a fee under Article 12(5) is recorded with the opinion of the data protection officer "
        "and with the approval of the controller; a vault with a single user says that he approved alone, or "
        "holds the approval given outside.",
    )
    def test_they_alone_need_the_controller_and_a_single_user_approves_alone_and_says_so(self) -> None:
        assert {g.code for g in GROUNDS.values() if g.approval is Approver.CONTROLLER} == {"R01", "R02", "R03"}
        assert given_for_approval(alone=True, outside=False) is Given.ALONE
        assert given_for_approval(alone=True, outside=True) is Given.OUTSIDE
        assert given_for_approval(alone=False, outside=True) is Given.OUTSIDE
        with pytest.raises(SomebodyElseApproves):
            given_for_approval(alone=False, outside=False)

    @law_says(
        "gdpr.12.5.fee",
        "Where a request is manifestly unfounded or excessive, a reasonable fee that covers the "
        "administrative costs may be charged instead of refusing; it is announced with its amount, its "
        "calculation and the proof of the excess, so that the person may withdraw, and it suspends nothing.",
    )
    def test_a_fee_has_an_amount_a_calculation_a_proof_and_leaves_the_choice(self) -> None:
        assert {g.code for g in GROUNDS.values() if g.fee} == {"R01", "R02", "R03"}
        shown, fee = asks(RightType.ACCESS), Fee(1, 1500, "deux heures de tri", day(4, 10), DPO)
        charged = ask_fee(shown, profile(), fee, (stated("R02"),), GROUNDS)
        assert (charged.fees, charged.item(1).outcome) == ((fee,), None)
        assert charged.facts == ()
        for poor in (replace(fee, cents=0), replace(fee, calculation=" ")):
            with pytest.raises(FeeUnexplained):
                ask_fee(shown, profile(), poor, (stated("R02"),), GROUNDS)
        with pytest.raises(EvidenceMissing):
            ask_fee(shown, profile(), fee, (stated("R02", evidence=()),), GROUNDS)
        assert "gdpr.12.5.fee" in FEE.mandatory


class TestWhoAsks:
    """Grounds about the person."""

    @law_says(
        "gdpr.11.2.unidentifiable",
        "Where the controller shows that it cannot tell to whom data belong, it says so and need not act, "
        "unless the person gives what allows to find them.",
    )
    def test_whoever_cannot_be_found_is_told_why_and_what_would_help(self) -> None:
        assert GROUNDS["R04"].facts == ("why_unidentifiable", "what_would_help")
        assert set(GROUNDS["R04"].rights) == DATA_RIGHTS

    @law_says(
        "gdpr.12.6.unproven",
        "A request may stay without effect where a reasonable doubt on the identity was put to the person in "
        "time and what was asked did not come.",
    )
    def test_an_identity_that_nobody_asked_about_is_no_ground(self) -> None:
        with pytest.raises(GroundNotShown) as refused:
            refuse(asks(RightType.ACCESS), stated("R05"))
        assert refused.value.facts["why"] == "identity_never_asked"
        questioned = Identity(requests=(IdentityRequest(day(4, 2), Rung.DATA_POINTS, "deux homonymes"),))
        refuse(asks(RightType.ACCESS, identity=questioned), stated("R05"))

    @law_says(
        "gdpr.2.outside",
        "The rights concern the personal data of a living natural person within the scope of the regulation; "
        "what lies outside is said to be so, and answered under what does apply.",
    )
    def test_what_lies_outside_the_regulation_is_said_to(self) -> None:
        assert set(GROUNDS["R26"].rights) == DATA_RIGHTS
        assert GROUNDS["R26"].facts == ("why_outside",)


class TestAnswersThatAreNoRefusals:
    """R06 and R07."""

    @law_says(
        "gdpr.15.1.no_data",
        "That no data are held is an answer, not a refusal; it says in general terms where the search was "
        "made, and excepts and describes the file of the request itself.",
    )
    def test_that_nothing_is_held_is_an_answer_to_every_right_that_can_have_it(self) -> None:
        for right in (*DATA_RIGHTS, RightType.HEIR_REQUEST):
            assert implied(GROUNDS, right, Outcome.NO_DATA_HELD, Role.CONTROLLER) == ("R06",)
            assert "R06" not in codes(right)
        assert GROUNDS["R06"].reach is Reach.ANSWER
        assert implied(GROUNDS, RightType.ACCESS, Outcome.REFUSED, Role.CONTROLLER) == ()

    @law_says(
        "gdpr.28.3.e.not_ours",
        "A processor passes the request to the controller and answers nothing on the merits without its instruction.",
    )
    def test_only_a_processor_says_that_another_answers(self) -> None:
        forwarded = Outcome.FORWARDED_TO_CONTROLLER
        assert codes(RightType.ACCESS, forwarded, Role.PROCESSOR) == ["R07"]
        assert codes(RightType.ACCESS, forwarded) == []
        assert codes(RightType.ACCESS, forwarded, Role.JOINT_CONTROLLER) == []

    @law_says(
        "gdpr.4.7.not_ours",
        "Rights are exercised with whoever decides why and how data are processed: an organisation that does not, and "
        "processes nothing for that one, refuses, says why, and names whom to turn to where it knows.",
    )
    def test_whoever_is_no_controller_of_the_data_refuses_says_why_and_may_name_who_is(self) -> None:
        for right in (*DATA_RIGHTS, RightType.HEIR_REQUEST):
            assert "R07" in codes(right)
            assert "R07" in codes(right, role=Role.JOINT_CONTROLLER)
            assert "R07" not in codes(right, role=Role.PROCESSOR)
            refuse(asks(right), stated("R07"))
            with pytest.raises(GroundIncomplete):
                refuse(asks(right), stated("R07", facts={"who_answers": "Cuivre SA"}))
        assert "R07" not in codes(RightType.PROCESSOR_REDIRECT)
        told = ToldGround("R07", GROUNDS["R07"].article, facts={"why_not_ours": "vendu", "who_answers": "Cuivre SA"})
        refused = AnsweredItem(RightType.ACCESS, Outcome.REFUSED, "pas nous", grounds=(told,))
        sections = plan_letter(LetterKind.REFUSAL, letter_facts(items=(refused,))).sections
        assert "Cuivre SA" in str(sections)
        assert "ground_fact.who_answers" in str(sections)
        # A processor that passes a request on needs to say neither.
        forwarded = asks(RightType.ACCESS, role=Role.PROCESSOR)
        refuse(forwarded, stated("R07", facts={}), outcome=Outcome.FORWARDED_TO_CONTROLLER)


class TestRightsOfOthers:
    """Grounds that keep something back."""

    @law_says(
        "gdpr.15.4.others",
        "The rights and freedoms of others limit what is handed over, never the whole answer: what is "
        "withheld is named and the rest is given.",
    )
    @law_says(
        "gdpr.recital63.secret",
        "Trade secrets and intellectual property may keep back a part of the copy, never all information.",
    )
    @pytest.mark.parametrize("code", ["R08", "R09"])
    def test_they_never_refuse_the_whole_and_name_what_is_withheld(self, code: str) -> None:
        with pytest.raises(GroundDoesNotFit):
            refuse(asks(RightType.ACCESS), stated(code))
        refuse(asks(RightType.ACCESS), stated(code), outcome=Outcome.PARTLY_GRANTED)
        assert "withheld" in GROUNDS[code].facts

    @pytest.mark.parametrize("code", ["R08", "R09"])
    def test_portability_knows_them_too(self, code: str) -> None:
        assert code in codes(RightType.PORTABILITY, Outcome.PARTLY_GRANTED)

    def test_heirs_receive_no_data_of_other_people_and_read_the_text_that_says_so(self) -> None:
        assert "R08" in codes(RightType.HEIR_REQUEST, Outcome.PARTLY_GRANTED)
        assert "R08" not in codes(RightType.HEIR_REQUEST)
        assert GROUNDS["R08"].cited(RightType.HEIR_REQUEST)["en"].startswith("Article 85")
        assert GROUNDS["R08"].cited(RightType.ACCESS) == GROUNDS["R08"].article
        assert GROUNDS["R25"].cited(RightType.HEIR_REQUEST) == GROUNDS["R25"].article

    @law_says(
        "gdpr.15.4.secrecy",
        "Professional secrecy and the secrecy of correspondence protect what they cover: the part so "
        "protected is withheld.",
    )
    def test_secrecy_names_what_it_covers(self) -> None:
        assert GROUNDS["R25"].facts == ("withheld", "which_secrecy")
        assert set(GROUNDS["R25"].rights) == {RightType.ACCESS, RightType.PORTABILITY, RightType.HEIR_REQUEST}


class TestErasure:
    """GDPR 17."""

    @law_says(
        "gdpr.17.3.a.expression",
        "Data are not erased as far as the freedom of expression and information needs them.",
    )
    @law_says(
        "gdpr.17.3.b.obligation",
        "Data are not erased as far as a legal obligation or a task in the public interest needs them; the "
        "text that obliges is cited.",
    )
    @law_says(
        "gdpr.17.3.c.health",
        "Data are not erased as far as the public interest in the area of public health needs them.",
    )
    @law_says(
        "gdpr.17.3.d.archives",
        "Data are not erased as far as archiving in the public interest, research or statistics would "
        "otherwise become impossible or be seriously impaired.",
    )
    @law_says(
        "gdpr.17.3.e.claims",
        "Data are not erased as far as legal claims need them; which claim, and until what event, is said.",
    )
    @law_says(
        "gdpr.17.1.no_ground",
        "Erasure is owed on any one of the six grounds of Article 17(1); it is not owed where none of them is met.",
    )
    @pytest.mark.parametrize("code", ["R10", "R11", "R12", "R13", "R14", "R15"])
    def test_each_is_for_erasure_alone_and_says_what_is_kept(self, code: str) -> None:
        assert GROUNDS[code].rights == (RightType.ERASURE,)
        assert GROUNDS[code].facts[0] == "what_is_kept"
        refuse(asks(RightType.ERASURE), stated(code))
        with pytest.raises(GroundDoesNotFit):
            refuse(asks(RightType.ACCESS), stated(code))

    def test_a_legal_obligation_cites_its_text_and_a_claim_its_end(self) -> None:
        assert {"which_text", "kept_until"} <= set(GROUNDS["R11"].facts)
        assert {"which_claim", "end_event"} <= set(GROUNDS["R14"].facts)


class TestOneRightEach:
    """Grounds that belong to a single right."""

    @law_says(
        "gdpr.20.1.not_met",
        "Portability covers what the person provided, processed by automated means under consent or a "
        "contract; not paper files, nor what the company inferred.",
    )
    @law_says(
        "gdpr.20.3.public_task",
        "Portability does not apply to processing that a task in the public interest or official authority requires.",
    )
    @law_says(
        "gdpr.21.1.compelling",
        "An objection on grounds of the person’s situation gives way only to compelling legitimate grounds "
        "that the controller demonstrates and weighs against them, or to legal claims.",
    )
    @law_says(
        "gdpr.18.1.no_ground",
        "Restriction is owed in four cases only: accuracy contested while it is checked, unlawful processing,"
        " data that the person needs for legal claims, an objection under examination.",
    )
    @law_says(
        "gdpr.16.accurate",
        "Data that were checked and found accurate, or an opinion correctly recorded as one, are not "
        "rewritten; the person may have a statement added.",
    )
    @law_says(
        "gdpr.22.2.exception",
        "An automated decision may stand where a contract needs it, a law allows it or explicit consent was "
        "given, and where a human may be heard and may change it.",
    )
    @law_says(
        "gdpr.22.1.reach",
        "Article 22 is about decisions that a machine takes alone and that have legal effects or affect the person as "
        "much; it does not reach one that a person really takes, nor one of little effect.",
    )
    @pytest.mark.parametrize(
        ("code", "right", "facts"),
        [
            ("R16", RightType.PORTABILITY, ("which_condition",)),
            ("R17", RightType.PORTABILITY, ("which_task",)),
            ("R18", RightType.OBJECTION, ("compelling_grounds", "balance")),
            ("R19", RightType.RESTRICTION, ("why_none",)),
            ("R20", RightType.RECTIFICATION, ("what_was_checked", "why_accurate")),
            ("R21", RightType.AUTOMATED_DECISION, ("which_exception", "safeguards")),
            ("R27", RightType.AUTOMATED_DECISION, ("why_not_reached",)),
        ],
    )
    def test_each_fits_its_right_and_says_what_the_law_asks(
        self, code: str, right: RightType, facts: tuple[str, ...]
    ) -> None:
        assert GROUNDS[code].rights == (right,)
        assert GROUNDS[code].facts == facts
        refuse(asks(right), stated(code))

    @law_says(
        "gdpr.23.national_law",
        "A right may be restricted by a law, which is then cited; a practice or a rule of the company is none.",
    )
    def test_a_national_law_is_cited(self) -> None:
        assert GROUNDS["R22"].facts == ("which_text", "what_is_limited")


class TestAfterADeath:
    """LIL 85."""

    @law_says(
        "lil.85.2.not_heir",
        "After a death, heirs may act to settle the estate and to have the death taken into account; whoever "
        "shows no such quality, or asks for something else, has no right to it.",
    )
    def test_heirs_are_refused_what_is_outside_the_two_purposes(self) -> None:
        assert codes(RightType.HEIR_REQUEST) == ["R07", "R23", "R24", "R25"]
        refuse(asks(RightType.HEIR_REQUEST), stated("R23"))

    @law_says(
        "lil.85.1.contrary",
        "What the deceased directed prevails over what the heirs ask.",
    )
    def test_a_directive_is_a_ground_only_if_the_register_holds_a_contrary_one(self) -> None:
        for deceased in (None, Deceased("A", day(3, 2)), Deceased("A", day(3, 2), directive=DirectiveFound.NONE)):
            with pytest.raises(GroundNotShown) as refused:
                refuse(asks(RightType.HEIR_REQUEST, deceased=deceased), stated("R24"))
            assert refused.value.facts["why"] == "no_contrary_directive"
        contrary = Deceased("A", day(3, 2), directive=DirectiveFound.CONTRARY)
        refuse(asks(RightType.HEIR_REQUEST, deceased=contrary), stated("R24"))
