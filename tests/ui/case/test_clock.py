"""The clocks of a case: one sentence where they agree, and the whole calculation behind a click."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dsardesk.domain.case import Case, CaseKind, Role
from dsardesk.domain.clocks import clock_of
from dsardesk.domain.records import CaseFact
from dsardesk.domain.requests import Principal, RequestItem
from dsardesk.domain.rights import RightType
from dsardesk.domain.standing import Urgency
from dsardesk.domain.terms import Regime
from dsardesk.ui.case.clock.reading import clock_lines, explanations, source
from dsardesk.ui.case.clock.supposing import Supposed, trial
from tests.invented import answered, asked, calendar, case, day, letter, messages, notified, profile, rule_book
from tests.ui.case.conftest import page

EN, RULES = messages("en"), rule_book()
CLARIFIED = CaseFact(asked(day(4, 3), "clarification"), 1)


def advised(shown: Case, number: int = 0) -> tuple[str, ...]:
    return explanations(page(shown), RULES, EN)[number].advice


def test_clocks_that_agree_are_one_sentence() -> None:
    lines = clock_lines(page(), RULES, EN)
    assert [line.rights for line in lines] == [""]
    assert lines[0].sentence.text.startswith("Received Wednesday 1 April 2026. One month: 1 May 2026 is not a working")


def test_clocks_that_differ_name_their_rights() -> None:
    lines = clock_lines(page(case(facts=(CLARIFIED,))), RULES, EN)
    assert [(line.rights, line.sentence.urgency) for line in lines] == [
        ("Access", Urgency.SUSPENDED),
        ("Objection to marketing", Urgency.LATER),
    ]


class TestALetterOfTheAuthority:
    """It sets its own time: the law's month does not answer it."""

    LETTER = case(
        items=(RequestItem(1, RightType.COMPLAINT),), kind=CaseKind.AUTHORITY_LETTER, answer_by=day(4, 15), facts=()
    )

    def test_its_own_day_stands_in_place_of_the_month(self) -> None:
        (line,) = clock_lines(page(self.LETTER), RULES, EN)
        assert "The authority asks for an answer by Wednesday 15 April 2026." in line.sentence.text
        assert "month" not in line.sentence.text

    def test_answered_after_it_is_late(self) -> None:
        answered_on = replace(self.LETTER.items[0], answered_on=day(4, 17))
        (line,) = clock_lines(page(replace(self.LETTER, items=(answered_on,))), RULES, EN)
        assert line.sentence.text.endswith("Answered on 17 April 2026, 2 days after the due date.")


def test_why_tells_every_step() -> None:
    """A02."""
    told = explanations(page(), RULES, EN)
    assert [each.rights for each in told] == ["Access", "Objection to marketing"]
    assert told[0].steps == (
        "Received on Wednesday 1 April 2026; that day is not counted.",
        "One month, to the same day of the month: Friday 1 May 2026.",
        "1 May 2026 is not a working day (Labour Day and weekend): moved to Monday 4 May 2026.",
        "Due date: Monday 4 May 2026, until midnight.",
    )


def test_advice_tells_the_prudent_day_and_what_an_extension_would_give() -> None:
    advice = explanations(page(), RULES, EN)[0].advice
    assert [sentence.split(",")[0] for sentence in advice] == [
        "To be on the safe side",
        "An extension with its reasons",
    ]
    assert "Thursday 30 April 2026" in advice[0]
    assert "Wednesday 1 July 2026" in advice[1]


def test_a_promise_of_the_companys_own_is_told_beside() -> None:
    shown = page()
    promised = {number: replace(limit, promised_due=day(4, 16)) for number, limit in shown.limits.items()}
    assert "Thursday 16 April 2026" in explanations(replace(shown, limits=promised), RULES, EN)[0].advice[0]


def test_no_advice_where_nothing_is_owed_any_more_or_yet() -> None:
    told = tuple(replace(item, answered_on=day(4, 10)) for item in case().items)
    assert explanations(page(case(items=told)), RULES, EN)[0].advice == ()
    assert not any("extension" in said for said in advised(case(facts=(CaseFact(asked(day(4, 3))),))))


def test_an_extended_clock_is_not_advised_to_be_extended() -> None:
    extended = case(facts=(CaseFact(notified(day(4, 20))),))
    (said,) = advised(extended)
    assert said.startswith(
        "A full refusal belongs in the first period, until Monday 4 May 2026: no extension lengthens"
    )


