"""How policies say things, per language: concepts read from TOML texts that the caller gives.

A concept is a list of patterns over folded words (`policies.folding`). Each begins at the beginning of a word; a tilde
between spaces stands for a few words of the same clause, or none, and `<name>` for another concept.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

GAP = r"(?!\w)[^.;:]{0,60}?(?<!\w)"
FEW = 2
LOOKED_AT = 4000
_NEVER = r"(?!)"
_NAME = re.compile(r"(?<!\?P)<([a-z_]+)>")
_WORD = re.compile(r"[a-z]+")


@dataclass(frozen=True, eq=False)
class Language:
    """One language.

    Attributes:
        code: ISO 639-1 code.
        function_words: folded words that tell the language.
        numbers: figures by their words.
        units: "day", "month", "year", "week" or "hour" by their words.
        patterns: patterns of every concept, other concepts put in.
        others: languages that are mixed with it in one sentence.
    """

    code: str
    function_words: frozenset[str]
    numbers: Mapping[str, int]
    units: Mapping[str, str]
    patterns: Mapping[str, str]
    others: tuple[Language, ...] = ()

    @cached_property
    def _compiled(self) -> dict[str, re.Pattern[str]]:
        return {}

    def find(self, folded: str, concept: str) -> Iterator[re.Match[str]]:
        """Every place of *concept* in *folded*; KeyError if there is no such concept."""
        yield from self._pattern(concept).finditer(folded)
        for language in self.others:
            yield from language.find(folded, concept)

    def has(self, folded: str, *concepts: str) -> bool:
        """True if one of *concepts* is in *folded*."""
        if any(self._pattern(name).search(folded) for name in concepts):
            return True
        return any(language.has(folded, *concepts) for language in self.others)

    def bit(self, concept: str) -> int:
        """A power of two that stands for *concept*, so that what is known of a sentence is a number."""
        return self._bits[concept]

    @cached_property
    def _bits(self) -> dict[str, int]:
        return {name: 1 << place for place, name in enumerate(self.patterns)}

    def _pattern(self, name: str) -> re.Pattern[str]:
        found = self._compiled.get(name)
        if found is None:
            found = self._compiled[name] = re.compile(self.patterns[name])
        return found


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Every language known; their concepts have the same names."""

    languages: tuple[Language, ...]
    mixed: Language

    def language_of(self, folded: str, otherwise: Language | None = None) -> Language:
        """The language of *folded*; `mixed` where two share it, *otherwise* where its words do not tell."""
        words = _WORD.findall(folded[:LOOKED_AT])
        counts = [sum(word in language.function_words for word in words) for language in self.languages]
        most = max(counts)
        if otherwise and most < FEW:
            return otherwise
        if otherwise and sum(count >= max(FEW, most / 3) for count in counts) > 1:
            return self.mixed
        return self.languages[counts.index(most)] if counts.count(most) == 1 else self.mixed


def read_lexicon(*texts: str) -> Lexicon:
    """The lexicon of one TOML text a language; ValueError for a concept that one language lacks."""
    languages = tuple(_language(tomllib.loads(text)) for text in texts)
    for language in languages:
        if missing := languages[0].patterns.keys() ^ language.patterns.keys():
            raise ValueError(f"concepts not in every language: {sorted(missing)}")
    return Lexicon(languages, _mixed(languages))


def _mixed(languages: tuple[Language, ...]) -> Language:
    """All languages at once, for a sentence in which two are mixed."""
    first, *others = languages
    return replace(
        first,
        numbers={word: figure for language in languages for word, figure in language.numbers.items()},
        units={word: unit for language in languages for word, unit in language.units.items()},
        others=tuple(others),
    )


def _language(table: Mapping[str, object]) -> Language:
    concepts = _mapping(table["concepts"])
    return Language(
        code=str(table["language"]),
        function_words=frozenset(str(table["function_words"]).split()),
        numbers={word: int(str(figure)) for word, figure in _mapping(table["numbers"]).items()},
        units={word: str(unit) for word, unit in _mapping(table["units"]).items()},
        patterns={name: rf"(?<!\w)(?:{_pattern(name, concepts, ())})" for name in concepts},
    )


def _mapping(value: object) -> Mapping[str, object]:
    if not isinstance(value, Mapping):
        raise ValueError("a table was expected")  # noqa: TRY004 -- every mistake of a text is a ValueError
    return value


def _pattern(name: str, concepts: Mapping[str, object], above: tuple[str, ...]) -> str:
    if name not in concepts or name in above:
        raise ValueError(f"unknown or circular concept: {name}")
    parts = concepts[name]
    written = "|".join(map(str, parts)) if isinstance(parts, list) else str(parts)
    inner = _NAME.sub(lambda found: f"(?:{_pattern(found[1], concepts, (*above, name))})", written or _NEVER)
    return inner.replace(" ~ ", GAP)
