"""Entries of the register of directives as `dsardesk directive` tells them."""

from __future__ import annotations

from typing import Any

from dsardesk.cli.clocks import plain
from dsardesk.domain.directives import Directive, Version
from dsardesk.domain.namesakes import Alike
from dsardesk.wording import Catalogue


def directive_json(each: Directive) -> dict[str, Any]:
    """One entry of the register."""
    return {
        "reference": each.reference,
        "kind": each.kind,
        "state": each.state,
        "author": {
            "name": each.author.name,
            "email": each.author.email or None,
            "language": each.author.language,
            "born_on": plain(each.author.born_on),
            "identifiers": dict(each.author.identifiers),
        },
        "versions": [_version_json(version) for version in each.versions],
        "revoked_on": plain(each.revoked_on),
        "executed_on": plain(each.executed_on),
        "executed_in": each.executed_in or None,
        "absences": [
            {
                "name": gone.name,
                "why": gone.why,
                "happened_on": plain(gone.happened_on),
                "how_known": gone.how_known,
                "recorded_on": plain(gone.recorded_on),
                "proof": gone.proof is not None,
            }
            for gone in each.absences
        ],
        "executor": each.standing[0].name if each.standing else None,
    }


def _version_json(version: Version) -> dict[str, Any]:
    wording = version.wording
    return {
        "version": version.number,
        "recorded_on": plain(version.recorded_on),
        "request": version.request or None,
        "given_on": plain(wording.given_on),
        "text": wording.text,
        "instructions": [
            {"wish": wish.wish, "processing": wish.processing or None, "to_whom": wish.to_whom or None}
            for wish in wording.instructions
        ],
        "designated": [{"name": person.name, "email": person.email or None} for person in wording.designated],
        "consent": wording.consent,
        "consented_on": plain(wording.consented_on),
        "depositary": wording.depositary or None,
        "identified_by": wording.identified_by,
    }


def directive_text(each: Directive, words: Catalogue) -> str:
    """One entry of the register, for a person."""
    kind, state = words.say(f"directive_kind.{each.kind}"), words.say(f"directive_state.{each.state}")
    return f"{each.reference}  {each.author.name}  {kind}  [{state}]  {words.date(each.wording.given_on)}"


def alike_text(each: Alike, words: Catalogue) -> str:
    """One entry that may be somebody's, and what speaks for it."""
    return f"{directive_text(each.directive, words)}  {words.say(f'likeness.{each.likeness}')}"
