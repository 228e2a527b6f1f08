"""How screens ask for work on the vault without knowing threads."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from dsardesk.domain.errors import DeskError

_T = TypeVar("_T")


class Runner(Protocol):
    """Does work on the vault, one piece after the other, away from the window; answers come back to the window."""

    def run(
        self,
        work: Callable[[], _T],
        then: Callable[[_T], object],
        failed: Callable[[DeskError], object],
    ) -> None:
        """Do *work*; *then* is given what it returns, *failed* an error that a person can act on."""
        ...


class News:
    """What changed in the vault, told to whoever shows it; an empty reference stands for everything."""

    def __init__(self) -> None:
        """Nobody listens yet."""
        self._listeners: list[Callable[[str], object]] = []

    def listen(self, listener: Callable[[str], object]) -> None:
        """Call *listener* with the reference of each case that changes."""
        self._listeners.append(listener)

    def tell(self, reference: str = "") -> None:
        """Say that the case of that reference changed."""
        for listener in tuple(self._listeners):
            listener(reference)
