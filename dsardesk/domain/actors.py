"""Who does something: every use case and every audit event names an actor."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from dsardesk.domain.errors import DeskError
from dsardesk.domain.ids import UserId


class UserRole(StrEnum):
    """What a user of the desk may do; the table of rights is enforced by the services."""

    DPO = "dpo"
    ASSISTANT = "assistant"
    MANAGER = "manager"
    READ = "read"
    ADMIN = "admin"


FOLLOWERS = frozenset({UserRole.MANAGER, UserRole.READ})
"""Roles whose password opens the dashboard alone."""


class RoleRefused(DeskError):
    """The actor's role does not allow this."""

    code = "role.refused"


@dataclass(frozen=True, slots=True)
class Actor:
    """A user of the desk.

    Attributes:
        id: pseudonymous id, the only thing about the user that the audit log holds.
        name: shown on screens and in certificates; lives in the encrypted database.
        role: what the user may do.
        acting_for: id of the officer who is away and for whom the user acts; None for themselves.
    """

    id: UserId
    name: str
    role: UserRole
    acting_for: UserId | None = None

    def stating(self, facts: Mapping[str, object]) -> Mapping[str, object]:
        """*facts* of something they did, with for whom they did it."""
        return facts if self.acting_for is None else {**facts, "acting_for": str(self.acting_for)}

    @property
    def sees_confidential(self) -> bool:
        """True for those who handle cases; a complaint about the management is nothing for the others (GDPR 38)."""
        return self.role in {UserRole.DPO, UserRole.ASSISTANT}

    def must_be(self, *roles: UserRole) -> None:
        """Refuse anybody whose role is not among *roles*."""
        if self.role not in roles:
            raise RoleRefused(role=self.role)
