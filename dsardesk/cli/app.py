"""The command line put together, and what becomes of what goes wrong in it."""

from __future__ import annotations

import importlib
import json
from collections.abc import Sequence
from typing import cast

import click

import dsardesk
from dsardesk.cli.speech import localise, speak_utf8, usage_sentence, words_for
from dsardesk.domain.errors import DeskError, as_desk_error
from dsardesk.wording import Catalogue, report_code, sentence

USAGE = 2
REFUSED = 5
INTERNAL = 70
INTERRUPTED = 130
COMMANDS = {
    "demo": "demo",
    "deadline": "deadline",
    "intake": "intake",
    "discover": "discover",
    "vault": "vaults",
    "case": "cases",
    "identity": "identity",
    "directive": "directives",
    "letter": "letters",
    "package": "packages",
    "policy": "policy",
    "alerts": "alerts",
    "approval": "approval",
    "audit": "audit",
    "evidence": "evidence",
    "retention": "retention",
    "export-all": "taking_out",
    "report": "report",
    "register": "register",
    "suppression": "suppression",
    "law": "law",
    "authorities": "law",
}
"""Each command and the module of this room that holds it."""


class Commands(click.Group):
    """Every command by its name; what stands behind it is brought in when it is called, for a vault is slow to load."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that *args* begin with, in the language of the call."""
        name, _, rest = super().resolve_command(ctx, args)
        command = command_of(name or "")
        localise(command, ctx.obj, name or "")
        return name, command, rest


def command_of(name: str) -> click.Command:
    """The whole command of that name."""
    return cast(
        "click.Command", getattr(importlib.import_module(f"dsardesk.cli.{COMMANDS[name]}"), name.replace("-", "_"))
    )


def build() -> click.Group:
    """Every command by its name alone, without its help."""
    group = Commands("dsardesk", no_args_is_help=True, context_settings={"help_option_names": ["--help"]})
    group.params.append(click.Option(["--lang"], expose_value=False))
    group.params.append(click.Option(["--version"], is_flag=True, is_eager=True, expose_value=False, callback=_version))
    # The window does this one: whoever starts the program sees to it before any command is read.
    group.params.append(click.Option(["--self-test"], is_flag=True, expose_value=False))
    for name in COMMANDS:
        group.add_command(click.Command(name))
    return group


def _version(context: click.Context, _parameter: click.Parameter, asked: object) -> None:
    if asked:
        click.echo(f"dsardesk {dsardesk.__version__}")
        context.exit()


def run(arguments: Sequence[str]) -> int:
    """Run one call; the exit code that CONTRACT promises."""
    speak_utf8()
    words = words_for(arguments)
    group = build()
    localise(group, words)
    try:
        code = group.main(list(arguments), "dsardesk", standalone_mode=False, obj=words)
    except click.Abort:
        return INTERRUPTED
    except click.ClickException as error:
        return _misused(error, words)
    except Exception as error:  # noqa: BLE001 -- the last edge: a bug becomes a code that a user can quote
        return _explain(as_desk_error(error), words, arguments) or _bug(error, words)
    return cast("int", code or 0)


def _misused(error: click.ClickException, words: Catalogue) -> int:
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return _complain(error.format_message(), USAGE)
    return _complain(usage_sentence(error, words), USAGE)


def _explain(error: DeskError | None, words: Catalogue, arguments: Sequence[str]) -> int:
    """Say what went wrong; 0 if there is nothing to say."""
    if error is None:
        return 0
    text = sentence(error, words)
    if error.exit_code == REFUSED and "--json" in arguments:
        click.echo(json.dumps({"code": error.code, "message": text}, ensure_ascii=False))
    return _complain(text, error.exit_code)


def _bug(error: Exception, words: Catalogue) -> int:
    return _complain(words.say("error.internal", report=report_code(error)), INTERNAL)


def _complain(text: str, code: int) -> int:
    click.echo(text, err=True)
    return code
