"""Where the identity of a case stands, in sentences. No Qt here."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from dsardesk.domain.deadlines import ClockState
from dsardesk.domain.identity import Destruction, Identity, IdentityCheck, IdentityDocument, IdentityRequest, Rung
from dsardesk.domain.ids import DocumentId
from dsardesk.domain.ladder import departures, nothing_to_check, open_question
from dsardesk.reports.dates import moment
from dsardesk.services.case_page import CasePage
from dsardesk.wording import Catalogue

HURRY = "design.identity.hurry"
"""Rule that gives the last hours of a copy, which are shown as urgent."""
SOFT_RUNGS = (Rung.KNOWN_CHANNEL, Rung.DATA_POINTS, Rung.CODE)
"""What may be proposed to everybody; the other rungs are for a doubt."""


@dataclass(frozen=True, slots=True)
class HeldLine:
    """A document that can still be opened.

    Attributes:
        id: the document.
        kind: what it is.
        received: when it came, and whether it was asked for.
        size_bytes: its size.
        ends: when it ends, or why it stays.
        soon: True when little time is left.
        media_type: e.g. "image/jpeg".
        elsewhere: True where another computer holds it.
    """

    id: DocumentId
    kind: str
    received: str
    size_bytes: int
    ends: str
    soon: bool
    media_type: str
    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class GoneLine:
    """A document that was destroyed.

    Attributes:
        id: the document.
        kind: what it was.
        ended: when, by whom and why.
        to_clean: names the places that nobody attests to have cleaned; "" where none is left.
        places: those places, and their words.
        attested: what was attested to since, by whom.
    """

    id: DocumentId
    kind: str
    ended: str
    to_clean: str
    places: tuple[tuple[str, str], ...] = ()
    attested: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """What the part shows.

    Attributes:
        sentence: where the check stands.
        verdict: of the check, "" before it.
        notes: what the person should know beside.
        held: documents that can still be opened.
        gone: documents that were destroyed.
        open: False once the case is closed, when nothing may be changed.
        asked: True once something was asked of the person.
    """

    sentence: str
    verdict: str
    notes: tuple[str, ...]
    held: tuple[HeldLine, ...]
    gone: tuple[GoneLine, ...]
    open: bool
    asked: bool = False


def standing(
    page: CasePage, words: Catalogue, now: datetime, *, lasts: bool, elsewhere: Collection[DocumentId] = ()
) -> Standing:
    """Where the identity of the case stands at *now*.

    *lasts* is False where copies end with the program; those *elsewhere* are held by another computer.
    """
    identity = page.case.identity
    zone = ZoneInfo(page.profile.zone)
    return Standing(
        sentence=_sentence(page, words, zone),
        verdict=identity.check.verdict if identity.check else "",
        notes=tuple(_notes(page, words, lasts=lasts, here=any(d.id not in elsewhere for d in identity.held()))),
        held=tuple(_held(d, page, words, now, elsewhere=d.id in elsewhere) for d in identity.held()),
        gone=tuple(_gone(d, d.destruction, identity, words, zone) for d in identity.documents if d.destruction),
        open=page.case.closed_on is None,
        asked=bool(identity.requests),
    )


def proposed_rung(page: CasePage) -> Rung:
    """The rung to begin with: the company's own choice, unless it asks for a document where nothing is in doubt."""
    chosen = page.profile.identity.default_rung
    return next((rung for rung in SOFT_RUNGS if rung == chosen), Rung.KNOWN_CHANNEL)


def open_request(page: CasePage) -> IdentityRequest | None:
    """The last question, while nothing answers it; None if there is none."""
    return open_question(page.case)


def _sentence(page: CasePage, words: Catalogue, zone: ZoneInfo) -> str:
    asked, check = open_request(page), page.case.identity.check
    if asked is not None:
        return _asked(asked, page, words)
    if check is not None:
        matched = words.listing([words.name("matched", key) for key in check.matched])
        return words.say(
            "identity_state.checked_with" if matched else "identity_state.checked",
            on=check.checked_at.astimezone(zone).date(),
            by=check.checked_by,
            verdict=words.say(f"verdict.{check.verdict}"),
            means=_means(check, words),
            matched=matched,
        )
    if nothing_to_check(page.case):
        return words.say("identity_state.immediate")
    return words.say("identity_state.unchecked", means=words.say(f"rung.{proposed_rung(page)}"))


