"""What a profile says, in words, section by section; what it does not say stands out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dsardesk.domain.access import OpenLine
from dsardesk.domain.activities import Activity, Line, Recipient
from dsardesk.domain.profile import Channel, ControllerProfile, JointController, PersonCategory, System
from dsardesk.domain.rights import RightType
from dsardesk.domain.words import Words, words_in
from dsardesk.reports.open_lines import open_points
from dsardesk.wording import Catalogue

NOT_OF_POLICIES = frozenset({RightType.PROCESSOR_REDIRECT, RightType.HEIR_REQUEST, RightType.OBJECTION_MARKETING})
"""No right that a policy announces by a name of its own."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line: what it is about, what is said; *missing* where nothing is, or nothing that can be repeated."""

    label: str
    text: str
    missing: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under one title; *note* explains them, and *warns* when it says what is not as it should be."""

    title: str
    rows: tuple[Row, ...] = ()
    note: str = ""
    warns: bool = False


class ProfileInWords:
    """One profile in one language."""

    def __init__(self, profile: ControllerProfile, words: Catalogue, keep_hours: int) -> None:
        """Read *profile*; copies of identity documents are kept *keep_hours* at most."""
        self._profile = profile
        self._words = words
        self._keep_hours = keep_hours

    def sections(self) -> tuple[Section, ...]:
        """Everything, what is left open first."""
        return (
            self._left_open(),
            self._identity(),
            *self._joint(),
            self._channels(),
            self._promises(),
            self._identity_rule(),
            *self._categories(),
            *(self._activity(activity) for activity in self._profile.activities),
            self._systems(),
        )

    def _say(self, key: str, **facts: object) -> str:
        return self._words.say(f"company.{key}", **facts)

    def _in_words(self, words: Words) -> str:
        return words_in(words, self._words.lang)

    def _row(self, key: str, *texts: str) -> Row:
        said = "\n".join(text for text in texts if text)
        return Row(self._say(key), said or self._say("not_said"), missing=not said)

    def _rights(self, rights: Iterable[RightType]) -> str:
        return self._words.listing([self._words.say(f"right.{right}") for right in rights])

    def _left_open(self) -> Section:
        profile = self._profile
        keys = [self._words.say(f"left_open.{key}") for key in profile.left_open()]
        lines = [OpenLine(line, each.id) for each in profile.activities for line in each.open_lines()]
        rows = [Row(self._say("open_keys"), "\n".join(keys), missing=True)] if keys else []
        rows += [Row("", point, missing=True) for point in open_points(lines, profile, self._words)]
        rows += [] if profile.activities else [Row("", self._say("no_activity"), missing=True)]
        rows += [] if profile.systems else [Row("", self._say("no_system"), missing=True)]
        note = self._say("open_intro") if rows else self._say("open_nothing")
        return Section(self._say("open_title"), tuple(rows), note)

    def _identity(self) -> Section:
        profile, officer, authority = self._profile, self._profile.officer, self._profile.authority
        place = self._words.name("calendar", profile.calendar)
        rows = (
            self._row("name", profile.name),
            self._row("address", *profile.address),
            self._row("officer", officer.name, self._in_words(officer.title), officer.email),
            self._row("holidays", f"{place} – {profile.zone}"),
            self._row("authority", authority.name, *authority.address, authority.phone, authority.website),
            self._row("in_force", self._words.date(profile.in_force_from)),
            self._row("policy_dated", profile.policy_dated),
        )
        return Section(self._say("identity_title"), rows)

    def _joint(self) -> Iterator[Section]:
        """Who decides together with the company; nothing for the many that decide alone."""
        controllers = self._profile.joint_controllers
        if controllers:
            rows = tuple(Row(each.name, "\n".join(self._reached(each))) for each in controllers)
            yield Section(self._say("joint_title"), rows, self._say("joint_answers"))

    def _reached(self, each: JointController) -> Iterator[str]:
        """How one is reached, for whom, and whether it is the contact point."""
        yield from (line for line in (each.email, ", ".join(each.address)) if line)
        if each.people:
            yield self._say("for_people", people=self._people(each.people))
        yield self._say("joint_contact_point" if each.contact_point else "joint_no_contact_point")

    def _channels(self) -> Section:
        rows = tuple(
            Row(self._words.name("way_in", each.kind), "\n".join((each.value, self._used_for(each))))
            for each in self._profile.channels
        )
        return Section(self._say("channels_title"), rows or (self._row("channels_title"),))

    def _used_for(self, channel: Channel) -> str:
        found = []
        if channel.rights:
            found.append(self._say("for_rights", rights=self._rights(channel.rights)))
        if channel.people:
            found.append(self._say("for_people", people=self._people(channel.people)))
        return " – ".join(found) or self._say("for_everything")

    def _people(self, ids: Iterable[str]) -> str:
        known = {each.id: self._in_words(each.name) for each in self._profile.categories}
        return self._words.listing([known.get(each, each) for each in ids])

    def _promises(self) -> Section:
        profile = self._profile
        due = [right for right in RightType if right not in {*profile.rights_offered, *NOT_OF_POLICIES}]
        rows = [*self._periods(), self._row("rights_offered", self._rights(profile.rights_offered))]
        if profile.rights_offered and due:
            rows.append(self._row("rights_due", self._rights(due)))
        if profile.unconditional:
            rows.append(self._row("unconditional", self._rights(profile.unconditional)))
        age = profile.minors_age
        rows.append(self._row("minors", self._say("minors_age", age=age) if age is not None else ""))
        rows.append(self._row("transfers", self._in_words(profile.transfers)))
        return Section(self._say("promises_title"), (*rows, *self._after_death()))

    def _periods(self) -> Iterator[Row]:
        reply, days = self._profile.reply, self._profile.promised_days
        if reply is None:
            yield self._row("months")
        else:
            key = "months_one" if reply.months == 1 else "months_many"
            yield self._row("months", self._say(key, months=reply.months))
            longer = reply.extension_months
            length = self._say("extension_months", months=longer) if longer is not None else ""
            yield self._row("extension", length, self._say("extension_reasons") if reply.extension_reasons else "")
            yield self._row("says", self._in_words(reply.says))
        if days is not None:
            yield self._row("promised_days", self._say("days", days=days))

    def _after_death(self) -> Iterator[Row]:
        promise = self._profile.post_mortem
        if promise is None:
            yield self._row("post_mortem")
            return
        names = self._say("names_recipients") if promise.names_recipients else ""
        yield self._row("post_mortem", self._in_words(promise.directives), names)
        yield self._row("heirs", self._in_words(promise.heirs))

    def _identity_rule(self) -> Section:
        rule = self._profile.identity
        rows = (
            self._row("first_means", self._words.say(f"rung.{rule.default_rung}")),
            self._row("keep_hours", self._say("hours", hours=self._keep_hours)),
            self._row("says", self._in_words(rule.policy_says)),
        )
        note = self._say("always_asks") if rule.policy_always_asks else ""
        return Section(self._say("identity_rule_title"), rows, note, warns=rule.policy_always_asks)

    def _categories(self) -> tuple[Section, ...]:
        rows = tuple(Row(self._in_words(each.name), self._category(each)) for each in self._profile.categories)
        return (Section(self._say("categories_title"), rows),) if rows else ()

    def _category(self, category: PersonCategory) -> str:
        controller, rights = self._in_words(category.controller), category.rights_offered
        parts = (
            self._words.say(f"role.{category.role}"),
            self._say("controller_is", controller=controller) if controller else "",
            self._say("category_rights", rights=self._rights(rights)) if rights else "",
        )
        return "\n".join(part for part in parts if part)

    def _activity(self, activity: Activity) -> Section:
        basis = activity.legal_basis
        told = {
            Line.PURPOSES: activity.purposes,
            Line.DATA_CATEGORIES: activity.data_categories,
            Line.RETENTION: activity.retention,
            Line.SOURCE: activity.source,
            Line.AUTOMATED_DECISION: activity.automated_decision,
        }
        rows = [
            self._row("people", self._people(activity.people)),
            self._row("legal_basis", self._words.say(f"legal_basis.{basis}") if basis else ""),
            *(self._line(activity, line, self._in_words(words)) for line, words in told.items()),
            self._line(activity, Line.RECIPIENTS, "\n".join(map(self._recipient, activity.recipients))),
        ]
        if kinds := self._in_words(activity.recipient_categories):
            rows.append(self._row("recipient_categories", kinds))
        systems = [self._system_name(each) for each in activity.systems]
        rows.append(self._row("systems", self._words.listing(systems)))
        return Section(self._say("activity_title", name=self._in_words(activity.name)), tuple(rows))

    def _line(self, activity: Activity, line: Line, said: str) -> Row:
        """What is said of one line of Article 15(1), marked where it cannot be told as it is."""
        row = self._row(line.value, said)
        if line in activity.to_settle and said:
            return Row(row.label, f"{said}\n({self._say('settle')})", missing=True)
        return row

    def _recipient(self, recipient: Recipient) -> str:
        safeguard = self._say("safeguard_missing") if recipient.lacks_safeguard else self._in_words(recipient.safeguard)
        parts = (recipient.name, self._in_words(recipient.role), recipient.country, safeguard)
        return " – ".join(part for part in parts if part)

    def _system_name(self, system_id: str) -> str:
        system = self._profile.system(system_id)
        return self._in_words(system.name) if system else system_id

    def _systems(self) -> Section:
        rows = tuple(Row(self._in_words(each.name), self._system(each)) for each in self._profile.systems)
        return Section(self._say("systems_title"), rows, "" if rows else self._say("no_system"))

    def _system(self, system: System) -> str:
        marketing = self._say("sends_marketing") if system.sends_marketing else ""
        return " – ".join(part for part in (system.owner, marketing) if part) or self._say("not_said")
