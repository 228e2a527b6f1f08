"""`dsardesk alerts`: what is due, from the vault, or from the reminder file while that is locked."""

from __future__ import annotations

import contextlib
import sys
from datetime import date
from pathlib import Path
from typing import Any

import click

from dsardesk.cli.clocks import plain
from dsardesk.cli.options import FILE, Call, Day, read_password, with_vault
from dsardesk.desk.dashboard import OnlyDashboard, follow
from dsardesk.desk.due import Due, due_now, due_while_locked, want_reminders
from dsardesk.desk.keys import keyring_opens, keyring_secret
from dsardesk.desk.opening import HeldElsewhere, open_desk
from dsardesk.desk.places import write_file
from dsardesk.domain.errors import DeskError
from dsardesk.reports.calendar_file import calendar_file
from dsardesk.services.alerts import Alert
from dsardesk.texts import rule_book

FOUND_SOMETHING = 1


@click.command("alerts")
@click.option("--ics", type=FILE)
@click.option("--today", type=Day())
@click.option("--reminder-file", "reminder_file", type=click.Choice(["on", "off"]))
@with_vault
def alerts(call: Call, *, ics: Path | None, today: date | None, reminder_file: str | None) -> int:
    """Tell what is due; exit 1 when something is late."""
    if reminder_file is not None:
        want_reminders(call.folder(), kept=reminder_file == "on")
    found = _found(call)
    if ics is not None:
        write_file(ics, calendar_file(found.alerts.items, found.vault, found.made_at, call.words))
    day = today or found.today
    late = found.alerts.late(day)
    call.answer(_json(found, day, late), _text(found, day, call))
    return FOUND_SOMETHING if late else 0


def _found(call: Call) -> Due:
    """What is due: from the vault where something opens it and nobody else has it open, else from the file."""
    if call.password_file is None:
        found = _by_keyring(call)
        if found is not None:
            return found
        if not sys.stdin.isatty():
            return due_while_locked(call.folder())
    try:
        with call.desk() as desk:
            return due_now(desk)
    except HeldElsewhere:
        return due_while_locked(call.folder())
    except OnlyDashboard:
        return follow(call.folder(), read_password(call.password_file)).due()


def _by_keyring(call: Call) -> Due | None:
    """What is due, from the vault, where this computer's keyring opens it; None otherwise."""
    if not keyring_opens(call.folder()):
        return None
    with (
        contextlib.suppress(DeskError),
        open_desk(call.folder(), keyring_secret(call.folder()), kind="keyring") as desk,
    ):
        return due_now(desk)
    return None


def _json(found: Due, day: date, late: int) -> dict[str, Any]:
    alerts = found.alerts
    return {
        "late": late,
        "due": alerts.due(day, rule_book()),
        "waiting": alerts.waiting,
        "approve": alerts.approve,
        "id_held": alerts.id_held,
        "items": [
            {
                "reference": each.reference,
                "due_on": plain(each.due_on),
                "alert_on": plain(each.alert_on),
                "step": each.step,
                "late": each.is_late(day),
            }
            for each in alerts.items
        ],
        "locked": found.locked,
        "as_of": plain(found.made_at),
        "verified": found.verified,
    }


def _text(found: Due, day: date, call: Call) -> str:
    lines = [_line(each, day, call) for each in found.alerts.items] or [call.words.say("alerts.none")]
    if found.locked:
        key = "alerts.locked" if found.verified else "alerts.unverified"
        lines.append(call.words.say(key, on=found.made_at.date()))
    return "\n".join(lines)


def _line(alert: Alert, day: date, call: Call) -> str:
    when = alert.due_on or alert.alert_on
    due = call.words.date(when) if when else call.words.say("cli.no_due_date")
    late = f" ({call.words.say('cli.late')})" if alert.is_late(day) else ""
    return f"{alert.reference}  {due}{late}  {call.words.say(f'next.{alert.step}')}"
