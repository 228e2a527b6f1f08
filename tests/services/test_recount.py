"""A newer table of holidays or newer rules: open cases are counted anew when the vault opens, and it is said."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta

from dsardesk.domain.calendars import Calendar
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.services.agenda import read_agenda
from dsardesk.services.clocks import ask_clarification
from dsardesk.services.context import Context
from dsardesk.services.decide import close_case, decide_item
from dsardesk.services.recount import Recount, recount_cases
from dsardesk.texts import calendar
from tests.makers import DPO, NOW, TODAY
from tests.services.conftest import Bench

DUE = date(2026, 11, 24)


def newer(bench: Bench, *holidays: date) -> Context:
    """The same vault with a newer table, in which some more days are holidays."""

    def table(calendar_id: str) -> Calendar:
        known = calendar(calendar_id)
        return replace(known.with_local(holidays), version="2027.1")

    return replace(bench.context, calendar=table)


def stricter(bench: Bench) -> Context:
    """The same vault with newer rules that change no figure."""
    return replace(bench.context, rules=replace(bench.context.rules, version="2027.9"))


def due_on(bench: Bench) -> date | None:
    with bench.work.read() as transaction:
        return transaction.cases.page(offset=0, limit=1)[0].due_on


def test_nothing_is_counted_anew_while_tables_and_rules_are_the_same(bench: Bench) -> None:
    bench.opened()
    before = bench.everything()
    assert recount_cases(bench.context, DPO) is None
    assert bench.everything() == before


def test_a_due_date_that_moves_is_kept_and_told_in_the_timeline(bench: Bench) -> None:
    reference = bench.opened().reference
    found = recount_cases(newer(bench, DUE), DPO)
    assert found == Recount(TODAY, 1, 1)
    assert due_on(bench) == DUE + timedelta(days=1)
    assert bench.case(reference).calendar_version == "2027.1"
    told = json.loads(bench.payload("clock.recounted"))
    assert told == {"from": "2026-11-24", "to": "2026-11-25", "calendar_version": "2027.1"}
    with bench.work.read() as transaction:
        assert [e.action for e in transaction.audit.events(bench.case(reference).id)][-1] == "clock.recounted"


def test_the_second_opening_says_nothing_more(bench: Bench) -> None:
    bench.opened()
    recount_cases(newer(bench, DUE), DPO)
    assert recount_cases(newer(bench, DUE), DPO) is None


def test_newer_rules_that_move_nothing_are_noted_once_for_the_vault_and_in_no_case(bench: Bench) -> None:
    reference = bench.opened().reference
    assert recount_cases(stricter(bench), DPO) == Recount(TODAY, 1, 0)
    assert bench.case(reference).rules_version == "2027.9"
    assert "clock.recounted" not in bench.actions()
    assert json.loads(bench.payload("clocks.recounted"))["moved"] == 0


def test_a_closed_case_keeps_its_dates(bench: Bench) -> None:
    reference = bench.opened(RightType.ACCESS).reference
    decide_item(bench.context, DPO, reference, 1, Outcome.WITHDRAWN)
    with bench.work.write() as transaction:
        case = transaction.cases.get(reference)
        told = case.with_item(replace(case.item(1), answered_on=case.item(1).decided_on))
        bench.context.save(transaction, told, bench.context.profile_of(transaction, told))
    close_case(bench.context, DPO, reference)
    assert recount_cases(newer(bench, DUE), DPO) is None


def test_a_suspended_case_has_no_date_that_could_move(bench: Bench) -> None:
    ask_clarification(bench.context, DPO, bench.opened(RightType.ACCESS).reference, 1, question="quoi ?", large=True)
    assert recount_cases(newer(bench, DUE), DPO) == Recount(TODAY, 1, 0)


def test_today_names_how_many_dates_moved_for_a_week(bench: Bench) -> None:
    bench.opened()
    assert read_agenda(bench.context, DPO).recount is None
    recount_cases(newer(bench, DUE), DPO)
    assert read_agenda(bench.context, DPO).recount == Recount(TODAY, 1, 1)
    bench.clock.instant = NOW + timedelta(days=8)
    assert read_agenda(bench.context, DPO).recount is None


def test_today_says_nothing_where_no_date_moved(bench: Bench) -> None:
    bench.opened()
    recount_cases(stricter(bench), DPO)
    assert read_agenda(bench.context, DPO).recount is None
