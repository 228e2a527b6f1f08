"""Which language the sender writes, by its small words."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from dsardesk.intake.words import fold

if TYPE_CHECKING:
    from dsardesk.intake.cues import Cues

MAX_COUNTED = 20_000
SURE = 1.5
CLOSED_WITH = 3.0
CLOSING_LINES = 12
LONGEST_CLOSING = 80
COMMON = "en"
OWN_WORDS = 6.0

_SPOKEN_IN = {
    "at": "de", "uk": "en", "ie": "en", "cz": "cs", "dk": "da", "ee": "et", "gr": "el", "cy": "el", "se": "sv",
    "si": "sl", "br": "pt", "mx": "es", "ar": "es",
}  # fmt: skip
"""Countries whose letters are not their language's. Two languages or more are at home in "be", "ch", "lu"."""

_WORD = re.compile(r"[^\W\d_]+(?:'(?=[^\W\d_]))?")


def language_of(text: str, subject: str, cues: Cues, sender: str = "") -> tuple[str, bool]:
    """Code of the language most of the small words belong to, and whether that is sure.

    A word of several languages counts for a part in each. English beside words of another language's own, or closed
    with its formula, is a form that was filled in: the language is the other one. Where two are as likely, or where no
    word tells, the country of the *sender*'s address does; without one, English.
    """
    scores, own = _scores(text, cues)
    if max(scores.values()) < SURE:
        scores, own = _scores(f"{text}\n{subject}", cues)
    (best, most), (_, next_most) = Counter(scores).most_common(2)
    others = {code: weight for code, weight in own.items() if code != COMMON}
    other = max(others, key=lambda code: others[code], default=best)
    if best == COMMON and others.get(other, 0) >= OWN_WORDS:
        return other, True
    if most == next_most:
        likely = [code for code, weight in scores.items() if weight == most]
        return next((code for code in (_at_home(sender), COMMON) if code in likely), best), False
    return best, most >= SURE


def _at_home(sender: str) -> str:
    """Code of the language of the country that the address of the *sender* ends with; "" for any other."""
    country = sender.rpartition(".")[2].lower()
    return _SPOKEN_IN.get(country, country)


def _scores(text: str, cues: Cues) -> tuple[dict[str, float], dict[str, float]]:
    """For each language, the weight of its words, and that of the words that are its alone."""
    written = text[:MAX_COUNTED].replace("\u2019", "'").lower()
    owners = _owners(cues)
    scores = dict.fromkeys((language.code for language in cues.languages), 0.0)
    own = dict(scores)
    for word, times in Counter(_WORD.findall(written)).items():
        codes = owners.get(word, ())
        for code in codes:
            # A word said thirty times says little more than one said five times.
            scores[code] += min(times, 5) / len(codes)
        if len(codes) == 1:
            own[codes[0]] += 1
    last = [line for line in text[-MAX_COUNTED:].split("\n") if line.strip()][-CLOSING_LINES:]
    folded = [fold(line[:LONGEST_CLOSING]).strip() for line in last]
    for language in cues.languages:
        if any(language.closing.match(line) for line in folded):
            scores[language.code] += CLOSED_WITH
            own[language.code] += OWN_WORDS
    return scores, own


@lru_cache(maxsize=4)
def _known(languages: tuple[tuple[str, frozenset[str]], ...]) -> dict[str, tuple[str, ...]]:
    known: dict[str, tuple[str, ...]] = {}
    for code, words in languages:
        for word in words | {fold(word) for word in words}:
            known[word] = (*known.get(word, ()), code)
    return known


def _owners(cues: Cues) -> dict[str, tuple[str, ...]]:
    """Languages that use each word, with its accents or without."""
    return _known(tuple((language.code, language.function_words) for language in cues.languages))
