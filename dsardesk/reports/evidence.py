"""The evidence file: what was asked, when it was due and why, what was done, by whom, with hashes to check."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from zoneinfo import ZoneInfo

from dsardesk.documents.model import Block, BulletList, Document, Facts, Heading, Paragraph, Table
from dsardesk.domain.case import LetterRecord, PackageRecord, SystemSearch
from dsardesk.domain.evidence import Evidence
from dsardesk.domain.profile import words_in
from dsardesk.reports.dates import explain, moment
from dsardesk.wording import Catalogue


def evidence_document(evidence: Evidence, words: Catalogue) -> Document:
    """The evidence file as a document."""
    zone = ZoneInfo(evidence.profile.zone)
    return Document(
        lang=words.lang,
        title=words.say("evidence.title", reference=evidence.case.reference),
        author=evidence.profile.name,
        dated_on=evidence.made_at.astimezone(zone).date(),
        blocks=tuple(_Sections(evidence, words, zone).blocks()),
        footer=words.say("evidence.footer", reference=evidence.case.reference),
    )


class _Sections:
    """The sections of one evidence file, in order."""

    def __init__(self, evidence: Evidence, words: Catalogue, zone: ZoneInfo) -> None:
        self.evidence = evidence
        self.case = evidence.case
        self.words = words
        self.zone = zone

    def blocks(self) -> Iterator[Block]:
        yield from self._request()
        yield from self._clock()
        yield from self._identity()
        yield from self._searches()
        yield from self._decisions()
        yield from self._sendings()
        yield from self._documents()
        yield from self._timeline()

    def _say(self, key: str, **facts: object) -> str:
        return self.words.say(f"evidence.{key}", **facts)

    def _day(self, day: date | None) -> str:
        return self.words.date(day) if day else "–"

    def _request(self) -> Iterator[Block]:
        receipt, person = self.case.receipt, self.case.requester
        yield Heading(self._say("request"))
        yield Facts(
            (
                (self._say("controller"), self.evidence.profile.name),
                (self._say("requester"), person.name),
                (self._say("received_on"), self.words.date(receipt.received_on, weekday=True)),
                (self._say("received_by"), f"{self.words.say(f'channel.{receipt.channel}')} {receipt.inbox}".strip()),
                (self._say("entered_on"), self.words.date(receipt.entered_on)),
                (
                    self._say("rights"),
                    self.words.listing([self.words.say(f"right.{i.right}") for i in self.case.items]),
                ),
            )
        )
        if self.evidence.request:
            yield Paragraph(self._say("own_words"))
            yield Paragraph(self.evidence.request)

    def _clock(self) -> Iterator[Block]:
        yield Heading(self._say("clock"))
        explained = {item.number: explain(self.evidence.limits[item.number], self.words) for item in self.case.items}
        for item in self.case.items:
            yield Heading(self.words.say(f"right.{item.right}"), level=2)
            yield BulletList(explained[item.number])
        first = next(iter(self.evidence.limits.values()))
        yield Paragraph(self._say("calendar", calendar=first.calendar, version=first.calendar_version))

    def _identity(self) -> Iterator[Block]:
        yield Heading(self._say("identity"))
        check = self.case.identity.check
        if check is None:
            yield Paragraph(self._say("no_check"))
        else:
            matched = self.words.listing([self.words.name("matched", point) for point in check.matched])
            rows = [
                (self._say("check_at"), moment(check.checked_at, self.zone, self.words)),
                (self._say("check_by"), check.checked_by),
                (self._say("check_means"), self.words.say(f"rung.{check.rung}")),
                (self._say("check_verdict"), self.words.say(f"verdict.{check.verdict}")),
            ]
            yield Facts((*rows, (self._say("check_matched"), matched)) if matched else tuple(rows))
        for document in self.case.identity.documents:
            if document.destruction:
                at = moment(document.destruction.at, self.zone, self.words)
                cause = self.words.say(f"destruction_cause.{document.destruction.cause}")
                yield Paragraph(self._say("destroyed", at=at, cause=cause))
            else:
                yield Paragraph(self._say("held", until=moment(document.destroy_by, self.zone, self.words)))

    def _searches(self) -> Iterator[Block]:
        if not self.case.searches:
            return
        yield Heading(self._say("searches"))
        header = tuple(self._say(key) for key in ("system", "answer", "findings", "day", "by"))
        yield Table(
            header,
            tuple(
                (
                    self._system(search.system),
                    self._answer(search),
                    str(search.findings),
                    self._day(search.answered_on),
                    search.by,
                )
                for search in self.case.searches
            ),
        )

    def _answer(self, search: SystemSearch) -> str:
        """What one system answered; a dash while it has not."""
        answer = self.words.say(f"search.{search.outcome}") if search.outcome else "–"
        return f"{answer} ({search.reason})" if search.reason else answer

    def _system(self, system_id: str) -> str:
        system = self.evidence.profile.system(system_id)
        return words_in(system.name, self.words.lang) if system else system_id

    def _decisions(self) -> Iterator[Block]:
        yield Heading(self._say("decisions"))
        header = tuple(self._say(key) for key in ("right", "outcome", "reasons", "day", "by"))
        rows = tuple(
            (
                self.words.say(f"right.{item.right}"),
                self.words.say(f"outcome.{item.outcome}") if item.outcome else "–",
                item.reasons or "–",
                self._day(item.decided_on),
                item.decided_by or "–",
            )
            for item in self.case.items
        )
        yield Table(header, rows)
        if self.case.measures:
            yield Paragraph(self._say("measures"))
            yield BulletList(
                tuple(
                    self.words.say(f"measure.{m.kind}", system=self._system(m.system), on=m.done_on, by=m.by)
                    for m in self.case.measures
                )
            )
        kept = [promise for promise in self.case.promises if promise.kept_on]
        if kept:
            yield BulletList(
                tuple(self.words.say(f"promise.{p.kind}_kept", due_on=p.due_on, on=p.kept_on, by=p.by) for p in kept)
            )

    def _sendings(self) -> Iterator[Block]:
        sent = self.case.sent_letters()
        if not sent and not self.case.packages:
            return
        yield Heading(self._say("sendings"))
        header = tuple(self._say(key) for key in ("what", "day", "channel", "by"))
        letters = tuple(self._letter_row(letter) for letter in sent)
        packages = tuple(
            (
                self.words.say(f"package.{package.kind}", files=package.files),
                self._day(package.delivered_on),
                self._password_way(package),
                "",
            )
            for package in self.case.packages
        )
        yield Table(header, letters + packages)

    def _password_way(self, package: PackageRecord) -> str:
        """How the password was given; a dash while the package waits."""
        return self._say("password_by", channel=self.words.name("channel", package.told_by)) if package.told_by else "–"

    def _letter_row(self, letter: LetterRecord) -> tuple[str, ...]:
        name = self.words.say(f"letter.{letter.kind}")
        return name, self._day(letter.sent_on), self.words.name("channel", letter.channel), letter.sent_by

    def _documents(self) -> Iterator[Block]:
        yield Heading(self._say("documents"))
        header = tuple(self._say(key) for key in ("document", "size", "sha256"))
        rows = tuple((document.name, str(document.size_bytes), document.sha256) for document in self.case.documents)
        yield Table(header, rows, widths=(4, 2, 7))

    def _timeline(self) -> Iterator[Block]:
        yield Heading(self._say("timeline"))
        header = tuple(self._say(key) for key in ("number", "moment", "what", "by"))
        rows = tuple(
            (
                str(event.seq),
                moment(event.at, self.zone, self.words),
                self.words.say(f"action.{event.action}") + self._detail(event.payload),
                self.evidence.users[event.actor],
            )
            for event in self.evidence.events
        )
        yield Table(header, rows, widths=(1, 4, 6, 3))
        seq, digest = self.evidence.head
        yield Paragraph(self._say("head", seq=seq, hash=digest))
        yield Paragraph(self._say("checkable"))

    def _detail(self, payload: str | None) -> str:
        """What the sentence of an action leaves open: the letter, the system."""
        facts = json.loads(payload or "{}")
        if "system" in facts:
            return f" – {self._system(facts['system'])}"
        kind = facts.get("kind")
        return f" – {self.words.say(f'letter.{kind}')}" if f"letter.{kind}" in self.words else ""
