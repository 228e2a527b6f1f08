"""`dsardesk case`."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from dsardesk.cli.decision_views import item_json
from dsardesk.cli.decisions import DECISIONS
from dsardesk.cli.linking import LINKING, draft_in, linked_json, must_be_new, tell_linked
from dsardesk.cli.measures import MEASURES
from dsardesk.cli.oncase import on_case, show_case, tell_case
from dsardesk.cli.options import FILE, Call, Day, in_language, read_text, with_vault
from dsardesk.cli.retention import ON_CASES
from dsardesk.cli.rights import RIGHTS
from dsardesk.cli.setting_aside import aside
from dsardesk.cli.standing import STANDING
from dsardesk.cli.time_limits import TIME_LIMITS
from dsardesk.cli.unanswered import UNANSWERED
from dsardesk.cli.views import item_text, line_json, line_text
from dsardesk.desk.context import folders
from dsardesk.desk.opened import Desk
from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.case import CaseKind
from dsardesk.domain.retention import archived_if_closed_by
from dsardesk.domain.rights import RightType
from dsardesk.domain.steps import NextStep
from dsardesk.services.case_page import read_page
from dsardesk.services.complaints import note_right
from dsardesk.services.context import cases_for, sought
from dsardesk.services.decide import close_case
from dsardesk.services.linking import candidates
from dsardesk.services.marketing import keep_promise, stop_marketing
from dsardesk.services.notes import add_note
from dsardesk.services.open_case import Opening, open_at_once, preview_case
from dsardesk.services.ports import CaseLine, CaseQuery
from dsardesk.services.requesters import record_residence
from dsardesk.services.roles import OPEN_TO
from dsardesk.services.searches import search_system
from dsardesk.wording import warning_sentence

PAGE = 1000


@click.group("case")
@in_language
def case() -> None:
    """Cases."""


for measure in (*DECISIONS, *MEASURES, *STANDING, *RIGHTS, *TIME_LIMITS, *UNANSWERED, *ON_CASES, *LINKING, aside):
    case.add_command(measure)


@case.command("open")
@click.argument("file", metavar="FILE")
@click.option("--received-on", "received_on", type=Day())
@click.option("--presented-on", "presented_on", type=Day())
@click.option("--right", "rights", multiple=True, type=click.Choice([right.value for right in RightType]))
@click.option("--category", default="")
@click.option("--identity-attachment", "identity_parts", multiple=True, type=click.IntRange(min=1))
@click.option("--no-identity-document", "no_identity_document", is_flag=True)
@click.option("--draft", "only_draft", is_flag=True)
@click.option("--kind", type=click.Choice([kind.value for kind in CaseKind]), default=CaseKind.REQUEST.value)
@click.option("--answer-by", "answer_by", type=Day())
@click.option("--about", multiple=True)
@click.option("--residence", default="")
@click.option("--new-case", "new_case", is_flag=True)
@with_vault
def open_(
    call: Call,
    *,
    file: str,
    received_on: date | None,
    presented_on: date | None,
    rights: tuple[str, ...],
    category: str,
    identity_parts: tuple[int, ...],
    no_identity_document: bool,
    only_draft: bool,
    kind: str,
    answer_by: date | None,
    about: tuple[str, ...],
    residence: str,
    new_case: bool,
) -> None:
    """Open a case from a message; with --draft, only show what would be opened."""
    draft = draft_in(file, identity_parts, no_identity_document=no_identity_document)
    opening = Opening(
        received_on,
        tuple(RightType(right) for right in rights),
        category,
        kind=CaseKind(kind),
        answer_by=answer_by,
        linked=about,
        presented_on=presented_on,
        residence=residence.strip().upper(),
    )
    with call.desk() as desk:
        found = candidates(desk.context, desk.actor, draft)
        tell_linked(call, found)
        linked = {"looks_linked": linked_json(found)}
        if only_draft:
            show_case(call, desk, preview_case(desk.context, desk.actor, draft, opening), linked)
        else:
            if not new_case and not about:
                must_be_new(found)
            opened = open_at_once(desk.context, desk.actor, draft.raw, draft, opening)
            tell_case(call, desk, opened.reference, linked)
    for warning in draft.warnings:
        click.echo(warning_sentence(warning, call.words), err=True)


@case.command("list")
@click.option("--search-file", "search_file")
@click.option("--archived", is_flag=True)
@click.option("--closed-for-now", "for_now", is_flag=True)
@click.option("--today", type=Day())
@with_vault
def list_(call: Call, *, search_file: str | None, archived: bool, for_now: bool, today: date | None) -> None:
    """List cases by due date: those of the archive, or closed until an answer comes, alone; or all the others."""
    terms = sought(read_text(search_file)) if search_file else ()
    lines: list[CaseLine] = []
    with call.desk() as desk, desk.context.work.read() as transaction:
        desk.actor.must_be(*OPEN_TO["case_list.read_lines"])
        _, text = transaction.profiles.current()
        day = today or desk.context.today(desk.context.read_profile(text))
        cases = cases_for(transaction, desk.actor)
        query = _query(terms, archived_if_closed_by(day, desk.context.rules), desk.actor if archived else None)
        if for_now:
            query = replace(query, closed=False, step=NextStep.WAIT_FOR_ANSWER)
        while page := cases.page(query, offset=len(lines), limit=PAGE):
            lines += page
    call.answer(
        {"cases": [line_json(line, day) | ({"found_in": list(line.found_in)} if terms else {}) for line in lines]},
        "\n".join(line_text(line, day, call.words) for line in lines) or call.words.say("cli.no_case"),
    )


def _query(terms: tuple[str, ...], limit: date, archivist: Actor | None) -> CaseQuery:
    """Every case but those of the restricted archive; those alone, for whoever may look there."""
    if archivist is None:
        return CaseQuery(terms=terms, closed_after=limit)
    archivist.must_be(UserRole.DPO)
    return CaseQuery(terms=terms, closed_until=limit)


@case.command("show")
@on_case
def show(desk: Desk, reference: str) -> None:  # noqa: ARG001 -- told by whoever calls
    """Show a case."""
    desk.actor.must_be(*OPEN_TO["case_page.read_page"])


@case.command("search")
@click.option("--system", required=True)
@click.option("--from", "folder", type=FILE, required=True)
@on_case
def search(desk: Desk, reference: str, *, system: str, folder: Path) -> None:
    """Search the files of one system for the person."""
    search_system(desk.context, desk.actor, reference, system, folder, using=folders)


@case.command("stop-marketing")
@on_case
def stop(desk: Desk, reference: str) -> None:
    """Record that marketing was stopped in every tool."""
    stop_marketing(desk.context, desk.actor, reference)


@case.command("keep-promise")
@click.option("--kind", required=True)
@on_case
def keep(desk: Desk, reference: str, *, kind: str) -> None:
    """Record that a promise was kept."""
    keep_promise(desk.context, desk.actor, reference, kind)


@case.command("residence")
@click.option("--country", required=True)
@on_case
def residence(desk: Desk, reference: str, *, country: str) -> None:
    """Record in which country the person lives."""
    record_residence(desk.context, desk.actor, reference, country.strip().upper())


@case.command("note")
@on_case
@click.argument("file", metavar="FILE")
def note(desk: Desk, reference: str, *, file: str) -> None:
    """Keep a note on a case, in the words of a file."""
    add_note(desk.context, desk.actor, reference, read_text(file))


@case.command("item")
@click.argument("reference", metavar="REF")
@click.option("--right", type=click.Choice([right.value for right in RightType]))
@click.option("--quote-file", "quote_file")
@with_vault
def item(call: Call, *, reference: str, right: str | None, quote_file: str | None) -> None:
    """Show what a case asks, right by right; with --right, add one that the message exercises too."""
    with call.desk() as desk:
        if right is not None:
            quote = read_text(quote_file) if quote_file else ""
            note_right(desk.context, desk.actor, reference, RightType(right), quote=quote)
        page = read_page(desk.context, desk.actor, reference)
        items = [item_json(page.case, each, page.limits[each.number], call.words) for each in page.case.items]
    lines = (item_text(each, call.words) for each in items)
    call.answer({"reference": reference, "items": items}, "\n".join(lines))


@case.command("close")
@on_case
def close(desk: Desk, reference: str) -> None:
    """Close a case."""
    close_case(desk.context, desk.actor, reference)
