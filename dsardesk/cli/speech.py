"""What the command line says: its language, its help, and one plain sentence for every error."""

from __future__ import annotations

import io
import locale
import os
import sys
from collections.abc import Sequence
from itertools import pairwise

import click

from dsardesk.resources import LANGUAGES
from dsardesk.texts import messages
from dsardesk.wording import Catalogue


def language(arguments: Sequence[str]) -> str:
    """The language asked for by --lang, else by DSARDESK_LANG, else by the system; French when none is known."""
    asked = next((a.partition("=")[2] for a in arguments if a.startswith("--lang=")), "")
    for here, following in pairwise(arguments):
        if here == "--lang":
            asked = following
    for name in (asked, os.environ.get("DSARDESK_LANG", ""), locale.getlocale()[0] or "", os.environ.get("LANG", "")):
        if name[:2].lower() in LANGUAGES:
            return name[:2].lower()
    return LANGUAGES[0]


def speak_utf8() -> None:
    """Have both streams write every letter: a console that knows no accents must not stop the work."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def words_for(arguments: Sequence[str]) -> Catalogue:
    """The messages in the language of *arguments*."""
    return messages(language(arguments))


def _formatter(words: Catalogue) -> type[click.HelpFormatter]:
    """A help formatter whose own few words are those of *words*."""

    class Formatter(click.HelpFormatter):
        def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
            super().write_usage(prog, args, prefix or words.say("help_page.usage"))

        def write_heading(self, heading: str) -> None:
            key = f"help_page.{heading.lower()}"
            super().write_heading(words.say(key) if key in words else heading)

    return Formatter


def _context(words: Catalogue) -> type[click.Context]:
    class Context(click.Context):
        formatter_class = _formatter(words)

    return Context


def localise(command: click.Command, words: Catalogue, path: str = "") -> None:
    """Give *command*, its options and its subcommands their help in the language of *words*."""
    command.help = words.say(f"help.{path or 'dsardesk'}")
    command.context_class = _context(words)
    own_help = command.get_help_option(click.Context(command))
    if own_help is not None:
        own_help.help = words.say("help_page.help")
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            parameter.help = words.say(f"option.{parameter.name}")
    if isinstance(command, click.Group):
        for name, child in command.commands.items():
            localise(child, words, f"{path}.{name}".lstrip("."))


def usage_sentence(error: click.ClickException, words: Catalogue) -> str:
    """What was wrong with the words of a call."""
    match error:
        case click.NoSuchOption():
            return words.say("error.usage.option_unknown", name=error.option_name)
        case click.MissingParameter():
            return words.say("error.usage.missing", name=_name(error.param))
        case click.BadParameter():
            return words.say("error.usage.value", name=_name(error.param))
        case click.UsageError() if "command" in error.message:
            return words.say("error.usage.command_unknown")
        case _:
            return words.say("error.usage.other")


def _name(parameter: click.Parameter | None) -> str:
    if parameter is None:
        return "?"
    return parameter.opts[0] if isinstance(parameter, click.Option) else (parameter.name or "?").upper()
