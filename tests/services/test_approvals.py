"""A manager who opens no case is asked about one decision, and answers it under their own signature."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import pytest

from dsardesk.domain.actors import UserRole
from dsardesk.domain.case import Case
from dsardesk.domain.letters import LetterKind
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.domain.sign_offs import WordsMissing
from dsardesk.services.approvals import answer_content, approval_requests, read_request, take_in_answers
from dsardesk.services.confidential import set_confidential
from dsardesk.services.decide import decide_item
from dsardesk.services.fees import set_fee
from dsardesk.services.letters import draft_letter
from dsardesk.services.sign_offs import give_opinion
from tests.makers import ACTORS, DPO
from tests.services.conftest import Bench
from tests.services.test_refusing import REPEATED, refused

MANAGER, READER = ACTORS[UserRole.MANAGER], ACTORS[UserRole.READ]


@dataclass(frozen=True)
class Signed:
    """An answer whose signature was checked."""

    request: str
    user: UUID = MANAGER.id
    content: Mapping[str, Any] = field(default_factory=lambda: answer_content("", favourable=True))
    signature: str = "5a"


def _asked(bench: Bench) -> tuple[Case, str]:
    """A refusal on which only the manager's word is missing, and the id of what they are asked."""
    case = refused(bench, REPEATED, opinion="troisième demande")
    (name,) = approval_requests(bench.context)
    return case, name


def test_what_a_manager_is_asked_holds_the_decision_its_reasons_and_the_letter(bench: Bench) -> None:
    case, name = _asked(bench)
    draft_letter(bench.context, DPO, case.reference, LetterKind.REFUSAL)
    ((same, content),) = approval_requests(bench.context).items()
    asked = read_request(same, content)
    assert same == name
    assert (asked.reference, asked.item, asked.right) == (case.reference, 1, RightType.ACCESS)
    assert (asked.outcome, asked.reasons, asked.fee_cents) == (Outcome.REFUSED, "parce que", None)
    assert asked.grounds == (("R02", "2 et 16 octobre · 14 jours · aucun achat"),)
    assert (asked.opinion, asked.favourable) == ("troisième demande", True)
    assert asked.letter
    assert case.requester.name not in repr({**content, "letter": ""})


def test_nothing_is_asked_before_the_officers_opinion(bench: Bench) -> None:
    case = refused(bench, REPEATED)
    assert approval_requests(bench.context) == {}
    give_opinion(bench.context, DPO, case.reference, 1, "défavorable", favourable=False)
    ((name, content),) = approval_requests(bench.context).items()
    asked = read_request(name, content)
    assert (asked.favourable, asked.letter) == (False, b"")


def test_a_fee_is_asked_about_with_its_calculation(bench: Bench) -> None:
    reference = bench.opened(RightType.ACCESS).reference
    set_fee(bench.context, DPO, reference, 1, cents=1250, calculation="deux heures", grounds=(REPEATED,))
    give_opinion(bench.context, DPO, reference, 1, "proportionné")
    ((name, content),) = approval_requests(bench.context).items()
    asked = read_request(name, content)
    assert (asked.outcome, asked.fee_cents, asked.calculation) == ("", 1250, "deux heures")


def test_nothing_of_a_confidential_case_is_asked(bench: Bench) -> None:
    case, _ = _asked(bench)
    set_confidential(bench.context, DPO, case.reference, confidential=True)
    assert approval_requests(bench.context) == {}


class TestTakingIn:
    def test_the_answer_is_recorded_as_the_managers_with_its_signature(self, bench: Bench) -> None:
        case, name = _asked(bench)
        assert take_in_answers(bench.context, [Signed(name)]) == (case.reference,)
        approval = bench.case(case.reference).sign_offs[-1]
        assert (approval.by, approval.favourable) == (MANAGER.name, True)
        assert '"signature":"5a"' in bench.payload("decision.approved")
        assert approval_requests(bench.context) == {}

    def test_an_approval_may_be_withheld_with_words(self, bench: Bench) -> None:
        case, name = _asked(bench)
        withheld = answer_content(" des frais plutôt ", favourable=False)
        take_in_answers(bench.context, [Signed(name, content=withheld)])
        approval = bench.case(case.reference).sign_offs[-1]
        assert (approval.favourable, approval.words) == (False, "des frais plutôt")
        with pytest.raises(WordsMissing):
            answer_content(" ", favourable=False)

    def test_an_answer_to_another_wording_of_the_decision_has_no_effect(self, bench: Bench) -> None:
        case, name = _asked(bench)
        decide_item(
            bench.context, DPO, case.reference, 1, Outcome.REFUSED, reasons="autre", grounds=(REPEATED,), opinion="oui"
        )
        assert take_in_answers(bench.context, [Signed(name)]) == ()
        assert bench.actions()[-1] == "approval.outdated"
        assert len(approval_requests(bench.context)) == 1

    @pytest.mark.parametrize("answer", [{}, {"favourable": False, "words": " "}, {"favourable": "oui"}])
    def test_an_answer_that_says_nothing_has_no_effect(self, bench: Bench, answer: Mapping[str, Any]) -> None:
        case, name = _asked(bench)
        assert take_in_answers(bench.context, [Signed(name, content=answer)]) == ()
        assert len(bench.case(case.reference).sign_offs) == 1
        assert bench.actions()[-1] == "approval.outdated"

    def test_only_a_manager_who_has_not_left_is_heard(self, bench: Bench) -> None:
        case, name = _asked(bench)
        assert take_in_answers(bench.context, [Signed(name, user=READER.id)]) == ()
        with bench.work.write() as transaction:
            transaction.users.leave(MANAGER.id, bench.clock.now())
        assert take_in_answers(bench.context, [Signed(name)]) == ()
        assert len(bench.case(case.reference).sign_offs) == 1
