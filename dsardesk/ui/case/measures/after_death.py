"""What a case says of the deceased and of their directives, in words, and what is to be answered about them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dsardesk.domain.deceased import Deceased
from dsardesk.domain.execution import conflicts
from dsardesk.domain.renumbered import number_today
from dsardesk.domain.wishes import PlannedWish, Wish
from dsardesk.domain.words import words_in
from dsardesk.reports.directives import executor_words, wish_words
from dsardesk.services.case_page import CasePage
from dsardesk.wording import Catalogue


@dataclass(frozen=True, slots=True)
class FoundPart:
    """One directive that may be theirs: its reference, whose it is, what speaks for it."""

    reference: str
    text: str
    likeness: str


@dataclass(frozen=True, slots=True)
class WishPart:
    """One wish of the plan.

    Attributes:
        processing: id in the profile.
        text: what is wanted, and what the law leaves of it.
        said: what became of it; "" until that is known.
        communicated: True where data are to be communicated.
    """

    processing: str
    text: str
    said: str
    communicated: bool


@dataclass(frozen=True, slots=True)
class DeathPart:
    """What the directives of the deceased call for.

    Attributes:
        found: directives that may be theirs.
        confirmed: references of those that a person confirmed.
        answered: True once a person said which are theirs, or that none is.
        plan: their wishes, processing by processing.
        open: True while something may be recorded.
        charged: who has them carried out, in words; "" where they charge nobody.
    """

    found: tuple[FoundPart, ...]
    confirmed: tuple[str, ...]
    answered: bool
    plan: tuple[WishPart, ...]
    open: bool
    charged: str = ""


def death_part(page: CasePage, words: Catalogue) -> DeathPart | None:
    """What the directives of the deceased call for; None while it is not known who died."""
    deceased = page.case.deceased
    if deceased is None:
        return None
    return DeathPart(
        found=tuple(
            FoundPart(
                each.directive.reference,
                f"{each.directive.reference} – {each.directive.author.name}",
                words.say(f"likeness.{each.likeness}"),
            )
            for each in page.register
        ),
        confirmed=deceased.directives,
        answered=deceased.directive is not None,
        plan=tuple(_wish(each, page, words) for each in page.case.wishes),
        open=page.case.closed_on is None,
        charged=executor_words(deceased, words),
    )


def _wish(each: PlannedWish, page: CasePage, words: Catalogue) -> WishPart:
    wish = wish_words(each, words)
    limit = words.say(f"limit.{each.limit}") if each.limit else ""
    key = "about_case.wish_limited" if limit else "about_case.wish"
    return WishPart(
        processing=each.processing,
        text=words.say(key, processing=_name(each.processing, page, words), wish=wish, limit=limit),
        said=_said(each, words),
        communicated=each.wish is Wish.COMMUNICATE,
    )


def _name(processing: str, page: CasePage, words: Catalogue) -> str:
    names = {activity.id: words_in(activity.name, words.lang) for activity in page.profile.activities}
    return names.get(processing, processing)


def _said(each: PlannedWish, words: Catalogue) -> str:
    if each.carried is None or each.carried_on is None:
        return ""
    key = "about_case.wish_done_words" if each.words else "about_case.wish_done"
    carried = words.say(f"carried.{each.carried}")
    return words.say(key, carried=carried, on=each.carried_on, by=each.by, words=each.words)


def death_notes(page: CasePage, deceased: Deceased, words: Catalogue) -> Iterator[str]:
    """What is good to know before anything is given to heirs."""
    say = words.say
    if deceased.purposes:
        purposes = [say(f"heir_purpose.{each}") for each in deceased.purposes]
        yield say("about_case.purposes", purposes=purposes)
    if deceased.directives:
        yield say("about_case.directives", references=list(deceased.directives))
    against = conflicts(page.case.wishes, deceased)
    if against:
        yield say("about_case.conflict", processings=[_name(each.processing, page, words) for each in against])
    if deceased.disputed_on is not None:
        yield say("about_case.disputed", on=deceased.disputed_on)
    yield say("about_case.third_parties")
    promise = page.profile.post_mortem
    if promise is not None and number_today(promise.cites):
        yield say("directives.renumbered", cited=promise.cites, today=number_today(promise.cites))
