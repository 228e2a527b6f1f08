"""Places of the policy that it names itself, and that hold something else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TypeVar

from dsardesk.policies.folding import fold
from dsardesk.policies.found import Found, Reading
from dsardesk.policies.labels import Labels, labels_of, named
from dsardesk.policies.outline import NUMBERED
from dsardesk.policies.sentences import Policy, Section, Sentence

TOPICS = (
    "rights",
    "cookies",
    "retention",
    "transfers",
    "recipients",
    "security",
    "contact",
    "basis",
    "purposes",
    "collected",
    "complaint",
    "children",
)
BEFORE, AFTER = 170, 40
_NUMBER = re.compile(r"\W*(?:\w+ )?(?:\d|[IVX]+\b|[A-Z][.)])")
MANY = 3
OWN = ("section", "point", "rubrique", "paragraph", "paragraphe", "clause")
"""Words that name a place of the text itself, unless a law is named behind it."""
_Key = TypeVar("_Key", int, str)


def check(reading: Reading) -> Iterator[Found]:
    """Sections named that do not exist, or that are about something else."""
    policy = reading.policy
    numbered, labels = _numbered(policy), labels_of(policy)
    any_numbers = any(section.number or _NUMBER.match(section.title) for section in policy.sections)
    for sentence in policy.body():
        if len(numbered) >= MANY:
            yield from _by_number(policy, numbered, sentence)
        elif not any_numbers:
            yield from _to_nothing(policy, sentence)
        yield from _by_title(policy, sentence)
        yield from _by_label(policy, labels, sentence)


def _numbered(policy: Policy) -> dict[int, Section]:
    """Sections by their number; none where numbers begin anew in several places."""
    found: dict[int, Section] = {}
    for section in policy.sections:
        if section.number and section.depth == NUMBERED:
            if section.number in found:
                return {}
            found[section.number] = section
    return found


def _by_number(policy: Policy, numbered: dict[int, Section], sentence: Sentence) -> Iterator[Found]:
    for found in sentence.language.find(sentence.folded, "reference"):
        number = int(next(group for group in found.groups() if group))
        if not _of_this_text(policy, sentence, found):
            continue
        before = sentence.folded[max(0, found.start() - BEFORE) : found.end() + AFTER // 2]
        if _wrong(policy, numbered, number, _topics(sentence, before)):
            yield Found("reference.broken", sentence.quote("reference"), sentence.place)


def _of_this_text(policy: Policy, sentence: Sentence, found: re.Match[str]) -> bool:
    """True if the place named is one of the policy itself, and not of a law."""
    after = sentence.folded[found.end() : found.end() + AFTER]
    if sentence.language.has(after, "other_text"):
        return False
    if found[0].startswith("art") and not any(
        each.folded.split(" / ")[-1].startswith("art") for each in policy.sections
    ):
        return sentence.language.has(after, "right_beside")
    around = sentence.folded[max(0, found.start() - BEFORE) : found.end() + AFTER]
    return found[0].startswith(("section", "rubri", "chap")) or sentence.language.has(around, "own_text")


def _to_nothing(policy: Policy, sentence: Sentence) -> Iterator[Found]:
    """A numbered place just above or below, in a text that numbers nothing."""
    for found in sentence.language.find(sentence.folded, "reference"):
        beside = sentence.language.has(sentence.folded[found.end() : found.end() + AFTER // 2], "right_beside")
        told = sentence.language.has(sentence.folded[max(0, found.start() - AFTER) : found.start()], "see_word")
        if beside or (told and _of_this_text(policy, sentence, found)):
            yield Found("reference.broken", sentence.quote("reference"), sentence.place)


def _by_label(policy: Policy, known: Labels, sentence: Sentence) -> Iterator[Found]:
    """Places named by a roman number, a letter or a point, as by a plain number."""
    for label in named(sentence.text):
        after, around = fold(sentence.text[label.end :][:AFTER]), fold(sentence.text[max(0, label.start - BEFORE) :])
        own = label.word in known.words or label.annex or label.word in OWN or sentence.language.has(around, "own_text")
        if not own or sentence.language.has(after, "other_text"):
            continue
        topics = _topics(sentence, fold(sentence.text[max(0, label.start - BEFORE) : label.end + AFTER // 2]))
        away = not label.below and _elsewhere(policy, known.sections, label.main, topics)
        beside = label.annex and not known.annexes and sentence.language.has(after, "right_beside")
        if known.lacks(label) or away or beside:
            yield Found("reference.broken", sentence.clauses(label.start, label.end), sentence.place)


def _topics(sentence: Sentence, folded: str) -> set[str]:
    return {topic for topic in TOPICS if sentence.language.has(folded, f"topic_{topic}")}


def _wrong(policy: Policy, numbered: dict[int, Section], number: int, wanted: set[str]) -> bool:
    """True if no section bears that number, or another one is about what is wanted and this one is not."""
    if number not in numbered:
        return number > max(numbered)
    return _elsewhere(policy, numbered, number, wanted)


def _elsewhere(policy: Policy, places: Mapping[_Key, Section], place: _Key, wanted: set[str]) -> bool:
    """True if another place than the one named is about what is wanted, and that one is not."""
    if not wanted or place not in places or len(places) < MANY:
        return False
    titles = {each: _about(policy, section) for each, section in places.items()}
    if wanted & titles[place] or not any(wanted & about for each, about in titles.items() if each != place):
        return False
    return bool(titles[place]) or not _holds(policy, places[place], wanted)


def _holds(policy: Policy, section: Section, topics: set[str]) -> bool:
    """True if a sentence of *section* is about one of *topics*."""
    place = policy.sections.index(section)
    inside = [each for each in policy.body() if each.section == place]
    return not inside or any(each.has(f"topic_{topic}") for each in inside for topic in topics)


def _about(policy: Policy, section: Section) -> set[str]:
    return {topic for topic in TOPICS if policy.language.has(section.folded, f"topic_{topic}")}


def _by_title(policy: Policy, sentence: Sentence) -> Iterator[Found]:
    for found in sentence.language.find(sentence.folded, "see_title"):
        title = next(group for group in found.groups() if group)
        if len([each for each in policy.sections if each.title]) >= MANY and not _known(policy, title):
            yield Found("reference.broken", sentence.clauses(*found.span()), sentence.place)


def _known(policy: Policy, title: str) -> bool:
    """True if a heading holds the words of *title*, or is held by them."""
    wanted = _letters(title)
    titles = (_letters(fold(section.title)) for section in policy.sections if section.title)
    return any(wanted in each or (len(each) > MANY and each in wanted) for each in titles) or any(
        wanted in _letters(each.folded[: len(title) + AFTER]) for each in policy.sentences if each.text[:1].isupper()
    )


def _letters(folded: str) -> str:
    return "".join(filter(str.isalnum, folded))
