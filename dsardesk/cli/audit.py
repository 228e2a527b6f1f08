"""`dsardesk audit`."""

from __future__ import annotations

from pathlib import Path

import click

from dsardesk.cli.options import FILE, Call, in_language, read_text, with_vault
from dsardesk.cli.vaults import audit_problems, complain
from dsardesk.desk import write_file
from dsardesk.domain.audit import verify as verify_chain
from dsardesk.services.evidence import export_audit, read_export


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
        verdict = verify_chain(read_export(read_text(file)))
    else:
        with call.desk() as desk:
            verdict = desk.verify_log()
    problems = audit_problems(verdict.problems, call.words)
    found = {"ok": verdict.ok, "events": verdict.events, "head": verdict.head, "problems": problems}
    text = call.words.say("cli.log_whole", events=verdict.events) if verdict.ok else "\n".join(problems)
    call.answer(found, text)
    return complain(problems, call.words)


@audit.command("export")
@click.argument("out", type=FILE)
@with_vault
def export(call: Call, *, out: Path) -> None:
    """Write the log as JSON Lines."""
    with call.desk() as desk:
        lines = list(export_audit(desk.context, desk.actor))
    write_file(out, "".join(lines).encode())
    text = call.words.say("cli.log_exported", out=str(out), events=len(lines))
    call.answer({"file": str(out), "events": len(lines)}, text)
