"""What a refusal rests on and who agreed to it are part of the proof."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dsardesk.domain.evidence import Evidence
from dsardesk.domain.reasons import Fee, Given, SignOff, SignOffKind, StatedGround
from dsardesk.reports.decisions import fee_line, ground_line, signed_line
from tests.invented import DPO, day, messages
from tests.reports.test_evidence import with_case, words

EN = messages("en")
OPINION = SignOff(1, SignOffKind.OPINION, True, "third in a month", day(4, 10), DPO)
APPROVAL = SignOff(1, SignOffKind.APPROVAL, True, "", day(4, 11), "Maud")
FEE = Fee(1, 1505, "one hour", day(4, 10), DPO)


def test_a_ground_is_told_with_the_part_it_refuses_and_its_facts() -> None:
    stated = StatedGround(1, "R25", "the opinion", {"withheld": "counsel’s opinion", "which_secrecy": ""})
    assert ground_line(stated, EN) == ("R25 – Professional secrecy, correspondence · the opinion · counsel’s opinion")
    assert ground_line(StatedGround(1, "R99"), EN) == "R99"


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        (OPINION, f"Opinion of the DPO, {DPO}, 10 April 2026: third in a month"),
        (replace(OPINION, favourable=False), f"Opinion of the DPO, against, {DPO}, 10 April 2026: third in a month"),
        (APPROVAL, "Approved for the controller by Maud on 11 April 2026"),
        (replace(APPROVAL, given=Given.ALONE), "Approved alone by Maud, only user of this vault, on 11 April 2026"),
        (replace(APPROVAL, given=Given.OUTSIDE), "Approval given outside, recorded by Maud on 11 April 2026"),
        (replace(APPROVAL, favourable=False, words="no"), "Not approved by Maud on 11 April 2026: no"),
    ],
)
def test_each_word_says_whose_it_is_and_how_it_was_given(entry: SignOff, told: str) -> None:
    assert signed_line(entry, EN) == told


def test_a_fee_says_whether_it_was_paid() -> None:
    assert fee_line(FEE, EN) == "Fee asked: €15.05, set on 10 April 2026, not paid yet."
    assert fee_line(replace(FEE, paid_on=day(4, 12)), EN) == "Fee of €15.05 paid on 12 April 2026."


def test_the_evidence_file_tells_them_all(evidence: Evidence) -> None:
    """Decision 20: the opinion and the decision are two entries."""
    grounds = (StatedGround(1, "R02", facts={"interval": "14 days"}),)
    told = words(with_case(evidence, grounds=grounds, sign_offs=(OPINION, APPROVAL), fees=(FEE,)))
    for part in ("R02 – Excessive: repetitive · 14 days", "third in a month", "for the controller by Maud", "€15.05"):
        assert part in told
