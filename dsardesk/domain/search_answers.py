"""A colleague's e-mailed answer to the question what a system holds about a person, read for somebody to confirm."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dsardesk.domain.case import Case
from dsardesk.domain.draft import Attachment, Draft
from dsardesk.domain.folding import folded_text
from dsardesk.domain.linking import people_of, reference_of
from dsardesk.domain.profile import ControllerProfile, System
from dsardesk.domain.records import SearchOutcome

LONGEST = 4_000
"""Characters of an answer that are read; a colleague's is three lines."""
LARGEST_ORNAMENT = 40_000
"""Bytes up to which a picture without a name of its own is the logo below a signature."""

_NOTHING = re.compile(
    r"\b(?:rien|neant|ras|aucune? \w+|pas (?:rien )?trouve|pas de (?:donnees?|resultats?|traces?|compte|fiche)|"
    r"inconnue?|introuvable|nothing|none|no (?:data|results?|records?|trace|hits?|match(?:es)?|account|entry|entries)|"
    r"not found|(?:not|couldn t|didn t) find|nichts|keine (?:daten|treffer|eintrage)|nada|ningun\w*|niente|"
    r"nessun\w*|niets|geen (?:gegevens|resultaten))\b"
)
_LATER = re.compile(
    r"\b(?:plus de temps|delai supplementaire|pas avant|(?:semaine|mois) prochaine?|encore besoin|"
    r"revien\w+ vers (?:vous|toi)|plus tard|more time|not before|next (?:week|month)|get back to you|later|"
    r"mehr zeit|nachste (?:woche|monat)|spater)\b"
)
_FOUND = re.compile(
    r"\b(?:ci joint\w*|pieces? jointes?|trouve\w*|voici|attached|found|enclosed|here (?:is|are)|anbei|gefunden)\b"
)
_ORNAMENT = re.compile(
    r"(?i)(?:image|logo|picture|outlook-|banner|signature|attachment-)[\w .-]*\.(?:png|jpe?g|gif|bmp|webp)"
)
_PUBLIC = re.compile(
    r"(?:gmail|googlemail|outlook|hotmail|live|msn|yahoo|icloud|me|aol|gmx|proton|protonmail|orange|wanadoo|free|sfr|"
    r"laposte|bbox|web|t-online)\.[a-z.]{2,6}"
)
"""Mailbox providers: whoever writes from the same one is not a colleague for that."""


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """What a colleague answers for one system.

    Attributes:
        system: id of the system in the profile; "" where the message names none, for a person to choose.
        outcome: what it holds; None where the message does not say.
        later: True where more time is asked for.
        files: numbers, from 1, of the attachments that are the person's data.
    """

    system: str
    outcome: SearchOutcome | None = None
    later: bool = False
    files: tuple[int, ...] = ()


def search_answer(draft: Draft, case: Case, profile: ControllerProfile) -> SearchAnswer | None:
    """What a colleague answers in a message about *case*; None where none does.

    It quotes the case, and either the system beside it, as our question does, or comes from within the company.
    """
    tasks = [each.partition("/")[2] for each in draft.cited if reference_of(each) == case.reference]
    if not tasks or _is_of_the_person(draft, case):
        return None
    known = {system.id.casefold(): system.id for system in profile.systems}
    asked = next((known[task] for task in tasks if task in known), "")
    if not asked and not is_colleague(draft, profile):
        return None
    return _read(draft, asked or _named(draft, profile))


def is_colleague(draft: Draft, profile: ControllerProfile) -> bool:
    """True for a message from an address of the company's own domain."""
    addresses = (profile.officer.email, *(channel.value for channel in profile.channels))
    own = {_domain(address) for address in addresses if "@" in address}
    domain = _domain(draft.sender_email)
    return domain in own and not _PUBLIC.fullmatch(domain)


def _domain(address: str) -> str:
    return address.rpartition("@")[2].strip().casefold()


def _is_of_the_person(draft: Draft, case: Case) -> bool:
    known = {each.email.casefold() for each in people_of(case) if each.email}
    return draft.sender_email.strip().casefold() in known


def _named(draft: Draft, profile: ControllerProfile) -> str:
    """The one system that the message names; "" for none, and for several."""
    said = f" {folded_text(f'{draft.subject} {draft.text[:LONGEST]}')} "
    found = [system.id for system in profile.systems if any(f" {name} " in said for name in _names(system))]
    return found[0] if len(found) == 1 else ""


def _names(system: System) -> Iterator[str]:
    yield from (name for each in (system.id, *system.name.values()) if (name := folded_text(each)))


def _read(draft: Draft, system: str) -> SearchAnswer:
    said = folded_text(draft.text[:LONGEST])
    files = tuple(n for n, each in enumerate(draft.attachments, start=1) if _is_data(each))
    if files:
        return SearchAnswer(system, SearchOutcome.FOUND, files=files)
    if _LATER.search(said):
        return SearchAnswer(system, later=True)
    if _NOTHING.search(said):
        return SearchAnswer(system, SearchOutcome.NOTHING)
    return SearchAnswer(system, SearchOutcome.FOUND if _FOUND.search(said) else None)


def _is_data(attachment: Attachment) -> bool:
    ornament = attachment.size_bytes <= LARGEST_ORNAMENT and _ORNAMENT.fullmatch(attachment.name)
    return not attachment.identity_document and not ornament
