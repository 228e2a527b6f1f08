"""Commands on one case: the vault opened, something done, the case shown as it stands then."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

import click

from dsardesk.cli.keeping import retention_json
from dsardesk.cli.options import Call, with_vault
from dsardesk.cli.views import case_json, case_text
from dsardesk.desk.opened import Desk
from dsardesk.domain.case import Case
from dsardesk.domain.partial import lines_to_settle
from dsardesk.reports.open_lines import open_points
from dsardesk.services.case_page import must_be_readable
from dsardesk.services.context import cases_for
from dsardesk.services.roles import OPEN_TO
from dsardesk.services.seeing import case_as_seen, events_as_seen

NOTHING: Mapping[str, Any] = MappingProxyType({})


def on_case(action: Callable[..., None]) -> Callable[..., Any]:
    """A command with REF and the vault's options; *action* is given the desk, the reference and its own options."""

    @click.argument("reference", metavar="REF")
    @with_vault
    @functools.wraps(action)
    def command(call: Call, *, reference: str, **options: Any) -> None:
        with call.desk() as desk:
            action(desk, reference, **options)
            tell_case(call, desk, reference)

    return command


def tell_case(call: Call, desk: Desk, reference: str, beside: Mapping[str, Any] = NOTHING) -> None:
    """Show one case as it is kept, for programs with what stands *beside* it.

    Whoever opens no case, as a manager who approves a letter of it, is told its reference alone.
    """
    if desk.actor.role not in OPEN_TO["case_page.read_page"]:
        call.answer({"reference": reference}, call.words.say("cli.recorded", reference=reference))
        return
    with desk.context.work.read() as transaction:
        case = case_as_seen(transaction, desk.actor, cases_for(transaction, desk.actor).get(reference))
    show_case(call, desk, case, beside)


def show_case(call: Call, desk: Desk, case: Case, beside: Mapping[str, Any] = NOTHING) -> None:
    """Show *case*, kept or not yet."""
    with desk.context.work.read() as transaction:
        profile = desk.context.profile_of(transaction, case)
        kept = desk.context.retention(transaction, case, profile)
        must_be_readable(desk.actor, kept, desk.context.today(profile))
        events = events_as_seen(desk.actor, transaction.audit.events(case.id))
        found = case_json(desk.context, case, profile, list(events), call.words)
    found["retention"] = retention_json(kept, call.words)
    points = open_points(lines_to_settle(case, profile), profile, call.words)
    call.answer({**found, **beside}, case_text(found, points, call.words))
