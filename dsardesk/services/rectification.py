"""Correcting values system by system."""

from __future__ import annotations

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.case import Case
from dsardesk.domain.rectification import ask_correction, rectify
from dsardesk.services.context import Context, OnCase, change_case


def note_correction(
    context: Context, actor: Actor, reference: str, item: int, label: str, *, old: str, new: str
) -> Case:
    """Record which value is wrong and which is right; the log keeps the name of the field, never the values."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)

    def change(on: OnCase) -> tuple[Case, dict[str, object]]:
        return ask_correction(on.case, item, label, old=old, new=new), {"item": item, "field": label.strip()}

    return change_case(context, actor, reference, "correction.asked", change)


def rectify_in_system(
    context: Context, actor: Actor, reference: str, item: int, system: str, *, held: bool = True, how: str = ""
) -> Case:
    """Record that one system bears the right values, and how if not written over, or never held the wrong ones."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)

    def change(on: OnCase) -> tuple[Case, dict[str, object]]:
        done = rectify(on.case, on.profile, item, system, on=on.today, by=actor.name, held=held, how=how)
        return done, {"item": item, "system": system, "held": held, "how": how}

    return change_case(context, actor, reference, "data.rectified", change)
