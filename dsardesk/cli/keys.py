"""`dsardesk vault recover`, `rotate`, `keyring` and `users`: who opens a vault, and by what."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from dsardesk.cli.options import Call, Day, in_language, read_password, read_text, spoken, with_vault
from dsardesk.desk.keys import password_by_code, rotate_key
from dsardesk.desk.opened import Desk
from dsardesk.desk.places import present
from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.delegation import DelegationDates
from dsardesk.services.roles import RIGHTS
from dsardesk.services.users import (
    OFFERED,
    UserLine,
    add_user,
    change_role,
    change_signing_key,
    delegate_to,
    list_users,
    remove_user,
    reset_password,
)
from dsardesk.services.users import end_delegation as end_own_delegation


@click.command("recover")
@click.option("--code-file", "code_file", required=True)
@click.option("--new-password-file", "new_password_file", required=True)
@with_vault
def recover(call: Call, *, code_file: str, new_password_file: str) -> None:
    """A new password, for whoever holds the recovery sheet."""
    folder = call.folder()
    code = read_password(code_file)
    password_by_code(folder, code, read_password(new_password_file))
    call.answer({"vault": str(folder)}, call.words.say("cli.vault_recovered", vault=str(folder)))


@click.command("rotate")
@with_vault
def rotate(call: Call) -> None:
    """Another vault key."""
    folder = call.folder()
    code = rotate_key(folder, read_password(call.password_file), now=present)
    said = call.words.say("cli.vault_rotated_code", code=code) if code else call.words.say("cli.vault_rotated")
    call.answer({"vault": str(folder), "recovery_code": code or None}, said)


@click.command("keyring")
@click.argument("choice", metavar="on|off", type=click.Choice(["on", "off"]))
@with_vault
def keyring(call: Call, *, choice: str) -> None:
    """The keyring of this computer, turned on or off."""
    with call.desk() as desk:
        if choice == "on":
            desk.keep_in_keyring()
        else:
            desk.forget_keyring()
    call.answer({"keyring": choice == "on"}, call.words.say(f"cli.keyring_{choice}"))


@click.group("users")
@in_language
def users() -> None:
    """People whose password opens the vault."""


@users.command("list")
@with_vault
def list_all(call: Call) -> None:
    """Everybody, those who left too."""
    with call.desk() as desk:
        lines = list_users(desk.context, desk.keyholders, desk.actor)
    found = [_line_json(line) for line in lines]
    call.answer({"users": found}, "\n".join(_line_text(line, call) for line in lines))


def _line_json(line: UserLine) -> dict[str, Any]:
    left = line.left_at.isoformat() if line.left_at else None
    seen = line.seen_at.isoformat() if line.seen_at else None
    told = {"opens": line.opens, "left_at": left, "opens_everything": line.wide, "seen_at": seen}
    return {**_user_json(line.actor), **told, "renew": list(line.renew)}


def _user_json(actor: Actor) -> dict[str, str]:
    return {"id": str(actor.id), "name": actor.name, "role": actor.role.value}


def _line_text(line: UserLine, call: Call) -> str:
    """One line, and one more for each thing that is to be given anew."""
    return "\n".join((_who(line, call), *(f"  {call.words.say(f'cli.renew.{kind}')}" for kind in line.renew)))


def _who(line: UserLine, call: Call) -> str:
    role = call.words.say(f"user_role.{line.actor.role}")
    if line.wide and line.left_at is None:
        return call.words.say("cli.user_line_wide", name=line.actor.name, role=role)
    if line.left_at is None:
        return call.words.say("cli.user_line", name=line.actor.name, role=role)
    return call.words.say("cli.user_line_left", name=line.actor.name, role=role, on=line.left_at.date())


@users.command("add")
@click.option("--name-file", "name_file", required=True)
@click.option("--role", "user_role", required=True, type=click.Choice([role.value for role in OFFERED]))
@click.option("--new-password-file", "new_password_file", required=True)
@with_vault
def add(call: Call, *, name_file: str, user_role: str, new_password_file: str) -> None:
    """Somebody more; names are personal data, and come in a file."""
    name, password = read_text(name_file).partition("\n")[0], read_password(new_password_file)
    with call.desk() as desk:
        added = add_user(
            desk.context, desk.keyholders, desk.actor, name=name, role=UserRole(user_role), password=password
        )
    call.answer(_user_json(added), call.words.say("cli.user_added", name=added.name))


@users.command("remove")
@click.option("--name-file", "name_file", required=True)
@with_vault
def remove(call: Call, *, name_file: str) -> None:
    """Somebody less."""
    with call.desk() as desk:
        gone = remove_user(desk.context, desk.keyholders, desk.actor, _named(name_file))
    call.answer(_user_json(gone), call.words.say("cli.user_removed", name=gone.name))


@users.command("role")
@click.option("--name-file", "name_file", required=True)
@click.option("--role", "user_role", required=True, type=click.Choice([role.value for role in OFFERED]))
@click.option("--new-password-file", "new_password_file", required=True)
@with_vault
def role(call: Call, *, name_file: str, user_role: str, new_password_file: str) -> None:
    """Another role for somebody, with a way in of its own."""
    name, password = _named(name_file), read_password(new_password_file)
    with call.desk() as desk:
        found = change_role(
            desk.context, desk.keyholders, desk.actor, name, role=UserRole(user_role), password=password
        )
    said = call.words.say("cli.user_role_changed", name=found.name, role=call.words.say(f"user_role.{found.role}"))
    call.answer(_user_json(found), said)


@users.command("delegate")
@click.option("--name-file", "name_file")
@click.option("--from", "starts_on", type=Day())
@click.option("--to", "ends_on", type=Day())
@click.option("--end", "end_delegation", is_flag=True)
@with_vault
def delegate(
    call: Call, *, name_file: str | None, starts_on: date | None, ends_on: date | None, end_delegation: bool
) -> None:
    """Somebody acts for whoever is at the desk while they are away."""
    with call.desk() as desk:
        if end_delegation:
            end_own_delegation(desk.context, desk.actor)
            call.answer({"delegate": None}, call.words.say("cli.user_delegation_ended"))
            return
        if name_file is None or starts_on is None or ends_on is None:
            raise DelegationDates
        name = _named(name_file)
        given = delegate_to(desk.context, desk.actor, name, starts_on=starts_on, ends_on=ends_on)
    told = {"delegate": str(given.delegate), "from": starts_on.isoformat(), "to": ends_on.isoformat()}
    said = call.words.say("cli.user_delegated", name=name, starts_on=starts_on, ends_on=ends_on)
    call.answer(told, said)


@users.command("rights")
@spoken
def rights(call: Call) -> None:
    """Who may do what, from the table that every use case is held against."""
    table = {role.value: [right for right, roles in RIGHTS.items() if role in roles] for role in OFFERED}
    say = call.words.say
    lines = (
        f"{say(f'user_role.{role}')}: {call.words.listing([say(f'may.{each}') for each in may])}"
        for role, may in table.items()
    )
    call.answer({"rights": table}, "\n".join(lines))


@users.command("signing-key")
@with_vault
def signing_key(call: Call) -> None:
    """Another signing key for the officers."""
    with call.desk() as desk:
        change_signing_key(desk.context, desk.keyholders, desk.actor)
    call.answer({"signing_key": "changed"}, call.words.say("settings.signing_key_changed"))


@users.command("reset")
@click.option("--name-file", "name_file", required=True)
@click.option("--new-password-file", "new_password_file", required=True)
@with_vault
def reset(call: Call, *, name_file: str, new_password_file: str) -> None:
    """Another password for somebody."""
    password = read_password(new_password_file)
    with call.desk() as desk:
        found = _reset(desk, _named(name_file), password)
    call.answer(_user_json(found), call.words.say("cli.user_reset", name=found.name))


def _reset(desk: Desk, name: str, password: str) -> Actor:
    return reset_password(desk.context, desk.keyholders, desk.actor, name, password)


def _named(name_file: str) -> str:
    """The name, or the id, in the first line of a file."""
    return read_text(name_file).partition("\n")[0]
