"""The command line put together, and what becomes of what goes wrong in it."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Sequence
from typing import cast

import click

import dsardesk
from dsardesk.cli.audit import audit
from dsardesk.cli.cases import case
from dsardesk.cli.deadline import deadline
from dsardesk.cli.demo import demo
from dsardesk.cli.evidence import evidence
from dsardesk.cli.identity import identity
from dsardesk.cli.letters import letter
from dsardesk.cli.packages import package
from dsardesk.cli.speech import localise, usage_sentence, words_for
from dsardesk.cli.vaults import vault
from dsardesk.domain.errors import DeskError, as_desk_error
from dsardesk.wording import Catalogue, report_code, sentence

USAGE = 2
REFUSED = 5
INTERNAL = 70
INTERRUPTED = 130


def build() -> click.Group:
    """Every command, without its help."""
    group = click.Group("dsardesk", no_args_is_help=True, context_settings={"help_option_names": ["--help"]})
    group.params.append(click.Option(["--lang"], expose_value=False))
    group.params.append(click.Option(["--version"], is_flag=True, is_eager=True, expose_value=False, callback=_version))
    for command in (demo, deadline, vault, case, identity, letter, package, audit, evidence):
        group.add_command(command)
    return group


def _version(context: click.Context, _parameter: click.Parameter, asked: object) -> None:
    if asked:
        click.echo(f"dsardesk {dsardesk.__version__}")
        context.exit()


def run(arguments: Sequence[str]) -> int:
    """Run one call; the exit code that CONTRACT promises."""
    for stream in (sys.stdout, sys.stderr):
        # A console that knows no accents must not stop the work.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
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
