"""What many commands share: their options, the vault they open, the files they are given."""

from __future__ import annotations

import contextlib
import functools
import json
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dsardesk.domain.errors import DeskError, UnreadableInput
from dsardesk.wording import Catalogue

if TYPE_CHECKING:
    from dsardesk.desk.opened import Desk

FILE = click.Path(path_type=Path)
ASKED_LANGUAGE = "dsardesk.language"


class NoVaultNamed(DeskError):
    """No vault was named."""

    code = "usage.no_vault"
    exit_code = 2


class NoPassword(DeskError):
    """No password was given and nobody can be asked."""

    code = "usage.no_password"
    exit_code = 3


class EmptyPassword(DeskError):
    """The password given is empty."""

    code = "usage.password_empty"
    exit_code = 2


class Day(click.ParamType[date]):
    """A civil date, YYYY-MM-DD."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The date, or the words that say how to write one."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            raise BadDate from None


class BadDate(DeskError):
    """A date is not written YYYY-MM-DD."""

    code = "usage.bad_date"
    exit_code = 2


@dataclass(frozen=True, slots=True)
class Call:
    """What one call was given beside its own options.

    Attributes:
        words: messages in the caller's language.
        as_json: True when stdout carries JSON only.
        vault: the vault named, if any.
        password_file: file of its password, if any.
    """

    words: Catalogue
    as_json: bool
    vault: Path | None = None
    password_file: str | None = None

    def answer(self, value: Any, text: str) -> None:
        """Say *value* as one JSON document, or *text* to a person."""
        click.echo(json.dumps(value, ensure_ascii=False, indent=1) if self.as_json else text)

    def folder(self) -> Path:
        """The vault's folder; refused when none is named."""
        if self.vault is None:
            raise NoVaultNamed
        return self.vault

    @contextlib.contextmanager
    def desk(self, *, copy_to: Path | None = None) -> Iterator[Desk]:
        """The desk over the vault; a backup made before an upgrade is copied into the folder *copy_to* too."""
        # Commands that open no vault answer at once: what opens one is slow to load.
        from dsardesk.desk.opening import open_desk  # noqa: PLC0415

        kind, secret = self._secret()
        with open_desk(self.folder(), secret, kind=kind, copy_to=copy_to) as desk:
            if desk.watch.doubt is not None:
                click.echo(self.words.say(f"doubt.{desk.watch.doubt}"), err=True)
            if desk.vault.officer and desk.keyholders.too_wide():
                click.echo(self.words.say("cli.too_wide"), err=True)
            if (ahead := desk.clock_behind()) is not None:
                click.echo(self.words.say("clock_behind.told", at=ahead.astimezone(desk.zone()).date()), err=True)
            if desk.upgraded is not None:
                click.echo(self.words.say("backups.before_upgrade", place=str(desk.upgraded)), err=True)
            yield desk
            # Whoever wanted to write was told by the refusal.
            if not desk.vault.writable:
                click.echo(self.words.say("error.vault.read_only"), err=True)

    def _secret(self) -> tuple[str, str]:
        """What opens the vault: the password that was named, else the keyring's, else one that is asked for."""
        from dsardesk.desk.keys import keyring_opens, keyring_secret  # noqa: PLC0415

        if self.password_file is None and keyring_opens(self.folder()):
            with contextlib.suppress(DeskError):
                return "keyring", keyring_secret(self.folder())
        return "password", read_password(self.password_file)


def _remember_language(context: click.Context, _parameter: click.Parameter, asked: str | None) -> None:
    context.meta[ASKED_LANGUAGE] = asked


def asked_language() -> str | None:
    """The very word that followed --lang: messages made the best of it, a letter must not."""
    asked: str | None = click.get_current_context().meta.get(ASKED_LANGUAGE)
    return asked


def in_language(group: Callable[..., Any]) -> Callable[..., Any]:
    """A group of commands with --lang: help is asked of groups too."""
    return click.option("--lang", "lang", expose_value=False)(group)


def spoken(action: Callable[..., Any]) -> Callable[..., Any]:
    """A command with --json and --lang, whose *action* is given the call and its own options."""

    @click.option("--json", "as_json", is_flag=True)
    @click.option("--lang", "lang", expose_value=False, callback=_remember_language)
    @functools.wraps(action)
    def command(*, as_json: bool, **options: Any) -> Any:
        return action(Call(current_words(), as_json), **options)

    return command


def with_password(action: Callable[..., Any]) -> Callable[..., Any]:
    """A spoken command that is also given a password file."""

    @click.option("--password-file", "password_file", envvar="DSARDESK_PASSWORD_FILE")
    @spoken
    @functools.wraps(action)
    def command(call: Call, *, password_file: str | None, **options: Any) -> Any:
        return action(replace(call, password_file=password_file), **options)

    return command


def with_vault(action: Callable[..., Any]) -> Callable[..., Any]:
    """A command that opens a vault."""

    @click.option("--vault", "vault", type=FILE, envvar="DSARDESK_VAULT")
    @with_password
    @functools.wraps(action)
    def command(call: Call, *, vault: Path | None, **options: Any) -> Any:
        return action(replace(call, vault=vault), **options)

    return command


def read_password(file: str | None) -> str:
    """The password in the first line of *file* ("-" is stdin), else asked for on a terminal."""
    if file is None:
        if not sys.stdin.isatty():
            raise NoPassword
        password = str(click.prompt("", hide_input=True, prompt_suffix="> ", err=True))
    else:
        password = read_text(file).partition("\n")[0].rstrip("\r")
    if not password:
        raise EmptyPassword
    return password


def read_bytes(file: str | os.PathLike[str]) -> bytes:
    """Content of *file*, "-" being stdin; UnreadableInput if it cannot be read."""
    if str(file) == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(file).read_bytes()
    except FileNotFoundError:
        raise UnreadableInput(reason="missing") from None
    except OSError:
        raise UnreadableInput(reason="no_permission") from None


def read_text(file: str | os.PathLike[str]) -> str:
    """Text of *file* in UTF-8, with or without its mark."""
    try:
        return read_bytes(file).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableInput(reason="not_text") from None


def current_words() -> Catalogue:
    """The catalogue that the program was started with."""
    words = click.get_current_context().find_root().obj
    if not isinstance(words, Catalogue):
        raise TypeError("the command line was not started by run()")
    return words
