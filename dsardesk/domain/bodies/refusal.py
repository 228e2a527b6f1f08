"""A right refused: why, on which ground, what the person may still do; and the fee asked instead (GDPR 12(4), (5))."""

from __future__ import annotations

from collections.abc import Iterator

from dsardesk.domain.bodies.automated import wants_out
from dsardesk.domain.bodies.body import Body, listed, remedies, stated, unsolicited
from dsardesk.domain.bodies.grounds import grounds_told
from dsardesk.domain.bodies.objection import departure
from dsardesk.domain.letter_facts import FactMissing, LetterFacts
from dsardesk.domain.letters import Grid, Head, Listing, Say, Section
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.domain.told import AnsweredItem, ToldFee

REFUSED_HERE = (
    RightType.ACCESS,
    RightType.RESTRICTION,
    RightType.PORTABILITY,
    RightType.OBJECTION,
    RightType.AUTOMATED_DECISION,
)
"""Rights whose refusal has no reply of its own."""
CHARGED = (*REFUSED_HERE, RightType.RECTIFICATION, RightType.ERASURE)
NEEDS_IDENTITY = frozenset({"R04", "R05"})
"""Grounds that fall as soon as the person says who they are."""
REPETITIVE = "R02"
"""Ground that falls once the person asks only for what is new."""
CLOSED = (Outcome.WITHDRAWN, Outcome.NOT_A_RIGHTS_REQUEST, Outcome.DUPLICATE)
CENTS = 100


def _refusal(facts: LetterFacts) -> Iterator[Section]:
    """GDPR 12(4): facts, ground, article, authority and court, for each right refused."""
    refused = [i for i in facts.items if i.outcome is Outcome.REFUSED and i.right in REFUSED_HERE]
    if not refused:
        raise FactMissing(fact="outcome")
    yield Say("refusal.received", (("received_on", facts.received_on), ("reference", facts.reference)))
    for item in refused:
        yield Head(f"refusal.title_{item.right}")
        yield Say("refusal.automated_opt_out" if _no_opt_out(facts, item) else f"refusal.{item.right}")
        yield Say("refusal.reasons", (("reasons", stated(item.reasons, "reasons")),))
        listed(item.grounds, "grounds")
        yield from grounds_told(item)
        yield from _after(item)
        yield from departure(facts, item.right)
    yield from unsolicited(facts)
    yield from remedies(facts)


def _no_opt_out(facts: LetterFacts, item: AnsweredItem) -> bool:
    """True for the refusal of GDPR 22(1): to whoever asked that no machine alone decide about them."""
    return item.right is RightType.AUTOMATED_DECISION and wants_out(facts)


def _after(item: AnsweredItem) -> Iterator[Section]:
    """What the person may still do about this right."""
    if any(ground.code in NEEDS_IDENTITY for ground in item.grounds):
        yield Say("refusal.identity")
    elif item.right is RightType.PORTABILITY:
        yield Say("refusal.by_access")
    elif item.right is RightType.OBJECTION:
        yield Say("refusal.marketing_stays_free")


def _fee(facts: LetterFacts) -> Iterator[Section]:
    """GDPR 12(5)(a): amount, calculation, proof of the excess, and the choice to withdraw."""
    charged = [(item, item.fee) for item in facts.items if item.fee and item.outcome is None]
    if not charged:
        raise FactMissing(fact="fee")
    yield Say("fee.received", (("received_on", facts.received_on), ("reference", facts.reference)))
    yield Listing(tuple(Say(f"asked.{item.right}") for item, _ in charged))
    for item, fee in charged:
        yield Say("fee.why")
        listed(item.grounds, "grounds")
        yield from grounds_told(item)
        yield Grid(tuple(_amount(fee)))
    yield Say("fee.choice")
    repeated = any(ground.code == REPETITIVE for item, _ in charged for ground in item.grounds)
    yield Listing(tuple(Say(f"fee.{choice}") for choice in ("pay", *(("narrow",) if repeated else ()), "withdraw")))
    yield Say("fee.time_limit")
    yield from unsolicited(facts)
    yield from remedies(facts)


def _amount(fee: ToldFee) -> Iterator[tuple[str, Say]]:
    euros, cents = divmod(fee.cents, CENTS)
    written = {"fr": f"{euros},{cents:02}\N{NO-BREAK SPACE}€", "en": f"€{euros}.{cents:02}"}
    yield "row.fee", Say("refusal.amount", (("amount", written),))
    yield "row.calculation", Say("refusal.text", (("text", stated(fee.calculation, "calculation")),))


def _closing(facts: LetterFacts) -> Iterator[Section]:
    """What was withdrawn, asked twice, or is no request under data protection law: said, so that nobody waits."""
    closed = [item for item in facts.items if item.outcome in CLOSED]
    if not closed:
        raise FactMissing(fact="outcome")
    yield Say("closing_note.received", (("received_on", facts.received_on), ("reference", facts.reference)))
    for item in closed:
        yield Say(f"closing_note.{item.outcome}")
        yield Listing((Say(f"asked.{item.right}"),))
        if item.reasons:
            yield Say("closing_note.reasons", (("reasons", item.reasons),))
    yield Say("closing_note.again")
    yield from unsolicited(facts)
    yield from remedies(facts)


REFUSAL = Body(
    _refusal,
    mandatory=("gdpr.12.4.refusal", "gdpr.77", "gdpr.79"),
    rights=REFUSED_HERE,
    outcomes=(Outcome.REFUSED,),
    answers=frozenset(REFUSED_HERE),
)
FEE = Body(_fee, mandatory=("gdpr.12.5.fee", "gdpr.77", "gdpr.79"), rights=CHARGED)
CLOSING_NOTE = Body(
    _closing,
    mandatory=("gdpr.77", "gdpr.79"),
    rights=tuple(RightType),
    outcomes=CLOSED,
    answers=frozenset(RightType),
)
