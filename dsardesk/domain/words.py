"""Words for people, written once by language."""

from __future__ import annotations

from collections.abc import Mapping

Words = Mapping[str, str]
"""The same words by language, e.g. {"fr": "Gestion des contrats", "en": "Contract management"}."""


def words_in(words: Words, language: str) -> str:
    """The words in *language*, else in the first language they were written in; "" if there are none."""
    return words.get(language) or next(iter(words.values()), "")


def worded(words: Words) -> bool:
    """True if something is said in one language at least."""
    return any(text.strip() for text in words.values())
