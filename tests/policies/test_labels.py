"""References to roman numbers, letters, points and annexes are followed as those to plain numbers are."""

from __future__ import annotations

import pytest

from tests.policies.conftest import Check

ROMAN = """TITRE I – QUI NOUS SOMMES

La société Exemple.

TITRE II – CONSERVATION

Les données sont conservées trois ans après la fin du contrat.

TITRE III – VOS DROITS

{}

TITRE IV – CONTACT

Écrivez à droits@exemple.example.
"""
LETTERS = """A. Who we are

The company Example.

B. How long data are kept

Data are kept three years after the contract ends.

C. Your rights

{}

D. Contact

Write to rights@example.example.
"""
POINTS = """1. Qui nous sommes

1.1 La société Exemple.

1.2 Son siège est à Lyon.

1.3 Son numéro est connu.

2. Conservation

2.1 Trois ans après la fin du contrat.

2.2 Rien de plus.

{}
"""
ANNEXES = """Vos droits

{}

Annexe A – Destinataires

Notre hébergeur.

Annexe B : Durées

Trois ans.
"""


def broken(findings: Check, text: str) -> list[str]:
    return [each.quote for each in findings(text) if each.rule.id == "reference.broken"]


@pytest.mark.parametrize(
    ("policy", "sentence"),
    [
        (ROMAN, "Les recours sont décrits au titre VII ci-après."),
        (ROMAN, "Vos droits figurent au titre II ci-dessus."),
        (ROMAN, "La section VIII donne les recours."),
        (LETTERS, "See section K below for cookies."),
        (LETTERS, "How long we keep data is in section D above."),
        (POINTS, "Voir le point 2.9 ci-dessus."),
        (ANNEXES, "Les sous-traitants sont à l’annexe D."),
        (ANNEXES, "L’annexe F ci-dessous donne le détail."),
    ],
)
def test_a_place_that_is_not_there_is_told(policy: str, sentence: str, findings: Check) -> None:
    assert broken(findings, policy.format(sentence)) == [sentence]


@pytest.mark.parametrize(
    ("policy", "sentence"),
    [
        (ROMAN, "Les durées figurent au titre II ci-dessus."),
        (ROMAN, "Le titre VII de la loi du 6 janvier 1978 le prévoit."),
        (ROMAN, "Le chapitre V du RGPD encadre les transferts."),
        (ROMAN, "La loi, en sa partie VII, le prévoit."),
        (LETTERS, "See section B above for the periods."),
        (LETTERS, "In this section I explain your rights."),
        (LETTERS, "Section 7 (a) of the Act applies."),
        (POINTS, "Voir le point 2.1 ci-dessus."),
        (POINTS, "L’article L. 110-4 du code de commerce s’applique."),
        (ANNEXES, "Les durées sont à l’annexe B."),
        (ANNEXES, "Les clauses sont à l’annexe II de la décision 2021/914."),
    ],
)
def test_a_place_that_is_there_or_is_a_laws_is_left_alone(policy: str, sentence: str, findings: Check) -> None:
    assert broken(findings, policy.format(sentence)) == []


@pytest.mark.parametrize("sentence", ["Voir l’annexe C de la présente page.", "The list is in Appendix B below."])
def test_an_annex_of_a_text_without_annexes_is_told_if_it_is_said_to_be_beside(sentence: str, findings: Check) -> None:
    assert broken(findings, f"Vos droits\n\n{sentence}\n") == [sentence]
    assert broken(findings, "Vos droits\n\nVoir l’annexe C au contrat.\n") == []


def test_a_numbered_place_of_a_text_without_numbers_is_told(findings: Check) -> None:
    assert broken(findings, "Vos droits\n\nDétails : voir la partie 12.\n") == ["Détails : voir la partie 12."]
    assert broken(findings, "Vos droits\n\nLa partie 12 du règlement intérieur suffit.\n") == []
