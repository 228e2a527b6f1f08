"""What is due, from an open vault or from the reminder file beside a closed one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from dsardesk.desk.opened import Desk
from dsardesk.desk.places import cache_folder, present
from dsardesk.services.alerts import Alerts, from_content, read_alerts
from dsardesk.storage.header_file import read_header
from dsardesk.storage.reminder_file import read_reminders, want


@dataclass(frozen=True, slots=True)
class Due:
    """What is due, and how it is known.

    Attributes:
        alerts: what is due.
        vault: id of the vault.
        made_at: aware instant as of which it is told.
        today: the civil date at the company's.
        locked: True where the reminder file told it.
        verified: False where this computer has no key to check that file with.
    """

    alerts: Alerts
    vault: str
    made_at: datetime
    today: date
    locked: bool = False
    verified: bool = True


def due_now(desk: Desk) -> Due:
    """What is due, from the open vault."""
    now = desk.context.now()
    return Due(read_alerts(desk.context, desk.actor), desk.vault.id, now, now.astimezone(desk.zone()).date())


def due_while_locked(folder: Path, *, now: Callable[[], datetime] = present) -> Due:
    """What is due, from the reminder file in *folder*."""
    found = read_reminders(folder, cache_folder() / read_header(folder)[0].id)
    today = now().astimezone(ZoneInfo(found.content["zone"])).date()
    alerts = from_content(found.content)
    return Due(alerts, found.content["vault"], found.made_at, today, locked=True, verified=found.verified)


def want_reminders(folder: Path, *, kept: bool) -> None:
    """Refuse the reminder file of the vault in *folder*, or let it be written again."""
    read_header(folder)
    want(folder, kept=kept)