def _means(check: IdentityCheck, words: Catalogue) -> str:
    """The means: the channel by which the person was known already, which says more than its rung, or the rung."""
    return words.say(f"known_channel.{check.channel}" if check.channel else f"rung.{check.rung}")


def _asked(asked: IdentityRequest, page: CasePage, words: Catalogue) -> str:
    means = words.say(f"rung.{asked.rung}")
    suspended = [limit for limit in page.limits.values() if limit.state is ClockState.SUSPENDED]
    if not suspended:
        return words.say("identity_state.asked_running", on=asked.asked_on, means=means)
    days = min(limit.remaining_days or 0 for limit in suspended)
    return words.say("identity_state.asked_suspended", on=asked.asked_on, means=means, days=days)


def _notes(page: CasePage, words: Catalogue, *, lasts: bool, here: bool) -> Iterator[str]:
    identity = page.case.identity
    for departure in departures(page.profile):
        yield words.say(f"identity_state.policy_{departure}")
    if here and not lasts:
        yield words.say("identity_held.session")
    if identity.check is not None and not identity.documents:
        yield words.say("identity_state.no_copy")


def _held(document: IdentityDocument, page: CasePage, words: Catalogue, now: datetime, *, elsewhere: bool) -> HeldLine:
    zone = ZoneInfo(page.profile.zone)
    origin = words.say("certificate.requested" if document.requested else "certificate.unsolicited")
    hours = int((document.destroy_by - now).total_seconds() // 3600)
    stays = document.may_stay(page.today)
    return HeldLine(
        id=document.id,
        kind=words.name("identity_kind", document.kind),
        received=words.say("identity_held.received", at=moment(document.received_at, zone, words), origin=origin),
        size_bytes=document.size_bytes,
        ends=_elsewhere(document, words) if elsewhere else _end(document, page, words, hours),
        soon=not stays and not elsewhere and hours < page.rules.hours(HURRY),
        media_type=document.media_type,
        elsewhere=elsewhere,
    )


def _elsewhere(document: IdentityDocument, words: Catalogue) -> str:
    return words.say("identity_held.elsewhere", computer=document.computer or "?")


def _end(document: IdentityDocument, page: CasePage, words: Catalogue, hours: int) -> str:
    """When a document ends, or why it stays."""
    if document.may_stay(page.today):
        return _kept(document, words)
    if page.case.identity.waits_for_a_decision(document):
        return words.say("identity_held.doubtful")
    return _ends(document, words, hours, ZoneInfo(page.profile.zone))


def _kept(document: IdentityDocument, words: Catalogue) -> str:
    return words.say("identity_held.kept", until=document.hold_until, reason=document.hold_reason)


def _ends(document: IdentityDocument, words: Catalogue, hours: int, zone: ZoneInfo) -> str:
    if hours < 0:
        return words.say("identity_held.over")
    key = "identity_held.ends" if hours else "identity_held.ends_soon"
    return words.say(key, at=moment(document.destroy_by, zone, words), hours=hours)


def _gone(
    document: IdentityDocument, ending: Destruction, identity: Identity, words: Catalogue, zone: ZoneInfo
) -> GoneLine:
    places = identity.to_clean(document)
    spoken = words.listing([words.say(f"place.{place}") for place in places])
    return GoneLine(
        id=document.id,
        kind=words.name("identity_kind", document.kind),
        ended=words.say(
            "identity_held.gone",
            at=moment(ending.at, zone, words),
            by=ending.by or words.say("certificate.program"),
            cause=words.say(f"destruction_cause.{ending.cause}"),
        ),
        to_clean=words.say("identity_held.to_clean", places=spoken) if places else "",
        places=tuple((place, words.say(f"place.{place}")) for place in places),
        attested=tuple(_said(document, identity, words, zone)),
    )


def _said(document: IdentityDocument, identity: Identity, words: Catalogue, zone: ZoneInfo) -> Iterator[str]:
    """What was attested to since the destruction: a sentence for each time that somebody looked."""
    later = [each for each in identity.attestations if each.document == document.id]
    for (at, by), said in groupby(later, key=lambda each: (each.at, each.by)):
        places = words.listing([words.name("place", each.place) for each in said])
        yield words.say("identity_held.attested_on", at=moment(at, zone, words), by=by, places=places)
