"""Whose password opens the vault."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol
from uuid import UUID

from dsardesk.domain.actors import UserRole


class Keyholders(Protocol):
    """Those whose password opens the vault; it takes an officer or an administrator to change them."""

    def present(self) -> frozenset[UUID]:
        """Users whose password opens it, or its dashboard."""
        ...

    def too_wide(self) -> frozenset[UUID]:
        """Users whose password opens the whole vault, though their role gives them the dashboard alone."""
        ...

    def to_renew(self) -> Mapping[UUID, frozenset[str]]:
        """What is to be given anew, by user: "password" or "recovery", bound to a signing key of before.

        "no_recovery" stands at every officer of a vault that has no recovery sheet.
        """
        ...

    def last_seen(self) -> Mapping[UUID, datetime]:
        """When each user last opened it, or its dashboard, as aware instants; nothing of whoever is not known to."""
        ...

    def admit(self, user: UUID, role: UserRole, password: str) -> None:
        """Let *password* open it for *user*, in place of an earlier one of theirs."""
        ...

    def change_signing_key(self) -> None:
        """Have it signed by another key of its officers from now on."""
        ...

    def dismiss(self, user: UUID) -> None:
        """Let nothing of *user* open it any more."""
        ...
