"""Commands of `dsardesk case` that record what was done about a request, system by system."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import click

from dsardesk.cli.oncase import on_case
from dsardesk.cli.options import Day, read_text
from dsardesk.desk.opened import Desk
from dsardesk.domain.deceased import DeathProof, Deceased, DirectiveFound, HeirPurpose, HeirQuality
from dsardesk.domain.erasure import KeepGround
from dsardesk.domain.portability import NotPortable
from dsardesk.domain.requests import Principal
from dsardesk.services.erasure import erase_in_system, keep_in_system, tell_recipient
from dsardesk.services.heirs import give_to_heirs, note_death, note_death_in_system
from dsardesk.services.portability import leave_system_out
from dsardesk.services.processor import forward_to
from dsardesk.services.rectification import note_correction, rectify_in_system
from dsardesk.services.restriction import restrict_in_system


def _choice(words: type[StrEnum]) -> click.Choice[str]:
    """One of the words of an enumeration."""
    return click.Choice([word.value for word in words])


@click.command("erase")
@click.option("--item", type=int, required=True)
@click.option("--system", required=True)
@click.option("--anonymised", is_flag=True)
@click.option("--method-file", "method_file")
@click.option("--backups-until", "backups_until", type=Day())
@click.option("--keep-until", "keep_until", type=Day())
@click.option("--ground", type=_choice(KeepGround), default=KeepGround.LEGAL_OBLIGATION.value)
@click.option("--reason-file", "reason_file")
@on_case
def erase(
    desk: Desk,
    reference: str,
    *,
    item: int,
    system: str,
    anonymised: bool,
    method_file: str | None,
    backups_until: date | None,
    keep_until: date | None,
    ground: str,
    reason_file: str | None,
) -> None:
    """Record what one system erased, or with --keep-until what it keeps."""
    if keep_until is None:
        erase_in_system(
            desk.context,
            desk.actor,
            reference,
            item,
            system,
            anonymised=anonymised,
            method=read_text(method_file) if method_file else "",
            backups_until=backups_until,
        )
        return
    what, _, reason = (read_text(reason_file) if reason_file else "").strip().partition("\n")
    keep_in_system(
        desk.context,
        desk.actor,
        reference,
        item,
        system,
        what=what,
        ground=KeepGround(ground),
        reason=reason.strip(),
        until=keep_until,
    )


@click.command("tell-recipient")
@click.option("--item", type=int, required=True)
@click.option("--recipient", required=True)
@click.option("--impossible-file", "impossible_file")
@on_case
def tell(desk: Desk, reference: str, *, item: int, recipient: str, impossible_file: str | None) -> None:
    """Record that a recipient was told, or why it cannot be."""
    impossible = read_text(impossible_file) if impossible_file else ""
    tell_recipient(desk.context, desk.actor, reference, item, recipient, impossible=impossible)


@click.command("correct")
@click.option("--item", type=int, required=True)
@click.option("--correction-file", "correction_file", required=True)
@on_case
def correct(desk: Desk, reference: str, *, item: int, correction_file: str) -> None:
    """Note one value to correct."""
    label, old, new = _lines(correction_file, 3)[:3]
    note_correction(desk.context, desk.actor, reference, item, label, old=old, new=new)


@click.command("rectify")
@click.option("--item", type=int, required=True)
@click.option("--system", required=True)
@click.option("--not-held", "not_held", is_flag=True)
@click.option("--how-file", "how_file")
@on_case
def rectify(desk: Desk, reference: str, *, item: int, system: str, not_held: bool, how_file: str | None) -> None:
    """Record that one system bears the right values."""
    how = read_text(how_file) if how_file else ""
    rectify_in_system(desk.context, desk.actor, reference, item, system, held=not not_held, how=how)


@click.command("restrict")
@click.option("--item", type=int, required=True)
@click.option("--system", required=True)
@on_case
def restrict(desk: Desk, reference: str, *, item: int, system: str) -> None:
    """Record that one system uses the contested data no more."""
    restrict_in_system(desk.context, desk.actor, reference, item, system)


@click.command("leave-out")
@click.option("--item", type=int, required=True)
@click.option("--system", required=True)
@click.option("--why", type=_choice(NotPortable), default=NotPortable.NOT_PROVIDED.value)
@click.option("--what-file", "what_file", required=True)
@on_case
def leave_out(desk: Desk, reference: str, *, item: int, system: str, why: str, what_file: str) -> None:
    """Record that portability does not cover what one system holds."""
    what = read_text(what_file)
    leave_system_out(desk.context, desk.actor, reference, item, system, why=NotPortable(why), what=what)


@click.command("death")
@click.option("--died-on", "died_on", type=Day(), required=True)
@click.option("--deceased-file", "deceased_file", required=True)
@click.option("--proof", type=_choice(DeathProof))
@click.option("--quality", type=_choice(HeirQuality))
@click.option("--directive", type=_choice(DirectiveFound))
@click.option("--purpose", "purposes", multiple=True, type=_choice(HeirPurpose))
@click.option("--born-on", "born_on", type=Day())
@click.option("--disputed-on", "disputed_on", type=Day())
@on_case
def death(
    desk: Desk,
    reference: str,
    *,
    died_on: date,
    deceased_file: str,
    proof: str | None,
    quality: str | None,
    directive: str | None,
    purposes: tuple[str, ...],
    born_on: date | None,
    disputed_on: date | None,
) -> None:
    """Record who died and when, and what was seen."""
    name, email, *numbers = _lines(deceased_file, 2)
    deceased = Deceased(
        name=name,
        died_on=died_on,
        email=email,
        identifiers={f"number_{place}": number for place, number in enumerate(numbers, start=1) if number},
        proof=DeathProof(proof) if proof else None,
        quality=HeirQuality(quality) if quality else None,
        directive=DirectiveFound(directive) if directive else None,
        born_on=born_on,
        purposes=tuple(HeirPurpose(purpose) for purpose in purposes),
        disputed_on=disputed_on,
    )
    note_death(desk.context, desk.actor, reference, deceased)


@click.command("settle")
@click.option("--item", type=int, required=True)
@click.option("--system", required=True)
@click.option("--closed", is_flag=True)
@click.option("--what-file", "what_file")
@on_case
def settle(desk: Desk, reference: str, *, item: int, system: str, closed: bool, what_file: str | None) -> None:
    """Record what one system did after a death, or with --what-file what is given for the estate."""
    if what_file is None:
        note_death_in_system(desk.context, desk.actor, reference, item, system, closed=closed)
    else:
        give_to_heirs(desk.context, desk.actor, reference, item, system, what=read_text(what_file))


@click.command("forward")
@click.option("--controller-file", "controller_file", required=True)
@click.option("--unnamed", is_flag=True)
@click.option("--forward-days", "forward_days", type=click.IntRange(min=1, max=30))
@on_case
def forward(desk: Desk, reference: str, *, controller_file: str, unnamed: bool, forward_days: int | None) -> None:
    """Say for which controller the data are processed."""
    name, email, *address = _lines(controller_file, 2)
    lines = tuple(line for line in address if line)
    principal = Principal(name, email, lines, named=not unnamed, forward_days=forward_days)
    forward_to(desk.context, desk.actor, reference, principal)


def _lines(file: str, least: int) -> list[str]:
    """Lines of a file without the spaces around them, as many as are needed."""
    lines = [line.strip() for line in read_text(file).strip("\n").split("\n")]
    return lines + [""] * (least - len(lines))


MEASURES = (erase, tell, correct, rectify, restrict, leave_out, death, settle, forward)
