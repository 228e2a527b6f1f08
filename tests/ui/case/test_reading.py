"""The top of a case page: who asks for what, what is next, and only the parts that the case calls for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dsardesk.domain.case import Case
from dsardesk.domain.identity import Identity, IdentityCheck, Rung, Verdict
from dsardesk.domain.records import Measure, Promise, SearchOutcome, SystemSearch
from dsardesk.domain.requests import Capacity, ItemState, RequestItem
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.domain.steps import NextStep
from dsardesk.ui.case.reading import Act, Part, act_of, head, next_line, parts_of, system_name
from tests.invented import DPO, NOON, case, identity_document, letter, messages, profile, searched_everywhere
from tests.ui.case.conftest import TODAY, page

EN = messages("en")
ACCESS = RequestItem(1, RightType.ACCESS)
STOPPED = tuple(
    Measure(2, "marketing_stopped", system.id, TODAY, DPO) for system in profile().systems if system.sends_marketing
)
READY = case(
    measures=STOPPED,
    letters=(letter(),),
    identity=Identity(check=IdentityCheck(Rung.KNOWN_CHANNEL, Verdict.CONFIRMED, (), NOON, DPO)),
)


class TestTheTop:
    def test_it_says_who_asks_for_what(self) -> None:
        shown = head(page(), EN)
        assert (shown.reference, shown.name) == ("DSR-2026-0042", "Camille Duvernay")
        assert shown.about == ("Customers", "for themselves", "letters in French")
        assert [(chip.text, chip.state) for chip in shown.chips] == [
            ("Access – undecided", ItemState.OPEN),
            ("Objection to marketing – undecided", ItemState.OPEN),
        ]
        assert not shown.closed

    def test_an_outcome_is_said_where_there_is_one(self) -> None:
        decided = case(items=(replace(ACCESS, outcome=Outcome.NO_DATA_HELD),))
        assert head(page(decided), EN).chips[0].text == "Access – no data held"

    def test_a_category_that_nobody_knows_is_not_made_up(self) -> None:
        person = replace(case().requester, category="", capacity=Capacity.AGENT, language="pt")
        about = head(page(case(requester=person)), EN).about
        assert about == ("through an agent", "letters in pt")

    def test_a_closed_case_says_so(self) -> None:
        assert head(page(case(closed_on=TODAY)), EN).closed


class TestTheNextStep:
    def test_it_is_one_sentence_with_its_reason(self) -> None:
        line = next_line(page(), EN)
        assert line.text == "Stop the marketing today"
        assert "at once" in line.why
        assert line.act is Act.STOP_MARKETING

    @pytest.mark.parametrize(
        ("step", "act"),
        [
            (NextStep.ACKNOWLEDGE, Act.PAPERS),
            (NextStep.CHECK_IDENTITY, Act.IDENTITY),
            (NextStep.SEARCH, Act.SEARCH),
            (NextStep.ERASE, Act.MEASURES),
            (NextStep.TELL_RECIPIENTS, Act.MEASURES),
            (NextStep.DECIDE, Act.DECIDE),
            (NextStep.KEEP_PROMISE, Act.PROMISES),
            (NextStep.CLOSE, Act.CLOSE),
            (NextStep.NOTHING, Act.NOTHING),
        ],
    )
    def test_each_step_leads_somewhere(self, step: NextStep, act: Act) -> None:
        assert act_of(page(step=step)) is act

    @pytest.mark.parametrize("step", NextStep)
    def test_each_step_has_its_sentence_and_its_reason_in_both_languages(self, step: NextStep) -> None:
        for lang in ("fr", "en"):
            line = next_line(page(step=step), messages(lang))
            assert line.text
            assert line.why

    def test_where_nothing_was_found_anywhere_the_letter_is_one_click_away(self) -> None:
        """A12."""
        decided = READY.decided(2, Outcome.GRANTED, reasons="", on=TODAY, by=DPO)
        line = next_line(page(replace(decided, searches=searched_everywhere())), EN)
        assert line.act is Act.NOTHING_HELD
        assert "Nothing was found in any system" in line.why

    @pytest.mark.parametrize(
        "searches",
        [
            searched_everywhere(SearchOutcome.FOUND),
            (*searched_everywhere()[1:], SystemSearch("crm", SearchOutcome.NOT_SEARCHED, reason="en panne")),
        ],
        ids=["data found", "a system not searched"],
    )
    def test_that_nothing_is_held_is_never_said_too_early(self, searches: tuple[SystemSearch, ...]) -> None:
        decided = READY.decided(2, Outcome.GRANTED, reasons="", on=TODAY, by=DPO)
        assert act_of(page(replace(decided, searches=searches))) is Act.DECIDE

    def test_another_right_still_undecided_is_decided_first(self) -> None:
        assert act_of(page(replace(READY, searches=searched_everywhere()))) is Act.DECIDE


class TestTheParts:
    def parts(self, shown: Case) -> set[Part]:
        return set(parts_of(page(shown)))

    def test_access_and_marketing_call_for_their_own(self) -> None:
        assert self.parts(case()) == {Part.ITEMS, Part.IDENTITY, Part.SEARCH, Part.MARKETING, Part.PAPERS}

    def test_an_objection_by_phone_shows_no_identity_no_search_no_message(self) -> None:
        """A13."""
        only = case(items=(RequestItem(1, RightType.OBJECTION_MARKETING),))
        assert self.parts(only) == {Part.ITEMS, Part.MARKETING, Part.PAPERS}

    def test_a_copy_sent_unasked_is_shown_even_then(self) -> None:
        held = Identity(documents=(identity_document(),))
        only = case(items=(RequestItem(1, RightType.OBJECTION_MARKETING),), identity=held)
        assert Part.IDENTITY in self.parts(only)

    def test_promises_show_once_there_are_some(self) -> None:
        assert Part.PROMISES in self.parts(case(promises=(Promise("marketing_check", TODAY),)))

    def test_an_erasure_is_carried_out_among_the_measures(self) -> None:
        assert Part.MEASURES in self.parts(case(items=(RequestItem(1, RightType.ERASURE),)))

    def test_they_stand_in_one_order(self) -> None:
        order = list(Part)
        shown = parts_of(page())
        assert sorted(shown, key=order.index) == list(shown)


def test_a_system_that_left_the_profile_is_called_by_its_id() -> None:
    assert system_name(page(), "crm", EN) == "Customer file (CRM)"
    assert system_name(page(), "minitel", EN) == "minitel"
