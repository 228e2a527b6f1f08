"""What the page proposes follows what was understood; the person decides."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dsardesk.domain.case import CaseKind
from dsardesk.domain.draft import Draft, MessageKind, Represented
from dsardesk.domain.requests import Capacity
from dsardesk.intake.text import read_text
from dsardesk.policies.profiles import read_profile
from dsardesk.texts import cues
from dsardesk.ui.intake.proposed import capacity_of, make_sheet

PROFILE = read_profile(
    (Path(__file__).parents[3] / "resources" / "samples" / "alto" / "profile.toml").read_text("utf-8")
)


@pytest.fixture(scope="module")
def draft() -> Draft:
    return read_text("Bonjour, je souhaite une copie de mes données.", cues())


@pytest.mark.parametrize(
    ("relation", "capacity"),
    [
        ("lawyer", Capacity.AGENT),
        ("family_member", Capacity.AGENT),
        ("parent", Capacity.LEGAL_REPRESENTATIVE),
        ("guardian", Capacity.LEGAL_REPRESENTATIVE),
        ("heir", Capacity.HEIR),
    ],
)
def test_whoever_writes_for_somebody_else_is_proposed_as_such(draft: Draft, relation: str, capacity: Capacity) -> None:
    assert capacity_of(replace(draft, on_behalf_of=Represented("Zoé Ardant", relation))) is capacity


def test_everybody_else_writes_for_themselves(draft: Draft) -> None:
    assert capacity_of(draft) is Capacity.SELF


def test_an_authoritys_letter_and_the_day_a_colleague_quotes_are_proposed(draft: Draft) -> None:
    told = replace(draft, kind=MessageKind.AUTHORITY_LETTER, received_on=date(2026, 1, 31))
    form = make_sheet(told, PROFILE, channel="email", number=1, of=1).form
    assert (form.kind, form.received) == (CaseKind.AUTHORITY_LETTER, "31/01/2026")
