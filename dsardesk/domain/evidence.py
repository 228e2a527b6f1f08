"""What proves how one case was handled, gathered for a document that others can check."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from dsardesk.domain.audit import AuditEvent
from dsardesk.domain.case import Case
from dsardesk.domain.deadlines import TimeLimit
from dsardesk.domain.profile import ControllerProfile


@dataclass(frozen=True, slots=True)
class Evidence:
    """Facts of one case; advice to the user (prudent dates, notes) is left out, identity documents never enter.

    Attributes:
        case: the case.
        profile: the controller's profile under which it was opened.
        limits: the clock of each item, by its number.
        request: the requester's own words.
        events: audit events of the case, in order.
        users: names of the users who appear in them, by id.
        head: sequence number and hash of the whole log's last event: an anchor for later checks.
        made_at: UTC instant.
    """

    case: Case
    profile: ControllerProfile
    limits: Mapping[int, TimeLimit]
    request: str
    events: tuple[AuditEvent, ...]
    users: Mapping[UUID, str]
    head: tuple[int, str]
    made_at: datetime
