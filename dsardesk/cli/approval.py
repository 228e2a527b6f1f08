"""`dsardesk approval`: what waits for a manager's word, and their answer."""

from __future__ import annotations

from typing import Any

import click

from dsardesk.cli.options import Call, in_language, read_password, read_text, with_vault
from dsardesk.desk.dashboard import follow
from dsardesk.domain.errors import DeskError
from dsardesk.services.approvals import Asked


class NotAsked(DeskError):
    """Nothing is asked of this person under that number."""

    code = "approval.not_asked"
    exit_code = 2


@click.group("approval")
@in_language
def approval() -> None:
    """Decisions that wait for a manager."""


@approval.command("list")
@with_vault
def list_all(call: Call) -> None:
    """What this person is asked to approve."""
    asked = follow(call.folder(), read_password(call.password_file)).requests()
    lines = [_text(each, call) for each in asked] or [call.words.say("cli.approval_none")]
    call.answer({"requests": [_json(each) for each in asked]}, "\n".join(lines))


@approval.command("answer")
@click.argument("request")
@click.option("--yes/--no", "favourable", required=True)
@click.option("--words-file", "words_file")
@with_vault
def answer(call: Call, *, request: str, favourable: bool, words_file: str | None) -> None:
    """A signed answer to one request, named by the beginning of its number."""
    words = read_text(words_file) if words_file else ""
    manager = follow(call.folder(), read_password(call.password_file))
    found = [each for each in manager.requests() if each.id.startswith(request)]
    if len(found) != 1:
        raise NotAsked
    manager.answer(found[0].id, words, favourable=favourable)
    told = {"request": found[0].id, "reference": found[0].reference, "favourable": favourable}
    call.answer(told, call.words.say("dashboard.answered"))


def _json(asked: Asked) -> dict[str, Any]:
    return {
        "request": asked.id,
        "reference": asked.reference,
        "item": asked.item,
        "right": asked.right,
        "outcome": asked.outcome or None,
        "reasons": asked.reasons,
        "grounds": [{"ground": code, "facts": facts} for code, facts in asked.grounds],
        "fee_cents": asked.fee_cents,
        "calculation": asked.calculation or None,
        "opinion": asked.opinion,
        "favourable_opinion": asked.favourable,
        "letter": bool(asked.letter),
    }


def _text(asked: Asked, call: Call) -> str:
    words = call.words
    outcome = words.say(f"outcome.{asked.outcome}") if asked.outcome else words.say("dashboard.fee_asked")
    title = words.say(
        "dashboard.question", reference=asked.reference, right=words.say(f"right.{asked.right}"), outcome=outcome
    )
    stem = "dashboard.opinion" if asked.favourable else "dashboard.opinion_against"
    return "\n".join((f"{asked.id[:12]}  {title}", asked.reasons, words.say(stem, opinion=asked.opinion)))
