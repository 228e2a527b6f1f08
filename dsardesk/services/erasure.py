"""Erasing system by system, saying what is kept, and telling the recipients of what changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.case import Case
from dsardesk.domain.erasure import KeepGround, erase, keep_back
from dsardesk.domain.recipients import tell
from dsardesk.services.context import Context, OnCase, change_case


def erase_in_system(
    context: Context,
    actor: Actor,
    reference: str,
    item: int,
    system: str,
    *,
    anonymised: bool = False,
    method: str = "",
    backups_until: date | None = None,
) -> Case:
    """Record that one system erased the person's data, or made them anonymous; our own copy of them goes too.

    Where that system sends marketing, the address joins the suppression list, or the person would come back with the
    next import. *method* says how data were made anonymous; *backups_until* is the day on which the system's last
    backup that holds the data is gone.
    """
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)

    def change(on: OnCase) -> tuple[Case, dict[str, object]]:
        erased = erase(
            on.case,
            on.profile,
            item,
            system,
            on=on.today,
            by=actor.name,
            anonymised=anonymised,
            method=method,
            backups_until=backups_until,
        )
        _suppress(on, system)
        how = {"method": method.strip()} if anonymised else {}
        facts = {"item": item, "system": system, "anonymised": anonymised, "backups_until": _text(backups_until)}
        return _without_copies(on, erased, system), {**facts, **how}

    return change_case(context, actor, reference, "data.erased", change)


def _suppress(on: OnCase, system: str) -> None:
    sends = any(each.id == system and each.sends_marketing for each in on.profile.systems)
    if sends and on.case.requester.email:
        on.transaction.suppression.add(on.case.requester.email, "email", on.today)


def _without_copies(on: OnCase, case: Case, system: str) -> Case:
    """What was erased in a system does not live on among the files that the system gave."""
    copies = [document for document in case.documents if document.kind == "gathered" and document.system == system]
    for document in copies:
        on.transaction.blobs.forget(document.id)
    return replace(case, documents=tuple(document for document in case.documents if document not in copies))


def keep_in_system(
    context: Context,
    actor: Actor,
    reference: str,
    item: int,
    system: str,
    *,
    what: str,
    ground: KeepGround,
    reason: str,
    until: date,
) -> Case:
    """Record what one system keeps although its erasure is asked, on which ground, why and until when."""
    actor.must_be(UserRole.DPO)

    def change(on: OnCase) -> tuple[Case, dict[str, object]]:
        kept = keep_back(
            on.case,
            on.profile,
            item,
            system,
            what=what,
            ground=ground,
            reason=reason,
            until=until,
            on=on.today,
            by=actor.name,
        )
        facts = {"item": item, "system": system, "ground": ground, "reason": reason, "until": _text(until)}
        return kept, facts

    return change_case(context, actor, reference, "data.kept", change)


def tell_recipient(
    context: Context, actor: Actor, reference: str, item: int, name: str, *, impossible: str = ""
) -> Case:
    """Record that one recipient was told of the change, or why that is impossible (GDPR 19)."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)

    def change(on: OnCase) -> tuple[Case, dict[str, object]]:
        told = tell(on.case, on.profile, item, name, on=on.today, by=actor.name, impossible=impossible)
        return told, {"item": item, "recipient": name, "impossible": impossible}

    return change_case(context, actor, reference, "recipient.told", change)


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None
