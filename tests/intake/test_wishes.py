"""Several wishes in one letter, and rights told by an article or by the head of an item: structure before words."""

from __future__ import annotations

import pytest

from dsardesk.intake.articles import citation, rights_cited
from dsardesk.intake.cues import Cues
from dsardesk.intake.understanding import understood
from dsardesk.intake.wishes import Listing
from dsardesk.intake.words import Sentence


def asked(text: str, cues: Cues) -> set[str]:
    return {each.right.value for each in understood(text, "", cues).asked}


@pytest.mark.parametrize(
    ("text", "rights"),
    [
        (
            "Pursuant to Articles 15, 16 and 18 of the GDPR we ask you to act for our member.",
            {"access", "rectification", "restriction"},
        ),
        ("En application des articles 15 et 17 du RGPD, je vous demande de donner suite.", {"access", "erasure"}),
        (
            "Gemäß Art. 15 und 17 DSGVO fordern wir Sie auf, für unsere Mandantin tätig zu werden.",
            {"access", "erasure"},
        ),
        ("Ai sensi degli artt. 15 e 20 del GDPR vi chiedo di provvedere.", {"access", "portability"}),
        ("Op grond van artikelen 15 en 18 AVG verzoek ik u te handelen.", {"access", "restriction"}),
        ("Au titre de l'article 21(1) du RGPD, je vous demande de donner suite.", {"objection"}),
        ("We offer a webinar: please register for requests under Article 15 GDPR.", set()),
        ("Under Articles 15 to 22 GDPR we ask for your procedure.", set()),
    ],
)
def test_an_article_cited_in_a_demand_names_the_right_by_itself(cues: Cues, text: str, rights: set[str]) -> None:
    assert asked(text, cues) == rights


@pytest.mark.parametrize(
    ("said", "rights"),
    [
        ("under article 15", ["access"]),
        ("under article 21(2)", ["objection_marketing"]),
        ("under article 7(3)", ["consent_withdrawal"]),
        ("not under article 15", []),
        ("under article 12", []),
        ("under article 21", []),
        ("under article 18(1)(d)", []),
        ("under article 15 to 22", []),
        ("the existence of a right under article 16", []),
    ],
)
def test_one_table_of_articles_tells_the_right(said: str, rights: list[str]) -> None:
    pattern = citation(r"article ?", "under", "and")
    assert [right.value for right, *_ in rights_cited(said, pattern)] == rights


@pytest.mark.parametrize(
    "text",
    [
        "Vă rog să îmi trimiteți o copie a datelor mele personale, iar apoi să le ștergeți.",
        "Please send me a copy of all my personal data, and then delete it.",
        "Merci de m'envoyer une copie de mes données personnelles, puis de les effacer.",
        "Bitte senden Sie mir eine Kopie meiner Daten und löschen Sie danach alle meine Daten.",
    ],
)
def test_a_second_wish_in_the_same_sentence_is_heard_beside_the_first(cues: Cues, text: str) -> None:
    assert asked(text, cues) == {"access", "erasure"}


ERASED_AND_SILENT = {"erasure", "objection_marketing"}
SEEN_AND_TAKEN = {"access", "portability"}


@pytest.mark.parametrize(
    ("text", "rights"),
    [
        (
            "Notre mandante vous demande :\n- l'effacement de ses données ;\n- la fin de toute prospection.",
            ERASED_AND_SILENT,
        ),
        (
            "Two things, please:\n\n(a) Subject access: all you hold on paper.\n\n(b) Data portability: my readings.",
            SEEN_AND_TAKEN,
        ),
        (
            "Solicito o seguinte:\na) direito de acesso: tudo;\nb) direito de portabilidade: as leituras.",
            SEEN_AND_TAKEN,
        ),
        ("Wir fordern:\n1. die Löschung aller Daten unserer Mandantin;\n2. das Ende jeder Werbung.", ERASED_AND_SILENT),
    ],
)
def test_items_of_a_list_inherit_the_demand_that_introduces_them(cues: Cues, text: str, rights: set[str]) -> None:
    assert asked(text, cues) == rights


@pytest.mark.parametrize(
    ("before", "rights"),
    [
        (["We request the following:"], ["portability"]),
        (["We request the following:", "1. a copy of the file", "It is urgent."], ["portability"]),
        (["We request the following:", "It rains.", "We came."], []),
        (["Our agenda for the day:"], []),
        (["You have the right to request:"], []),
    ],
)
def test_an_item_is_asked_for_as_long_as_a_demand_stands_before_it(
    cues: Cues, before: list[str], rights: list[str]
) -> None:
    english = cues.language("en")
    listing = Listing()
    for said in before:
        listing.pass_by(Sentence(0, len(said), said.lower()), english)
    item = "- data portability: my readings"
    assert [right.value for right, *_ in listing.heads(Sentence(0, len(item), item), english)] == rights


