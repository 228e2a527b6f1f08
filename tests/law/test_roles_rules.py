"""Who answers, and to whom one may complain."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dsardesk.domain.access import NotOurAnswer, must_be_ours_to_answer
from dsardesk.domain.case import Role
from dsardesk.domain.letters import LetterKind, Say
from dsardesk.domain.profile import Authority
from dsardesk.domain.rights import Outcome
from dsardesk.letters.compose import compose
from tests.invented import case, letter_words, texts
from tests.law.test_letter_rules import planned
from tests.law_says import law_says

BELGIAN = Authority(
    "Autorité de protection des données", ("Drukpersstraat 35", "1000 Bruxelles"), "+32 2", "be.example"
)


@law_says(
    "gdpr.26.3.each",
    "A person may turn to each of the joint controllers: the one that received the request answers it.",
)
def test_a_joint_controller_answers_what_it_received() -> None:
    joint = case(role=Role.JOINT_CONTROLLER)
    must_be_ours_to_answer(joint)
    decided = joint.decided(2, Outcome.GRANTED, reasons="", on=date(2026, 4, 2), by="Claire Morel")
    assert decided.item(2).outcome is Outcome.GRANTED
    with pytest.raises(NotOurAnswer):
        must_be_ours_to_answer(replace(joint, role=Role.PROCESSOR))


@law_says(
    "gdpr.77.residence",
    "One may complain where one lives, where one works or where the infringement took place: to whoever lives in "
    "another state of the European Economic Area, the letter also names the authority of that state.",
)
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_whoever_lives_abroad_is_given_both_authorities(lang: str) -> None:
    plan = planned(LetterKind.HEIR_REPLY, residence_authority=BELGIAN)
    says = [section.key for section in plan.sections if isinstance(section, Say)]
    own = says.index("remedies.complaint")
    assert says[own : own + 3] == ["remedies.complaint", "remedies.residence", "remedies.court"]
    written = " ".join(texts(compose(plan, letter_words(lang)).blocks)).replace("\u00a0", " ")
    assert "(CNIL)" in written
    assert "Autorité de protection des données, Drukpersstraat 35, 1000 Bruxelles" in written


def test_nobody_else_is_told_of_another_one() -> None:
    plan = planned(LetterKind.HEIR_REPLY)
    assert "remedies.residence" not in [section.key for section in plan.sections if isinstance(section, Say)]
