"""The documents of one case and its evidence file: listed, made, and copied out where a person asks for it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from dsardesk.domain.errors import DeskError
from dsardesk.domain.ids import DocumentId
from dsardesk.domain.papers import CaseDocument
from dsardesk.domain.words import words_in
from dsardesk.services.case_page import CasePage
from dsardesk.services.evidence import evidence_file
from dsardesk.services.packages import content_of
from dsardesk.ui.session import Session
from dsardesk.wording import sentence


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """One document of the vault; *kind* names the system that gave it, if one did."""

    id: DocumentId
    name: str
    kind: str
    size_bytes: int
    sha256: str


class PapersScreen(Protocol):
    """What the presenter asks of the part."""

    def show_documents(self, lines: tuple[DocumentLine, ...]) -> None:
        """Show the documents of the case."""
        ...

    def show_evidence(self, content: bytes, language: str) -> None:
        """Show the evidence file before it is saved."""
        ...

    def done(self, sentence: str) -> None:
        """What was asked for was done."""
        ...

    def refuse(self, sentence: str) -> None:
        """It was not done."""
        ...


class PapersPresenter:
    """Lists documents, makes evidence, and writes what a person asks for."""

    def __init__(self, screen: PapersScreen, session: Session) -> None:
        """No case is shown yet."""
        self._screen = screen
        self._session = session
        self._page: CasePage | None = None

    @property
    def page(self) -> CasePage:
        """The case shown."""
        if self._page is None:
            raise RuntimeError("no case is shown yet")
        return self._page

    def show(self, page: CasePage) -> None:
        """Show the documents of the case as it stands."""
        self._page = page
        self._screen.show_documents(tuple(self._line(document) for document in page.case.documents))

    def _line(self, document: CaseDocument) -> DocumentLine:
        words = self._session.words
        system = self.page.profile.system(document.system)
        origin = words_in(system.name, words.lang) if system else document.system
        return DocumentLine(
            document.id,
            document.name,
            origin or words.name("document_kind", document.kind),
            document.size_bytes,
            document.sha256,
        )

    def save(self, document: DocumentId, path: Path) -> None:
        """Write a copy of one document where a person asked for it."""
        desk = self._session.desk
        self._session.runner.run(
            lambda: desk.write_file(path, content_of(desk.context, desk.actor, document)),
            lambda _nothing: self._saved(),
            self._refused,
        )

    def make_evidence(self, language: str) -> None:
        """Make the evidence file as of now, and show it; making it is itself on the timeline."""
        desk, reference = self._session.desk, self.page.case.reference

        def made(content: bytes) -> None:
            self._screen.done(self._session.words.say("papers.evidence"))
            self._session.news.tell(reference)
            self._screen.show_evidence(content, language)

        self._session.runner.run(
            lambda: evidence_file(desk.context, desk.actor, desk.reports, reference, language), made, self._refused
        )

    def save_evidence(self, content: bytes, path: Path) -> None:
        """Write the evidence file that was shown."""
        self._session.runner.run(
            lambda: self._session.desk.write_file(path, content), lambda _nothing: self._saved(), self._refused
        )

    def _saved(self) -> None:
        self._screen.done(self._session.words.say("papers.saved"))

    def _refused(self, error: DeskError) -> None:
        self._screen.refuse(sentence(error, self._session.words))
