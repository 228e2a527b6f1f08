"""Making, saving and delivering the export package of one case."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from dsardesk.domain.access import systems_for
from dsardesk.domain.case import Case
from dsardesk.domain.entitlement import person_is_answered
from dsardesk.domain.errors import DeskError
from dsardesk.domain.ids import DocumentId
from dsardesk.domain.letter_facts import WAYS_OF_THE_PASSWORD
from dsardesk.domain.papers import PackageRecord
from dsardesk.domain.records import SearchOutcome
from dsardesk.domain.rights import RightType
from dsardesk.domain.sending import Party
from dsardesk.domain.words import words_in
from dsardesk.services.case_page import CasePage
from dsardesk.services.packages import content_of, create_package, deliver_package
from dsardesk.ui.options import Options
from dsardesk.ui.papers.recipient import Sending, Sent, Verdict, compare, is_told, proposed_sending
from dsardesk.ui.session import Session
from dsardesk.wording import Catalogue, sentence

KINDS = {"access": RightType.ACCESS, "portability": RightType.PORTABILITY}
"""Kinds of packages, and the right that asks for each."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a package made now would hold.

    Attributes:
        kinds: kinds that the case asks for, the first one proposed.
        gathered: systems and the names of the files that each gave.
        nothing_in: systems searched in vain.
        unsearched: systems that have not answered.
        open: False once the case is closed.
    """

    kinds: tuple[str, ...]
    gathered: tuple[tuple[str, tuple[str, ...]], ...]
    nothing_in: tuple[str, ...]
    unsearched: tuple[str, ...]
    open: bool

    @property
    def ready(self) -> bool:
        """True if a package can be made."""
        return self.open and bool(self.gathered)


@dataclass(frozen=True, slots=True)
class PackageLine:
    """One package of the case; *waits* until it is delivered, *reduced* once only its manifest is left."""

    id: DocumentId
    about: str
    waits: bool
    reduced: bool = False


@dataclass(frozen=True, slots=True)
class Password:
    """A password to show, "" where there is none, with what is to be said of it.

    Attributes:
        text: the password.
        says: what it opens.
        sealed: True while it opens a package that waits, so that another would be a mistake.
    """

    text: str = ""
    says: str = ""
    sealed: bool = False


class PackageScreen(Protocol):
    """What the presenter asks of the part."""

    def show_package(self, contents: Contents, lines: tuple[PackageLine, ...]) -> None:
        """Show what a package would hold, and those that were made, newest first."""
        ...

    def show_password(self, password: Password) -> None:
        """Show the password, if there is one."""
        ...

    def show_sealing(self, *, sealing: bool) -> None:
        """Say that the package is being made, or that it may be."""
        ...

    def done(self, sentence: str) -> None:
        """What was asked for was done."""
        ...

    def refuse(self, sentence: str) -> None:
        """It was not done."""
        ...


class PackagePresenter:
    """Keeps the part true to the case; the password lives here only, until another case is shown."""

    def __init__(self, screen: PackageScreen, session: Session) -> None:
        """No case is shown yet."""
        self._screen = screen
        self._session = session
        self._page: CasePage | None = None
        self._password = ""
        self._sealed: DocumentId | None = None
        self._asked = 0

    @property
    def page(self) -> CasePage:
        """The case shown."""
        if self._page is None:
            raise RuntimeError("no case is shown yet")
        return self._page

    def show(self, page: CasePage) -> None:
        """Show the case as it stands; the password of another case is forgotten."""
        if self._page is None or self._page.case.reference != page.case.reference:
            self._password, self._sealed = "", None
        self._page = page
        found = contents(page, self._session.words)
        lines = tuple(self._line(package, page.case) for package in reversed(page.case.packages))
        self._screen.show_package(found, lines)
        self._show_password()
        if found.ready and not self._password:
            self.propose()

    def _line(self, package: PackageRecord, case: Case) -> PackageLine:
        words = self._session.words
        about = words.say(
            "papers.package_delivered" if package.delivered_on else "papers.package",
            package=words.say(f"package.{package.kind}", files=package.files),
            on=package.made_on,
            delivered_on=package.delivered_on,
            told_by=words.name("channel", package.told_by),
        )
        return PackageLine(
            package.id,
            about[:1].upper() + about[1:],
            waits=not (package.delivered_on or case.closed_on),
            reduced=package.reduced_on is not None,
        )

    def _show_password(self) -> None:
        waiting = [package.id for package in self.page.case.packages if package.delivered_on is None]
        sealed = self._sealed in waiting
        state = "sealed" if sealed else "gone" if waiting else "proposed"
        # Once the case is closed, it opens nothing that is still to be given.
        text = self._password if self.page.case.closed_on is None else ""
        says = self._session.words.say(f"papers.password_{state}") if text else ""
        self._screen.show_password(Password(text, says, sealed=sealed))

    def propose(self) -> None:
        """Propose another password, for the next package."""
        reference = self.page.case.reference
        self._asked += 1
        asked = self._asked

        def proposed(password: str) -> None:
            # One that comes after a package was begun would stand where the one that opens it should.
            if self.page.case.reference == reference and asked == self._asked:
                self._password, self._sealed = password, None
                self._show_password()

        maker, language = self._session.desk.packages, self.page.case.requester.language
        self._session.runner.run(lambda: maker.new_password(language), proposed, self._refused)

    def build(self, kind: str) -> None:
        """Seal what was gathered under the password shown."""
        desk, reference, password = self._session.desk, self.page.case.reference, self._password

        def sealed(case: Case) -> None:
            self._screen.show_sealing(sealing=False)
            if self.page.case.reference == reference:
                self._sealed = case.packages[-1].id
            self._done("packed", reference)

        def failed(error: DeskError) -> None:
            self._screen.show_sealing(sealing=False)
            self._refused(error)

        self._asked += 1
        self._screen.show_sealing(sealing=True)
        self._session.runner.run(
            lambda: create_package(desk.context, desk.actor, desk.packages, reference, kind=kind, password=password),
            sealed,
            failed,
        )

    def save(self, package: DocumentId, path: Path) -> None:
        """Write a package, or the manifest that is left of it, where a person asked for it."""
        desk, words = self._session.desk, self._session.words
        left = next((each.manifest for each in self.page.case.packages if each.id == package and each.reduced_on), None)

        def content() -> bytes:
            return content_of(desk.context, desk.actor, package) if left is None else left.encode()

        self._session.runner.run(
            lambda: desk.write_file(path, content()),
            lambda _nothing: self._screen.done(words.say("papers.saved")),
            self._refused,
        )

    def sending(self) -> Sending:
        """What a delivery is recorded with."""
        return proposed_sending(self.page.case, self._session.words, self._party)

    def ways(self) -> Options:
        """Ways by which the password may be given."""
        return tuple((way, self._session.words.say(f"channel.{way}")) for way in WAYS_OF_THE_PASSWORD)

    def compare(self, sent: Sent) -> Verdict:
        """What is to be said of the address typed."""
        return compare(self.page.case, sent, self._session.words, self._party)

    @property
    def _party(self) -> Party:
        """The person where an agent wrote and they are answered, else whoever asked."""
        return Party.PERSON if person_is_answered(self.page.case, self.page.today) else Party.REQUESTER

    def deliver(self, sent: Sent, told_by: str) -> None:
        """Record that the package left today, and by what other way its password did."""
        desk, reference = self._session.desk, self.page.case.reference
        if not is_told(sent):
            self._screen.refuse(self._session.words.say("sending.needed"))
            return
        self._session.runner.run(
            lambda: deliver_package(
                desk.context,
                desk.actor,
                reference,
                channel=sent.channel,
                told_by=told_by,
                sent_to=sent.address,
                confirmed=sent.confirmed,
            ),
            lambda _case: self._done("delivered", reference),
            self._refused,
        )

    def _done(self, said: str, reference: str) -> None:
        self._screen.done(self._session.words.say(f"papers.{said}"))
        self._session.news.tell(reference)

    def _refused(self, error: DeskError) -> None:
        self._screen.refuse(sentence(error, self._session.words))


def contents(page: CasePage, words: Catalogue) -> Contents:
    """What a package made now would hold."""
    case, profile = page.case, page.profile
    names = {system.id: words_in(system.name, words.lang) for system in profile.systems}
    files: dict[str, list[str]] = {}
    for document in case.documents:
        if document.kind == "gathered":
            files.setdefault(document.system, []).append(document.name)
    answered = {search.system for search in case.searches if search.outcome is not None}
    in_vain = tuple(s.system for s in case.searches if s.outcome is SearchOutcome.NOTHING)
    asked = tuple(kind for kind, right in KINDS.items() if case.items_of(right))
    return Contents(
        kinds=asked or tuple(KINDS),
        gathered=tuple((names.get(system, system), tuple(found)) for system, found in files.items()),
        nothing_in=tuple(names.get(system, system) for system in in_vain),
        unsearched=tuple(names.get(s, s) for s in systems_for(case, profile) if s not in answered),
        open=case.closed_on is None,
    )
