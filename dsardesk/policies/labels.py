"""Places of a text named by a roman number, a letter or a point below ("IV", "C", "VII.2", "Annexe B")."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from dsardesk.policies.outline import arabic
from dsardesk.policies.sentences import Policy, Section

SOME, MANY = 2, 3
_PLACE = "article|section|titre|title|chapitre|chapter|partie|part|paragraphe|paragraph|point|rubrique|clause"
_ANNEX = "annexe|annex|appendix|appendice|schedule|exhibit"
_LABEL = r"(?P<label>[IVXL]{1,6}|[A-Z]|\d{1,2})(?P<below>(?:\.\d{1,2})*)"
_NAMED = re.compile(rf"\b(?i:(?P<place>{_PLACE})|(?P<annex>{_ANNEX}))\s{_LABEL}(?![\w'\u2019]|[.-] ?\d| ?\(| \d)")
_HEADED = re.compile(rf"(?i:(?P<place>{_PLACE})|(?P<annex>{_ANNEX}))\s{_LABEL}(?![\w'\u2019]|,? [a-z\u00e0-\u00ff])")
_BARE = re.compile(rf"{_LABEL}(?:(?<=\d)|(?=\s?[.):\u2013\u2014-]))(?![\w'\u2019])")
_ROMAN = re.compile(r"[IVXL]+")


@dataclass(frozen=True, slots=True)
class Label:
    """A place as it is named.

    Attributes:
        word: "section", "article"..., small letters; "" where there is none.
        annex: True for an annex.
        main: its number or letter.
        below: its number below that one, 0 if none.
        start, end: where it stands in the words.
    """

    word: str
    annex: bool
    main: str
    below: int
    start: int
    end: int


@dataclass
class Labels:
    """The places that a policy has.

    Attributes:
        sections: sections by the label of their heading, those without a point below.
        points: greatest number below each label, by label; 0 where there is none.
        counted: how many numbers below each label, by label.
        annexes: labels of its annexes.
        words: words with which its places are headed.
    """

    sections: dict[str, Section] = field(default_factory=dict)
    points: dict[str, int] = field(default_factory=dict)
    counted: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    annexes: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)

    def lacks(self, label: Label) -> bool:
        """True if *label* stands beyond the last of its kind; False where too few are known to tell."""
        if label.annex:
            return bool(self.annexes) and label.main not in self.annexes
        if label.main in self.points:
            return self.counted[label.main] >= SOME and label.below > self.points[label.main]
        alike = [self._rank(each) for each in self.points if self._alike(each, label.main)]
        return len(alike) >= MANY and self._rank(label.main) > max(alike)

    def _alike(self, one: str, other: str) -> bool:
        return one.isdecimal() == other.isdecimal() and self._roman(one) == self._roman(other)

    def _roman(self, label: str) -> bool:
        """True for a roman number, in a text that counts with them."""
        return bool(_ROMAN.fullmatch(label)) and "II" in self.points

    def _rank(self, label: str) -> int:
        if label.isdecimal():
            return int(label)
        return arabic(label) if self._roman(label) else ord(label[0])


def named(text: str) -> Iterator[Label]:
    """Places that *text* names otherwise than by one plain figure."""
    for found in _NAMED.finditer(text):
        label = _label(found, (found["place"] or found["annex"]).casefold(), annex=bool(found["annex"]))
        pronoun = label.main == "I" and not label.below and text[label.end : label.end + 2].strip(" ").isalpha()
        if not pronoun and (label.annex or label.below or not label.main.isdecimal()):
            yield label


def labels_of(policy: Policy) -> Labels:
    """The places that headings and the beginnings of paragraphs of *policy* bear."""
    known = Labels()
    for section in policy.sections:
        label = _headed(section.title)
        if label and not label.annex and not label.below:
            known.sections.setdefault(label.main, section)
        _put(known, label)
    block = -1
    for sentence in policy.sentences:
        if sentence.block != block:
            block = sentence.block
            _put(known, _headed(sentence.text))
    return known


def _put(known: Labels, label: Label | None) -> None:
    if label is None:
        return
    if label.annex:
        known.annexes.add(label.main)
        return
    known.words.add(label.word)
    known.points[label.main] = max(known.points.get(label.main, 0), label.below)
    known.counted[label.main] += bool(label.below)


def _headed(text: str) -> Label | None:
    found = _HEADED.match(text)
    if found:
        return _label(found, (found["place"] or found["annex"]).casefold(), annex=bool(found["annex"]))
    found = _BARE.match(text)
    return _label(found, "", annex=False) if found else None


def _label(found: re.Match[str], word: str, *, annex: bool) -> Label:
    below = found["below"].split(".")
    return Label(word, annex, found["label"], int(below[1]) if len(below) > 1 else 0, found.start(), found.end())
