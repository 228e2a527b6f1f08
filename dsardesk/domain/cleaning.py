"""Other places where a copy of an identity document may lie: only a person can see them, and answer for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dsardesk.domain.errors import DeskError
from dsardesk.domain.ids import DocumentId

PLACES = ("mailbox", "deleted_items", "downloads", "scanner", "paper")
"""Keys of those places."""


class NotDestroyedYet(DeskError):
    """Other places are attested to once the desk's own copy is destroyed."""

    code = "identity.not_destroyed_yet"


class NothingAttested(DeskError):
    """None of the places named is still to be cleaned."""

    code = "identity.nothing_attested"
    exit_code = 2


@dataclass(frozen=True, slots=True)
class Attestation:
    """A place that somebody says holds no copy of a destroyed document any more, or never held one.

    Attributes:
        document: the document.
        place: one of PLACES.
        at: UTC instant at which it was said.
        by: name of the user who said it.
    """

    document: DocumentId
    place: str
    at: datetime
    by: str
