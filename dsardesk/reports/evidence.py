"""The evidence file: what was asked, when it was due and why, what was done, by whom, with hashes to check."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from zoneinfo import ZoneInfo

from dsardesk.documents.model import Block, BulletList, Document, Facts, Heading, Paragraph, Table
from dsardesk.domain.deadlines import ClockFactType
from dsardesk.domain.evidence import Evidence
from dsardesk.domain.identity import IdentityCheck, IdentityDocument
from dsardesk.domain.papers import LetterRecord, PackageRecord
from dsardesk.domain.records import Correction, Measure, Promise, SystemSearch
from dsardesk.domain.rectification import RECTIFIED
from dsardesk.domain.words import words_in
from dsardesk.reports.dates import explain, moment
from dsardesk.reports.decisions import fee_line, ground_line, measure_ground, signed_line, warned_lines
from dsardesk.reports.evidence_head import who_asked
from dsardesk.reports.silences import override_lines, silence_lines
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
        yield Heading(self._say("request"))
        yield Facts(tuple(who_asked(self.evidence, self.words)))
        if self.evidence.request:
            yield Paragraph(self._say("own_words"))
            yield Paragraph(self.evidence.request)

    def _known_by(self, check: IdentityCheck) -> Iterator[tuple[str, str]]:
        """By which channel somebody was known already; nothing for other means."""
        if check.channel is not None:
            yield self._say("check_channel"), self.words.say(f"known_channel.{check.channel}")

    def _clock(self) -> Iterator[Block]:
        yield Heading(self._say("clock"))
        explained = {item.number: explain(self.evidence.limits[item.number], self.words) for item in self.case.items}
        for item in self.case.items:
            yield Heading(self.words.say(f"right.{item.right}"), level=2)
            yield BulletList(explained[item.number])
        said = (*silence_lines(self.case, self.words), *override_lines(self.case, self.words))
        if said:
            yield BulletList(said)
        first = next(iter(self.evidence.limits.values()))
        yield Paragraph(self._say("calendar", calendar=first.calendar, version=first.calendar_version))
        if self.case.calendar_reason:
            yield Facts(((self._say("establishment"), self.case.calendar_reason),))

    def _identity(self) -> Iterator[Block]:
        yield Heading(self._say("identity"))
        yield from self._identity_asked()
        check = self.case.identity.check
        if check is None:
            yield Paragraph(self._say("no_check"))
        else:
            matched = self.words.listing([self.words.name("matched", point) for point in check.matched])
            rows = [
                (self._say("check_at"), moment(check.checked_at, self.zone, self.words)),
                (self._say("check_by"), check.checked_by),
                (self._say("check_means"), self.words.say(f"rung.{check.rung}")),
                *self._known_by(check),
                (self._say("check_verdict"), self.words.say(f"verdict.{check.verdict}")),
                *([(self._say("check_why"), check.why)] if check.why else []),
            ]
            yield Facts((*rows, (self._say("check_matched"), matched)) if matched else tuple(rows))
        for item in self.case.items:
            if item.unchecked:
                yield Paragraph(self._say("unchecked", item=item.number, reason=item.unchecked))
        for document in self.case.identity.documents:
            if document.destruction:
                at = moment(document.destruction.at, self.zone, self.words)
                cause = self.words.say(f"destruction_cause.{document.destruction.cause}")
                yield Paragraph(self._say("destroyed", at=at, cause=cause))
            else:
                yield Paragraph(self._held(document))

    def _identity_asked(self) -> Iterator[Block]:
        """Every question put to the person, with its reasons."""
        for asked in self.case.identity.requests:
            means = self.words.say(f"rung.{asked.rung}")
            yield Paragraph(self._say("identity_asked", on=asked.asked_on, means=means, doubt=asked.doubt))
            if asked.softer:
                yield Paragraph(self._say("identity_softer", softer=asked.softer))
        for fact in self.case.facts:
            if fact.fact.type is ClockFactType.IDENTITY_REQUESTED and fact.fact.reason:
                key = "override" if fact.fact.override else "identity_late"
                yield Paragraph(self._say(key, reason=fact.fact.reason))

    def _held(self, document: IdentityDocument) -> str:
        """Until when a document is held, and why it is if that is longer than its check needs."""
        if document.hold_reason:
            return self._say("held_for", until=document.hold_until, reason=document.hold_reason)
        return self._say("held", until=moment(document.destroy_by, self.zone, self.words))

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
        said = tuple(self._refusals())
        if said:
            yield BulletList(said)
        if self.case.corrections:
            yield Paragraph(self._say("corrections"))
            yield BulletList(tuple(self._correction(correction) for correction in self.case.corrections))
        if self.case.measures:
            yield Paragraph(self._say("measures"))
            yield BulletList(tuple(self._measure(measure) for measure in self.case.measures))
        promises = tuple(filter(None, map(self._promise, self.case.promises)))
        if promises:
            yield BulletList(promises)

    def _refusals(self) -> Iterator[str]:
        """On what each refusal stands, who advised and who approved, and the fee asked instead."""
        for item in self.case.items:
            right = self.words.say(f"right.{item.right}")
            lines = [ground_line(each, self.words) for each in self.case.grounds if each.item == item.number]
            lines += [signed_line(each, self.words) for each in self.case.sign_offs if each.item == item.number]
            lines += [fee_line(each, self.words) for each in self.case.fees if each.item == item.number]
            lines += warned_lines(self.case, item.number, self.words)
            yield from (self._say("about_right", right=right, text=line) for line in lines)

    def _promise(self, promise: Promise) -> str:
        """What was promised and when it was kept, or that it is not yet."""
        if promise.kept_on:
            facts = {"due_on": promise.due_on, "on": promise.kept_on, "by": promise.by}
            return self.words.say(f"promise.{promise.kind}_kept", **facts)
        waiting = f"promise.{promise.kind}_open"
        return self.words.say(waiting, due_on=promise.due_on) if waiting in self.words else ""

    def _correction(self, correction: Correction) -> str:
        """What was wrong and what is right."""
        key = "correction" if correction.old_value else "correction_added"
        return self._say(key, label=correction.label, old=correction.old_value, new=correction.new_value)

    def _measure(self, measure: Measure) -> str:
        """What was done, or what is kept, on which ground and until when."""
        otherwise = "_how" if measure.kind == RECTIFIED and measure.reason else ""
        return self.words.say(
            f"measure.{measure.kind}{otherwise}",
            system=self._system(measure.system),
            on=measure.done_on,
            by=measure.by,
            what=measure.what,
            reason=measure.reason,
            ground=measure_ground(measure, self.words),
            until=measure.until or "",
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
