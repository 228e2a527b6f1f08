"""Directives of invented people, one value changed at a time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from dsardesk.domain.designated import Designated
from dsardesk.domain.directives import (
    Author,
    Consent,
    Directive,
    DirectiveKind,
    Instruction,
    Version,
    Wording,
)
from dsardesk.domain.ids import DirectiveId
from dsardesk.domain.wishes import Wish

GIVEN_ON = date(2026, 2, 4)
AUTHOR = Author("Alcide Duvernay", "alcide@courriel.example", identifiers={"customer_number": "CL-20001"})
SPECIFIC = Wording(
    GIVEN_ON,
    "Effacez mon compte, et remettez mes échanges à ma fille.",
    (Instruction(Wish.ERASE, "contract"), Instruction(Wish.COMMUNICATE, "support", "Rose Duvernay")),
    (Designated("Rose Duvernay", "rose@courriel.example"), Designated("Paul Duvernay")),
    Consent.SIGNED_LETTER,
    GIVEN_ON,
)
GENERAL = Wording(GIVEN_ON, "Que tout soit effacé.", (Instruction(Wish.ERASE),), depositary="Me Ancelin, notaire")


def directive(
    wording: Wording = SPECIFIC,
    *,
    kind: DirectiveKind = DirectiveKind.SPECIFIC,
    author: Author = AUTHOR,
    number: int = 1,
    **changes: Any,
) -> Directive:
    """A directive registered in February."""
    version = Version(1, GIVEN_ON, "Claire Morel", "", wording)
    made = Directive(DirectiveId(UUID(int=number)), 1, f"PM-2026-{number:04d}", kind, author, (version,))
    return replace(made, **changes)


def general(wording: Wording = GENERAL, **changes: Any) -> Directive:
    """A general one."""
    return directive(wording, kind=DirectiveKind.GENERAL, **{"number": 2, **changes})
