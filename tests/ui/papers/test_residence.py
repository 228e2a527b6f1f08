"""Where the person lives is chosen once, kept at once, and says which authority letters name too."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dsardesk import resources
from dsardesk.services.case_page import read_page
from dsardesk.services.ports import ChangedMeanwhile
from dsardesk.texts import authorities
from dsardesk.ui.papers.residence import presenter as module
from dsardesk.ui.papers.residence.presenter import ResidencePart, ResidencePresenter
from dsardesk.ui.papers.residence.view import ResidenceCard
from dsardesk.ui.session import Session
from tests.invented import messages
from tests.makers import DPO
from tests.services.conftest import Bench
from tests.ui.conftest import Steps


class Screen:
    """Remembers what it was told."""

    def __init__(self) -> None:
        self.parts: list[ResidencePart] = []
        self.refused: list[str] = []

    def show_residence(self, part: ResidencePart) -> None:
        self.parts.append(part)

    def refuse(self, sentence: str) -> None:
        self.refused.append(sentence)


@pytest.fixture
def screen() -> Screen:
    return Screen()


@pytest.fixture
def presenter(screen: Screen, session: Session) -> ResidencePresenter:
    return ResidencePresenter(screen, session)


def shown(presenter: ResidencePresenter, bench: Bench, reference: str) -> str:
    presenter.show(read_page(bench.context, DPO, reference))
    return reference


def test_nothing_is_added_where_nobody_said_where_the_person_lives(
    presenter: ResidencePresenter, screen: Screen, bench: Bench
) -> None:
    shown(presenter, bench, bench.opened().reference)
    part = screen.parts[-1]
    assert (part.residence, part.authority, part.open) == ("", "", True)
    assert part.options[0] == ("", "France, ou pays inconnu")
    assert [name for _, name in part.options[1:4]] == [
        "Allemagne",
        "Allemagne – Bade-Wurtemberg",
        "Allemagne – Basse-Saxe",
    ]
    assert not {"FR", "CH", "GB"} & {code for code, _ in part.options}


def test_what_is_chosen_is_kept_and_every_screen_learns_of_it(
    presenter: ResidencePresenter, screen: Screen, bench: Bench, session: Session
) -> None:
    told: list[str] = []
    session.news.listen(told.append)
    reference = shown(presenter, bench, bench.opened().reference)
    presenter.record("BE")
    assert told == [reference]
    assert bench.case(reference).requester.residence == "BE"
    shown(presenter, bench, reference)
    assert screen.parts[-1].residence == "BE"
    assert screen.parts[-1].authority.startswith("Les lettres nomment aussi\N{NO-BREAK SPACE}: Autorité de protection")


def test_choosing_what_stands_records_nothing(presenter: ResidencePresenter, bench: Bench) -> None:
    shown(presenter, bench, bench.opened().reference)
    before = bench.actions()
    presenter.record("")
    assert bench.actions() == before


def test_what_could_not_be_kept_is_said_and_shown_as_it_stands(
    presenter: ResidencePresenter, screen: Screen, bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    def changed(*_: object, **__: object) -> None:
        raise ChangedMeanwhile(reference="DSR")

    shown(presenter, bench, bench.opened().reference)
    monkeypatch.setattr(module, "record_residence", changed)
    presenter.record("BE")
    assert screen.refused
    assert len(screen.parts) == 2
    assert screen.parts[-1].residence == ""


@pytest.mark.parametrize("lang", resources.LANGUAGES)
def test_every_residence_has_its_name(lang: str) -> None:
    known = authorities()
    abroad = [code for code in known.residences() if known.beside(code, "")]
    assert [code for code in abroad if f"residence.{code}" not in messages(lang)] == []


@pytest.mark.parametrize("work", ["in memory"], indirect=True)
def test_the_card_records_what_is_chosen(
    dressed: QApplication, qtbot: QtBot, session: Session, steps: Steps, bench: Bench
) -> None:
    card = ResidenceCard(session, steps)
    qtbot.addWidget(card)
    card.show()
    reference = bench.opened().reference
    card.show_page(read_page(bench.context, DPO, reference))
    assert not card.authority.isVisible()
    card.country.choose("DE-BY")
    card.country.activated.emit(card.country.currentIndex())
    card.show_page(read_page(bench.context, DPO, reference))
    assert card.country.value == "DE-BY"
    assert "BayLDA" in card.authority.text()
    card.refuse("Non.")
    assert steps.warned == ["Non."]
