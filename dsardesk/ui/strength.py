"""How hard a password is to guess, in words: an honest estimate for whoever chooses one, never a promise."""

from __future__ import annotations

import itertools
import math
import re
import unicodedata
from collections.abc import Callable
from enum import StrEnum

COMMON = (
    "motdepasse", "password", "passwort", "azerty", "qwerty", "qsdfgh", "asdfgh", "wxcvbn", "azertyuiop", "qwertyuiop",
    "bonjour", "soleil", "doudou", "chouchou", "loulou", "marseille", "chocolat", "admin", "administrateur", "secret",
    "welcome", "bienvenue", "letmein", "iloveyou", "jetaime", "princesse", "princess", "dragon", "monkey", "football",
    "superman", "batman", "nicolas", "camille", "julien", "alexandre", "juillet", "septembre", "janvier", "france",
    "paris", "entreprise", "societe", "coffre", "vault", "dsardesk", "rgpd", "gdpr", "dpo", "cnil",
)  # fmt: skip
"""Words that whoever guesses tries first."""
ROWS = ("abcdefghijklmnopqrstuvwxyz", "0123456789", "azertyuiop", "qsdfghjklm", "qwertyuiop", "asdfghjkl", "wxcvbn")
"""Signs that follow one another in the alphabet or on a keyboard."""
LIKE_A = str.maketrans("0134578@$!", "oieastbasi")
"""Digits and signs that stand for letters in disguised words."""
BITS_OF_COMMON_WORD = 6.0
BITS_OF_A_WORDS_LETTER = 2.5
BITS_OF_EXPECTED_LETTER = 0.5
BITS_OF_A_CAPITAL = 2.0
BITS_OF_YEAR = 7.0
BITS_OF_EXPECTED_SIGN = 1.0
KINDS: tuple[tuple[Callable[[str], bool], int], ...] = (
    (str.islower, 26),
    (str.isupper, 26),
    (str.isdigit, 10),
    (lambda sign: not sign.isalnum(), 33),
)
"""Kinds of signs, and how many of each a keyboard has."""
_PART = re.compile(r"(?P<year>(?:19|20)\d\d)|(?P<word>[^\W\d_]{3,})|(?P<sign>.)", re.DOTALL)


class Strength(StrEnum):
    """What to say of a password."""

    NONE = "none"
    REFUSED = "refused"
    FAIR = "fair"
    GOOD = "good"
    STRONG = "strong"


LEAST = ((75.0, Strength.STRONG), (55.0, Strength.GOOD), (40.0, Strength.FAIR))
"""Bits from which each word is deserved; the vault's key derivation makes each guess slow."""


def strength(password: str) -> Strength:
    """The word for *password*; REFUSED is for one that would be guessed."""
    if not password:
        return Strength.NONE
    found = bits(password)
    return next((word for least, word in LEAST if found >= least), Strength.REFUSED)


def bits(password: str) -> float:
    """About how many times, as a power of two, somebody who knows how people choose must guess.

    >>> bits("aaaaaaaaaaaa") < bits("sept huîtres") < bits("sept huîtres sous un parapluie")
    True
    """
    left, known = _without_common_words(unicodedata.normalize("NFKC", password))
    total = known * BITS_OF_COMMON_WORD
    bits_of_sign = math.log2(sum(size for kind, size in KINDS if any(map(kind, password))) or 1)
    previous = ""
    for part in _PART.finditer(left):
        total += _bits_of_part(part, previous, bits_of_sign)
        previous = part[0][-1]
    return total


def _without_common_words(password: str) -> tuple[str, int]:
    """What is left of *password* beside common words, however disguised, and how many there were."""
    found = 0
    for word in sorted(COMMON, key=len, reverse=True):
        plain = _plain(password)
        at = plain.find(word)
        while at >= 0:
            password = password[:at] + password[at + len(word) :]
            found += 1
            plain = _plain(password)
            at = plain.find(word)
    return password, found


def _plain(password: str) -> str:
    """As many characters, without capitals, accents and disguise."""
    return "".join(unicodedata.normalize("NFD", each)[0].lower()[:1] for each in password).translate(LIKE_A)


def _bits_of_part(part: re.Match[str], previous: str, bits_of_sign: float) -> float:
    if part["year"]:
        return BITS_OF_YEAR
    if part["word"]:
        return _bits_of_word(part["word"])
    return BITS_OF_EXPECTED_SIGN if previous and _follows(previous, part[0]) else bits_of_sign


def _bits_of_word(word: str) -> float:
    """Letters of a word are easier than letters at random, unless a capital stands where nobody expects it."""
    pairs = list(itertools.pairwise(word))
    expected = sum(_follows(one, other) for one, other in pairs)
    surprising = sum(one.islower() and other.isupper() for one, other in pairs)
    fresh = len(word) - expected
    return fresh * BITS_OF_A_WORDS_LETTER + expected * BITS_OF_EXPECTED_LETTER + surprising * BITS_OF_A_CAPITAL


def _follows(one: str, other: str) -> bool:
    """True if *other* repeats *one* or stands beside it in the alphabet or on a keyboard."""
    pair = (one + other).lower()
    return pair[0] == pair[1] or any(pair in row or pair[::-1] in row for row in ROWS)
