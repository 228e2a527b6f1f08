"""The export package of a case: sealed under a password that is kept nowhere and told by another way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import chain, repeat
from pathlib import Path
from typing import TypeVar

import pytest

from dsardesk.domain.errors import DeskError, UnreadableInput
from dsardesk.domain.records import SearchOutcome, SystemSearch
from dsardesk.domain.rights import RightType
from dsardesk.services.case_page import CasePage, read_page
from dsardesk.services.context import OnCase, change_case
from dsardesk.ui.papers.package.presenter import Contents, PackageLine, PackagePresenter, Password
from dsardesk.ui.papers.recipient import Sent
from dsardesk.ui.session import Session
from tests.makers import DPO, TODAY
from tests.services.conftest import EMAIL, Bench

T = TypeVar("T")

BY_EMAIL = Sent("email", EMAIL)


@dataclass
class Shown:
    """A part that remembers what it was asked to show."""

    contents: list[Contents] = field(default_factory=list)
    lines: tuple[PackageLine, ...] = ()
    passwords: list[Password] = field(default_factory=list)
    sealing: list[bool] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    def show_package(self, contents: Contents, lines: tuple[PackageLine, ...]) -> None:
        self.contents.append(contents)
        self.lines = lines

    def show_password(self, password: Password) -> None:
        self.passwords.append(password)

    def show_sealing(self, *, sealing: bool) -> None:
        self.sealing.append(sealing)

    def done(self, sentence: str) -> None:
        self.said.append(sentence)

    def refuse(self, sentence: str) -> None:
        self.refused.append(sentence)


def gather(bench: Bench, reference: str, *, system: str = "crm", name: str = "crm/clients.csv") -> None:
    """One file that one system gave for the case, and another system that held nothing."""

    def change(on: OnCase) -> tuple[object, dict[str, object]]:
        kept = on.keep("gathered", name, "text/csv", b"nom;ville", system)
        searches = (
            SystemSearch(system, SearchOutcome.FOUND, 1, TODAY, DPO.name),
            SystemSearch("support", SearchOutcome.NOTHING, 0, TODAY, DPO.name),
        )
        return replace(on.case, documents=(*on.case.documents, kept), searches=searches), {}

    change_case(bench.context, DPO, reference, "system.searched", change)  # type: ignore[arg-type]


class Later:
    """A runner that answers when it is told to."""

    def __init__(self) -> None:
        self._answers: list[Callable[[], object]] = []

    def run(self, work: Callable[[], T], then: Callable[[T], object], failed: Callable[[DeskError], object]) -> None:
        self._answers.append(lambda: then(work()))

    def answer(self) -> None:
        for answer in self._answers:
            answer()


class Desk:
    """The part over one case, which reads the case again whenever it changed."""

    def __init__(self, session: Session, bench: Bench, *rights: RightType, gathered: bool = True) -> None:
        self.bench, self.screen = bench, Shown()
        self.reference = bench.opened(*rights).reference
        if gathered:
            gather(bench, self.reference)
        self.presenter = PackagePresenter(self.screen, session)
        session.news.listen(lambda _reference: self.read())
        self.read()

    def page(self) -> CasePage:
        return read_page(self.bench.context, DPO, self.reference)

    def read(self) -> None:
        self.presenter.show(self.page())


def test_nothing_is_done_before_a_case_is_shown(session: Session) -> None:
    with pytest.raises(RuntimeError, match="no case"):
        PackagePresenter(Shown(), session).build("access")


class TestWhatWillBeInIt:
    def test_it_says_what_each_system_gave_which_held_nothing_and_which_was_not_asked(
        self, session: Session, bench: Bench
    ) -> None:
        found = Desk(session, bench, RightType.ACCESS).screen.contents[-1]
        assert found.gathered == (("Fichier clients (CRM)", ("crm/clients.csv",)),)
        assert found.nothing_in == ("Assistance",)
        assert "Facturation" in found.unsearched
        assert "Assistance" not in found.unsearched
        assert found.ready

    def test_nothing_gathered_makes_no_package(self, session: Session, bench: Bench) -> None:
        desk = Desk(session, bench, gathered=False)
        assert not desk.screen.contents[-1].ready
        assert desk.screen.passwords == [Password()]

    @pytest.mark.parametrize(
        ("rights", "kinds"),
        [
            ((RightType.ACCESS,), ("access",)),
            ((RightType.PORTABILITY,), ("portability",)),
            ((RightType.ACCESS, RightType.PORTABILITY), ("access", "portability")),
            ((RightType.ERASURE,), ("access", "portability")),
        ],
    )
    def test_the_kind_follows_from_the_right(
        self, session: Session, bench: Bench, rights: tuple[RightType, ...], kinds: tuple[str, ...]
    ) -> None:
        assert Desk(session, bench, *rights).screen.contents[-1].kinds == kinds

    def test_a_closed_case_makes_no_package(self, session: Session, bench: Bench) -> None:
        desk = Desk(session, bench)
        page = desk.page()
        desk.presenter.show(replace(page, case=replace(page.case, closed_on=TODAY)))
        assert not desk.screen.contents[-1].ready


class TestPassword:
    def test_one_is_proposed_in_the_requesters_language(self, session: Session, bench: Bench) -> None:
        shown = Desk(session, bench).screen.passwords[-1]
        assert shown.text == "four words in fr"
        assert "s’ouvrira" in shown.says
        assert not shown.sealed

    def test_it_stays_while_the_package_waits_and_is_kept_nowhere(self, session: Session, bench: Bench) -> None:
        desk = Desk(session, bench)
        desk.presenter.build("access")
        shown = desk.screen.passwords[-1]
        assert (shown.text, shown.sealed) == ("four words in fr", True)
        assert "notez-le" in shown.says
        assert bench.packages.requests[-1][1] == "four words in fr"
        with bench.work.read() as transaction:
            log = " ".join(event.payload or "" for event in transaction.audit.events())
        assert "four words" not in log
        assert "four words" not in repr(bench.case(desk.reference))

    def test_it_is_forgotten_once_another_case_is_shown(self, session: Session, bench: Bench) -> None:
        desk = Desk(session, bench)
        desk.presenter.build("access")
        other = bench.opened().reference
        desk.presenter.show(read_page(bench.context, DPO, other))
        assert desk.screen.passwords[-1].text == ""
        desk.read()
        assert not desk.screen.passwords[-1].sealed
        assert "Celle qui attend en a un autre" in desk.screen.passwords[-1].says

    def test_one_that_comes_too_late_is_not_shown_on_another_case(self, session: Session, bench: Bench) -> None:
        desk, later = Desk(session, bench), Later()
        late = PackagePresenter(desk.screen, replace(session, runner=later))
        late.show(desk.page())
        late.show(read_page(bench.context, DPO, bench.opened().reference))
        shown = len(desk.screen.passwords)
        later.answer()
        assert len(desk.screen.passwords) == shown

    def test_the_one_that_is_shown_opens_the_package_however_late_another_was_proposed(
        self, session: Session, bench: Bench, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        desk, later, screen = Desk(session, bench), Later(), Shown()
        proposed = chain(["first"], repeat("another"))
        monkeypatch.setattr(bench.packages, "new_password", lambda _language: next(proposed))
        presenter = PackagePresenter(screen, replace(session, runner=later))
        presenter.show(desk.page())
        later.answer()
        assert screen.passwords[-1].text == "first"
        presenter.propose()
        presenter.build("access")
        later.answer()
        presenter.show(desk.page())
        assert bench.packages.requests[-1][1] == screen.passwords[-1].text == "first"

    def test_it_goes_from_the_screen_once_the_case_is_closed(self, session: Session, bench: Bench) -> None:
        desk = Desk(session, bench)
        page = desk.page()
        desk.presenter.show(replace(page, case=replace(page.case, closed_on=TODAY)))
        assert desk.screen.passwords[-1].text == ""

    def test_a_package_sealed_after_another_case_came_is_that_cases_own(self, session: Session, bench: Bench) -> None:
        desk, later = Desk(session, bench), Later()
        other = read_page(bench.context, DPO, bench.opened().reference)
        late = PackagePresenter(desk.screen, replace(session, runner=later))
        late.show(desk.page())
        late.build("access")
        late.show(other)
        later.answer()
        assert not desk.screen.passwords[-1].sealed


class TestMakingAndDelivering:
    def test_it_is_sealed_saved_and_delivered(self, session: Session, bench: Bench, tmp_path: Path) -> None:
        """Acceptance A15: "the archive is encrypted, and its passphrase is not in the e-mail draft"."""
        desk = Desk(session, bench, RightType.ACCESS)
        desk.presenter.build("access")
        assert desk.screen.sealing == [True, False]
        (line,) = desk.screen.lines
        assert line.waits
        assert line.about.startswith("Archive d’accès (1 fichier")
        assert line.about.endswith("faite le 26 octobre 2026")
        desk.presenter.save(line.id, tmp_path / "package.zip")
        assert (tmp_path / "package.zip").read_bytes() == b"sealed 1"
        desk.presenter.deliver(BY_EMAIL, "phone")
        (line,) = desk.screen.lines
        assert not line.waits
        assert line.about.endswith("mot de passe donné par téléphone")
        assert desk.screen.said[-1].startswith("Remise notée")

    def test_the_password_takes_another_way_than_the_package(self, session: Session, bench: Bench) -> None:
        desk = Desk(session, bench)
        desk.presenter.build("access")
        assert [way for way, _ in desk.presenter.ways()] == ["phone", "sms", "post"]
        assert desk.presenter.sending().addresses["email"] == EMAIL
        desk.presenter.deliver(Sent("post", "3 rue Basse", confirmed=True), "post")
        assert desk.screen.refused == ["Le mot de passe doit partir par un autre moyen que l’archive."]
        assert desk.screen.lines[0].waits

    def test_it_goes_to_the_address_of_the_case_unless_somebody_confirms_another(
        self, session: Session, bench: Bench
    ) -> None:
        """Acceptance A14."""
        desk = Desk(session, bench)
        desk.presenter.build("access")
        wrong = Sent("email", "zephyrine@couriel.example")
        assert desk.presenter.compare(wrong).differs
        desk.presenter.deliver(wrong, "phone")
        assert len(desk.screen.refused) == 1
        desk.presenter.deliver(replace(wrong, confirmed=True), "phone")
        assert "zephyrine@couriel.example" in bench.payload("package.delivered")

    def test_an_e_mail_went_somewhere(self, session: Session, bench: Bench) -> None:
        desk = Desk(session, bench)
        desk.presenter.build("access")
        desk.presenter.deliver(Sent("email"), "phone")
        assert desk.screen.refused == ["Dites à quelle adresse l’envoi est parti."]

    def test_what_cannot_be_sealed_is_told(
        self, session: Session, bench: Bench, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(*_: object) -> None:
            raise UnreadableInput(reason="package")

        desk = Desk(session, bench)
        monkeypatch.setattr(bench.packages, "make", fail)
        desk.presenter.build("access")
        assert len(desk.screen.refused) == 1
        assert desk.screen.sealing == [True, False]
        assert desk.screen.lines == ()


def test_a_system_that_left_the_profile_keeps_its_short_name(session: Session, bench: Bench) -> None:
    desk = Desk(session, bench, gathered=False)
    gather(bench, desk.reference, system="ancien", name="ancien/liste.csv")
    desk.read()
    assert desk.screen.contents[-1].gathered == (("ancien", ("ancien/liste.csv",)),)
