"""The dashboard of a vault, for those who only follow: what is due, what they are asked to approve, their answer."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from dsardesk.desk.due import Due
from dsardesk.desk.places import present
from dsardesk.domain.actors import UserRole
from dsardesk.domain.errors import DeskError
from dsardesk.services.alerts import from_content
from dsardesk.services.approvals import Asked, answer_content, read_request
from dsardesk.services.overview import Overview, read_overview
from dsardesk.storage.dashboard import OpenDashboard, open_dashboard
from dsardesk.storage.errors import OnlyDashboard, OpensCases
from dsardesk.storage.header import Header
from dsardesk.storage.header_file import write_own_slot
from dsardesk.storage.keyholders import change_follower_password
from dsardesk.storage.places import must_be_local
from dsardesk.storage.slots import Opened
from dsardesk.texts import rule_book

__all__ = ["Follower", "OnlyDashboard", "enter", "follow"]


@dataclass(frozen=True, slots=True)
class Follower:
    """The dashboard as one person has it open.

    Attributes:
        board: the open dashboard.
        now: the present instant.
    """

    board: OpenDashboard
    now: Callable[[], datetime] = present

    @property
    def folder(self) -> Path:
        """Where the vault lies."""
        return self.board.folder

    @property
    def approves(self) -> bool:
        """True for a manager, who is asked to approve."""
        return self.board.opened.slot.role == UserRole.MANAGER

    def due(self) -> Due:
        """What was due when the vault was last changed, by the calendar of today."""
        content = self.board.content()
        today = self.now().astimezone(ZoneInfo(content["zone"])).date()
        made_at = datetime.fromisoformat(content["made_at"])
        return Due(from_content(content), content["vault"], made_at, today, locked=True)

    def overview(self) -> Overview:
        """All of it, as it stands today."""
        asked = self.requests() if self.approves else ()
        return read_overview(self.board.content(), asked, self.now(), rule_book())

    def requests(self) -> tuple[Asked, ...]:
        """What this person is asked to approve, in the order of the cases."""
        found = (read_request(name, content) for name, content in self.board.requests().items())
        return tuple(sorted(found, key=lambda asked: (asked.reference, asked.item)))

    def answer(self, request: str, words: str, *, favourable: bool) -> None:
        """Sign an answer; it takes effect when the officer next opens the vault."""
        content = answer_content(words, favourable=favourable)
        self.board.answer(request, {**content, "at": self.now().isoformat()})

    def change_password(self, old: str, new: str) -> None:
        """A password of their own, known to nobody else."""
        change_follower_password(self.board.folder, self.board.user, old, new)


def enter(folder: Path, password: str, *, now: Callable[[], datetime] = present) -> Follower | tuple[Header, Opened]:
    """What *password* opens of the vault in *folder*: its dashboard, or what the desk is then opened with."""
    unlocked = open_dashboard(folder, password)
    if not unlocked[1].slot.opens:
        return unlocked
    must_be_local(folder)
    board = OpenDashboard(folder, *unlocked)
    # Whoever may only look, or finds no dashboard yet, is not kept out for that.
    with contextlib.suppress(DeskError):
        settled = unlocked[0].settling(unlocked[1], password)
        if settled is not None:
            write_own_slot(folder, settled)
        board.note_seen(now())
    return Follower(board, now)


def follow(folder: Path, password: str, *, now: Callable[[], datetime] = present) -> Follower:
    """The dashboard of the vault in *folder*; OpensCases if *password* opens more than that."""
    found = enter(folder, password, now=now)
    if isinstance(found, Follower):
        return found
    raise OpensCases
