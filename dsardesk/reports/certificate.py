"""The certificate of destruction of an identity document: the kind, the times, who, how; no number, image or hash."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from dsardesk.documents.model import Block, BulletList, Document, Facts, Heading, Notice, Paragraph
from dsardesk.domain.case import Case
from dsardesk.domain.identity import Destruction, DestructionCause, IdentityDocument
from dsardesk.domain.profile import ControllerProfile
from dsardesk.reports.dates import moment
from dsardesk.wording import Catalogue

MEANS = {
    DestructionCause.SESSION_END: "certificate.means_session_end",
    DestructionCause.DECLARED: "certificate.means_declared",
}
"""Where it did not end by the program's own gesture."""


def certificate(
    case: Case, profile: ControllerProfile, document: IdentityDocument, ending: Destruction, words: Catalogue
) -> Document:
    """The certificate of one destroyed document."""
    zone = ZoneInfo(profile.zone)
    return Document(
        lang=words.lang,
        title=words.say("certificate.title"),
        author=profile.name,
        dated_on=ending.at.astimezone(zone).date(),
        blocks=tuple(_blocks(case, document, ending, words, zone)),
        footer=words.say("certificate.footer", reference=case.reference),
    )


def _blocks(
    case: Case, document: IdentityDocument, ending: Destruction, words: Catalogue, zone: ZoneInfo
) -> Iterator[Block]:
    yield Paragraph(words.say("certificate.intro"))
    yield Facts(tuple(_facts(case, document, ending, words, zone)))
    yield Heading(words.say("certificate.other_places"))
    yield from _attested(case, document, ending, words, zone)
    yield Heading(words.say("certificate.means_title"))
    yield Paragraph(words.say(MEANS.get(ending.cause, "certificate.means"), computer=document.computer or "?"))
    yield Notice(words.say("certificate.limits"))


def _facts(
    case: Case, document: IdentityDocument, ending: Destruction, words: Catalogue, zone: ZoneInfo
) -> Iterator[tuple[str, str]]:
    def row(key: str, value: str) -> tuple[str, str]:
        return words.say(f"certificate.{key}"), value

    def at(instant: datetime) -> str:
        return moment(instant, zone, words)

    yield row("reference", case.reference)
    yield row("kind", words.say(f"identity_kind.{document.kind}"))
    yield row("asked", words.say("certificate.requested" if document.requested else "certificate.unsolicited"))
    yield row("received", at(document.received_at))
    check = case.identity.check
    if check is not None:
        yield row("checked", at(check.checked_at))
        yield row("check_means", words.say(f"rung.{check.rung}"))
        yield row("checked_by", check.checked_by)
    yield row("destroyed", at(ending.at))
    yield row("destroyed_by", ending.by or words.say("certificate.program"))
    if document.computer:
        yield row("computer", document.computer)
    yield row("cause", words.say(f"destruction_cause.{ending.cause}"))


def _attested(
    case: Case, document: IdentityDocument, ending: Destruction, words: Catalogue, zone: ZoneInfo
) -> Iterator[Block]:
    if ending.attested:
        yield Paragraph(words.say("certificate.attested"))
        yield BulletList(tuple(words.name("place", place) for place in ending.attested))
    later = [each for each in case.identity.attestations if each.document == document.id]
    if later:
        yield Paragraph(words.say("certificate.attested_later"))
        lines = (
            words.say(
                "certificate.attested_line",
                place=words.name("place", each.place),
                by=each.by,
                at=moment(each.at, zone, words),
            )
            for each in later
        )
        yield BulletList(tuple(lines))
    rest = case.identity.to_clean(replace(document, destruction=ending))
    if rest:
        yield Paragraph(words.say("certificate.not_attested"))
        yield BulletList(tuple(words.say(f"place.{place}") for place in rest))
