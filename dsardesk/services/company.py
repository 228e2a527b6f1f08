"""A newer version of the company's profile; cases keep the version under which they were opened."""

from __future__ import annotations

from datetime import date

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.errors import DeskError
from dsardesk.domain.profile import ControllerProfile
from dsardesk.services.context import Context


class OtherCompany(DeskError):
    """The new profile is another company's; `known` is the short name of the vault's own."""

    code = "profile.other_company"


class OlderProfile(DeskError):
    """The new profile is in force from an earlier day than the present one."""

    code = "profile.older"


class NotYetInForce(DeskError):
    """The new profile is in force from a day that has not come."""

    code = "profile.not_yet_in_force"


def replace_profile(context: Context, actor: Actor, text: str) -> ControllerProfile:
    """The profile written in *text*, in force from now on for cases to come."""
    actor.must_be(UserRole.DPO, UserRole.ADMIN)
    new = context.read_profile(text)
    with context.work.write() as transaction:
        _, written = transaction.profiles.current()
        _must_follow(context.read_profile(written), new, context.today(new))
        transaction.profiles.add(str(context.new_id()), text, new.in_force_from)
        facts = {"in_force_from": new.in_force_from.isoformat()}
        transaction.audit.append(actor, "profile.replaced", None, facts)
    return new


def _must_follow(old: ControllerProfile, new: ControllerProfile, today: date) -> None:
    """Refuse a profile that would never be used, or that would be used before its day."""
    if new.id != old.id:
        raise OtherCompany(known=old.id)
    if new.in_force_from < old.in_force_from:
        raise OlderProfile(from_day=old.in_force_from.isoformat())
    if new.in_force_from > today:
        raise NotYetInForce(from_day=new.in_force_from.isoformat())


def profile_text(context: Context, actor: Actor) -> str:
    """The profile in force, as it was written, for whoever completes it."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT, UserRole.MANAGER, UserRole.ADMIN)
    with context.work.read() as transaction:
        return transaction.profiles.current()[1]
