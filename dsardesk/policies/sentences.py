"""A policy as rules read it: sections, and sentences that know what introduces them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from dsardesk.policies.cutting import asked, head_of, is_cell, pieces, split
from dsardesk.policies.folding import fold, unfolded
from dsardesk.policies.lexicon import Language, Lexicon
from dsardesk.policies.outline import Block, Kind, blocks

LONGEST_QUOTE = 340
HEADS_RIGHTS = "right_heading"
RIGHTS = ("access", "rectification", "erasure", "restriction", "portability", "objection")
MANY_RIGHTS = 3
PULSE = 500
"""Sentences, or blocks, between two calls of whoever watches."""
LONGEST_LIST = 40
"""Sentences below one heading; a text with more has none, or is about everything at once."""

_CLAUSE_END = re.compile(r"[;:|]\s|\s[–—]\s|\),?\s|,\s(?=\(?(?:i|ii|iii|iv|v|vi|[a-f])\))")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it.

    Attributes:
        number: number of its heading, 0 if it has none.
        title: its heading as written; "" before the first one.
        folded: its heading and those above it, folded.
        depth: how deep its heading stands (`Block.depth`).
    """

    number: int
    title: str
    folded: str
    depth: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, heading or line.

    Attributes:
        text: as written, runs of white space made one space.
        folded: the same, folded.
        place: its place among the sentences.
        section: place of its section.
        block: place of the heading, item or paragraph that it is part of.
        kind: what that is.
        lead: folded words that introduce the list of which it is an item, or name the columns of its table; "" for
            others.
        head: folded words with which its item or paragraph begins as with a heading of its own; "" elsewhere.
        language: in which it is written.
        question: folded question that it answers, asked by its heading or just before it; "" for others.
    """

    text: str
    folded: str
    place: int
    section: int
    block: int
    kind: Kind
    lead: str
    head: str
    language: Language
    question: str = ""
    _known: list[int] = field(default_factory=lambda: [0, 0], compare=False, repr=False)

    def has(self, *concepts: str) -> bool:
        """True if one of *concepts* is in it."""
        return any(self._has(concept) for concept in concepts)

    def has_all(self, *concepts: str) -> bool:
        """True if every one of *concepts* is in it."""
        return all(self._has(concept) for concept in concepts)

    def said(self, *concepts: str) -> bool:
        """True if one of *concepts* is in it or in the words that introduce it."""
        return self.has(*concepts) or self.headed(*concepts) or self.led(*concepts)

    def led(self, *concepts: str) -> bool:
        """True if one of *concepts* is in the list's introduction, the table's columns or the question before it."""
        return any(self.language.has(words, *concepts) for words in (self.lead, self.question) if words)

    def headed(self, *concepts: str) -> bool:
        """True if one of *concepts* is in the words with which its item or paragraph begins."""
        return bool(self.head) and self.language.has(self.head, *concepts)

    def spans(self, concept: str) -> list[tuple[int, int]]:
        """Where *concept* is."""
        return sorted(found.span() for found in self.language.find(self.folded, concept))

    def near(self, one: str, other: str, distance: int = 80) -> bool:
        """True if both concepts are in it, at most *distance* characters apart."""
        if not (self._has(one) and self._has(other)):
            return False
        others = self.spans(other)
        return any(
            start - distance <= end and begin <= stop + distance
            for begin, end in self.spans(one)
            for start, stop in others
        )

    def quote(self, concept: str = "") -> str:
        """Its words; of a long one, the clauses around *concept*."""
        if len(self.text) <= LONGEST_QUOTE:
            return self.text
        found = self.spans(concept)[:1] if concept else []
        return self.clauses(*(found[0] if found else (0, 0)))

    def clauses(self, start: int, end: int) -> str:
        """The clauses around positions *start* to *end* of the folded words."""
        cuts = [0, *(found.end() for found in _CLAUSE_END.finditer(self.folded)), len(self.folded)]
        first = max((cut for cut in cuts if cut <= start), default=0)
        last = min((cut for cut in cuts if cut >= end and cut > first), default=len(self.folded))
        if last - first > LONGEST_QUOTE:
            first, last = self._window(first, last, start, end)
        return unfolded(self.text, first, last).strip(" ,;:–—-")

    def _window(self, first: int, last: int, start: int, end: int) -> tuple[int, int]:
        """Whole words around the positions, no more than a quote holds."""
        room = max(0, LONGEST_QUOTE - (end - start)) // 2
        left, right = max(first, start - room), min(last, end + room)
        if left > first:
            left = self.folded.find(" ", left, start) + 1 or left
        if right < last:
            cut = self.folded.rfind(" ", end, right)
            right = cut if cut > 0 else right
        return left, right

    def _has(self, concept: str) -> bool:
        bit = self.language.bit(concept)
        if not self._known[0] & bit:
            self._known[0] |= bit
            if self.language.has(self.folded, concept):
                self._known[1] |= bit
        return bool(self._known[1] & bit)


@dataclass(frozen=True)
class Policy:
    """A whole policy.

    Attributes:
        sentences: headings, items and sentences, in order.
        sections: in order; the first is what stands before any heading.
        language: in which most of it is written.
        pulse: called again and again while it is read; what it raises ends the reading.
    """

    sentences: tuple[Sentence, ...]
    sections: tuple[Section, ...]
    language: Language
    pulse: Callable[[], object] = int

    @cached_property
    def _by_section(self) -> dict[int, tuple[Sentence, ...]]:
        found: dict[int, list[Sentence]] = {}
        for each in self.sentences:
            found.setdefault(each.section, []).append(each)
        return {section: tuple(inside) for section, inside in found.items()}

    @cached_property
    def _under(self) -> dict[tuple[int, str, str], bool]:
        return {}

    def having(self, *concepts: str) -> Iterator[Sentence]:
        """Sentences, headings left out, in which one of *concepts* is."""
        return (each for each in self.body() if each.has(*concepts))

    def body(self) -> Iterator[Sentence]:
        """Sentences, headings left out, and what is said to those who live under another law."""
        for place, each in enumerate(self._body):
            if not place % PULSE:
                self.pulse()
            yield each

    @cached_property
    def _body(self) -> tuple[Sentence, ...]:
        first: dict[int, Sentence] = {}
        for each in self.sentences:
            first.setdefault(each.block, each)
        abroad = {block for block, each in first.items() if self._of_other_law(each)}
        return tuple(each for each in self.sentences if each.kind is not Kind.HEADING and each.block not in abroad)

    def _of_other_law(self, first: Sentence) -> bool:
        if first.has("foreign_law") and not first.has("home_law"):
            return True
        return self.under(first, "foreign_law") and not self.under(first, "home_law")

    def says(self, *concepts: str) -> bool:
        """True if one of *concepts* is anywhere in it."""
        return any(each.has(*concepts) for each in self.sentences)

    def title(self, sentence: Sentence) -> str:
        """The headings above *sentence*, folded."""
        return self.sections[sentence.section].folded

    def under(self, sentence: Sentence, *concepts: str) -> bool:
        """True if one of *concepts* is in the headings above *sentence*."""
        return any(self._headed(sentence, concept) for concept in concepts) or (
            HEADS_RIGHTS in concepts and sentence.section in self._lists_rights
        )

    @cached_property
    def _lists_rights(self) -> frozenset[int]:
        """Sections that tell of several rights, whatever their heading says."""
        return frozenset(
            section
            for section, inside in self._by_section.items()
            if len(inside) <= LONGEST_LIST
            and (_told(inside, "right_word") >= MANY_RIGHTS or _told(inside, "you_word") > MANY_RIGHTS)
        )

    def _headed(self, sentence: Sentence, concept: str) -> bool:
        key = (sentence.section, sentence.language.code, concept)
        known = self._under.get(key)
        if known is None:
            known = self._under[key] = sentence.language.has(self.title(sentence), concept)
        return known

    def section_says(self, sentence: Sentence, *concepts: str) -> bool:
        """True if one of *concepts* is in the section of *sentence*."""
        return any(self._in_section(sentence.section, concept) for concept in concepts)

    def _in_section(self, section: int, concept: str) -> bool:
        key = (section, "", concept)
        known = self._under.get(key)
        if known is None:
            known = self._under[key] = any(each.has(concept) for each in self._by_section.get(section, ()))
        return known

    def around(self, sentence: Sentence, before: int = 2, after: int = 2) -> tuple[Sentence, ...]:
        """*sentence* and its neighbours within the same section."""
        near = self.sentences[max(0, sentence.place - before) : sentence.place + after + 1]
        return tuple(each for each in near if each.section == sentence.section)

    def block(self, sentence: Sentence) -> tuple[Sentence, ...]:
        """Every sentence of the item or paragraph of *sentence*."""
        return tuple(each for each in self.around(sentence, 12, 12) if each.block == sentence.block)

    def exempted(self, sentence: Sentence) -> bool:
        """True if *sentence*, or one before it in the same paragraph, says that it is an exception."""
        return any(each.has("however") for each in self.block(sentence) if each.place <= sentence.place)

    def section(self, sentence: Sentence) -> tuple[Sentence, ...]:
        """Every sentence below the same heading."""
        return self._by_section[sentence.section]


def _told(inside: tuple[Sentence, ...], word: str) -> int:
    """How many rights are spoken of in sentences in which *word* is."""
    said = [each for each in inside if each.said(word)]
    return sum(any(each.has(right) for each in said) for right in RIGHTS)


def read_policy(text: str, lexicon: Lexicon, pulse: Callable[[], object] = int) -> Policy:
    """The policy that *text* is; *pulse* is called again and again, and may end the reading by what it raises."""
    parts = tuple(blocks(text.removeprefix("\ufeff")))
    main = lexicon.language_of(" ".join(fold(block.text) for block in parts[:400]))
    sections = [Section(0, "", "", 0)]
    sentences: list[Sentence] = []
    path: list[Block] = []
    lead = question = ""
    for number, block in enumerate(parts):
        if not number % PULSE:
            pulse()
        if block.kind is Kind.HEADING:
            below = lexicon.language_of("", main).has(fold(block.text), "goes_on_heading")
            path = [each for each in path if below or (each.depth < block.depth and block.depth)] + [block]
            titles = " / ".join(fold(above.text) for above in path)
            sections.append(Section(block.number, block.text, titles, block.depth))
            question = asked(block.text)
        elif parts[number - 1].kind is Kind.HEADING and is_cell(block.text):
            last = sections[-1]
            sections[-1] = Section(last.number, last.title, f"{last.folded} / {fold(block.text)}", last.depth)
        row = block.kind is Kind.ROW
        goes_on = row and parts[number - 1].kind is Kind.ROW if number else False
        if not goes_on and block.kind is not Kind.ITEM:
            lead = ""
        head, answered = head_of(block.text), question
        for words in pieces(block.text) if row else split(block.text):
            folded = fold(words)
            language = lexicon.language_of(folded, main)
            section = len(sections) - 1
            place = len(sentences)
            sentences.append(
                Sentence(words, folded, place, section, number, block.kind, lead, head, language, answered)
            )
            answered = asked(words) or answered
        if block.kind is Kind.PARAGRAPH and sentences:
            lead = sentences[-1].folded if sentences[-1].folded.endswith((":", ",")) else lead
        if row and not goes_on and sentences:
            lead = sentences[-1].folded
    return Policy(tuple(sentences), tuple(sections), main, pulse)
