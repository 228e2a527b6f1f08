"""What a person decides about the clock of a case: an extension, a question that stops it, a minor's data."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dsardesk.domain import clarifications, extensions
from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.case import Case
from dsardesk.domain.clock_records import Clarification, Extension, ExtensionGround
from dsardesk.domain.clocks import terms_of
from dsardesk.domain.errors import DeskError
from dsardesk.domain.minors import erase_unasked
from dsardesk.domain.silences import resumed
from dsardesk.domain.terms import Regime
from dsardesk.services.context import Context, OnCase, change_case


class FutureDay(DeskError):
    """What is recorded happened on a day that has not come."""

    code = "clock.future_day"
    exit_code = 2


class RegimeNotCalledFor(DeskError):
    """The profile does not say that access is asked of this company under that law."""

    code = "clock.regime_not_called_for"


def extend_item(
    context: Context,
    actor: Actor,
    reference: str,
    item: int,
    *,
    grounds: tuple[ExtensionGround, ...],
    reasons: str,
    announced_due: date | None = None,
    override: str = "",
    notified_on: date | None = None,
) -> Case:
    """Decide the extension of one item (GDPR 12(3)); it counts once its notice left.

    *notified_on* records a notice that left by other ways; without it the letter of the case is the notice.
    """
    actor.must_be(UserRole.DPO)

    def change(on: OnCase) -> tuple[Case, dict[str, object]]:
        must_have_come(on, notified_on)
        decided = Extension(
            item, grounds, reasons.strip(), notified_on or on.today, actor.name, announced_due, override
        )
        limits = context.time_limits(on.case, on.profile)
        terms = terms_of(on.case, on.case.item(item), context.rules)
        changed = extensions.extended(on.case, decided, terms, limits[item])
        if notified_on is not None:
            changed = extensions.notified(changed, (item,), notified_on, limits)
        facts: dict[str, object] = {"item": item, "grounds": list(grounds), "reasons": reasons.strip()}
        return changed, facts | {"override": override, "notified_on": notified_on and notified_on.isoformat()}

    return change_case(context, actor, reference, "extension.decided", change)


def extensions_notified(on: OnCase) -> Case:
    """The case once the letter that notifies its pending extensions leaves today; refused once it is too late."""
    numbers = tuple(each.item for each in extensions.pending(on.case))
    return extensions.notified(on.case, numbers, on.today, on.context.time_limits(on.case, on.profile))


def ask_clarification(
    context: Context,
    actor: Actor,
    reference: str,
    item: int,
    *,
    question: str,
    large: bool,
    asked_on: date | None = None,
    promptly: bool = True,
    override: bool = False,
    reason: str = "",
) -> Case:
    """Record that the person was asked to specify an access request: that item's clock stops if the law says so."""
    actor.must_be(UserRole.DPO, *(() if override else (UserRole.ASSISTANT,)))

    def change(on: OnCase) -> tuple[Case, dict[str, object]]:
        must_have_come(on, asked_on)
        day = asked_on or on.today
        asked = Clarification(item, day, question.strip(), large, actor.name)
        changed = clarifications.asked(
            on.case, asked, context.rules, promptly=promptly, override=override, reason=reason
        )
        facts: dict[str, object] = {"item": item, "asked_on": day.isoformat(), "large": large, "promptly": promptly}
        return changed, facts | {"override": override, "reason": reason.strip()}

    return change_case(context, actor, reference, "clarification.asked", change)


def record_clarification(
    context: Context, actor: Actor, reference: str, item: int | None = None, *, answered_on: date | None = None
) -> Case:
    """Record the person's answer: the clock runs again that day. Without *item*, to all that was asked."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)

    def change(on: OnCase) -> tuple[Case, dict[str, object]]:
        must_have_come(on, answered_on)
        day = answered_on or on.today
        return resumed(clarifications.answered(on.case, item, day), day), {"item": item, "answered_on": day.isoformat()}

    return change_case(context, actor, reference, "clarification.answered", change)


def record_minor(
    context: Context, actor: Actor, reference: str, *, online_service: bool, minor_at_collection: bool
) -> Case:
    """Record the two facts of LIL 51 II: an online service, and a minor when the data were collected."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)

    def change(on: OnCase) -> tuple[Case, dict[str, object]]:
        on.case.must_be_open()
        changed = replace(on.case, online_service=online_service, minor_at_collection=minor_at_collection)
        return changed, {"online_service": online_service, "minor_at_collection": minor_at_collection}

    return change_case(context, actor, reference, "minor.recorded", change)


def erase_for_minor(context: Context, actor: Actor, reference: str) -> Case:
    """Begin the erasure of data of somebody younger than the policy wants, which nobody needs to ask for."""
    actor.must_be(UserRole.DPO)

    def change(on: OnCase) -> tuple[Case, dict[str, object]]:
        changed = erase_unasked(on.case, on.profile, on=on.today, by=actor.name)
        return changed, {"item": changed.items[-1].number}

    return change_case(context, actor, reference, "minor.erasure_begun", change)


def set_regime(context: Context, actor: Actor, reference: str, regime: Regime | None) -> Case:
    """Record the law of its own under which access is asked; None for the GDPR. The profile must call for it."""
    actor.must_be(UserRole.DPO)

    def change(on: OnCase) -> tuple[Case, dict[str, object]]:
        if regime is not None and regime not in on.profile.regimes:
            raise RegimeNotCalledFor(regime=regime)
        return replace(on.case, regime=regime), {"regime": regime}

    return change_case(context, actor, reference, "regime.set", change)


def must_have_come(on: OnCase, day: date | None) -> None:
    """Refuse a day that has not come."""
    if day is not None and day > on.today:
        raise FutureDay
