"""`dsardesk vault`."""

from __future__ import annotations

from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import click

from dsardesk.cli.keys import keyring, recover, rotate, users
from dsardesk.cli.options import FILE, Call, in_language, read_password, with_password, with_vault
from dsardesk.cli.taking_out import salvage
from dsardesk.desk.keys import new_password
from dsardesk.desk.opening import make_vault
from dsardesk.desk.profiles import profile_text
from dsardesk.desk.restoring import compare_backup, copy_vault, restore_vault, where_is
from dsardesk.domain.audit import instant_text
from dsardesk.domain.backups import BackupAt, BackupEvery, BackupPlan, BackupRecord, Comparison, Known, VaultFigures
from dsardesk.services.backups import plan_backups, read_backups
from dsardesk.wording import Catalogue, known_in_words

FOUND_SOMETHING = 1
ENDED = ("cases", "directives", "documents", "copies", "suppressed", "users")


@click.group("vault")
@in_language
def vault() -> None:
    """Vaults."""


for command in (salvage, recover, rotate, keyring, users):
    vault.add_command(command)


@vault.command("create")
@click.argument("folder", type=FILE)
@click.option("--controller", required=True)
@with_password
def create(call: Call, *, folder: Path, controller: str) -> None:
    """Make a vault; its recovery code is said once."""
    profile, service = profile_text(controller), where_is(folder).service
    if service:
        click.echo(call.words.say("cli.cloud_warning", service=service), err=True)
    _, code = make_vault(folder, read_password(call.password_file), profile)
    text = call.words.say("cli.vault_created", vault=str(folder), code=code)
    call.answer({"vault": str(folder), "recovery_code": code}, text)


@vault.command("verify")
@with_vault
def verify(call: Call) -> int:
    """Look at every page, every document and the whole log."""
    with call.desk() as desk:
        files, log, anchor = desk.verify()
        doubt = desk.watch.doubt
    head_codes = [(code, seq) for code, seq in log.problems if code == "audit.head_differs"]
    problems = [call.words.say(f"doubt.{doubt}")] if doubt else []
    problems += [call.words.say(f"problem.{code}") for code in files.problems]
    problems += audit_problems(log.problems, call.words)
    found: dict[str, Any] = {
        "cipher_ok": files.cipher_ok,
        "integrity_ok": files.integrity_ok,
        "audit_ok": len(head_codes) == len(log.problems),
        "anchor_ok": not head_codes and doubt is None if anchor else None,
        "problems": problems,
    }
    call.answer(found, call.words.say("cli.vault_whole") if not problems else "\n".join(problems))
    return complain(problems, call.words)


def audit_problems(problems: tuple[tuple[str, int], ...], words: Catalogue) -> list[str]:
    """Breaks of the log as sentences."""
    return [words.say(f"audit_problem.{code}", seq=seq) for code, seq in problems]


def complain(problems: list[str], words: Catalogue) -> int:
    """Exit code of a check; what it found is said on stderr too."""
    if not problems:
        return 0
    click.echo(words.say("error.check.failed", problems="; ".join(problems)), err=True)
    return FOUND_SOMETHING


@vault.command("upgrade")
@click.option("--copy-to", "copy_to", type=FILE)
@with_vault
def upgrade(call: Call, *, copy_to: Path | None) -> None:
    """Give a vault the form of this version; the backup made before is copied into a folder of one's choice too."""
    with call.desk(copy_to=copy_to) as desk:
        kept = desk.upgraded
    copied = copy_to if kept else None
    found = {"upgraded": kept is not None, "backup": str(kept) if kept else None, "copied_to": None}
    lines = [call.words.say("cli.upgraded" if kept else "cli.upgrade_needless")]
    if copied is not None:
        found["copied_to"] = str(copied)
        lines.append(call.words.say("cli.upgrade_copied", folder=str(copied)))
    call.answer(found, "\n".join(lines))


@vault.command("passwd")
@click.option("--new-password-file", "new_password_file", required=True)
@with_vault
def passwd(call: Call, *, new_password_file: str) -> None:
    """Change the password."""
    folder = call.folder()
    new_password(folder, read_password(call.password_file), read_password(new_password_file))
    call.answer({"vault": str(folder)}, call.words.say("cli.password_changed"))


@vault.command("backup")
@click.argument("out", type=FILE)
@with_vault
def backup(call: Call, *, out: Path) -> None:
    """Write everything but identity documents into one encrypted file, and try it."""
    with call.desk() as desk:
        made, doubt = desk.back_up(out), desk.watch.doubt
    text = call.words.say("backups.made_in_doubt" if doubt else "cli.backup_made", out=str(out))
    facts = {"backup": str(out), "size_bytes": made.size_bytes, "cases": made.cases, "documents": made.documents}
    call.answer({**facts, "verified": made.verified_at is not None, "doubt": doubt}, text)


