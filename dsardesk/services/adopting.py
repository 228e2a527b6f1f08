"""Taking up, on a case that is open, the company's profile as it stands today."""

from __future__ import annotations

from dataclasses import replace

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.case import Case
from dsardesk.services.context import Context


def adopt_profile(context: Context, actor: Actor, reference: str) -> Case:
    """The case under the profile in force; a case keeps the one it was opened under until somebody does this."""
    actor.must_be(UserRole.DPO)
    with context.work.write() as transaction:
        case = transaction.cases.get(reference)
        case.must_be_open()
        profile_id, text = transaction.profiles.current()
        profile = context.read_profile(text)
        saved = context.save(transaction, replace(case, profile=profile_id), profile)
        facts = {"in_force_from": profile.in_force_from.isoformat()}
        transaction.audit.append(actor, "profile.adopted", case.id, facts)
        return saved
