"""How far the check of a text is, for whoever watches it; what the watcher raises ends the check."""

from __future__ import annotations

from collections.abc import Callable

from dsardesk.domain.errors import DeskError

Watch = Callable[[int, int], object]
"""Told again and again how many rules were asked, and how many there are; what it raises ends the check."""


class PolicyCheckStopped(DeskError):
    """Whoever watched the check of a policy ended it."""

    code = "policy.check_stopped"
    exit_code = 2


def unwatched(_asked: int, _rules: int) -> None:
    """A check that nobody watches."""
