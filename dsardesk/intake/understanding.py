"""The sender's own words understood: language, rights, what the message is, who is meant."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from dsardesk.domain.draft import TO_CORRECT
from dsardesk.domain.rights import RightType
from dsardesk.intake.dates import letter_day
from dsardesk.intake.identifiers import addresses, identifiers, to_correct
from dsardesk.intake.kinds import understand
from dsardesk.intake.language import COMMON, language_of
from dsardesk.intake.people import on_behalf_of
from dsardesk.intake.proposals import proposals
from dsardesk.intake.words import fold, sentences

if TYPE_CHECKING:
    from datetime import date

    from dsardesk.domain.draft import CaseLink, Draft, MessageKind, Proposal, Represented
    from dsardesk.intake.cues import Cues, Language

MAX_SEARCHED = 60_000

_TERM = re.compile(
    r"\b(?:\d{1,3}|un|une|deux|trois|quinze|huit|dix|trente|one|two|three|ten|thirty|ein\w*|zwei|drei|uno?|dos|due|twee|"
    r"een|dois|duas|dva|dve) ?(?:\(\d{1,3}\) ?)?(?:jours?|semaines?|mois|heures|days?|weeks?|months?|hours|tage?n?|"
    r"wochen?|monate?n?|dias?|semanas?|mes(?:es)?|giorni|settiman[ae]|mes[ei]|dagen|weken|maanden|tydnu|dni|dana|tjedna)\b"
)


class Meaning(NamedTuple):
    """Everything that the words say.

    Attributes:
        language_sure: False where another language is as likely.
        asked_by: the sentence in which the sender sets a time limit; "" without one.
    """

    language: str
    language_sure: bool
    asked: tuple[Proposal, ...]
    kind: MessageKind
    kind_quote: str
    case_link: CaseLink | None
    identifiers: dict[str, str]
    on_behalf_of: Represented | None
    letter_date: date | None
    asked_by: str


def understood(text: str, subject: str, cues: Cues, sender: str = "") -> Meaning:
    """What *text*, the sender's own new words, and the *subject* say; *sender* is an address, "" where unknown."""
    code, sure = language_of(text, subject, cues, sender)
    languages = _spoken(code, cues)
    asked = proposals(text, *languages) or proposals(subject, *languages)
    meant = understand(text, subject, asked, languages)
    behalf = on_behalf_of(text, frozenset(each.right for each in meant.asked), cues)
    return Meaning(
        language=code,
        language_sure=sure,
        asked=meant.asked,
        kind=meant.kind,
        kind_quote=meant.quote,
        case_link=meant.link,
        identifiers=_recognised_by(text, subject, meant.asked, behalf, cues),
        on_behalf_of=behalf,
        letter_date=letter_day(text, cues.months),
        asked_by=_term(text) if meant.asked else "",
    )


def meaning_so(draft: Draft, meaning: Meaning) -> Draft:
    """The same draft, its words understood so; the address written from stays where the words give no other."""
    written_from = {"email": draft.sender_email} if draft.sender_email else {}
    return replace(
        draft,
        language=meaning.language,
        proposals=meaning.asked,
        identifiers={**written_from, **meaning.identifiers},
        kind=meaning.kind,
        kind_quote=meaning.kind_quote,
        letter_date=meaning.letter_date,
        case_link=meaning.case_link,
        on_behalf_of=meaning.on_behalf_of,
        asked_by=meaning.asked_by,
    )


def _recognised_by(
    text: str, subject: str, asked: tuple[Proposal, ...], behalf: Represented | None, cues: Cues
) -> dict[str, str]:
    """Identifiers of the person whose data are meant: an address given for somebody else is that person's."""
    found = identifiers(f"{text}\n{subject}", cues)
    if behalf is not None and "email" not in found:
        found |= {"email": given[0]} if (given := addresses(text)) else {}
    wrong = next((each.quote for each in asked if each.right is RightType.RECTIFICATION), "")
    correction = to_correct(text, wrong, cues) if wrong else ""
    return {**found, TO_CORRECT: correction} if correction else found


def _spoken(code: str, cues: Cues) -> tuple[Language, ...]:
    """The sender's language, and the one in which half of all forms are written."""
    own = cues.language(code)
    known = {language.code: language for language in cues.languages}
    common = known.get(COMMON)
    return (own, common) if common is not None and common is not own else (own,)


def _term(text: str) -> str:
    searched = text[:MAX_SEARCHED]
    for each in sentences(searched):
        if _TERM.search(fold(each.folded)):
            return searched[each.start : each.end]
    return ""
