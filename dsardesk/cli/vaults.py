"""`dsardesk vault`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from dsardesk.cli.options import FILE, Call, in_language, read_password, with_password, with_vault
from dsardesk.desk import make_vault, new_password, open_desk, profile_text, restore_vault
from dsardesk.wording import Catalogue

FOUND_SOMETHING = 1


@click.group("vault")
@in_language
def vault() -> None:
    """Vaults."""


@vault.command("create")
@click.argument("folder", type=FILE)
@click.option("--controller", required=True)
@with_password
def create(call: Call, *, folder: Path, controller: str) -> None:
    """Make a vault; its recovery code is said once."""
    profile = profile_text(controller)
    _, code = make_vault(folder, read_password(call.password_file), profile)
    text = call.words.say("cli.vault_created", vault=str(folder), code=code)
    call.answer({"vault": str(folder), "recovery_code": code}, text)


@vault.command("verify")
@with_vault
def verify(call: Call) -> int:
    """Look at every page, every document and the whole log."""
    with call.desk() as desk:
        files, log, anchor = desk.verify()
    head_codes = [(code, seq) for code, seq in log.problems if code == "audit.head_differs"]
    problems = [call.words.say(f"problem.{code}") for code in files.problems] + audit_problems(log.problems, call.words)
    found: dict[str, Any] = {
        "cipher_ok": files.cipher_ok,
        "integrity_ok": files.integrity_ok,
        "audit_ok": len(head_codes) == len(log.problems),
        "anchor_ok": not head_codes if anchor else None,
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
    """Write everything but identity documents into one encrypted file."""
    with call.desk() as desk:
        size = desk.back_up(out)
    text = call.words.say("cli.backup_made", out=str(out))
    call.answer({"backup": str(out), "size_bytes": size}, text)


@vault.command("restore")
@click.argument("backup_file", metavar="BACKUP", type=FILE)
@click.argument("folder", type=FILE)
@with_password
def restore(call: Call, *, backup_file: Path, folder: Path) -> None:
    """Bring a backup back into a new folder, and open it once to see that it is whole."""
    password = read_password(call.password_file)
    restore_vault(backup_file, folder, password)
    with open_desk(folder, password) as desk, desk.context.work.read() as transaction:
        cases = transaction.cases.count()
    text = call.words.say("cli.backup_restored", vault=str(folder), cases=cases)
    call.answer({"vault": str(folder), "cases": cases}, text)
