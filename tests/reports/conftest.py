"""A case handled from receipt to closing, with everything that an evidence file tells."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from dsardesk.domain.audit import GENESIS, AuditEvent, link
from dsardesk.domain.case import Case
from dsardesk.domain.evidence import Evidence
from dsardesk.domain.identity import Destruction, DestructionCause, Identity, IdentityCheck, Rung, Verdict
from dsardesk.domain.records import CaseFact, Measure, Promise, SearchOutcome
from dsardesk.domain.rights import Outcome
from tests.invented import (
    DPO,
    NOON,
    answered,
    asked,
    case,
    clock,
    day,
    document,
    identity_document,
    letter,
    package,
    profile,
    searched_everywhere,
)

USER = UUID(int=5)
ACTIONS: tuple[tuple[str, dict[str, object]], ...] = (
    ("case.opened", {"reference": "DSR-2026-0042"}),
    ("letter.sent", {"kind": "acknowledgement"}),
    ("system.searched", {"system": "crm"}),
    ("system.searched", {"system": "fax"}),
    ("package.made", {"package": "access"}),
    ("promise.kept", {"kind": "marketing_check"}),
)


@pytest.fixture
def handled() -> Case:
    """Identity asked and checked, systems searched, marketing stopped, letters and package sent."""
    destroyed = identity_document().destroyed(
        Destruction(NOON + timedelta(hours=1), DPO, DestructionCause.UNSOLICITED, ("mailbox",))
    )
    check = IdentityCheck(Rung.DATA_POINTS, Verdict.CONFIRMED, ("email", "customer_number"), NOON, DPO)
    opened = case(
        identity=Identity(check=check, documents=(destroyed,)),
        searches=searched_everywhere(SearchOutcome.FOUND),
        documents=(document(), document(kind="letter", name="access_reply.pdf", sha256="cd" * 32)),
        measures=(Measure(2, "marketing_stopped", "emailing", day(4, 2), DPO),),
        packages=(package(delivered_on=day(4, 28), told_by="phone"),),
        promises=(Promise("marketing_check", day(4, 17), 2, kept_on=day(4, 17), by=DPO), Promise("other", day(9, 1))),
        facts=(CaseFact(asked(day(4, 2))), CaseFact(answered(day(4, 9)))),
    )
    opened = opened.decided(1, Outcome.PARTLY_GRANTED, reasons="autres personnes", on=day(4, 27), by=DPO)
    sent = letter("access_reply", items=(1, 2), sent_on=day(4, 28))
    return replace(opened, letters=(sent,))


def events() -> tuple[AuditEvent, ...]:
    made: list[AuditEvent] = []
    for seq, (action, facts) in enumerate(ACTIONS, start=1):
        previous = made[-1].hash if made else GENESIS
        at = NOON + timedelta(minutes=seq)
        made.append(
            link(previous, seq=seq, at=at, actor=USER, action=action, case=None, facts=facts, salt=f"{seq:02x}" * 16)
        )
    made[-1] = replace(made[-1], payload=None, salt=None)
    return tuple(made)


@pytest.fixture
def evidence(handled: Case) -> Evidence:
    """The evidence of that case."""
    log = events()
    return Evidence(
        case=handled,
        profile=profile(),
        limits={item.number: clock(day(4, 1), *handled.facts_for(item.number)) for item in handled.items},
        request="Bonjour, je souhaite accéder à mes données.",
        events=log,
        users={USER: DPO},
        head=(log[-1].seq, log[-1].hash),
        made_at=NOON + timedelta(days=30),
    )
