"""Who asked, of whom, for whom and how it came: the head of an evidence file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dsardesk.domain.case import Role
from dsardesk.domain.deceased import Deceased
from dsardesk.domain.evidence import Evidence
from dsardesk.domain.joint import joint_controllers
from dsardesk.reports.directives import executor_words, wish_words
from dsardesk.wording import Catalogue


def who_asked(evidence: Evidence, words: Catalogue) -> Iterator[tuple[str, str]]:
    """Labels and words, in order: who answers, who writes and for whom, when and how the request came, what it asks."""
    yield from _Head(evidence, words).rows()


class _Head:
    """The first facts of one evidence file."""

    def __init__(self, evidence: Evidence, words: Catalogue) -> None:
        self.evidence = evidence
        self.case = evidence.case
        self.words = words

    def rows(self) -> Iterator[tuple[str, str]]:
        receipt = self.case.receipt
        yield from self._companies()
        yield self._say("requester"), self.case.requester.name
        yield from self._represented()
        yield from self._deceased()
        yield self._say("received_on"), self.words.date(receipt.received_on, weekday=True)
        yield from self._presented()
        yield self._say("received_by"), f"{self.words.say(f'channel.{receipt.channel}')} {receipt.inbox}".strip()
        yield self._say("entered_on"), self.words.date(receipt.entered_on)
        yield self._say("rights"), self.words.listing([self.words.say(f"right.{i.right}") for i in self.case.items])

    def _say(self, key: str, **facts: object) -> str:
        return self.words.say(f"evidence.{key}", **facts)

    def _day(self, day: date | None) -> str:
        return self.words.date(day) if day else "–"

    def _presented(self) -> Iterator[tuple[str, str]]:
        """When a registered letter was first presented; nothing for anything else."""
        if self.case.receipt.presented_on is not None:
            yield self._say("presented_on"), self.words.date(self.case.receipt.presented_on, weekday=True)

    def _companies(self) -> Iterator[tuple[str, str]]:
        """Who answers for the data; for a processor, that is not the company."""
        company, principal = self.evidence.profile.name, self.case.principal
        if self.case.role is Role.PROCESSOR:
            yield self._say("company"), company
            yield self._say("principal"), principal.name if principal else "–"
        else:
            yield self._say("controller"), company
        together = [each.name for each in joint_controllers(self.case, self.evidence.profile)]
        if together:
            yield self._say("joint"), self.words.listing(together)

    def _represented(self) -> Iterator[tuple[str, str]]:
        """For whom the requester writes, and what showed the right to; nothing for oneself."""
        known = self.case.representation
        if known is not None:
            authority = self.words.say(f"authority.{known.authority}")
            shown = "authority_shown" if known.shown_on else "authority_missing"
            yield self._say("represented"), known.name
            yield self._say("authority"), self._say(shown, authority=authority, on=known.shown_on or "")
        if self.case.proofs:
            kinds = [self.words.say(f"proof_kind.{proof.kind}") for proof in self.case.proofs]
            yield self._say("proofs_kept"), self.words.listing(kinds)

    def _deceased(self) -> Iterator[tuple[str, str]]:
        """Who died, and what was seen; nothing on a request of the living."""
        deceased = self.case.deceased
        if deceased is not None:
            yield self._say("deceased"), deceased.name
            yield self._say("died_on"), self.words.date(deceased.died_on)
            yield self._say("proof"), self.words.say(f"death_proof.{deceased.proof}") if deceased.proof else "–"
            yield self._say("quality"), self.words.say(f"heir_quality.{deceased.quality}") if deceased.quality else "–"
            yield self._say("directive"), self.words.say(f"directive.{deceased.directive or 'not_looked_up'}")
            yield from self._asked_after_death(deceased)

    def _asked_after_death(self, deceased: Deceased) -> Iterator[tuple[str, str]]:
        """For what heirs ask, whether they disagree, and what became of each wish of the deceased."""
        if deceased.purposes:
            purposes = [self.words.say(f"heir_purpose.{each}") for each in deceased.purposes]
            yield self._say("purposes"), self.words.listing(purposes)
        if deceased.disputed_on is not None:
            yield self._say("disputed_on"), self.words.date(deceased.disputed_on)
        charged = executor_words(deceased, self.words)
        if charged:
            yield self._say("executor"), charged
        names = {activity.id: activity.name for activity in self.evidence.profile.activities}
        for each in self.case.wishes:
            wish = wish_words(each, self.words)
            carried = self.words.say(f"carried.{each.carried}") if each.carried else "–"
            done = f"{carried} {self._day(each.carried_on)} {each.by} {each.words}" if each.carried else carried
            processing = self.words.write(names.get(each.processing, each.processing))
            yield each.directive, f"{processing}, {wish} – {done.strip()}"
