"""Professional messages are the person's data: one is left out only for others, and for a reason of its own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dsardesk.domain.access import AnswerIncomplete
from dsardesk.domain.case import Case, RequestItem
from dsardesk.domain.decisions import must_be_done
from dsardesk.domain.letters import AnsweredItem, Done, LetterKind, Listing, Say
from dsardesk.domain.measures import OtherRight
from dsardesk.domain.plans import plan_letter
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.domain.withholding import WithheldWithoutReason, withhold
from tests.invented import DPO, RECEIVED_ON, case, letter_facts, package, profile, searched_everywhere
from tests.law_says import law_says

WHOLE = case(items=(RequestItem(1, RightType.ACCESS),), searches=searched_everywhere(), packages=(package(),))


def withheld(asked: Case = WHOLE, message: str = " message du 3 mars 2026 ", reason: str = " santé de J. ") -> Case:
    return withhold(asked, profile(), 1, "support", message=message, reason=reason, on=RECEIVED_ON, by=DPO)


@law_says(
    "soc.2025.23-19022.messages",
    "The content and the metadata of professional messages are personal data of their sender and addressee: one is "
    "withheld only for the rights of others, with a reason of its own.",
)
class TestMessages:
    def test_each_withheld_one_is_named_with_its_own_reason_and_the_one_ground_there_is(self) -> None:
        two = withheld(withheld(), "message du 4 mars 2026", "un autre client y est nommé")
        assert [(m.what, m.reason, m.ground) for m in two.measures] == [
            ("message du 3 mars 2026", "santé de J.", "others_rights"),
            ("message du 4 mars 2026", "un autre client y est nommé", "others_rights"),
        ]

    @pytest.mark.parametrize("gone", ["message", "reason"])
    def test_none_is_withheld_without_a_name_or_a_reason(self, gone: str) -> None:
        with pytest.raises(WithheldWithoutReason):
            withheld(WHOLE, **{gone: " "})

    def test_an_access_with_one_left_out_is_not_complete(self) -> None:
        must_be_done(WHOLE, profile(), 1, Outcome.GRANTED)
        with pytest.raises(AnswerIncomplete) as refused:
            must_be_done(withheld(), profile(), 1, Outcome.GRANTED)
        assert refused.value.facts == {"gaps": "message_withheld"}

    def test_a_reasoned_partial_answer_may_leave_in_time(self) -> None:
        must_be_done(withheld(), profile(), 1, Outcome.PARTLY_GRANTED)

    def test_other_rights_withhold_nothing(self) -> None:
        with pytest.raises(OtherRight):
            withheld(replace(WHOLE, items=(RequestItem(1, RightType.ERASURE),)))

    def test_the_reply_lists_each_with_its_reason(self) -> None:
        one = Done(RightType.ACCESS, "message_withheld", RECEIVED_ON, what="message du 3 mars", reason="santé de J.")
        partly = AnsweredItem(RightType.ACCESS, Outcome.PARTLY_GRANTED, "un message est retenu")
        sections = plan_letter(LetterKind.ACCESS_REPLY, letter_facts(items=(partly,), done=(one,))).sections
        told = Say("access.withheld_one", (("message", "message du 3 mars"), ("reason", "santé de J.")))
        assert Listing((told,)) in sections
