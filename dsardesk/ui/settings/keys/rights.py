"""Who may do what, in words: the table of the use cases as a person reads, copies and prints it."""

from __future__ import annotations

from dataclasses import dataclass

from dsardesk.domain.actors import UserRole
from dsardesk.services.roles import RIGHT_GROUPS, RIGHTS
from dsardesk.services.users import OFFERED
from dsardesk.wording import Catalogue


@dataclass(frozen=True, slots=True)
class Cell:
    """Whether one role may make one gesture.

    Attributes:
        may: True if so.
        word: "yes" or "no".
        said: all of it, for whoever listens.
    """

    may: bool
    word: str
    said: str


@dataclass(frozen=True, slots=True)
class Row:
    """One gesture, or the name of a group of them, which has no cell.

    Attributes:
        words: the gesture or the group.
        cells: one for each role.
    """

    words: str
    cells: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Rights:
    """The whole table.

    Attributes:
        heads: a short name of each role.
        roles: its name in full.
        rows: gestures below the name of their group.
    """

    heads: tuple[str, ...]
    roles: tuple[str, ...]
    rows: tuple[Row, ...]

    def as_text(self) -> str:
        """Lines whose cells tabs part, as spreadsheets take them."""
        lines = [("", *self.roles), *((row.words, *(cell.word for cell in row.cells)) for row in self.rows)]
        return "\n".join("\t".join(line) for line in lines)


def rights_in(words: Catalogue) -> Rights:
    """The table in the words of one language."""
    roles = tuple(words.say(f"user_role.{role}") for role in OFFERED)
    rows: list[Row] = []
    for group, rights in RIGHT_GROUPS.items():
        rows.append(Row(words.say(f"may_group.{group}")))
        rows += [Row(_begun(words.say(f"may.{right}")), _cells(right, words)) for right in rights]
    return Rights(tuple(words.say(f"role_column.{role}") for role in OFFERED), roles, tuple(rows))


def _cells(right: str, words: Catalogue) -> tuple[Cell, ...]:
    return tuple(_cell(right, role, words) for role in OFFERED)


def _cell(right: str, role: UserRole, words: Catalogue) -> Cell:
    may = role in RIGHTS[right]
    word = words.say("may_say.yes" if may else "may_say.no")
    said = words.say("may_say.cell", role=words.say(f"user_role.{role}"), right=words.say(f"may.{right}"), word=word)
    return Cell(may, word, said)


def _begun(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"