def test_a_clock_that_was_stopped_is_advised_on_the_extension_alone() -> None:
    stopped = case(facts=(CaseFact(asked(day(4, 3))), CaseFact(answered(day(4, 13)))))
    assert [sentence.split(",")[0] for sentence in explanations(page(stopped), RULES, EN)[0].advice] == [
        "An extension with its reasons"
    ]


def test_clocks_that_came_about_differently_are_explained_apart() -> None:
    told = explanations(page(case(facts=(CLARIFIED,))), RULES, EN)
    assert [each.rights for each in told] == ["Access", "Objection to marketing"]


def test_the_source_is_named_with_the_day_on_which_it_was_read() -> None:
    assert source(page(), rule_book(), EN) == (
        "Sources: Article 12(3) GDPR, Regulation (EEC, Euratom) No 1182/71; texts last read on 22 November 2026."
        f" Public holidays: table FR, version {page().calendar.version}."
    )


def test_a_suspended_clock_tells_the_strict_date_and_when_to_remind() -> None:
    waits = case(facts=(CaseFact(asked(day(4, 3))),))
    assert advised(waits)[0].startswith("If the suspension were not accepted, the answer would be due on Monday 4 May")
    assert "10 April 2026, 18 April 2026 and 3 May 2026" in advised(waits)[1]


def test_what_stops_at_once_is_told_to_stop_today_and_never_to_be_extended() -> None:
    said = advised(case(), 1)
    assert said[0].startswith("Stop what is objected to or withdrawn today")
    assert not any("extension" in each for each in said)


def test_a_minors_erasure_tells_after_which_day_the_cnil_may_be_seized_even_while_suspended() -> None:
    minors = case(
        items=(RequestItem(1, RightType.ERASURE),),
        online_service=True,
        minor_at_collection=True,
        facts=(CaseFact(asked(day(4, 3))),),
    )
    limits = {1: clock_of(minors, minors.item(1), profile(), calendar(), RULES)}
    said = explanations(page(minors, limits=limits), RULES, EN)[0].advice
    assert said[0] == "Whatever is suspended, the person may go to the CNIL after Friday 1 May 2026 (LIL 51 II)."


def test_a_health_record_tells_before_which_day_nothing_is_handed_over() -> None:
    patient = case(regime=Regime.HEALTH_RECORD, items=(RequestItem(1, RightType.ACCESS),))
    limits = {1: clock_of(patient, patient.item(1), profile(), calendar(), RULES)}
    said = explanations(page(patient, limits=limits), RULES, EN)[0].advice
    assert said[0] == "Never answer before Friday 3 April 2026 (48 hours to think it over)."


def test_whoever_has_no_e_mail_address_is_written_to_earlier() -> None:
    by_post = case(requester=replace(case().requester, email=""))
    assert "By post, send the answer by Monday 27 April 2026, so that it arrives in time." in advised(by_post)
    assert not any("By post" in said for said in advised(case()))


def test_a_request_made_in_person_gets_a_signed_receipt() -> None:
    spoken = case(receipt=replace(case().receipt, channel="in_person"))
    assert advised(spoken)[-1].startswith("A request made in person: hand over a dated, signed receipt")


CLIENT = Principal("Les Ateliers du Quai", "donnees@quai.example")


class TestProcessor:
    """The processor's own clock stands first; the controller's month is advice."""

    def line(self, shown: Case, today: date) -> tuple[str, Urgency]:
        (line,) = clock_lines(page(shown, today=today), RULES, EN)
        return line.sentence.text, line.sentence.urgency

    def test_a_request_to_pass_on_hurries_from_its_target_and_is_never_late_by_it(self) -> None:
        said = "Pass it on to the controller by 3 April 2026; {} gone by. The controller’s own month"
        text, urgency = self.line(case(role=Role.PROCESSOR), day(4, 2))
        assert said.format("1 working day has") in text
        assert urgency is Urgency.SOON
        assert self.line(case(role=Role.PROCESSOR), day(4, 3))[1] is Urgency.TODAY
        assert self.line(case(role=Role.PROCESSOR), day(4, 20))[1] is Urgency.TODAY

    def test_the_contract_makes_it_late(self) -> None:
        bound = case(role=Role.PROCESSOR, principal=replace(CLIENT, forward_days=3))
        text, urgency = self.line(bound, day(4, 8))
        assert "The contract says: by 7 April 2026." in text
        assert urgency is Urgency.LATE

    def test_once_it_left_nothing_hurries(self) -> None:
        gone = case(role=Role.PROCESSOR, letters=(letter("processor_forward", sent_on=day(4, 3)),))
        text, urgency = self.line(gone, day(4, 20))
        assert "Passed on to the controller on 3 April 2026, after 2 working days." in text
        assert urgency is Urgency.ANSWERED

    def test_without_a_month_that_runs_none_is_told(self) -> None:
        waits = case(role=Role.PROCESSOR, facts=(CaseFact(asked(day(4, 2))),))
        assert "month" not in self.line(waits, day(4, 3))[0]

    def test_why_says_whose_dates_these_are(self) -> None:
        assert advised(case(role=Role.PROCESSOR))[0].startswith("You are a processor: these dates are the controller’s")


