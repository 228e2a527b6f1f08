"""Reports printed in one language or another."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from dsardesk.documents.model import Document
from dsardesk.domain.annual import Annual
from dsardesk.domain.case import Case
from dsardesk.domain.evidence import Evidence
from dsardesk.domain.identity import IdentityDocument
from dsardesk.domain.profile import ControllerProfile
from dsardesk.reports.annual import annual_document
from dsardesk.reports.certificate import certificate
from dsardesk.reports.evidence import evidence_document
from dsardesk.services.evidence import StillHeld
from dsardesk.wording import Catalogue


class Reports:
    """Prints what proves something."""

    def __init__(self, catalogues: Mapping[str, Catalogue], print_pdf: Callable[[Document], bytes]) -> None:
        """Words from *catalogues* by language, paper from *print_pdf*."""
        self._catalogues = catalogues
        self._print_pdf = print_pdf

    def evidence(self, evidence: Evidence, language: str) -> bytes:
        """The evidence file as PDF."""
        return self._print_pdf(evidence_document(evidence, self._catalogues[language]))

    def annual(self, report: Annual, profile: ControllerProfile, made_on: date, language: str) -> bytes:
        """The report of one year as PDF."""
        return self._print_pdf(annual_document(report, profile, made_on, self._catalogues[language]))

    def certificate(self, case: Case, profile: ControllerProfile, document: IdentityDocument, language: str) -> bytes:
        """The certificate of destruction of one document as PDF."""
        if document.destruction is None:
            raise StillHeld
        return self._print_pdf(certificate(case, profile, document, document.destruction, self._catalogues[language]))
