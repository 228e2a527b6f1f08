"""What a message is, and what becomes of it: a new case, one tied to an earlier case, or one message more of a case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dsardesk.domain.case import CaseKind
from dsardesk.domain.draft import MessageKind
from dsardesk.domain.linking import NAMING, Relation
from dsardesk.domain.search_answers import SearchAnswer
from dsardesk.services.linking import Candidate
from dsardesk.wording import Catalogue

if TYPE_CHECKING:
    from dsardesk.ui.intake.form import Form
    from dsardesk.ui.intake.proposed import Sheet

MOST_SHOWN = 3
_RELATIONS = {
    CaseKind.REQUEST: Relation.SECOND_REQUEST,
    CaseKind.COMPLAINT: Relation.COMPLAINT,
    CaseKind.AUTHORITY_LETTER: Relation.AUTHORITY_LETTER,
}
"""What a case of each kind is for the earlier one that it is about."""


@dataclass(frozen=True, slots=True)
class Decided:
    """What a person makes of a case that the message may belong to.

    Attributes:
        answer: what a system holds, where the message answers a search; None for any other relation.
    """

    reference: str
    relation: Relation
    answer: SearchAnswer | None = None

    @property
    def adds(self) -> bool:
        """True where the message goes into that case, and opens none."""
        return self.relation.case_kind is None

    @property
    def kind(self) -> CaseKind:
        """Of the case that is opened; a request where none is."""
        return self.relation.case_kind or CaseKind.REQUEST


@dataclass(frozen=True, slots=True)
class Course:
    """What the message is taken for, and what becomes of it.

    Attributes:
        what: that kind, or that relation to a case, by its value.
        name: the same in words.
        said: what follows from it, in sentences; "" for a plain request.
        decided: the case that it belongs to; None for a case that is tied to none of those offered.
    """

    what: str
    name: str
    said: str
    decided: Decided | None = None

    @property
    def adds(self) -> bool:
        """True where no case is opened."""
        return self.decided is not None and self.decided.adds

    @property
    def acknowledged(self) -> bool:
        """True where whoever wrote is told that it arrived; an authority is not."""
        return self.what != CaseKind.AUTHORITY_LETTER

    @property
    def plain(self) -> bool:
        """True for a request that is tied to nothing."""
        return self.what == MessageKind.REQUEST


def course_of(sheet: Sheet, form: Form, words: Catalogue) -> Course:
    """What *form* makes of the message of *sheet*."""
    decided = form.decided
    if decided is not None:
        said = words.say(f"intake.tie.{decided.relation}", reference=decided.reference)
        return Course(decided.relation.value, words.say(f"relation.{decided.relation}"), said, decided)
    what = _what(sheet, form)
    name = words.say(f"case_kind.{what}" if what == CaseKind.COMPLAINT else f"message_kind.{what}")
    return Course(what, name, " ".join(words.say(key) for key in _told(sheet, what)))


def _what(sheet: Sheet, form: Form) -> str:
    """As the person says; where that is a request, what the words of the message are taken for."""
    if form.kind is not CaseKind.REQUEST:
        return form.kind.value
    read = sheet.draft.kind
    return MessageKind.REQUEST.value if read is MessageKind.AUTHORITY_LETTER else read.value


def _told(sheet: Sheet, what: str) -> Iterator[str]:
    if what != MessageKind.REQUEST:
        yield f"intake.kind.{what}"
    if sheet.draft.case_link:
        yield f"intake.link.{sheet.draft.case_link}"


def likeliest(candidates: tuple[Candidate, ...], kind: CaseKind) -> Decided | None:
    """The case that the message itself names, and what it seems to be for it; None where none is named.

    *kind* is what the case was taken for before any was found.
    """
    first = next((each for each in candidates if NAMING.intersection(each.why)), None)
    if first is None:
        return None
    own = kind is CaseKind.AUTHORITY_LETTER and first.relation is not Relation.DUPLICATE
    # An authority that writes again sets its own time, whatever its words have in common with a reminder.
    return Decided(first.reference, Relation.AUTHORITY_LETTER) if own else _as_offered(first)


def _as_offered(candidate: Candidate) -> Decided:
    return Decided(candidate.reference, candidate.relation, candidate.answer)


def followed(form: Form, candidates: tuple[Candidate, ...]) -> Decided | None:
    """The case that the fields name, and what the message is for it; None where they name none of those offered."""
    named = next((each for each in candidates if each.reference == form.about.strip()), None)
    if named is None:
        return None
    before = form.decided if form.decided and form.decided.reference == named.reference else _as_offered(named)
    return before if before.kind is form.kind else Decided(named.reference, _RELATIONS[form.kind])


def opened_instead(decided: Decided, kind: CaseKind) -> Decided:
    """The same earlier case, with a case of *kind* opened about it."""
    return Decided(decided.reference, _RELATIONS[kind])


def offered(
    found: tuple[Candidate, ...], before: tuple[Candidate, ...], decided: Decided | None
) -> tuple[Candidate, ...]:
    """The likeliest cases *found*; the one that was chosen among those *before* stays."""
    shown = found[:MOST_SHOWN]
    if decided is None or any(each.reference == decided.reference for each in shown):
        return shown
    return (*shown, *(each for each in (*found, *before) if each.reference == decided.reference))[: len(shown) + 1]
