"""Documents of several kinds and languages (invented people only), and the printer as the desk wires it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dsardesk.documents.model import BulletList, Document, Facts, Heading, Letterhead, Notice, Paragraph, Table
from dsardesk.documents.pdf import PdfPrinter

_RESOURCES = Path(__file__).parents[2] / "resources"

FRENCH_LETTER = Document(
    lang="fr",
    title="Réponse à votre demande d'accès",
    author="Atelier Lumière SAS",
    dated_on=date(2026, 10, 24),
    letterhead=Letterhead(
        sender=("Atelier Lumière SAS", "12, rue de la République", "69002 LYON", "dpo@atelier-lumiere.example"),
        recipient=("Mme Élise Lefèvre-Dubois", "8, avenue du Général-Leclerc", "38000 GRENOBLE"),
        place_and_date="Lyon, le 24 octobre 2026",
        references=(("Notre référence", "DSR-2026-0001"), ("Votre courriel du", "28 septembre 2026")),
    ),
    blocks=(
        Paragraph("Madame,"),
        Paragraph(
            "Vous avez demandé l'accès à vos données: l'article 15 du RGPD vous y autorise ; voici notre réponse."
        ),
        Notice("Votre identité a été vérifiée. La copie de votre justificatif a été détruite !"),
        Heading("Ce que nous savons de vous"),
        Table(("Traitement", "Durée"), (("Facturation", "10 ans"), ("Sécurité « web »", "6 mois")), (3, 2)),
        BulletList(("Notre transporteur, pour livrer.", "Notre cœur de métier : 1 500 € d'efficacité et de fichiers.")),
        Heading("En résumé", 2),
        Facts((("Demande reçue le", "28 septembre 2026"), ("Écrire à", "https://www.cnil.fr/fr/plaintes?a=1;b"))),
        Paragraph("Veuillez agréer, Madame,\nl'expression de nos salutations distinguées."),
    ),
    signature=("Claire Morel", "Déléguée à la protection des données"),
    footer="Atelier Lumière SAS, RCS Lyon 552 100 554",
)
ENGLISH_REPORT = Document(
    lang="en",
    title="Certificate of destruction",
    author="Lumen Workshop Ltd",
    dated_on=date(2026, 10, 24),
    blocks=(
        Paragraph('The copy was "destroyed"; it can\'t be read again.'),
        Heading("Steps taken", 2),
        Table(("When", "Step"), (("2026-10-02 14:32", "Received → checked ✓"), ("2026-10-02 14:33", "Destroyed ☐ 😀"))),
        Facts((("Case", "DSR-2026-0002"),)),
    ),
    signature=("Jo O'Neil",),
    footer="DSR-2026-0002",
)
NAMES = Document(
    lang="el",
    title="Απάντηση στο αίτημά σας",
    author="Εταιρεία Παράδειγμα",
    dated_on=date(2026, 10, 24),
    letterhead=Letterhead(("Εταιρεία Παράδειγμα",), ("Zażółć Gęślą-Jaźń",), "Αθήνα, 24 Οκτωβρίου 2026", ()),
    blocks=(
        Paragraph("Αγαπητή κυρία, Łódź, Đorđe Živković, Șerban Țepeș, Ґанна Їжак."),
        Facts((("العربية", "محمد"), ("עברית", "שלום"))),
    ),
)


@pytest.fixture(scope="session")
def printer() -> PdfPrinter:
    return PdfPrinter(_RESOURCES / "fonts", (_RESOURCES / "documents" / "letter.typ").read_text(encoding="utf-8"))


@pytest.fixture(params=[FRENCH_LETTER, ENGLISH_REPORT, NAMES], ids=["French letter", "English report", "names"])
def document(request: pytest.FixtureRequest) -> Document:
    chosen: Document = request.param
    return chosen


@pytest.fixture
def french_letter() -> Document:
    return FRENCH_LETTER