@vault.command("schedule")
@click.option("--folder", "backups_folder", type=FILE)
@click.option("--every", type=click.Choice([each.value for each in BackupEvery]))
@click.option("--at", "at_moment", type=click.Choice([each.value for each in BackupAt]))
@click.option("--keep", type=int)
@click.option("--run-due", "run_due", is_flag=True)
@with_vault
def schedule(
    call: Call,
    *,
    backups_folder: Path | None,
    every: str | None,
    at_moment: str | None,
    keep: int | None,
    run_due: bool,
) -> None:
    """Say, change or carry out the plan of backups."""
    asked = {"folder": str(backups_folder.absolute()) if backups_folder else None, "keep": keep}
    asked |= {"every": BackupEvery(every) if every else None, "at": BackupAt(at_moment) if at_moment else None}
    changes: dict[str, Any] = {name: value for name, value in asked.items() if value is not None}
    with call.desk() as desk:
        plan = replace(read_backups(desk.context, desk.actor).plan, **changes)
        if changes:
            plan_backups(desk.context, desk.actor, plan)
        made = desk.back_up_if_due(plan.at) if run_due else None
    call.answer({**asdict(plan), "made": made.place if made else None}, _said(call.words, plan, made, run_due=run_due))


def _said(words: Catalogue, plan: BackupPlan, made: BackupRecord | None, *, run_due: bool) -> str:
    if made is not None:
        return words.say("cli.backup_made", out=made.place)
    if run_due:
        return words.say("cli.backup_none_due")
    every, at = words.say(f"every.{plan.every}"), words.say(f"moment_of_backup.{plan.at}")
    return words.say("cli.backups_planned", every=every, at=at, folder=plan.folder or "–", keep=plan.keep)


@vault.command("compare")
@click.argument("backup_file", metavar="BACKUP", type=FILE)
@with_vault
def compare(call: Call, *, backup_file: Path) -> None:
    """Hold a backup against the vault of today."""
    found = compare_backup(backup_file, read_password(call.password_file), call.folder())
    words = call.words
    lines = [words.say(f"backup_likeness.{found.likeness}", events=found.events)]
    for name in ("cases", "documents"):
        theirs = getattr(found.vault, name) if found.vault else words.say("comparison.unreadable")
        lines.append(f"{words.say(f'comparison.{name}')}: {getattr(found.backup, name)} / {theirs}")
    again = "comparison.replayed" if found.to_replay else "comparison.nothing_replayed"
    if found.doubt:
        lines.append(words.say("backup_known.doubt"))
    lines += [words.say(again, count=found.to_replay), *known_in_words(found.known, words)]
    call.answer(_compared(found), "\n".join(lines))


def _compared(found: Comparison) -> dict[str, Any]:
    sides = {"backup": found.backup, "vault": found.vault}
    figures = {name: _figures(side) if side else None for name, side in sides.items()}
    return {**figures, "likeness": found.likeness, "events": found.events, "to_replay": found.to_replay} | {
        "known": _known(found.known),
        "asks_today": found.asks_today,
        "doubt": found.doubt or None,
    }


def _figures(side: VaultFigures) -> dict[str, Any]:
    return {
        "cases": side.cases,
        "documents": side.documents,
        "events": side.seq,
        "head": side.head,
        "last_at": instant_text(side.last_at) if side.last_at else None,
        "newest_case": side.newest_case.isoformat() if side.newest_case else None,
        "schema": side.schema,
    }


@vault.command("copy")
@click.argument("out", type=FILE)
@with_vault
def copy(call: Call, *, out: Path) -> None:
    """Copy a vault off a share onto this computer."""
    copy_vault(call.folder(), out)
    call.answer({"vault": str(out)}, call.words.say("cli.vault_copied", vault=str(out)))


@vault.command("restore")
@click.argument("backup_file", metavar="BACKUP", type=FILE)
@click.argument("folder", type=FILE)
@click.option("--today-password-file", "today_file")
@click.option("--source", "sources", type=FILE, multiple=True)
@with_vault
def restore(call: Call, *, backup_file: Path, folder: Path, today_file: str | None, sources: tuple[Path, ...]) -> None:
    """Bring a backup back into a new folder; what ended since ends again, as far as it is known."""
    secret, today = read_password(call.password_file), read_password(today_file) if today_file else ""
    known = compare_backup(backup_file, secret, call.vault, sources=sources).known
    again = restore_vault(backup_file, folder, secret, call.vault, today=today, sources=sources)
    gone = {
        name: getattr(again, name) for name in ("cases", "directives", "documents", "copies", "suppressed", "users")
    }
    lines = [call.words.say("cli.backup_restored", vault=str(folder), cases=again.left)]
    lines.append(call.words.say("cli.backup_again", **gone))
    if not known.everything:
        click.echo("\n".join(known_in_words(known, call.words)), err=True)
    facts = {"vault": str(folder), "cases": again.left, "destroyed_again": gone}
    call.answer({**facts, "known": _known(known)}, "\n".join(lines))


def _known(known: Known) -> dict[str, Any]:
    until = instant_text(known.until) if known.until else None
    return {"whole": known.whole, "until": until, "keys": known.keys, "unlisted": known.unlisted}
