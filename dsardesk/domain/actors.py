"""Who does something: every use case and every audit event names an actor."""

from __future__ import annotations

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
    """

    id: UserId
    name: str
    role: UserRole

    @property
    def sees_confidential(self) -> bool:
        """True for those who handle cases; a complaint about the management is nothing for the others (GDPR 38)."""
        return self.role in {UserRole.DPO, UserRole.ASSISTANT}

    def must_be(self, *roles: UserRole) -> None:
        """Refuse anybody whose role is not among *roles*."""
        if self.role not in roles:
            raise RoleRefused(role=self.role)
