"""What a refusal rests on and who agreed to it, a line each, for screens and for the evidence file."""

from __future__ import annotations

from dsardesk.domain.assessments import AssessmentKind
from dsardesk.domain.case import Case
from dsardesk.domain.reasons import Fee, Given, SignOff, SignOffKind, StatedGround
from dsardesk.domain.records import Measure
from dsardesk.domain.restriction import USED
from dsardesk.domain.withholding import WITHHELD
from dsardesk.wording import Catalogue

CENTS = 100


def measure_ground(measure: Measure, words: Catalogue) -> str:
    """On what a measure rests, in words; "" where it rests on nothing."""
    if measure.kind in WITHHELD:
        section = "withheld_for"
    else:
        section = "restricted_use" if measure.kind == USED else "keep_ground"
    return words.name(section, measure.ground) if measure.ground else ""


def named(code: str, words: Catalogue) -> str:
    """A ground by its code and its name; the code alone where the catalogue knows it no more."""
    return f"{code} – {words.say(f'ground.{code}')}" if f"ground.{code}" in words else code


def ground_line(stated: StatedGround, words: Catalogue) -> str:
    """A ground with the part that it refuses and what it says."""
    told = (stated.scope, *stated.facts.values())
    return " · ".join([named(stated.code, words), *(text for text in told if text)])


def signed_line(entry: SignOff, words: Catalogue) -> str:
    """An opinion or an approval, by whom, when, and how it was given."""
    facts = {"by": entry.by, "on": entry.given_on, "words": entry.words}
    if entry.kind is SignOffKind.OPINION:
        return words.say("sign_off.opinion" if entry.favourable else "sign_off.opinion_against", **facts)
    if not entry.favourable:
        return words.say("sign_off.withheld", **facts)
    how = "approval" if entry.given is Given.HERE else f"approval_{entry.given}"
    return words.say(f"sign_off.{how}", **facts)


def warned_lines(case: Case, number: int, words: Catalogue) -> list[str]:
    """Warnings that were given before the decision on one item, and why the user went on."""
    found = [each for each in case.assessments if (each.item, each.kind) == (number, AssessmentKind.WARNED)]
    return [words.say(f"evidence.warned_{each.ground}", by=each.by, on=each.on, words=each.words) for each in found]


def fee_line(fee: Fee, words: Catalogue) -> str:
    """A fee, and whether it was paid."""
    euros, cents = divmod(fee.cents, CENTS)
    key = "due" if fee.paid_on is None else "paid"
    return words.say(f"fee.{key}", euros=euros, cents=f"{cents:02}", on=fee.paid_on or fee.set_on)
