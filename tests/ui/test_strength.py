"""Whoever chooses a password is told honestly how hard it is to guess."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsardesk.ui.strength import Strength, bits, strength


def test_nothing_is_said_of_nothing() -> None:
    assert strength("") is Strength.NONE


@pytest.mark.parametrize(
    "password",
    [
        "a",
        "motdepasse",
        "Motdepasse2024!",
        "M0tdep@sse2026!",
        "azertyuiop",
        "123456789012",
        "aaaaaaaaaaaaaaaaaaaa",
        "soleil75",
        "Alto2026!",
        "secret-secret",
        "p4ssw0rdp4ssw0rdp4ssw0rd",
        "ABCDEFGHIJKLMNOP",
        "sept huîtres",
    ],
)
def test_what_is_tried_first_is_refused(password: str) -> None:
    assert strength(password) is Strength.REFUSED


@pytest.mark.parametrize(
    ("password", "word"),
    [
        ("claire morel 1978", Strength.FAIR),
        ("corail-7-tuile-orme", Strength.GOOD),
        ("correct horse battery staple", Strength.GOOD),
        ("Xk9#mQ2$vL", Strength.GOOD),
        ("9f8e7d6c5b4a", Strength.GOOD),
        ("sept-huîtres-sous-un-parapluie", Strength.STRONG),
        ("Xk9#mQ2$vLtZ7!", Strength.STRONG),
    ],
)
def test_several_words_or_signs_at_random_deserve_their_word(password: str, word: Strength) -> None:
    assert strength(password) is word


def test_a_capital_where_nobody_expects_it_helps_a_little() -> None:
    assert bits("tuileorme") < bits("tuIleOrme")


@given(password=st.text(max_size=40), more=st.characters())
def test_every_password_has_its_word_and_a_figure_that_makes_sense(password: str, more: str) -> None:
    assert strength(password) in Strength
    assert 0 <= bits(password) < 400
    assert bits(password + more) >= 0
