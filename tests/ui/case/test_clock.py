"""The clocks of a case: one sentence where they agree, and the whole calculation behind a click."""

from __future__ import annotations

from dataclasses import replace

from dsardesk.domain.case import CaseFact
from dsardesk.domain.standing import Urgency
from dsardesk.ui.case.clock.presenter import clock_lines, explanations, source
from tests.invented import answered, asked, case, day, messages, notified, rule_book
from tests.ui.case.conftest import page

EN = messages("en")
CLARIFIED = CaseFact(asked(day(4, 3), "clarification"), 1)


def test_clocks_that_agree_are_one_sentence() -> None:
    lines = clock_lines(page(), EN)
    assert [line.rights for line in lines] == [""]
    assert lines[0].sentence.text.startswith("Received Wednesday 1 April 2026. One month: 1 May 2026 is not a working")


def test_clocks_that_differ_name_their_rights() -> None:
    lines = clock_lines(page(case(facts=(CLARIFIED,))), EN)
    assert [(line.rights, line.sentence.urgency) for line in lines] == [
        ("Access", Urgency.SUSPENDED),
        ("Objection to marketing", Urgency.LATER),
    ]


def test_why_tells_every_step() -> None:
    """A02."""
    told = explanations(page(), EN)
    assert [each.rights for each in told] == ["Access and objection to marketing"]
    assert told[0].steps == (
        "Received on Wednesday 1 April 2026; that day is not counted.",
        "One month, to the same day of the month: Friday 1 May 2026.",
        "1 May 2026 is not a working day (Labour Day and weekend): moved to Monday 4 May 2026.",
        "Due date: Monday 4 May 2026, until midnight.",
    )


def test_advice_tells_the_prudent_day_and_what_an_extension_would_give() -> None:
    advice = explanations(page(), EN)[0].advice
    assert [sentence.split(",")[0] for sentence in advice] == [
        "To be on the safe side",
        "An extension with its reasons",
    ]
    assert "Thursday 30 April 2026" in advice[0]
    assert "Wednesday 1 July 2026" in advice[1]


def test_a_promise_of_the_companys_own_is_told_beside() -> None:
    shown = page()
    promised = {number: replace(limit, promised_due=day(4, 16)) for number, limit in shown.limits.items()}
    assert "Thursday 16 April 2026" in explanations(replace(shown, limits=promised), EN)[0].advice[0]


def test_no_advice_where_nothing_is_owed_any_more_or_yet() -> None:
    told = tuple(replace(item, answered_on=day(4, 10)) for item in case().items)
    assert explanations(page(case(items=told)), EN)[0].advice == ()
    assert explanations(page(case(facts=(CaseFact(asked(day(4, 3))),))), EN)[0].advice == ()


def test_an_extended_clock_is_not_advised_to_be_extended() -> None:
    extended = case(facts=(CaseFact(notified(day(4, 20))),))
    assert explanations(page(extended), EN)[0].advice == ()


def test_a_clock_that_was_stopped_is_advised_on_the_extension_alone() -> None:
    stopped = case(facts=(CaseFact(asked(day(4, 3))), CaseFact(answered(day(4, 13)))))
    assert [sentence.split(",")[0] for sentence in explanations(page(stopped), EN)[0].advice] == [
        "An extension with its reasons"
    ]


def test_clocks_that_came_about_differently_are_explained_apart() -> None:
    told = explanations(page(case(facts=(CLARIFIED,))), EN)
    assert [each.rights for each in told] == ["Access", "Objection to marketing"]


def test_the_source_is_named_with_the_day_on_which_it_was_read() -> None:
    assert source(page(), rule_book(), EN) == (
        "Sources: Article 12(3) GDPR, Regulation (EEC, Euratom) No 1182/71; texts last read on 22 November 2026."
        f" Public holidays: table FR, version {page().calendar.version}."
    )
