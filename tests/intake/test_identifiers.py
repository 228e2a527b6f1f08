"""What somebody gives to be recognised by is read in whatever language it is labelled."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsardesk import texts
from dsardesk.intake.cues import Cues
from dsardesk.intake.dates import first_day, letter_day
from dsardesk.intake.identifiers import addresses, identifiers, name_given, to_correct


@pytest.mark.parametrize(
    ("text", "key", "value"),
    [
        ("Mon numéro client est le CL-20817.", "customer_number", "CL-20817"),
        ("Kundennummer: NB364277", "customer_number", "NB364277"),
        ("My customer number is C-140311, thanks.", "customer_number", "C-140311"),
        ("CL551791", "customer_number", "CL551791"),
        ("Votre facture ORD-49218 est fausse.", "order_number", "ORD-49218"),
        ("Date of birth: 22. 06. 1944", "birth_date", "1944-06-22"),
        ("née le 3 mai 1980", "birth_date", "1980-05-03"),
        ("Geburtsdatum: 11.10.2002", "birth_date", "2002-10-11"),
        ("Fecha de nacimiento: 3 de mayo de 1980", "birth_date", "1980-05-03"),
        ("date of birth: May 3, 1980", "birth_date", "1980-05-03"),
        ("date de naissance : 31/02/1980", "birth_date", "31/02/1980"),
        ("Adres: Marijnboulevard 753, 9792 TX Keijenborg", "postal_address", "Marijnboulevard 753, 9792 TX Keijenborg"),
        ("51, rue de Vidal, 72823 Saint-Geneviève", "postal_address", "51, rue de Vidal, 72823 Saint-Geneviève"),
        ("Bonjour\n\nA B\n12 rue Haute\n69001 Lyon", "postal_address", "12 rue Haute, 69001 Lyon"),
        ("Adresse : 12 rue Haute\nAdresse : 3 rue Basse, 69001 Lyon", "postal_address", "3 rue Basse, 69001 Lyon"),
        ("Tel. 06 39 98 43 21", "phone", "06 39 98 43 21"),
        ("Appelez-moi au +33 6 39 98 43 21 svp", "phone", "+33 6 39 98 43 21"),
        ("E-mail: eve@posta.example", "email", "eve@posta.example"),
        ("Data access request (ref: 949fdd49).", "own_reference", "949fdd49"),
    ],
)  # fmt: skip
def test_each_is_found_as_people_write_it(cues: Cues, text: str, key: str, value: str) -> None:
    assert identifiers(text, cues).get(key) == value


@pytest.mark.parametrize("text", ["Le 08/01/2026 à 10 h.", "Adresse : nulle part ailleurs", "Il est 12:30 ici."])
def test_a_day_or_words_are_no_number(cues: Cues, text: str) -> None:
    assert identifiers(text, cues) == {}


def test_a_name_after_its_label_is_the_senders(cues: Cues) -> None:
    assert name_given("Nombre: Eufemia Carbajo\nDirección: x", cues) == "Eufemia Carbajo"
    assert name_given("Bonjour", cues) == ""


def test_mailboxes_of_a_company_are_no_persons(cues: Cues) -> None:
    assert addresses("Écrit à dpo@alto.example, moi : zoe@courriel.example, zoe@courriel.example.") == (
        "zoe@courriel.example",
    )


def test_what_is_to_be_corrected_is_told(cues: Cues) -> None:
    assert to_correct("", "Merci de corriger mon adresse.", cues) == "postal address"
    twice = "Wrong address: 1 Old Road 9\nCorrect address: 2 New Road 8"
    assert to_correct(twice, "Please make these changes.", cues) == "postal address"
    assert to_correct("", "Please make these changes.", cues) == ""


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Lyon, le 16 avril 2026\n\nBonjour", date(2026, 4, 16)),
        ("16/04/2026\nObjet", date(2026, 4, 16)),
        ("2026-02-15\nHello", date(2026, 2, 15)),
        ("Né le 3 mai 1980 à Lyon, j'habite à Paris depuis le 4 mai 2001", None),
        ("Date de naissance : 3 mai 1980", None),
        ("Bonjour, le 16 de chaque mois", None),
    ],
)
def test_the_day_of_a_letter_stands_at_its_head(cues: Cues, text: str, day: date | None) -> None:
    assert letter_day(text, cues.months) == day


def test_the_first_day_of_a_line_may_be_american_where_no_other_reading_is_possible(cues: Cues) -> None:
    assert first_day("Sent: 12/31/2026 10:00", cues.months) == date(2026, 12, 31)
    assert first_day("Sent: tomorrow", cues.months) is None


@given(text=st.text(alphabet="Tel. :0123456789+()/-@abc.\nAdresse", max_size=300))
def test_no_words_whatever_make_it_fail(text: str) -> None:
    assert all(isinstance(value, str) for value in identifiers(text, texts.cues()).values())
