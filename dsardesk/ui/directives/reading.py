"""Directives in words: a line of the register, and all that is known of one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dsardesk.domain.directives import Author, Directive, DirectiveKind, DirectiveState, Instruction, Version, Wording
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.wishes import Wish
from dsardesk.domain.words import words_in
from dsardesk.wording import Catalogue


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the register, in words but for its date.

    Attributes:
        reference: of the entry.
        person: its author.
        kind: general or specific.
        wishes: what it asks for, each thing once.
        since: day on which what holds was given.
        state: in force, revoked or carried out.
        active: True while it holds.
    """

    reference: str
    person: str
    kind: str
    wishes: str
    since: date
    state: str
    active: bool


@dataclass(frozen=True, slots=True)
class VersionPart:
    """One version: its title, and what it says."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Detail:
    """All that is known of one entry.

    Attributes:
        directive: the entry itself.
        title: reference and author.
        notes: what is good to know first.
        versions: every version, the one that holds first.
        active: True while it may be changed and revoked.
        standing: names of those who can have it carried out, in their turn.
        proofs: numbers and names of the deaths and refusals of which a proof is kept.
    """

    directive: Directive
    title: str
    notes: tuple[str, ...]
    versions: tuple[VersionPart, ...]
    active: bool
    standing: tuple[str, ...] = ()
    proofs: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Blank:
    """What a form of registration begins with.

    Attributes:
        today: the civil date at the company's.
        processings: ids and names of the company's processings.
        author: whose directive it is, as far as it is known.
        request: reference of the request that asks for it; "" for none.
        known: the entry to be changed; None for a new one.
    """

    today: date
    processings: tuple[tuple[str, str], ...]
    author: Author
    request: str = ""
    known: Directive | None = None


class Reader:
    """Puts directives into words."""

    def __init__(self, profile: ControllerProfile, words: Catalogue) -> None:
        """Name processings as *profile* does."""
        self._names = {activity.id: words_in(activity.name, words.lang) for activity in profile.activities}
        self._words = words

    def line(self, each: Directive) -> Line:
        """One line of the register."""
        wishes = dict.fromkeys(self._words.say(f"wish.{asked.wish}") for asked in each.wording.instructions)
        return Line(
            reference=each.reference,
            person=each.author.name,
            kind=self._words.say(f"directive_kind.{each.kind}"),
            wishes=", ".join(wishes) or self._words.say("directives.reference_only"),
            since=each.wording.given_on,
            state=self._words.say(f"directive_state.{each.state}"),
            active=each.state is DirectiveState.ACTIVE,
        )

    def detail(self, each: Directive) -> Detail:
        """All that is known of one entry."""
        return Detail(
            directive=each,
            title=f"{each.reference} – {each.author.name}",
            notes=tuple(self._notes(each)),
            versions=tuple(self._version(version) for version in reversed(each.versions)),
            active=each.state is DirectiveState.ACTIVE,
            standing=tuple(person.name for person in each.standing),
            proofs=tuple((n, gone.name) for n, gone in enumerate(each.absences, start=1) if gone.proof),
        )

    def _notes(self, each: Directive) -> Iterator[str]:
        say = self._words.say
        if each.kind is DirectiveKind.GENERAL:
            yield say("directives.not_certified")
        if each.revoked_on is not None:
            yield say("directives.revoked_on", on=each.revoked_on, by=each.revoked_by)
        if each.executed_on is not None:
            yield say("directives.executed_on", on=each.executed_on, case=each.executed_in)
        yield from self._absences(each)
        if each.state is DirectiveState.ACTIVE:
            yield say("directives.no_longer_kept")

    def _absences(self, each: Directive) -> Iterator[str]:
        """Who died or refused, how that is known, and to whom the directive passed."""
        say = self._words.say
        for gone in each.absences:
            facts = {
                "name": gone.name,
                "why": say(f"absence.{gone.why}"),
                "on": gone.happened_on,
                "how": gone.how_known,
            }
            yield say("directives.passed_proof" if gone.proof else "directives.passed", **facts)
        if each.passed_over:
            name = each.standing[0].name if each.standing else ""
            yield say("directives.now_with" if name else "directives.now_with_heirs", name=name)

    def _version(self, version: Version) -> VersionPart:
        facts = {"number": version.number, "on": version.wording.given_on, "by": version.recorded_by}
        return VersionPart(self._words.say("directives.version", **facts), tuple(self._lines(version)))

    def _lines(self, version: Version) -> Iterator[str]:
        say, wording = self._words.say, version.wording
        yield from self._wishes(wording)
        if wording.designated:
            yield say("directives.designated", names=[each.name for each in wording.designated])
        if wording.depositary:
            yield say("directives.depositary", who=wording.depositary)
        if wording.consent is not None and wording.consented_on is not None:
            yield say("directives.consent", how=say(f"consent.{wording.consent}"), on=wording.consented_on)
        if version.request:
            yield say("directives.request", case=version.request)
        if wording.text.strip():
            yield say("directives.own_words", text=wording.text.strip())

    def _wishes(self, wording: Wording) -> Iterator[str]:
        for each in wording.instructions:
            yield f"{self._scope(each)} – {self._wish(each)}"

    def _scope(self, each: Instruction) -> str:
        return self._names.get(each.processing, each.processing) or self._words.say("directives.everything")

    def _wish(self, each: Instruction) -> str:
        if each.wish is Wish.COMMUNICATE and each.to_whom:
            return self._words.say("wish.communicate_to", to_whom=each.to_whom)
        return self._words.say(f"wish.{each.wish}")
