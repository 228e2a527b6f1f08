"""What leaves the desk on paper or sealed: letters, reports, packages, sheets."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from typing import Any

from dsardesk import resources
from dsardesk.documents.docx import print_docx
from dsardesk.documents.pdf import PdfPrinter
from dsardesk.domain.letters import LetterKind
from dsardesk.exports.maker import SealingMaker
from dsardesk.exports.wording import Texts
from dsardesk.letters.examples import example_facts as facts_of_example
from dsardesk.letters.facts import facts_as_json
from dsardesk.letters.press import LetterPress
from dsardesk.policies.profiles import read_profile
from dsardesk.reports.printer import Reports
from dsardesk.reports.recovery import recovery_document
from dsardesk.texts import messages
from dsardesk.wording import Catalogue


@cache
def printer() -> PdfPrinter:
    """The printer of PDF documents."""
    return PdfPrinter(resources.folder("fonts"), resources.text("documents", "letter.typ"))


@cache
def press() -> LetterPress:
    """The printer of letters."""
    catalogues = {lang: Catalogue(lang, resources.text("letters", f"{lang}.toml")) for lang in resources.LANGUAGES}
    return LetterPress(catalogues, print_pdf=printer().print_pdf, print_docx=print_docx)


def reports() -> Reports:
    """The printer of evidence and certificates."""
    return Reports({lang: messages(lang) for lang in resources.LANGUAGES}, printer().print_pdf)


@cache
def package_texts() -> dict[str, Texts]:
    """Words of the pages of packages, by language."""
    return {lang: tomllib.loads(resources.text("exports", f"{lang}.toml")) for lang in resources.LANGUAGES}


def package_maker() -> SealingMaker:
    """What seals packages."""
    return SealingMaker(
        package_texts(), {lang: resources.text("exports", f"words-{lang}.txt") for lang in resources.LANGUAGES}
    )


def recovery_sheet(company: str, vault: str, code: str, made_on: date, lang: str) -> bytes:
    """The sheet that bears the recovery code of a vault, as PDF."""
    return printer().print_pdf(recovery_document(company, vault, code, made_on, messages(lang)))


def example_facts(kind: LetterKind) -> Any:
    """JSON facts with which a letter of *kind* can be rendered."""
    return facts_as_json(facts_of_example(kind, read_profile(resources.text("samples", "alto", "profile.toml"))))