@pytest.mark.parametrize(
    "text",
    [
        "Abmelden · Daten berichtigen oder löschen · Datenschutz",
        "Désinscription · Supprimer mes données · Mentions légales",
        "Unsubscribe | Get a copy of your data | Imprint",
    ],
)
def test_links_side_by_side_at_the_foot_of_a_newsletter_ask_for_nothing(cues: Cues, text: str) -> None:
    assert asked(text, cues) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Please also correct our loading dock number: it is bay 4.",
        "Pouvez-vous aussi corriger notre adresse de livraison sur vos bons ?",
    ],
)
def test_what_a_business_orders_corrects_nobodys_data(cues: Cues, text: str) -> None:
    assert "rectification" not in asked(text, cues)


def test_what_is_to_stay_untouched_until_death_is_no_restriction(cues: Cues) -> None:
    text = "Après ma mort, supprimez mon compte et mes données. D'ici là, ne touchez à rien."
    assert asked(text, cues) == {"post_mortem_directive"}


@pytest.mark.parametrize(
    "text",
    [
        "J'ai signé l'autorisation pour ma fille. Merci d'enlever les photos du spectacle.",
        "Hiermit widerrufe ich meine Einwilligung. Bitte löschen Sie die Videos vom Turnier.",
        "Revoco il consenso che avevo dato. Vi chiedo di eliminare le fotografie della gara.",
        "Wycofuję zgodę. Proszę usunąć też nagrania z zawodów.",
    ],
)
def test_the_thing_itself_is_erased_after_a_consent_or_a_likeness_is_spoken_of(cues: Cues, text: str) -> None:
    assert "erasure" in asked(text, cues)


@pytest.mark.parametrize(
    ("text", "rights"),
    [
        ("Please send me a copy of my data. Please also delete the voice recordings.", {"access", "erasure"}),
        ("Please also delete the voice recordings.", set()),
        ("Please send me a copy of my data. Please remove the broken chair.", {"access"}),
        ("Je souhaite une copie de mes données. Je vous demande d'effacer le gabarit.", {"access", "erasure"}),
        ("Je souhaite une copie de mes données. Merci de ne rien supprimer avant.", {"access"}),
        (
            "Solicito una copia de mis datos. En segundo lugar, solicito la supresión de dichos datos.",
            {"access", "erasure"},
        ),
    ],
)
def test_a_second_demand_beside_ones_own_data_needs_no_object_that_is_known(
    cues: Cues, text: str, rights: set[str]
) -> None:
    assert asked(text, cues) == rights


@pytest.mark.parametrize(
    ("text", "rights"),
    [
        ("I am the widow of the late Paul. He left USD 8.5 Million in a bank.", set()),
        ("Ich bin die Witwe des verstorbenen Ministers. Er hinterließ 4,5 Millionen Euro.", set()),
        ("I am the widow of the late Paul, who had an account with you.", {"heir_request"}),
    ],
)
def test_no_heir_writes_where_a_fortune_is_offered(cues: Cues, text: str, rights: set[str]) -> None:
    assert asked(text, cues) == rights


@pytest.mark.parametrize(
    ("text", "rights"),
    [
        ("Our updated privacy policy takes effect in May. It explains:\n- how to withdraw your consent;", set()),
        ("Our updated privacy policy takes effect in May:\n- please delete my data;", {"erasure"}),
        ("Our updated privacy policy takes effect in May. I withdraw my consent.", {"consent_withdrawal"}),
    ],
)
def test_what_a_notice_lists_is_explained_unless_the_item_itself_asks(cues: Cues, text: str, rights: set[str]) -> None:
    assert asked(text, cues) == rights


@pytest.mark.parametrize(
    "text",
    [
        "Informationen zu Ihren Rechten auf Auskunft, Berichtigung und Löschung finden Sie auf unserer Website.",
        "Vous trouverez sur notre site des informations relatives à vos droits d'accès et d'effacement.",
        "Details of your rights of access and erasure are on our website.",
        "Mon ancien numéro d'adhérente : 20417.",
    ],
)
def test_what_stands_at_the_foot_of_a_letter_asks_for_nothing(cues: Cues, text: str) -> None:
    assert asked(text, cues) == set()


def test_an_article_in_brackets_after_what_is_asked_names_its_right(cues: Cues) -> None:
    assert "portability" in asked("Ich bitte um die Zählerstände in einem üblichen Format (Art. 20 DSGVO).", cues)
