"""Passphrases that can be read out over the telephone."""

from __future__ import annotations

import math
import secrets
from collections.abc import Sequence
from typing import Protocol, TypeVar

MIN_BITS = 60.0
"""ZIP's key derivation has 1,000 rounds only, so the phrase itself must carry the strength."""

_Choice = TypeVar("_Choice")


class Chooser(Protocol):
    """What picks one of several, each as likely: the `secrets` module, or `random.Random` in a test."""

    def choice(self, seq: Sequence[_Choice], /) -> _Choice:
        """One of *seq*."""
        ...


def read_words(text: str) -> tuple[str, ...]:
    """The words of a list, one a line."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def entropy_bits(word_count: int, list_length: int) -> float:
    """Bits of a phrase of *word_count* words drawn from *list_length*."""
    return word_count * math.log2(list_length)


def new_passphrase(words: Sequence[str], count: int = 6, rng: Chooser | None = None) -> str:
    """*count* words joined by hyphens, e.g. "corail-tuile-orme-lampe-sable-piano".

    Raises:
        ValueError: the phrase would carry less than 60 bits.
    """
    if len(set(words)) != len(words) or not words or entropy_bits(count, len(words)) < MIN_BITS:
        raise ValueError("too few words for a passphrase")
    choose = rng.choice if rng else secrets.choice
    return "-".join(choose(words) for _ in range(count))
