"""A catalogue of sentences in one language, and the facts poured into them as that language writes them."""

from __future__ import annotations

import hashlib
import string
import tomllib
import traceback
from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from dsardesk.domain.errors import DeskError

if TYPE_CHECKING:
    from dsardesk.domain.backups import Known

FIRST_DAY = 1
LONG = 10_000
"""Numbers from which thousands stand apart; a year does not."""
LISTS = {"blockers": "blocker", "gaps": "gap", "facts_missing": "ground_fact", "lacks": "letter_must"}
"""Facts that hold keys of other sentences, and where those stand."""
VARIANTS = ("reason", "why", "problem", "cause", "what", "fact")
"""Facts that choose a more exact sentence when there is one."""


class Catalogue:
    """Sentences by key, out of TOML texts in one language.

    Attributes:
        lang: ISO 639-1 code.
    """

    def __init__(self, lang: str, *texts: str) -> None:
        """Read every text; a key that stands in two of them is a mistake."""
        self.lang = lang
        self._sentences: dict[str, str] = {}
        for text in texts:
            for key, sentence in _flat(tomllib.loads(text)):
                if key in self._sentences:
                    raise ValueError(f"{key} stands twice in the {lang} catalogue")
                self._sentences[key] = sentence

    def keys(self) -> frozenset[str]:
        """Every key."""
        return frozenset(self._sentences)

    def __contains__(self, key: str) -> bool:
        return key in self._sentences

    def say(self, key: str, /, **facts: Any) -> str:
        """The sentence under *key* with *facts* in it; KeyError if it, or one of its facts, is missing."""
        return _PLAIN.vformat(self._sentences[key], (), {name: self.write(fact) for name, fact in facts.items()})

    def name(self, section: str, word: str) -> str:
        """What a section calls *word*; the word itself where people may use some of their own."""
        return self._sentences.get(f"{section}.{word}", word)

    def write(self, fact: Any) -> str:
        """One fact as this language writes it: a long date, a list, a long number, words of it if there are any."""
        if isinstance(fact, date):
            return self.date(fact)
        if isinstance(fact, Mapping):
            return str(fact.get(self.lang) or next(iter(fact.values()), ""))
        if isinstance(fact, tuple | list):
            return self.listing([self.write(item) for item in fact])
        if isinstance(fact, int) and fact >= LONG:
            # Letters have no such sentence: theirs stay as they are.
            return f"{fact:,}".replace(",", self._sentences.get("number.thousand", "1000")[1:-3])
        return str(fact)

    def date(self, day: date, *, weekday: bool = False) -> str:
        """*day* in full, e.g. "24 octobre 2026", "1er mai 2026", "1 May 2026"."""
        number = self._sentences["date.first"] if day.day == FIRST_DAY else str(day.day)
        written = f"{number} {self._sentences[f'date.month_{day.month}']} {day.year}"
        return f"{self._sentences[f'date.weekday_{day.isoweekday()}']} {written}" if weekday else written

    def listing(self, items: list[str]) -> str:
        """Items in a sentence: "a, b et c"."""
        if len(items) < 2:  # noqa: PLR2004 -- one item needs no conjunction
            return "".join(items)
        return f"{', '.join(items[:-1])} {self._sentences['list.and']} {items[-1]}"


class _PlainFormatter(string.Formatter):
    """Placeholders are names and nothing else: no attribute, index or conversion of a fact can be reached."""

    def get_field(self, field_name: str, args: Any, kwargs: Any) -> tuple[Any, str]:
        """The fact of that very name."""
        return kwargs[field_name], field_name


_PLAIN = _PlainFormatter()


def placeholders(sentence: str) -> frozenset[str]:
    """Names that a sentence of the catalogue wants filled."""
    return frozenset(name for _, name, _, _ in string.Formatter().parse(sentence) if name)


def _flat(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", str(value)


def sentence(error: DeskError, words: Catalogue) -> str:
    """The sentence of *error*: the more exact one that its facts choose, if there is one."""
    facts = dict(error.facts)
    for name, section in LISTS.items():
        if name in facts:
            facts[name] = ", ".join(words.say(f"{section}.{key}") for key in str(facts[name]).split())
    for variant in VARIANTS:
        key = f"error.{error.code}.{facts.get(variant)}"
        if key in words:
            return words.say(key, **facts)
    return words.say(f"error.{error.code}", **facts)


def known_in_words(known: Known, words: Catalogue) -> list[str]:
    """What is not known of what ended since a backup, and where to look it up."""
    said = []
    if not known.whole:
        until = {"until": known.until.astimezone().date()} if known.until else {}
        said.append(words.say("backup_known.until" if until else "backup_known.nothing", **until))
    if known.unlisted:
        said.append(words.say("backup_known.unlisted", count=known.unlisted))
    return said if known.keys else [*said, words.say("backup_known.keys")]


def report_code(error: BaseException) -> str:
    """Eight characters that name a bug: from the places of the stack, never from data."""
    places = [f"{frame.name}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__)]
    return hashlib.sha256("|".join([type(error).__name__, *places]).encode()).hexdigest()[:8]


def warning_sentence(warning: str, words: Catalogue) -> str:
    """What a person should know of a reading, by its code; what stands after a colon is what it is about."""
    code, _, value = warning.partition(":")
    return words.say(f"warning.{code}", value=value)
