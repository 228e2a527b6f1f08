"""Documents and evidence of a case: listed without being opened, copied out only where a person asks."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from dsardesk.domain.papers import CaseDocument
from dsardesk.domain.rights import RightType
from dsardesk.services.case_page import CasePage, read_page
from dsardesk.ui.papers.presenter import DocumentLine, PapersPresenter
from dsardesk.ui.session import Session
from tests.makers import DPO, document_id
from tests.services.conftest import Bench


@dataclass
class Shown:
    """A part that remembers what it was asked to show."""

    lines: tuple[DocumentLine, ...] = ()
    evidence: list[tuple[bytes, str]] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    def show_documents(self, lines: tuple[DocumentLine, ...]) -> None:
        self.lines = lines

    def show_evidence(self, content: bytes, language: str) -> None:
        self.evidence.append((content, language))

    def done(self, sentence: str) -> None:
        self.said.append(sentence)

    def refuse(self, sentence: str) -> None:
        self.refused.append(sentence)


@dataclass
class Desk:
    """The part over one case."""

    screen: Shown
    presenter: PapersPresenter
    page: CasePage


@pytest.fixture
def desk(session: Session, bench: Bench) -> Desk:
    reference = bench.opened(RightType.ACCESS).reference
    screen = Shown()
    presenter = PapersPresenter(screen, session)
    page = read_page(bench.context, DPO, reference)
    presenter.show(page)
    return Desk(screen, presenter, page)


def test_nothing_is_done_before_a_case_is_shown(session: Session) -> None:
    with pytest.raises(RuntimeError, match="no case"):
        PapersPresenter(Shown(), session).make_evidence("fr")


def test_a_document_is_listed_by_name_kind_size_and_hash(desk: Desk) -> None:
    (line,) = desk.screen.lines
    document = desk.page.case.documents[0]
    assert (line.name, line.kind) == (document.name, "demande")
    assert (line.size_bytes, line.sha256) == (document.size_bytes, document.sha256)


@pytest.mark.parametrize(("system", "shown"), [("crm", "Fichier clients (CRM)"), ("ancien", "ancien")])
def test_what_a_system_gave_bears_its_name(desk: Desk, system: str, shown: str) -> None:
    given = CaseDocument(document_id(), "gathered", "liste.csv", "text/csv", 12, "ab" * 32, system)
    desk.presenter.show(replace(desk.page, case=replace(desk.page.case, documents=(given,))))
    assert desk.screen.lines[0].kind == shown


def test_a_copy_is_written_where_the_person_says_with_a_reminder(desk: Desk, tmp_path: Path) -> None:
    desk.presenter.save(desk.screen.lines[0].id, tmp_path / "message.eml")
    assert (tmp_path / "message.eml").read_bytes().startswith(b"From:")
    assert desk.screen.said == [
        "Enregistré. Les copies hors du coffre sont sous votre garde\u00a0: supprimez-les quand elles ont servi."
    ]


def test_a_full_disk_is_told(session: Session, desk: Desk, tmp_path: Path) -> None:
    def full(path: Path, content: bytes) -> None:
        raise OSError(28, "no space left on device")

    presenter = PapersPresenter(desk.screen, replace(session, desk=replace(session.desk, write_file=full)))
    presenter.show(desk.page)
    presenter.save(desk.screen.lines[0].id, tmp_path / "x")
    assert "disque" in desk.screen.refused[0]


def test_the_evidence_file_is_shown_then_saved_and_its_making_is_on_the_timeline(
    session: Session, bench: Bench, desk: Desk, tmp_path: Path
) -> None:
    """Acceptance A21."""
    told: list[str] = []
    session.news.listen(told.append)
    desk.presenter.make_evidence("en")
    assert desk.screen.evidence == [(b"evidence in en", "en")]
    assert bench.actions()[-1] == "evidence.made"
    assert told == [desk.page.case.reference]
    desk.presenter.save_evidence(b"evidence in en", tmp_path / "evidence.pdf")
    assert (tmp_path / "evidence.pdf").read_bytes() == b"evidence in en"
