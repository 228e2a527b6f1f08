"""The directives of somebody who died, as a plan: which wish prevails on each processing, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from dsardesk.domain.access import activities_for, must_be_ours
from dsardesk.domain.activities import Activity, LegalBasis
from dsardesk.domain.case import Case
from dsardesk.domain.deceased import Deceased, DirectiveFound, HeirPurpose
from dsardesk.domain.designated import Absence
from dsardesk.domain.directives import Directive, DirectiveKind, DirectiveState, Instruction
from dsardesk.domain.errors import DeskError
from dsardesk.domain.folding import folded_name
from dsardesk.domain.heirs import FOR_DATA, DeathNotRecorded
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.told import ToldWish
from dsardesk.domain.wishes import Carried, Limit, PlannedWish, Wish

LIMITS = {Wish.KEEP: Limit.RETENTION, Wish.COMMUNICATE: Limit.OTHERS}


class NoSuchWish(DeskError):
    """The plan says nothing of this processing."""

    code = "directive.no_such_wish"
    exit_code = 2


class DeathNotProved(DeskError):
    """Nothing is carried out before a proof of the death was seen."""

    code = "directive.death_not_proved"


class WordsMissing(DeskError):
    """What is not carried out wholly needs its reason."""

    code = "directive.words_missing"


class OthersNotTakenOut(DeskError):
    """Before data are communicated, those of other people and private messages are taken out."""

    code = "directive.others_not_taken_out"


def with_directives(
    case: Case, profile: ControllerProfile, directives: Sequence[Directive], *, contrary: bool = False
) -> Case:
    """The case once a person said which *directives* are the deceased's: none, one, or a general and a specific one.

    *contrary* says that they exclude what the heirs ask: they prevail (LIL 85 II).
    """
    case.must_be_open()
    must_be_ours(case)
    if case.deceased is None:
        raise DeathNotRecorded
    for each in directives:
        each.must_not_be_revoked()
    done = {_key(known): known for known in case.wishes if known.carried}
    planned = tuple(done.get(_key(each), each) for each in plan(case, profile, directives))
    deceased = replace(
        _charged(case.deceased, directives),
        directive=_found(directives, contrary=contrary),
        directives=tuple(each.reference for each in directives),
    )
    return replace(case, deceased=deceased, wishes=planned)


def _charged(deceased: Deceased, directives: Sequence[Directive]) -> Deceased:
    """The deceased with whoever their directives charge today, the specific one being asked first (LIL 85 I)."""
    asked = sorted(directives, key=lambda each: each.kind is not DirectiveKind.SPECIFIC)
    first = next((each.standing[0] for each in asked if each.standing), None)
    return replace(
        deceased,
        executor=first.name if first else "",
        executor_email=first.email if first else "",
        executor_address=first.postal_address if first else (),
        passed_over=tuple(dict.fromkeys(name for each in asked for name in each.passed_over)),
    )


def planned_anew(case: Case, profile: ControllerProfile, directives: Sequence[Directive]) -> Case:
    """The case once somebody its *directives* charge does not act: what is not carried out passes to the next."""
    contrary = case.deceased is not None and case.deceased.directive is DirectiveFound.CONTRARY
    return with_directives(case, profile, directives, contrary=contrary)


def _found(directives: Sequence[Directive], *, contrary: bool) -> DirectiveFound:
    if not directives:
        return DirectiveFound.NONE
    return DirectiveFound.CONTRARY if contrary else DirectiveFound.NOT_CONTRARY


def _key(wish: PlannedWish) -> tuple[str, str, Wish]:
    return wish.directive, wish.processing, wish.wish


def plan(case: Case, profile: ControllerProfile, directives: Iterable[Directive]) -> tuple[PlannedWish, ...]:
    """One wish for each processing of which the directives that hold speak, in the profile's order."""
    holding = [each for each in directives if each.state is DirectiveState.ACTIVE]
    concerned = {each.id for each in activities_for(case, profile)}
    planned = (_wish(each, holding, concerned=each.id in concerned) for each in profile.activities)
    return tuple(wish for wish in planned if wish)


