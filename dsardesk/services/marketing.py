"""Stopping marketing today, and looking again some days later."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.case import Case
from dsardesk.domain.complaints import DPO_INFORMED
from dsardesk.domain.entitlement import subject_of
from dsardesk.domain.errors import DeskError
from dsardesk.domain.marketing import CHECK_AFTER, promise_check, senders, stop
from dsardesk.domain.records import Promise
from dsardesk.services.context import Context, OnCase, change_case


class NoSuchPromise(DeskError):
    """No open promise of that kind stands on the case."""

    code = "case.no_such_promise"
    exit_code = 2


def stop_marketing(context: Context, actor: Actor, reference: str) -> Case:
    """Record that every system that sends marketing was told to stop; the address joins the suppression list."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)

    def change(on: OnCase) -> tuple[Case, dict[str, object]]:
        systems = [system.id for system in senders(on.profile)]
        check_on = on.today + timedelta(days=context.rules.days(CHECK_AFTER))
        stopped = promise_check(stop(on.case, systems, on=on.today, by=actor.name), check_on)
        address = on.case.deceased.email if on.case.deceased else subject_of(on.case).email
        if address:
            on.transaction.suppression.add(address, "email", on.today)
        return stopped, {"systems": systems}

    return change_case(context, actor, reference, "marketing.stopped", change)


def keep_promise(context: Context, actor: Actor, reference: str, kind: str) -> Case:
    """Record that what was promised was done; only the officer takes note of a letter of the authority."""
    actor.must_be(UserRole.DPO, *(() if kind == DPO_INFORMED else (UserRole.ASSISTANT,)))

    def change(on: OnCase) -> tuple[Case, dict[str, object]]:
        def kept(promise: Promise) -> Promise:
            open_one = promise.kind == kind and promise.kept_on is None
            return replace(promise, kept_on=on.today, by=actor.name) if open_one else promise

        promises = tuple(kept(promise) for promise in on.case.promises)
        if promises == on.case.promises:
            raise NoSuchPromise(kind=kind)
        return replace(on.case, promises=promises), {"kind": kind}

    return change_case(context, actor, reference, "promise.kept", change)
