"""Letters as a person reads them: whole sentences, in both languages, with what the law asks."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsardesk.documents.model import BulletList, Document, Facts, Heading, Notice, Paragraph
from dsardesk.domain.activities import Recipient
from dsardesk.domain.letters import LetterKind, LetterPlan, Say, Warn
from dsardesk.domain.plans import BODIES, plan_letter
from dsardesk.domain.rights import RightType
from dsardesk.domain.told import AnsweredItem
from dsardesk.letters.compose import compose
from dsardesk.letters.press import LetterPress
from dsardesk.resources import LANGUAGES
from tests.invented import letter_facts, letter_words, texts

HOSTILE = st.text(alphabet="{}[]<>&%#\\\"'*_$@\n ’éß漢0a.!:", min_size=1, max_size=20).filter(str.strip)


def written(kind: LetterKind, lang: str, **changes: Any) -> Document:
    return compose(plan_letter(kind, letter_facts(**changes)), letter_words(lang))


def words(kind: LetterKind, lang: str, **changes: Any) -> str:
    return "\n".join(texts(written(kind, lang, **changes)))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", LetterKind)
class TestEveryLetter:
    """What holds for each letter in each language."""

    def test_nothing_is_left_unfilled_and_no_key_or_date_is_left_unwritten(self, kind: LetterKind, lang: str) -> None:
        everything = words(kind, lang)
        assert not re.search(r"[{}]|\d{4}-\d\d-\d\d|\b(None|True|False)\b", everything)
        assert not re.search(r"\b[a-z]+\.[a-z_]+_[a-z_]+\b", everything)

    def test_it_bears_its_date_and_references_in_full(self, kind: LetterKind, lang: str) -> None:
        document = written(kind, lang)
        assert document.letterhead is not None
        first_of_may = {"fr": "Lyon, le 1er mai 2026", "en": "Lyon, 1 May 2026"}[lang]
        received = {"fr": "1er avril 2026", "en": "1 April 2026"}[lang]
        email, address = "camille@courriel.example", ("Camille Duvernay", "3 quai des Brumes", "69001 Lyon")
        if BODIES[kind].to_principal:
            email, address = "contact@quai.example", ("Les Ateliers du Quai", "7 quai des Brumes", "29000 Quimper")
        assert document.letterhead.place_and_date == first_of_may
        assert [value for _, value in document.letterhead.references] == [
            "DSR-2026-0042",
            received,
            email,
        ]
        assert document.letterhead.sender[0] == "Alto SAS"
        assert document.letterhead.recipient == address
        assert "DSR-2026-0042" in document.footer

    def test_it_is_signed_in_its_language(self, kind: LetterKind, lang: str) -> None:
        title = {"fr": "Déléguée à la protection des données", "en": "Data Protection Officer"}[lang]
        assert written(kind, lang).signature == ("Claire Morel", title, "Alto SAS")

    def test_the_complaint_depends_on_nothing_else(self, kind: LetterKind, lang: str) -> None:
        assert not re.search(
            r"après nous avoir|après avoir contacté|after contacting us|first contact", words(kind, lang)
        )

    def test_nothing_is_said_in_the_other_language(self, kind: LetterKind, lang: str) -> None:
        foreign = {"fr": r"\b(your|request|we|the)\b", "en": r"\b(votre|vous|nous|demande)\b"}[lang]
        company = letter_facts()
        theirs = {company.company.authority.name, *company.company.authority.address}
        theirs |= {company.doubt, company.silence}
        for text in texts(written(kind, lang).blocks):
            for part in theirs:
                text = text.replace(part, "")  # noqa: PLW2901 -- the company's own words
            assert not re.search(foreign, text, re.IGNORECASE), text


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", [kind for kind in LetterKind if {"gdpr.77", "gdpr.79"} & set(BODIES[kind].mandatory)])
def test_remedies_stand_in_every_letter_that_tells_a_decision(kind: LetterKind, lang: str) -> None:
    """GDPR 12(4), 77 and 79: the authority with its address, and the court."""
    everything = words(kind, lang)
    for part in ("(CNIL)", "75334 Paris Cedex 07", "01 53 73 22 22", "https://www.cnil.fr/fr/plaintes"):
        assert part in everything
    assert {"fr": "recours devant un tribunal", "en": "remedy before a court"}[lang] in everything
    assert {"fr": "réclamation", "en": "complaint"}[lang] in everything


@pytest.mark.parametrize(
    ("kind", "lang", "parts"),
    [
        (
            LetterKind.ACKNOWLEDGEMENT,
            "fr",
            ("du 1er avril 2026 au 4 mai 2026", "article 12, paragraphe 3", "article 15"),
        ),
        (LetterKind.ACKNOWLEDGEMENT, "en", ("from 1 April 2026 to 4 May 2026", "Article 12(3)", "Article 15 GDPR")),
        (LetterKind.IDENTITY_REQUEST, "fr", ("article 12, paragraphe 6", "décret n° 2019-536", "masquez", "détruite")),
        (LetterKind.IDENTITY_REQUEST, "en", ("Article 12(6)", "Decree no. 2019-536", "mask", "destroyed")),
        (LetterKind.MARKETING_STOPPED, "fr", ("le 2 avril 2026", "Lettre d’information", "liste d’opposition")),
        (LetterKind.MARKETING_STOPPED, "en", ("on 2 April 2026", "Newsletter tool", "suppression list")),
        (LetterKind.ACCESS_REPLY, "fr", ("article 15", "5 fichiers", "par téléphone", "États-Unis", "2021/914")),
        (
            LetterKind.ACCESS_REPLY,
            "en",
            ("Article 15(1) and (2)", "5 files", "by telephone", "United States", "2021/914"),
        ),
        (LetterKind.NO_DATA, "fr", ("ne détenons aucune donnée", "article 6, paragraphe 1, c")),
        (LetterKind.NO_DATA, "en", ("hold no personal data", "Article 6(1)(c)")),
    ],
)
def test_each_letter_cites_its_article_and_its_facts(kind: LetterKind, lang: str, parts: tuple[str, ...]) -> None:
    everything = words(kind, lang)
    for part in parts:
        assert part in everything


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_right_can_be_acknowledged(lang: str) -> None:
    items = tuple(AnsweredItem(right) for right in RightType)
    document = written(LetterKind.ACKNOWLEDGEMENT, lang, items=items)
    listed = next(block for block in document.blocks if isinstance(block, BulletList))
    assert len(set(listed.items)) == len(RightType)


def test_an_activity_is_told_in_a_grid_under_its_own_name() -> None:
    document = written(LetterKind.ACCESS_REPLY, "en")
    place = document.blocks.index(Heading("Contracts and billing"))
    grid = document.blocks[place + 1]
    assert isinstance(grid, Facts)
    assert ("Legal basis", "the contract with you (Article 6(1)(b))") in grid.rows
    assert ("Recipient", "Compta & Cie – accountant (France)") in grid.rows


def test_a_country_without_a_name_of_ours_keeps_its_code() -> None:
    recipient = Recipient("Acme", {"en": "host"}, "AQ", {"en": "adequacy decision"})
    activity = replace(letter_facts().activities[0], recipients=(recipient,))
    assert "Acme – host (AQ)" in words(LetterKind.ACCESS_REPLY, "en", activities=(activity,))


def test_a_letter_by_post_shows_no_electronic_address() -> None:
    document = written(LetterKind.NO_DATA, "fr", by_email=False)
    assert document.letterhead is not None
    assert len(document.letterhead.references) == 2


def test_a_letter_by_e_mail_leaves_no_room_for_an_envelope_and_shows_its_address() -> None:
    addressee = replace(letter_facts().addressee, address=())
    document = written(LetterKind.NO_DATA, "fr", by_email=True, addressee=addressee)
    assert document.letterhead is not None
    assert not document.letterhead.window
    assert document.letterhead.recipient == (addressee.name, addressee.email)


def test_a_letter_by_e_mail_to_somebody_who_gave_an_address_can_be_posted_too() -> None:
    addressee = replace(letter_facts().addressee, address=("3 rue Basse", "69001 Lyon"))
    document = written(LetterKind.NO_DATA, "fr", by_email=True, addressee=addressee)
    assert document.letterhead is not None
    assert document.letterhead.window
    assert document.letterhead.recipient[1:] == ("3 rue Basse", "69001 Lyon")
    assert document.letterhead.references[-1][1] == addressee.email


def test_a_warning_is_set_apart() -> None:
    plan = LetterPlan(LetterKind.NO_DATA, letter_facts(), (Warn(Say("opening")), Say("closing")))
    blocks = compose(plan, letter_words("en")).blocks
    assert blocks == (Notice("Dear Sir or Madam,"), Paragraph("Yours faithfully,"))


@given(doubt=HOSTILE)
def test_a_fact_is_poured_as_it_is_whatever_it_looks_like(doubt: str) -> None:
    assert doubt in words(LetterKind.IDENTITY_REQUEST, "fr", doubt=doubt)


class TestPress:
    """Letters printed in the requester's language where we have it."""

    PRESS = LetterPress(
        {lang: letter_words(lang) for lang in LANGUAGES},
        print_pdf=lambda document: f"PDF {document.title}".encode(),
        print_docx=lambda document: f"DOCX {document.title}".encode(),
    )

    @pytest.mark.parametrize(
        ("lang", "title"),
        [("fr", "Nous avons bien reçu votre demande"), ("en", "We have received your request")],
    )
    def test_both_forms_are_printed_from_the_same_document(self, lang: str, title: str) -> None:
        printed = self.PRESS.print_letter(plan_letter(LetterKind.ACKNOWLEDGEMENT, letter_facts()), lang)
        assert (printed.title, printed.pdf.decode(), printed.docx.decode()) == (title, f"PDF {title}", f"DOCX {title}")

    def test_a_language_that_is_not_offered_yet_is_answered_in_the_first(self) -> None:
        assert self.PRESS.title("no_data", "de") == self.PRESS.title("no_data", "fr")
        assert self.PRESS.languages == ("fr", "en")