class TestWhatIf:
    """A day is tried for something that may happen; nothing is stored."""

    def tried(self, what: Supposed, on: date, shown: Case | None = None) -> list[tuple[str, tuple[str, ...]]]:
        return [(each.rights, each.sentences) for each in trial(page(shown), RULES, what, on, EN)]

    def test_an_identity_request_would_suspend_every_item(self) -> None:
        ((rights, (said,)),) = self.tried(Supposed.IDENTITY_REQUESTED, day(4, 21))
        assert rights == "Access and objection to marketing"
        assert said.endswith("the time limit is suspended, 10 days will remain.")

    def test_its_answer_would_move_the_due_date(self) -> None:
        waits = case(facts=(CaseFact(asked(day(4, 3))),))
        (_, said), *_ = self.tried(Supposed.IDENTITY_RECEIVED, day(4, 13), waits)
        assert said[-1] == "Due date: Monday 11 May 2026, until midnight."

    def test_an_extension_would_give_three_months_if_it_were_in_time(self) -> None:
        (_, said), *_ = self.tried(Supposed.EXTENSION_NOTIFIED, day(4, 20))
        assert said[-1] == "Due date: Wednesday 1 July 2026, until midnight."
        (_, late), *_ = self.tried(Supposed.EXTENSION_NOTIFIED, day(5, 5))
        assert late == ("Notice of Tuesday 5 May 2026: sent after the due date, it extends nothing.",)

    def test_what_would_change_nothing_says_so(self) -> None:
        assert self.tried(Supposed.CLARIFICATION_RECEIVED, day(4, 20))[0][1] == ("That would change nothing.",)

    @pytest.mark.parametrize(
        ("on", "said"),
        [
            (day(5, 4), ("The answer would be in time.",)),
            (day(5, 5), ("The answer would be 1 day late.",)),
            (day(5, 7), ("The answer would be 3 days late.",)),
        ],
    )
    def test_an_answer_would_be_in_time_or_late(self, on: date, said: tuple[str, ...]) -> None:
        assert self.tried(Supposed.ANSWERED, on)[0][1] == said

    def test_a_refusal_in_the_extended_period_would_come_too_late(self) -> None:
        extended = case(facts=(CaseFact(notified(day(4, 20))),))
        (_, said), *_ = self.tried(Supposed.ANSWERED, day(5, 5), extended)
        assert said[1].startswith("A full refusal would come too late")

    def test_while_suspended_no_answer_would_be_late(self) -> None:
        waits = case(facts=(CaseFact(asked(day(4, 3))),))
        assert self.tried(Supposed.ANSWERED, day(9, 1), waits)[0][1][0].startswith("The time limit is suspended")

    def test_a_health_record_would_be_handed_over_too_early(self) -> None:
        patient = case(regime=Regime.HEALTH_RECORD, items=(RequestItem(1, RightType.ACCESS),))
        limits = {1: clock_of(patient, patient.item(1), profile(), calendar(), RULES)}
        (tried,) = trial(page(patient, limits=limits), RULES, Supposed.ANSWERED, day(4, 2), EN)
        assert tried.sentences[1] == "No answer may be given before 3 April 2026."

    @pytest.mark.parametrize("what", Supposed)
    @pytest.mark.parametrize("lang", ["fr", "en"])
    def test_everything_that_may_be_tried_has_words(self, what: Supposed, lang: str) -> None:
        assert f"supposed.{what}" in messages(lang)
