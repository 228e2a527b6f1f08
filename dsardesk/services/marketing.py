"""Stopping marketing today, and looking again fifteen days later."""

from __future__ import annotations

from dataclasses import replace

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.case import Case, Promise
from dsardesk.domain.errors import DeskError
from dsardesk.domain.marketing import senders, stop
from dsardesk.services.context import Context


class NoSuchPromise(DeskError):
    """No open promise of that kind stands on the case."""

    code = "case.no_such_promise"
    exit_code = 2


def stop_marketing(context: Context, actor: Actor, reference: str) -> Case:
    """Record that every system that sends marketing was told to stop; the address joins the suppression list."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)
    with context.work.write() as transaction:
        case = transaction.cases.get(reference)
        profile = context.profile_of(transaction, case)
        today = context.today(profile)
        systems = tuple(system.id for system in senders(profile))
        changed = context.save(transaction, stop(case, systems, on=today, by=actor.name), profile)
        if case.requester.email:
            transaction.suppression.add(case.requester.email, "email", today)
        transaction.audit.append(actor, "marketing.stopped", case.id, {"systems": list(systems)})
        return changed


def keep_promise(context: Context, actor: Actor, reference: str, kind: str) -> Case:
    """Record that what was promised was done."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)
    with context.work.write() as transaction:
        case = transaction.cases.get(reference)
        case.must_be_open()
        profile = context.profile_of(transaction, case)
        today = context.today(profile)

        def kept(promise: Promise) -> Promise:
            open_one = promise.kind == kind and promise.kept_on is None
            return replace(promise, kept_on=today, by=actor.name) if open_one else promise

        promises = tuple(kept(promise) for promise in case.promises)
        if promises == case.promises:
            raise NoSuchPromise(kind=kind)
        changed = context.save(transaction, replace(case, promises=promises), profile)
        transaction.audit.append(actor, "promise.kept", case.id, {"kind": kind})
        return changed
