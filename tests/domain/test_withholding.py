"""Professional messages are the person's data: one is left out only for others, and for a reason of its own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dsardesk.domain.case import Case
from dsardesk.domain.decisions import must_be_done
from dsardesk.domain.letters import LetterKind, Listing, Say
from dsardesk.domain.measures import MeasuresMissing, OtherRight
from dsardesk.domain.plans import plan_letter
from dsardesk.domain.refusals import needs_ground
from dsardesk.domain.requests import RequestItem
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.domain.told import AnsweredItem, Done
from dsardesk.domain.withholding import MessageWithheldOtherwise, Piece, WithheldFor, WithheldWithoutReason, withhold
from tests.invented import DPO, RECEIVED_ON, case, letter_facts, package, profile, searched_everywhere
from tests.law_says import law_says

WHOLE = case(items=(RequestItem(1, RightType.ACCESS),), searches=searched_everywhere(), packages=(package(),))


def withheld(
    asked: Case = WHOLE,
    message: str = " message du 3 mars 2026 ",
    reason: str = " santé de J. ",
    piece: Piece = Piece.MESSAGE,
    ground: WithheldFor = WithheldFor.OTHERS_RIGHTS,
) -> Case:
    return withhold(
        asked,
        profile(),
        1,
        "support",
        message=message,
        reason=reason,
        on=RECEIVED_ON,
        by=DPO,
        piece=piece,
        ground=ground,
    )


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

    @pytest.mark.parametrize(("message", "reason"), [(" ", "santé de J."), ("message du 3 mars 2026", " ")])
    def test_none_is_withheld_without_a_name_or_a_reason(self, message: str, reason: str) -> None:
        with pytest.raises(WithheldWithoutReason):
            withheld(WHOLE, message, reason)

    def test_an_access_with_one_left_out_is_not_complete(self) -> None:
        must_be_done(WHOLE, profile(), 1, Outcome.GRANTED)
        with pytest.raises(MeasuresMissing) as refused:
            must_be_done(withheld(), profile(), 1, Outcome.GRANTED)
        assert refused.value.facts == {"gaps": "message_withheld"}

    def test_a_reasoned_partial_answer_may_leave_in_time(self) -> None:
        must_be_done(withheld(), profile(), 1, Outcome.PARTLY_GRANTED)

    def test_other_rights_withhold_nothing(self) -> None:
        with pytest.raises(OtherRight):
            withheld(replace(WHOLE, items=(RequestItem(1, RightType.ERASURE),)))

    def test_the_reply_lists_each_with_its_reason(self) -> None:
        one = Done(
            RightType.ACCESS,
            "message_withheld",
            RECEIVED_ON,
            what="message du 3 mars",
            ground="others_rights",
            reason="santé de J.",
        )
        partly = AnsweredItem(RightType.ACCESS, Outcome.PARTLY_GRANTED, "un message est retenu")
        sections = plan_letter(LetterKind.ACCESS_REPLY, letter_facts(items=(partly,), done=(one,))).sections
        told = Say("withheld.others_rights", (("what", "message du 3 mars"), ("reason", "santé de J.")))
        assert Listing((told,)) in sections
        assert Say("withheld.messages") in sections

    def test_no_other_ground_withholds_one(self) -> None:
        with pytest.raises(MessageWithheldOtherwise):
            withheld(ground=WithheldFor.TRADE_SECRET)


class TestPieces:
    """GDPR 15(4), 20(4) and recital 63: documents and passages."""

    @pytest.mark.parametrize("piece", [Piece.DOCUMENT, Piece.PASSAGE])
    @pytest.mark.parametrize("ground", WithheldFor)
    def test_a_document_or_a_passage_is_withheld_on_its_own_ground(self, piece: Piece, ground: WithheldFor) -> None:
        (measure,) = withheld(piece=piece, ground=ground).measures
        assert (measure.kind, measure.ground) == (piece, ground)

    def test_a_portability_withholds_too_and_says_it_in_its_letter(self) -> None:
        asked = replace(WHOLE, items=(RequestItem(1, RightType.PORTABILITY),))
        kept = withheld(asked, piece=Piece.DOCUMENT, ground=WithheldFor.TRADE_SECRET)
        with pytest.raises(MeasuresMissing):
            must_be_done(kept, profile(), 1, Outcome.GRANTED)
        assert not needs_ground(kept, profile(), 1, Outcome.PARTLY_GRANTED)
        one = Done(RightType.PORTABILITY, "document_withheld", RECEIVED_ON, None, "un devis", "trade_secret", "prix")
        partly = AnsweredItem(RightType.PORTABILITY, Outcome.PARTLY_GRANTED, "un devis est retenu")
        sections = plan_letter(LetterKind.PORTABILITY_REPLY, letter_facts(items=(partly,), done=(one,))).sections
        assert Listing((Say("withheld.trade_secret", (("what", "un devis"), ("reason", "prix"))),)) in sections
        assert Say("withheld.messages") not in sections
