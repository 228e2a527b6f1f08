"""What in a text speaks of the person looked for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from dsardesk.discovery.normal import fold, fold_with_places, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dsardesk.domain.findings import Target

EMAIL = "email"
IDENTIFIER = "identifier"
NAME = "name"

_ADDRESS = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+")
_SIGNS = r"[\s.\-_/\u00a0\u202f()]*"
_FRENCH_NUMBER = re.compile(r"0[1-9]\d{8}")


class Hit(NamedTuple):
    """Words found, and by what; `whole` where the text holds nothing else."""

    matched_on: str
    value: str
    whole: bool


class Matcher:
    """Looks for one person in texts and cells."""

    def __init__(self, target: Target) -> None:
        """Prepare what is looked for; blank names, addresses and identifiers are left out."""
        self.emails = frozenset(plain(email.strip()) for email in target.emails if email.strip())
        self.identifiers = tuple(filter(None, (squeeze(identifier) for identifier in target.identifiers)))
        names = {tuple(fold(name).split()) for name in target.names}
        self._splits = _splits(names)
        self._email = _any_of([_address(email) for email in sorted(self.emails)], r"(?<![\w.+%-])", r"(?!\w|[.-]\w)")
        self._identifier = _any_of([_spread(each) for each in self.identifiers], r"(?<![^\W_])", r"(?![^\W_])")
        orders = sorted({" ".join(order) for first, last in self._splits for order in (first + last, last + first)})
        self._name = _any_of([re.escape(order) for order in orders], r"(?<!\w)", r"(?!\w)")
        self._shapes = frozenset(_shape(each) for each in target.identifiers if re.search(r"\d", each))

    def hits(self, text: str) -> Iterator[Hit]:
        """Every kind of hit in *text*, the surest first, at most one of each kind."""
        if not text:
            return
        lower = plain(text)
        # Folded letters may be more or fewer than those written: the words themselves are then taken from the fold.
        same = text if len(lower) == len(text) else lower
        for kind, pattern in ((EMAIL, self._email), (IDENTIFIER, self._identifier)):
            found = pattern.search(lower)
            if found:
                yield Hit(kind, same[found.start() : found.end()], found[0] == lower.strip())
        if self._may_name(lower):
            yield from self._name_hit(text)

    def _may_name(self, lower: str) -> bool:
        """False where the words of no name are all there: most texts are set aside by this quick look."""
        return any(all(word in lower for word in first + last) for first, last in self._splits)

    def _name_hit(self, text: str) -> Iterator[Hit]:
        folded = fold_with_places(text)
        found = self._name.search(folded.text)
        if found:
            first, last = folded.places[found.start()], folded.places[found.end() - 1]
            yield Hit(NAME, text[first : last + 1], found[0] == folded.text.strip())

    def split_name(self, cells: list[str]) -> str:
        """The name where first and last name stand in two cells of *cells*; "" elsewhere."""
        if not self._may_name(plain("\n".join(cells))):
            return ""
        folded = {fold(cell): cell for cell in cells if cell}
        for first, last in self._splits:
            one, two = folded.get(" ".join(first)), folded.get(" ".join(last))
            if one and two:
                return f"{one} {two}"
        return ""

    def names_in_common(self, cell: str) -> bool:
        """True where a cell holds a part of the name and nothing else."""
        words = fold(cell)
        return any(words in {" ".join(first), " ".join(last)} for first, last in self._splits)

    def other_address(self, text: str) -> bool:
        """True where *text* holds an address and none of the person's."""
        addresses = _ADDRESS.findall(plain(text))
        return bool(addresses) and self.emails.isdisjoint(addresses)

    def other_identifier(self, text: str) -> bool:
        """True where *text* holds a number shaped like one of the person's, and none of the person's."""
        words = re.findall(r"[\w.-]*\d[\w.-]*", text)
        alike = [word for word in words if _shape(word) in self._shapes]
        return bool(alike) and not any(squeeze(word) in self.identifiers for word in alike)


def squeeze(identifier: str) -> str:
    """Letters and digits only, comparable: "CL 20-817" is "cl20817"."""
    return "".join(c for c in plain(identifier) if c.isalnum())


def _shape(word: str) -> str:
    """Kind of a number: letters as they are, each digit as 0."""
    return re.sub(r"\d", "0", squeeze(word))


def _splits(names: set[tuple[str, ...]]) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """Every way of cutting each name of two words or more into first and last name."""
    return tuple((name[:at], name[at:]) for name in sorted(names) for at in range(1, len(name)))


def _address(email: str) -> str:
    """Pattern of an address, as written or as a web server logs it."""
    return re.escape(email).replace("@", "(?:@|%40)")


def _spread(identifier: str) -> str:
    """Pattern of a number with any signs between its characters; a French telephone number in its three spellings."""
    if _FRENCH_NUMBER.fullmatch(identifier):
        rest = _SIGNS.join(identifier[1:])
        return rf"(?:0|(?:\+|00)33{_SIGNS}(?:\(?0\)?)?){_SIGNS}{rest}"
    return _SIGNS.join(map(re.escape, identifier))


def _any_of(patterns: list[str], before: str, after: str) -> re.Pattern[str]:
    return re.compile(f"{before}(?:{'|'.join(patterns)}){after}" if patterns else r"(?!)")
