"""Letters printed: words chosen by language, paper in two forms that say the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from dsardesk.documents.docx import read_docx
from dsardesk.documents.edited import read_edited
from dsardesk.documents.model import Document
from dsardesk.domain.letters import LetterPlan
from dsardesk.letters.check import Finding, check_letter
from dsardesk.letters.compose import compose
from dsardesk.services.ports import PrintedLetter
from dsardesk.wording import Catalogue


class LetterPress:
    """Prints planned letters; a language without a catalogue is answered in the first one."""

    def __init__(
        self,
        catalogues: Mapping[str, Catalogue],
        *,
        print_pdf: Callable[[Document], bytes],
        print_docx: Callable[[Document], bytes],
    ) -> None:
        """Words from *catalogues* by language, paper from the printers."""
        self._catalogues = catalogues
        self._print_pdf = print_pdf
        self._print_docx = print_docx

    @property
    def languages(self) -> tuple[str, ...]:
        """Languages in which letters can be written."""
        return tuple(self._catalogues)

    def title(self, kind: str, language: str) -> str:
        """Name of a kind of letter, for lists."""
        return self._catalogue(language).say(f"title.{kind}")

    def print_letter(self, plan: LetterPlan, language: str) -> PrintedLetter:
        """The letter in *language*, as PDF and DOCX."""
        document = compose(plan, self._catalogue(language))
        return PrintedLetter(document.title, self._print_pdf(document), self._print_docx(document))

    def read_letter(self, docx: bytes) -> str:
        """The words of a letter that was printed."""
        return read_docx(docx)

    def check_letter(self, docx: bytes, plan: LetterPlan, others: Sequence[str] = ()) -> tuple[Finding, ...]:
        """What is wrong with a letter that somebody edited; *others* are people it is not about."""
        return check_letter(read_edited(docx), plan, self._catalogues.values(), others)

    def _catalogue(self, language: str) -> Catalogue:
        return self._catalogues.get(language) or next(iter(self._catalogues.values()))
