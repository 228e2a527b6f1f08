"""Letters about directives: their receipt to whoever gives them, and the report once they were carried out."""

from __future__ import annotations

from collections.abc import Iterator

from dsardesk.domain.bodies.body import Body, answered, listed, needed, remedies, stated, unsolicited
from dsardesk.domain.deceased import Deceased
from dsardesk.domain.letter_facts import FactMissing, LetterFacts
from dsardesk.domain.letters import FactValue, Grid, Head, Listing, Say, Section
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.domain.told import ToldDirective, ToldWish
from dsardesk.domain.wishes import Carried, Wish
from dsardesk.domain.words import worded

RIGHT = RightType.POST_MORTEM_DIRECTIVE
OUTCOMES = (Outcome.GRANTED, Outcome.PARTLY_GRANTED, Outcome.REFUSED)
IN_FAVOUR = (Outcome.GRANTED, Outcome.PARTLY_GRANTED)


def _receipt(facts: LetterFacts) -> Iterator[Section]:
    """LIL 85 I: what was registered, that it may change at any time, and what no directive can do."""
    item = answered(facts, RIGHT)
    if item.outcome not in OUTCOMES:
        raise FactMissing(fact="outcome")
    yield Say("directive.received", (("received_on", facts.received_on), ("reference", facts.reference)))
    if item.outcome is not Outcome.REFUSED:
        for directive in listed(facts.directives, "directives"):
            yield from _entry(directive)
    if item.outcome is not Outcome.GRANTED:
        yield Head("directive.limits_title")
        yield Say("directive.reasons", (("reasons", stated(item.reasons, "reasons")),))
    yield from unsolicited(facts)
    yield from remedies(facts)


def _entry(directive: ToldDirective) -> Iterator[Section]:
    about = (("entry", directive.reference), ("version", directive.version), ("given_on", directive.given_on))
    if directive.revoked_on is not None:
        yield Say("directive.revoked", (("entry", directive.reference), ("on", directive.revoked_on)))
        yield Say("directive.revoked_after")
        return
    yield Say("directive.registered" if directive.version == 1 else "directive.changed", about)
    if directive.depositary:
        yield Say("directive.general", (("depositary", directive.depositary),))
    if directive.wishes:
        yield Say("directive.wishes")
        yield Listing(tuple(_wished(each) for each in directive.wishes))
    yield from _designated(directive)
    yield Head("directive.good_to_know")
    yield Listing(tuple(Say(f"directive.{key}") for key in ("revocable", "retention", "others", "terms")))


def _wished(each: ToldWish) -> Say:
    scope = "processing" if worded(each.processing) else "all"
    to_whom = "_to" if each.wish is Wish.COMMUNICATE and each.to_whom else ""
    return Say(f"wish.{each.wish}_{scope}{to_whom}", (("processing", each.processing), ("to_whom", each.to_whom)))


def _designated(directive: ToldDirective) -> Iterator[Section]:
    """Who has it carried out: those named who can, in order; failing them the heirs."""
    if directive.unavailable:
        yield Say("directive.unavailable", (("names", directive.unavailable),))
    if directive.designated:
        yield Say("directive.designated", (("names", directive.designated),))
    else:
        yield Say("directive.to_heirs" if directive.unavailable else "directive.nobody_designated")


DIRECTIVE_RECEIPT = Body(
    _receipt,
    mandatory=("lil.85.1.revocable", "design.directive.retention", "gdpr.77", "gdpr.79"),
    rights=(RIGHT,),
    outcomes=OUTCOMES,
    answers=frozenset({RIGHT}),
)


def _report(facts: LetterFacts) -> Iterator[Section]:
    """LIL 85 I: what was done of each wish, and what the law leaves of it."""
    deceased = needed(facts.deceased, "deceased")
    item = answered(facts, RightType.HEIR_REQUEST)
    if item.outcome not in IN_FAVOUR:
        raise FactMissing(fact="outcome")
    yield Say("execution.received", (("received_on", facts.received_on), ("reference", facts.reference)))
    yield Say("execution.done", (("name", stated(deceased.name, "deceased")),))
    yield from _passed(deceased)
    for each in listed(facts.wishes, "wishes"):
        yield Head("execution.processing", each.processing)
        yield Grid(tuple(_told(each)))
    yield from _limits(facts)
    if item.outcome is Outcome.PARTLY_GRANTED:
        yield Say("execution.reasons", (("reasons", stated(item.reasons, "reasons")),))
    yield from unsolicited(facts)
    yield from remedies(facts)


def _passed(deceased: Deceased) -> Iterator[Section]:
    """LIL 85 I: to whom the directives passed where somebody designated died or refused."""
    if deceased.passed_over:
        names: tuple[tuple[str, FactValue], ...] = (("names", deceased.passed_over), ("executor", deceased.executor))
        yield Say(f"execution.passed{'' if deceased.executor else '_to_heirs'}", names)


def _told(each: ToldWish) -> Iterator[tuple[str, Say]]:
    to_whom: tuple[tuple[str, FactValue], ...] = (("to_whom", each.to_whom),)
    on = needed(each.on, "carried_on")
    to_heirs = "_to_heirs" if each.wish is Wish.COMMUNICATE else ""
    yield "row.wish", Say(f"execution.{each.wish}{'_to' if each.to_whom else to_heirs}", to_whom)
    yield "row.carried", Say(f"execution.{needed(each.carried, 'carried')}", (("on", on),))
    if each.words:
        yield "row.how" if each.carried is Carried.WHOLLY else "row.why", Say("heirs.text", (("text", each.words),))


def _limits(facts: LetterFacts) -> Iterator[Section]:
    for limit in dict.fromkeys(each.limit for each in facts.wishes):
        if limit is not None:
            yield Say(f"limit.{limit}")


EXECUTION_REPORT = Body(
    _report,
    mandatory=("lil.85.1.designated", "gdpr.77", "gdpr.79"),
    rights=(RightType.HEIR_REQUEST,),
    outcomes=IN_FAVOUR,
    answers=frozenset({RightType.HEIR_REQUEST}),
    to_executor=True,
)
