"""What the window may ask of a dashboard that somebody has open; each call is work for the runner."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

# The prompt shows before any of these is needed.
if TYPE_CHECKING:
    from dsardesk.services.overview import Overview


class Followed(Protocol):
    """The dashboard of a vault, as one person has it open."""

    @property
    def folder(self) -> Path:
        """Where the vault lies."""
        ...

    @property
    def approves(self) -> bool:
        """True for a manager, who is asked to approve."""
        ...

    def overview(self) -> Overview:
        """All of it, as it stands today."""
        ...

    def answer(self, request: str, words: str, *, favourable: bool) -> None:
        """Sign an answer, for the officer's next opening."""
        ...

    def change_password(self, old: str, new: str) -> None:
        """A password of their own."""
        ...
