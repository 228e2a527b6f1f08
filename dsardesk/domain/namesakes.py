"""Whose directive this may be: the same person, or somebody who only bears the name; a person always confirms.

Found by name, address and numbers, so that no notice of a death, erasure or purge passes a directive by.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dsardesk.domain.deceased import Deceased
from dsardesk.domain.directives import Author, Directive, DirectiveState
from dsardesk.domain.folding import folded_name, folded_number
from dsardesk.domain.marketing import suppression_form
from dsardesk.domain.requests import Requester


class Likeness(StrEnum):
    """How much speaks for one and the same person."""

    SAME = "same"  # An address or a number is the same, or both name and day of birth.
    SAME_NAME = "same_name"
    CLOSE_NAME = "close_name"  # One name is part of the other, or writes it with initials.


Somebody = Author | Deceased | Requester
"""Whose directive is looked for."""
LIKENESSES = tuple(Likeness)
"""From the surest to the least sure."""


@dataclass(frozen=True, slots=True)
class Alike:
    """One directive that may be a person's, and what speaks for it."""

    directive: Directive
    likeness: Likeness


def keys_of(person: Somebody) -> frozenset[str]:
    """What *person* is looked up by: each word of the name, the whole address, each number."""
    address = suppression_form(person.email)
    numbers = {folded_number(number) for number in person.identifiers.values()}
    return frozenset({*folded_name(person.name), address, *numbers} - {""})


def alike(directives: Iterable[Directive], person: Somebody) -> tuple[Alike, ...]:
    """Those of *directives* that may be *person*'s and were not revoked, the surest first."""
    standing = [each for each in directives if each.state is not DirectiveState.REVOKED]
    found = [Alike(each, how) for each in standing if (how := likeness(each.author, person))]
    return tuple(sorted(found, key=lambda each: (LIKENESSES.index(each.likeness), each.directive.reference)))


def likeness(author: Author, person: Somebody) -> Likeness | None:
    """What speaks for *author* and *person* being one; None where nothing does, or their births differ."""
    born = (author.born_on, None if isinstance(person, Requester) else person.born_on)
    if _differ(*born):
        return None
    names = folded_name(author.name), folded_name(person.name)
    same_name = bool(names[0]) and names[0] == names[1]
    if _same_sign(author, person) or (same_name and None not in born):
        return Likeness.SAME
    if same_name:
        return Likeness.SAME_NAME
    return Likeness.CLOSE_NAME if _close(*names) else None


def _differ(one: date | None, other: date | None) -> bool:
    return one is not None and other is not None and one != other


def _same_sign(author: Author, person: Somebody) -> bool:
    """An address or a number that is nobody else's."""
    if author.email and suppression_form(author.email) == suppression_form(person.email):
        return True
    numbers = {folded_number(number) for number in author.identifiers.values()} - {""}
    return bool(numbers & {folded_number(number) for number in person.identifiers.values()})


def _close(one: Collection[str], other: Collection[str]) -> bool:
    """A whole word is common, and every other word of the shorter name begins, or is begun by, one of the longer."""
    short, long = sorted((one, other), key=len)
    return bool(set(short) & set(long)) and all(
        any(word.startswith(whole) or whole.startswith(word) for whole in long) for word in short
    )
