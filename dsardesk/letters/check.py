"""A letter that somebody edited, held against what it must say, and searched for what must not leave with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from dsardesk.documents.edited import Edited
from dsardesk.documents.model import Block, BulletList, Document, Facts, Table
from dsardesk.domain.bodies.body import Body
from dsardesk.domain.folding import folded_text, folded_words
from dsardesk.domain.letters import LetterPlan
from dsardesk.domain.mandatory import lacking
from dsardesk.domain.plans import BODIES
from dsardesk.letters.compose import compose
from dsardesk.wording import Catalogue

SAME_WORDS = 0.75
"""Share of the words of a sentence that one paragraph must hold to be that sentence in other words."""
MOST_QUOTED = 160
"""Characters of a quote."""


class Severity(StrEnum):
    """How grave a finding is."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Check(StrEnum):
    """What is looked for in an edited letter."""

    MANDATORY = "mandatory"  # A sentence that the law asks for is gone.
    REWORDED = "reworded"  # Such a sentence stands there in other words.
    FACT = "fact"  # The reference, the addressee, a date or an amount is gone, or another.
    LEFT_OUT = "left_out"  # Another sentence is gone.
    PLACEHOLDER = "placeholder"  # A blank that nobody filled.
    OTHER_REFERENCE = "other_reference"  # The reference of another case.
    OTHER_PERSON = "other_person"  # The name of somebody whom the letter is not about.
    OTHER_ADDRESS = "other_address"  # An e-mail address that the facts do not give.
    PROPERTY = "property"  # What the file says of whoever worked on it.
    COMMENT = "comment"
    TRACKED_CHANGE = "tracked_change"
    HIDDEN_TEXT = "hidden_text"


SEVERITIES: Mapping[Check, Severity] = {
    **dict.fromkeys(Check, Severity.ERROR),
    **dict.fromkeys((Check.REWORDED, Check.OTHER_ADDRESS, Check.PROPERTY), Severity.WARNING),
    Check.LEFT_OUT: Severity.INFO,
}
"""How grave each is."""

_BLANKS = re.compile(
    r"\{[^{}]{0,60}\}|\[[^\[\]]{0,60}\]|<<[^<>]{0,60}>>|\bX{3,}\b|_{4,}|\.{5,}|…{2,}"
    r"|\b(?:TODO|TBD|lorem ipsum|à compléter|to be completed)\b",
    re.IGNORECASE,
)
_REFERENCES = re.compile(r"\b(?:DSR|PM)-\d{4}-\d{3,}\b")
_ADDRESSES = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PEOPLE = frozenset({"creator", "lastModifiedBy", "Manager"})
"""Properties that name somebody."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found, with the words that show it."""

    check: Check
    quote: str

    @property
    def severity(self) -> Severity:
        """How grave it is."""
        return SEVERITIES[self.check]


def check_letter(
    edited: Edited, plan: LetterPlan, catalogues: Iterable[Catalogue], others: Sequence[str] = ()
) -> tuple[Finding, ...]:
    """What is wrong with an *edited* letter that was made from *plan*; *others* are people it is not about."""
    said = folded_text(" ".join(edited.paragraphs))
    drafts = [(compose(plan, catalogue), catalogue) for catalogue in catalogues]
    # The language is the one of which most stands there.
    expected, catalogue = max(drafts, key=lambda each: sum(folded_text(line) in said for line in _lines_of(each[0])))
    found = (
        *_missing(edited, said, plan, catalogue),
        *_leftovers(edited, expected),
        *_strangers(edited, expected, others),
        *_traces(edited, expected, others),
    )
    return tuple(dict.fromkeys(found))


def _missing(edited: Edited, said: str, plan: LetterPlan, catalogue: Catalogue) -> Iterator[Finding]:
    """Sentences that are gone, the gravest first, and the facts of the letterhead."""
    facts = plan.facts
    for fact in (facts.reference, facts.addressee.name, facts.company.name, catalogue.date(facts.received_on)):
        if folded_text(fact) not in said:
            yield Finding(Check.FACT, fact)
    paragraphs = [frozenset(folded_words(each)) for each in edited.paragraphs]
    for index, section in enumerate(plan.sections):
        mandatory = _is_asked_for(plan, index)
        alone = compose(replace(plan, sections=(section,)), catalogue)
        for line in (text for block in alone.blocks for text in _texts(block)):
            yield from _compared(line, said, paragraphs, mandatory=mandatory)


