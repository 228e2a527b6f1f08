"""`dsardesk audit`."""

from __future__ import annotations

from pathlib import Path

import click

from dsardesk import resources
from dsardesk.cli.options import FILE, Call, in_language, read_text, with_vault
from dsardesk.cli.vaults import audit_problems, complain
from dsardesk.desk.places import write_file
from dsardesk.desk.reading import log_verdict
from dsardesk.domain.audit import AuditVerdict
from dsardesk.services.log_export import CHECKER, events_in, export_audit


@click.group("audit")
@in_language
def audit() -> None:
    """The audit log."""


@audit.command("verify")
@click.argument("file", required=False)
@with_vault
def verify(call: Call, *, file: str | None) -> int:
    """Check the log of a vault, or one that was exported."""
    if file is not None:
        return _say(call, log_verdict(read_text(file)))
    with call.desk() as desk:
        doubt = desk.watch.doubt
        verdict, counted = desk.verify_log(), desk.actor.sees_confidential
    return _say(call, verdict, call.words.say(f"doubt.{doubt}") if doubt else "", counted=counted)


def _say(call: Call, verdict: AuditVerdict, doubt: str = "", *, counted: bool = True) -> int:
    """Tell what was found; how many events there are would hint at confidential cases, unless they may be *counted*."""
    problems = [*([doubt] if doubt else []), *audit_problems(verdict.problems, call.words)]
    events = verdict.events if counted else None
    found = {"ok": not problems, "events": events, "head": verdict.head, "problems": problems}
    whole = "cli.log_whole" if counted else "journal.whole_uncounted"
    text = "\n".join(problems) or call.words.say(whole, events=events)
    call.answer(found, text)
    return complain(problems, call.words)


@audit.command("export")
@click.argument("out", type=FILE)
@with_vault
def export(call: Call, *, out: Path) -> None:
    """Write the log as JSON Lines, and beside it a script that checks it without this program."""
    with call.desk() as desk:
        lines = list(export_audit(desk.context, desk.actor))
    write_file(out, "".join(lines).encode())
    write_file(out.with_name(CHECKER[-1]), resources.data(*CHECKER))
    text = call.words.say("cli.log_exported", out=str(out), events=events_in(lines))
    call.answer({"file": str(out), "events": events_in(lines), "checker": str(out.with_name(CHECKER[-1]))}, text)


@audit.command("accept")
@click.option("--reasons-file", "reasons_file", required=True)
@with_vault
def accept(call: Call, *, reasons_file: str) -> None:
    """Answer for a log in doubt: what happened is recorded, and the vault can be written to again."""
    with call.desk() as desk:
        desk.accept_log(read_text(reasons_file))
    call.answer({"accepted": True}, call.words.say("cli.log_accepted"))


@audit.command("anchor")
@click.argument("file", type=FILE, required=False)
@with_vault
def anchor(call: Call, *, file: Path | None) -> None:
    """Remember the end of the log in a file of one's choice too; without a file, in none any more."""
    with call.desk() as desk:
        desk.keep_anchor_in(file.absolute() if file else None)
    place = str(file) if file else None
    call.answer({"file": place}, call.words.say("cli.anchor_kept" if file else "cli.anchor_dropped", file=place or ""))
