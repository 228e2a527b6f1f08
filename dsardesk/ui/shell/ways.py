"""Said at each opening: who opens more of the vault than their role gives them, and that no recovery sheet is left."""

from __future__ import annotations

from collections.abc import Callable

from dsardesk.domain.actors import UserRole
from dsardesk.ui.keyholding import Keys, WaysIn
from dsardesk.ui.session import Session


class WaysIntoVault:
    """Looks at who opens the vault, and says what is too wide or lacking, with the gesture that ends it."""

    def __init__(self, session: Session, keys: Keys, say: Callable[[str], object]) -> None:
        """Tell the officer by *say*."""
        self._session = session
        self._keys = keys
        self._say = say

    def look(self) -> None:
        """Say it, to the data protection officer alone; what cannot be read now is said in the settings."""
        if self._session.desk.actor.role is UserRole.DPO:
            self._session.runner.run(self._keys.ways_in, self._found, lambda _error: None)

    def _found(self, ways: WaysIn) -> None:
        words = self._session.words
        names = [line.actor.name for line in ways.users if line.wide and line.left_at is None]
        said = [words.say("settings.wide", names=words.listing(names))] if names else []
        if any("no_recovery" in line.renew for line in ways.users):
            said.append(words.say("settings.no_recovery"))
        if said:
            self._say("\n".join(said))
