"""`dsardesk register import`, `imports` and `undo`."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from dsardesk.cli.options import FILE, Call, read_bytes, read_text, with_vault
from dsardesk.domain.errors import DeskError
from dsardesk.domain.folding import folded_text
from dsardesk.domain.importing.columns import guess_plan, guess_sheet, plan_under
from dsardesk.domain.importing.sheet import Field, Plan, Sheet, title
from dsardesk.domain.rights import RightType
from dsardesk.intake.register.reading import read_sheets
from dsardesk.intake.register.telling import difference_sentence, place_of, problem_sentence
from dsardesk.services.import_batches import Batch, imports, undo_import
from dsardesk.services.register_import import Preview, import_register, preview_import
from dsardesk.wording import Catalogue

FOUND = 1


class BadSettings(DeskError):
    """The settings of an import name something that is not there."""

    code = "register.bad_settings"
    exit_code = 2


@click.command("import")
@click.argument("file", metavar="FILE", type=FILE)
@click.option("--settings", metavar="FILE")
@click.option("--yes", is_flag=True)
@with_vault
def import_(call: Call, *, file: Path, settings: str | None, yes: bool) -> None:
    """Show what each row of a spreadsheet becomes; with --yes, import them."""
    content = read_bytes(file)
    sheet, plan = _planned(read_sheets(content), _settings(settings))
    with call.desk() as desk:
        preview = preview_import(desk.context, desk.actor, sheet, plan)
        sha256 = hashlib.sha256(content).hexdigest()
        batch = import_register(desk.context, desk.actor, sheet, plan, sha256=sha256) if yes else None
    call.answer(_as_json(preview, sheet, plan, batch), "\n".join(_told(preview, call.words, batch)))
    if batch is None and (preview.problems or preview.differences):
        click.get_current_context().exit(FOUND)


@click.command("imports")
@with_vault
def imports_(call: Call) -> None:
    """Imports that can be taken back."""
    with call.desk() as desk:
        found = imports(desk.context, desk.actor)
        zone = desk.zone()
    lines = [
        call.words.say(
            "cli.register_import_line",
            id=each.id,
            on=each.at.astimezone(zone).date(),
            user=each.user,
            cases=each.cases,
            first=each.first,
            last=each.last,
        )
        for each in found
    ]
    text = "\n".join(lines) or call.words.say("cli.register_no_imports")
    call.answer({"imports": [_batch(each) for each in found]}, text)


@click.command("undo")
@click.argument("batch", metavar="IMPORT")
@with_vault
def undo(call: Call, *, batch: str) -> None:
    """Take an import back whole."""
    with call.desk() as desk:
        count = undo_import(desk.context, desk.actor, batch)
    call.answer({"import": batch, "cases": count}, call.words.say("cli.register_undone", count=count))


def _settings(file: str | None) -> Mapping[str, Any]:
    try:
        found = json.loads(read_text(file)) if file else {}
    except ValueError:
        raise BadSettings(what="JSON") from None
    if not isinstance(found, dict):
        raise BadSettings(what="JSON")
    return found


def _planned(sheets: tuple[Sheet, ...], wanted: Mapping[str, Any]) -> tuple[Sheet, Plan]:
    """The sheet to read and how, as guessed but for what the settings say."""
    try:
        names = [sheet.name for sheet in sheets]
        sheet = sheets[names.index(wanted["sheet"]) if "sheet" in wanted else guess_sheet(sheets)]
        plan = plan_under(sheet, int(wanted["header"])) if "header" in wanted else guess_plan(sheet)
        titles = {title(sheet, plan, column): column for column in range(sheet.width)}
        chosen = {Field(field): titles.get(named) for field, named in dict(wanted.get("columns", {})).items()}
        if any(each is None and wanted["columns"][field] for field, each in chosen.items()):
            raise BadSettings(what="columns")
        columns = {**plan.columns, **chosen}
        rights = {
            folded_text(text): tuple(map(RightType, each)) for text, each in dict(wanted.get("rights", {})).items()
        }
    except (KeyError, ValueError, TypeError, IndexError):
        raise BadSettings(what=", ".join(sorted(wanted))) from None
    kept = {field: column for field, column in columns.items() if column is not None}
    day_first = bool(wanted.get("day_first", plan.day_first))
    return sheet, replace(plan, columns=kept, rights=rights, day_first=day_first)


def _told(preview: Preview, words: Catalogue, batch: Batch | None) -> Iterator[str]:
    for problem in preview.problems:
        yield f"{place_of(problem, words)}: {problem_sentence(problem, words)}"
    for each in preview.differences:
        yield difference_sentence(each, words)
    yield words.say(
        "register_import.summary",
        rows=preview.rows,
        cases=len(preview.requests),
        closed=preview.closed,
        left_out=preview.left_out,
        known=len(preview.known),
    )
    if batch is None:
        yield words.say("cli.register_not_yet")
    else:
        yield words.say("register_import.done", cases=batch.cases, first=batch.first, last=batch.last)


def _as_json(preview: Preview, sheet: Sheet, plan: Plan, batch: Batch | None) -> dict[str, Any]:
    return {
        "sheet": sheet.name,
        "header": plan.header,
        "columns": {str(field): title(sheet, plan, column) for field, column in plan.columns.items()},
        "day_first": plan.day_first,
        "rows": preview.rows,
        "cases": len(preview.requests),
        "closed": preview.closed,
        "left_out": preview.left_out,
        "known": list(preview.known),
        "problems": [
            {
                "row": each.row,
                "column": each.column,
                "problem": each.code,
                "value": each.value,
                "left_out": each.left_out,
            }
            for each in preview.problems
        ],
        "differences": [
            {
                "row": each.row,
                "theirs": each.theirs.isoformat() if each.theirs else None,
                "ours": each.ours.isoformat() if each.ours else None,
                "why": str(each.why),
                "late": each.late,
            }
            for each in preview.differences
        ],
        "import": _batch(batch) if batch else None,
    }


def _batch(each: Batch) -> dict[str, Any]:
    return {
        "id": each.id,
        "at": each.at.isoformat().replace("+00:00", "Z"),
        "user": each.user,
        "cases": each.cases,
        "first": each.first,
        "last": each.last,
    }
