"""Who writes, and for whom."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dsardesk.domain.draft import Represented
from dsardesk.domain.rights import RightType
from dsardesk.intake.words import fold, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dsardesk.intake.cues import Cues

MAX_SEARCHED = 20_000

_TITLE = (
    r"(?:(?:M|Mr|Mrs|Ms|Mme|Mlle|Miss|Dr|Herrn?|Frau|Sr|Sra|Dña|Don|Doña|Sig|Sigra|Signor|Signora|dhr|mevr|pan[aí]?)"
    r"\.?\s+)?"
)
_PARTICLE = r"(?:de|du|la|le|van|von|der|den|da|dos|di|del|ben|el)"
_NAME = rf"(?P<name>[^\W\d_a-z][\w'’-]+(?:\s+(?:{_PARTICLE}\s+){{0,3}}[^\W\d_a-z][\w'’-]+){{1,3}})"
_FOLLOWS = re.compile(rf"\s*[,:(]?\s*{_TITLE}{_NAME}")
_RELATION = {"client": "lawyer", "ward": "guardian", "child": "parent", "kin": "family_member"}


def on_behalf_of(text: str, rights: frozenset[RightType], cues: Cues) -> Represented | None:
    """The person whose data are meant, where the sender writes for somebody else; None for oneself."""
    said = text[:MAX_SEARCHED]
    if RightType.HEIR_REQUEST in rights:
        named = next(_named(said, cues, ("kin", "child", "client", "dead")), None)
        return Represented(named.name if named else "", "heir", named.quote if named else "")
    return next(_named(said, cues, tuple(_RELATION)), None)


def _named(text: str, cues: Cues, relations: tuple[str, ...]) -> Iterator[Represented]:
    """Each person named after words that say who they are to the sender."""
    folded = fold(text)
    for relation in relations:
        for said in cues.relations[relation].finditer(folded):
            named = _FOLLOWS.match(text, said.end())
            if named and not _inside_a_word(folded, said.start(), said.end()):
                yield Represented(named["name"], _RELATION.get(relation, "heir"), _sentence(text, said.start()))


def _inside_a_word(folded: str, first: int, last: int) -> bool:
    return folded[max(first - 1, 0) : first].isalnum() or folded[last : last + 1].isalnum()


def _sentence(text: str, at: int) -> str:
    return next((text[each.start : each.end] for each in sentences(text) if each.start <= at < each.end), "")