def _is_asked_for(plan: LetterPlan, index: int) -> bool:
    """True if the letter lacks something that the law asks once that section is gone."""
    body: Body = BODIES[plan.kind]
    sections = (*plan.sections[:index], *plan.sections[index + 1 :])
    return bool(lacking(replace(plan, sections=sections), body))


def _compared(line: str, said: str, paragraphs: list[frozenset[str]], *, mandatory: bool) -> Iterator[Finding]:
    """What became of one sentence; a date or an amount that changed in it is graver than other words."""
    if folded_text(line) in said:
        return
    words = frozenset(folded_words(line))
    alike = [each for each in paragraphs if len(words & each) >= SAME_WORDS * len(words)]
    figures = frozenset(word for word in words if any(map(str.isdigit, word)))
    if not alike:
        yield _finding(Check.MANDATORY if mandatory else Check.LEFT_OUT, line)
    elif not any(figures <= each for each in alike):
        yield _finding(Check.FACT, line)
    elif mandatory:
        yield _finding(Check.REWORDED, line)


def _leftovers(edited: Edited, expected: Document) -> Iterator[Finding]:
    """Blanks, and references of other cases, that the letter itself did not bring."""
    own = "\n".join(_lines_of(expected))
    for check, pattern in ((Check.PLACEHOLDER, _BLANKS), (Check.OTHER_REFERENCE, _REFERENCES)):
        for paragraph in edited.paragraphs:
            yield from (_finding(check, each) for each in pattern.findall(paragraph) if each not in own)


def _strangers(edited: Edited, expected: Document, others: Sequence[str]) -> Iterator[Finding]:
    """People and addresses that are none of the letter's."""
    own, said = "\n".join(_lines_of(expected)), "\n".join(edited.paragraphs)
    for name in others:
        if _names(name, said) and not _names(name, own):
            yield _finding(Check.OTHER_PERSON, name)
    for address in _ADDRESSES.findall(said):
        if address.casefold() not in own.casefold():
            yield _finding(Check.OTHER_ADDRESS, address)


def _names(name: str, text: str) -> bool:
    """True if *text* names that person, first or last name first."""
    words = folded_words(name)
    if not words:
        return False
    around = f" {folded_text(text)} "
    return any(f" {' '.join(order)} " in around for order in (words, (*words[1:], words[0]), (words[-1], *words[:-1])))


def _traces(edited: Edited, expected: Document, others: Sequence[str]) -> Iterator[Finding]:
    """What the word processor kept: it leaves with the file."""
    yield from (_finding(Check.COMMENT, each) for each in edited.comments)
    yield from (_finding(Check.TRACKED_CHANGE, each) for each in (*edited.deleted, *edited.added))
    yield from (_finding(Check.HIDDEN_TEXT, each) for each in edited.hidden)
    own = folded_text(" ".join((expected.author, *expected.signature)))
    for name, value in (edited.properties or {}).items():
        if any(_names(each, value) for each in others) or (name in _PEOPLE and folded_text(value) not in own):
            yield _finding(Check.PROPERTY, f"{name}: {value}")


def _lines_of(document: Document) -> Iterator[str]:
    """Every text of a letter, as it is printed."""
    yield document.title
    head = document.letterhead
    if head is not None:
        yield from (*head.sender, *head.recipient, head.place_and_date)
        yield from (text for pair in head.references for text in pair)
    yield from (text for block in document.blocks for text in _texts(block))
    yield from (*document.signature, document.footer)


def _texts(block: Block) -> tuple[str, ...]:
    match block:
        case BulletList():
            return block.items
        case Facts():
            return tuple(text for row in block.rows for text in row)
        case Table():
            return (*block.header, *(text for row in block.rows for text in row))
        case _:
            return (block.text,)


def _finding(check: Check, words: str) -> Finding:
    quote = " ".join(words.split())
    return Finding(check, quote if len(quote) <= MOST_QUOTED else f"{quote[: MOST_QUOTED - 1]}…")
