"""`dsardesk letter`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from dsardesk.cli.oncase import on_case
from dsardesk.cli.options import FILE, Call, asked_language, in_language, read_bytes, read_text, spoken
from dsardesk.cli.time_limits import tell_effects
from dsardesk.desk.opened import Desk
from dsardesk.desk.places import write_file
from dsardesk.desk.printing import example_facts, press
from dsardesk.domain.errors import DeskError
from dsardesk.domain.letters import LetterKind
from dsardesk.domain.mandatory import rules_of
from dsardesk.domain.plans import BODIES, plan_letter
from dsardesk.letters.check import Finding, Severity
from dsardesk.letters.facts import read_letter_facts
from dsardesk.services.letters import approve_letter, draft_letter, send_letter
from dsardesk.services.packages import content_of

FOUND_SOMETHING = 1
CHANNELS = click.Choice(["email", "post", "in_person", "portal"])


class UnknownKind(DeskError):
    """There is no such kind of letter."""

    code = "letter.unknown_kind"
    exit_code = 2


class UnknownLanguage(DeskError):
    """Letters cannot be written in this language yet."""

    code = "letter.unknown_language"
    exit_code = 2


@click.group("letter")
@in_language
def letter() -> None:
    """Letters."""


@letter.command("kinds")
@spoken
def kinds(call: Call) -> None:
    """List the letters that can be written."""
    printer = press()
    found: list[dict[str, Any]] = [
        {
            "kind": kind,
            "title": printer.title(kind, call.words.lang),
            "languages": list(printer.languages),
            "rights": list(BODIES[kind].rights),
            "outcomes": list(BODIES[kind].outcomes),
            "example_facts": example_facts(kind),
            "mandatory": list(rules_of(BODIES[kind])),
        }
        for kind in LetterKind
    ]
    call.answer(found, "\n".join(f"{entry['kind']}: {entry['title']}" for entry in found))


@letter.command("render")
@click.option("--kind", required=True)
@click.option("--facts", "facts_file", required=True)
@click.option("--out", type=FILE, required=True)
@spoken
def render(call: Call, *, kind: str, facts_file: str, out: Path) -> None:
    """Write one letter from a file of facts, without a vault."""
    language = asked_language() or call.words.lang
    if language not in press().languages:
        raise UnknownLanguage
    plan = plan_letter(_kind(kind), read_letter_facts(read_text(facts_file)))
    printed = press().print_letter(plan, language)
    pdf, docx = out / f"{kind}.pdf", out / f"{kind}.docx"
    write_file(pdf, printed.pdf)
    write_file(docx, printed.docx)
    call.answer({"kind": kind, "lang": language, "pdf": str(pdf), "docx": str(docx)}, f"{pdf}\n{docx}")


@letter.command("check")
@click.argument("file", metavar="FILE")
@click.option("--kind", required=True)
@click.option("--facts", "facts_file", required=True)
@click.option("--known-names", "known_names")
@spoken
def check(call: Call, *, file: str, kind: str, facts_file: str, known_names: str | None) -> int:
    """Hold an edited letter against its facts, and look for what must not leave with it."""
    plan = plan_letter(_kind(kind), read_letter_facts(read_text(facts_file)))
    others = [line.strip() for line in read_text(known_names).splitlines() if line.strip()] if known_names else []
    found = press().check_letter(read_bytes(file), plan, others)
    told = [{"check": each.check.value, "severity": each.severity.value, "quote": each.quote} for each in found]
    call.answer(
        {"findings": told}, "\n".join(_line(each, call) for each in found) or call.words.say("letter_check.sound")
    )
    grave = [each.severity for each in found if each.severity is not Severity.INFO]
    if not grave:
        return 0
    errors = grave.count(Severity.ERROR)
    click.echo(call.words.say("cli.policy_found", errors=errors, warnings=len(grave) - errors), err=True)
    return FOUND_SOMETHING


def _line(finding: Finding, call: Call) -> str:
    severity = call.words.say(f"severity.{finding.severity}")
    name = call.words.say(f"letter_check.{finding.check}")
    return call.words.say("letter_check.line", severity=severity, name=name, quote=finding.quote)


def _kind(name: str) -> LetterKind:
    try:
        return LetterKind(name)
    except ValueError:
        raise UnknownKind from None


@letter.command("draft")
@click.option("--kind", required=True)
@click.option("--told-by", "told_by", type=click.Choice(["", "phone", "sms", "post"]), default="")
@click.option("--out", type=FILE)
@on_case
def draft(desk: Desk, reference: str, *, kind: str, told_by: str, out: Path | None) -> None:
    """Write a letter of a case, as a draft; --out also leaves it in a folder."""
    case = draft_letter(desk.context, desk.actor, reference, _kind(kind), told_by=told_by)
    if kind == LetterKind.CLARIFICATION:
        tell_effects(desk, reference)
    if out is not None:
        made = case.letters[-1]
        write_file(out / f"{reference}-{kind}.pdf", content_of(desk.context, desk.actor, made.pdf))
        write_file(out / f"{reference}-{kind}.docx", content_of(desk.context, desk.actor, made.docx))


@letter.command("approve")
@click.option("--kind", required=True)
@on_case
def approve(desk: Desk, reference: str, *, kind: str) -> None:
    """Approve the newest draft of a kind."""
    approve_letter(desk.context, desk.actor, reference, _kind(kind))


@letter.command("sent")
@click.option("--kind", required=True)
@click.option("--channel", type=CHANNELS, default="email")
@on_case
def sent(desk: Desk, reference: str, *, kind: str, channel: str) -> None:
    """Record that an approved letter left today."""
    send_letter(desk.context, desk.actor, reference, _kind(kind), channel=channel)
