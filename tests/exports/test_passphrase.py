"""Passphrases that can be read out over the telephone."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from dsardesk.exports.passphrase import MIN_BITS, entropy_bits, new_passphrase, read_words

RESOURCES = Path(__file__).parents[2] / "resources" / "exports"


@pytest.fixture
def words(lang: str) -> tuple[str, ...]:
    return read_words((RESOURCES / f"words-{lang}.txt").read_text(encoding="ascii"))


def test_six_words_carry_sixty_bits(words: tuple[str, ...]) -> None:
    assert entropy_bits(6, len(words)) >= MIN_BITS == 60.0


def test_every_word_is_short_plain_and_there_once(words: tuple[str, ...]) -> None:
    assert list(words) == sorted(set(words))
    assert not [word for word in words if not re.fullmatch("[a-z]{4,8}", word)]


@pytest.mark.parametrize(
    "pair", [("balade", "ballade"), ("verre", "vert"), ("cygne", "signe"), ("flower", "flour"), ("knight", "night")]
)
def test_words_that_sound_like_others_are_left_out(words: tuple[str, ...], pair: tuple[str, str]) -> None:
    assert not set(pair) & set(words)


def test_a_phrase_is_words_of_the_list_joined_by_hyphens(words: tuple[str, ...]) -> None:
    phrase = new_passphrase(words)
    assert len(phrase.split("-")) == 6
    assert set(phrase.split("-")) <= set(words)


def test_two_phrases_differ(words: tuple[str, ...]) -> None:
    assert len({new_passphrase(words) for _ in range(50)}) == 50


def test_every_word_can_be_drawn() -> None:
    words = [f"w{n}" for n in range(1024)]
    rng = random.Random(7)  # noqa: S311 - the draw must repeat
    drawn = {word for _ in range(3000) for word in new_passphrase(words, rng=rng).split("-")}
    assert drawn == set(words)


@pytest.mark.parametrize("count", [0, 5])
def test_a_weak_phrase_is_never_made(words: tuple[str, ...], count: int) -> None:
    with pytest.raises(ValueError, match="too few"):
        new_passphrase(words, count)


def test_a_list_with_repeated_words_is_refused() -> None:
    with pytest.raises(ValueError, match="too few"):
        new_passphrase(["corail"] * 5000)
