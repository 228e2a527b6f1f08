"""A recovery code asked back, one group of it."""

from __future__ import annotations

CODE_LETTERS = 32
LIKE_A_LETTER = str.maketrans("018", "OIB")
"""Digits that no code holds, taken for the letters they look like."""


def same_group(typed: str, code: str, number: int) -> bool:
    """True if *typed* is group *number* (from 1) of *code*, whatever the case, the spaces and the dashes."""
    letters = "".join(filter(str.isalnum, typed.upper())).translate(LIKE_A_LETTER)
    return letters == code.split("-")[number - 1]


def is_whole_code(typed: str) -> bool:
    """True if *typed* has as many letters and digits as a recovery code, and nothing that a code has not."""
    return sum(map(str.isalnum, typed)) == CODE_LETTERS and all(c.isalnum() or c in "- " for c in typed)