def _wish(activity: Activity, directives: list[Directive], *, concerned: bool) -> PlannedWish | None:
    """What prevails on one processing; None where nothing is said of it."""
    said = list(_said(activity, directives, concerned=concerned))
    if not said:
        return None
    directive, wanted = _prevailing(said)
    to_whom = _recipient(directive, wanted) if wanted.wish is Wish.COMMUNICATE else ""
    return PlannedWish(directive.reference, activity.id, wanted.wish, to_whom, limit_of(wanted.wish, activity))


def _recipient(directive: Directive, wanted: Instruction) -> str:
    """Who is named, unless they died, else whoever is charged with the directive; "" for the heirs."""
    dead = {folded_name(each.name) for each in directive.absences if each.why is Absence.DEATH}
    if wanted.to_whom and folded_name(wanted.to_whom) not in dead:
        return wanted.to_whom
    return directive.standing[0].name if directive.standing else ""


def _said(
    activity: Activity, directives: list[Directive], *, concerned: bool
) -> Iterator[tuple[Directive, Instruction]]:
    for directive in directives:
        for each in directive.wording.instructions:
            if each.processing == activity.id or (not each.processing and concerned):
                yield directive, each


def _prevailing(said: list[tuple[Directive, Instruction]]) -> tuple[Directive, Instruction]:
    """A specific directive goes before a general one, unless it is older and the two cannot stand together."""
    newest = max(said, key=_given_on)
    specific = [each for each in said if each[0].kind is DirectiveKind.SPECIFIC]
    if not specific:
        return newest
    first = max(specific, key=_given_on)
    older = _given_on(first) < _given_on(newest)
    return newest if older and first[1].wish is not newest[1].wish else first


def _given_on(said: tuple[Directive, Instruction]) -> date:
    return said[0].wording.given_on


def limit_of(wish: Wish, activity: Activity) -> Limit | None:
    """What the law leaves of *wish* on one processing."""
    if wish is Wish.ERASE:
        return Limit.LEGAL_OBLIGATION if activity.legal_basis is LegalBasis.LEGAL_OBLIGATION else None
    return LIMITS[wish]


def conflicts(wishes: Iterable[PlannedWish], deceased: Deceased) -> tuple[PlannedWish, ...]:
    """Wishes that stand against what the requester asks; a person says whether the directive excludes it."""
    asked = frozenset(deceased.purposes)
    return tuple(each for each in wishes if _stands_against(each, asked))


def _stands_against(wish: PlannedWish, asked: frozenset[HeirPurpose]) -> bool:
    if wish.wish is Wish.KEEP:
        return HeirPurpose.DEATH_TAKEN_INTO_ACCOUNT in asked
    return bool(asked & FOR_DATA)


def carry_out(
    case: Case,
    processing: str,
    how: Carried,
    *,
    words: str,
    others_taken_out: bool,
    on: date,
    by: str,
) -> Case:
    """The case once the wish on one processing was carried out, or cannot be; said again, it takes the place."""
    case.must_be_open()
    planned = next((each for each in case.wishes if each.processing == processing), None)
    if planned is None:
        raise NoSuchWish(processing=processing)
    if case.deceased is None or case.deceased.proof is None:
        raise DeathNotProved
    if how is not Carried.WHOLLY and not words.strip():
        raise WordsMissing
    if planned.wish is Wish.COMMUNICATE and how is not Carried.NOT and not others_taken_out:
        raise OthersNotTakenOut
    done = replace(planned, carried=how, carried_on=on, by=by, words=words.strip())
    return replace(case, wishes=tuple(done if each is planned else each for each in case.wishes))


def told_wishes(case: Case, profile: ControllerProfile) -> tuple[ToldWish, ...]:
    """The plan, and what became of it, as a letter tells it."""
    names = {activity.id: activity.name for activity in profile.activities}
    return tuple(
        ToldWish(
            each.wish,
            names.get(each.processing, {profile.language: each.processing}),
            each.to_whom,
            each.limit,
            each.carried,
            each.carried_on,
            each.words,
        )
        for each in case.wishes
    )
