"""A stop after "no" or after a letter ends a sentence, unless a number follows."""

from __future__ import annotations

from dsardesk.policies.cutting import split


def test_the_number_of_a_house_ends_no_sentence() -> None:
    assert list(split("We are at No. 5 Mill Lane. Write to us.")) == ["We are at No. 5 Mill Lane.", "Write to us."]


def test_a_refusal_ends_its_sentence() -> None:
    assert list(split("That means no. Ask again.")) == ["That means no.", "Ask again."]


def test_a_part_named_by_a_letter_ends_its_sentence() -> None:
    assert list(split("See Part G. Periods are in Part B.")) == ["See Part G.", "Periods are in Part B."]
