"""What came is told apart: a request, a reminder, a complaint to the authority, its letter, a breach, or nothing."""

from __future__ import annotations

import pytest

from dsardesk.domain.draft import CaseLink, MessageKind
from dsardesk.domain.rights import RightType
from dsardesk.intake.cues import Cues
from dsardesk.intake.understanding import Meaning, understood


def read(text: str, cues: Cues, subject: str = "") -> Meaning:
    return understood(text, subject, cues)


def rights(meaning: Meaning) -> list[RightType]:
    return [each.right for each in meaning.asked]


class TestReminders:
    """An unanswered request goes on: its month has run since the first letter."""

    @pytest.mark.parametrize(
        ("text", "right"),
        [
            ("Le 3 mai je vous ai envoyé une demande au titre de l'article 15 du RGPD. Je n'ai reçu aucune réponse.",
             RightType.ACCESS),
            ("Am 3. Mai 2026 hatte ich eine Anfrage nach Art. 17 DSGVO gestellt. Leider erhielt ich keine Antwort.",
             RightType.ERASURE),
            ("On 3 May I sent you a request under Article 16 of the GDPR. You have still not responded.",
             RightType.RECTIFICATION),
            ("El 3 de mayo les envié una solicitud según el artículo 15 del RGPD. No he recibido respuesta.",
             RightType.ACCESS),
        ],
    )  # fmt: skip
    def test_it_complains_and_asks_what_the_first_letter_asked(self, cues: Cues, text: str, right: RightType) -> None:
        meaning = read(text, cues)
        assert meaning.case_link is CaseLink.REMINDER
        assert set(rights(meaning)) == {RightType.COMPLAINT, right}
        assert all(each.quote in text for each in meaning.asked)

    def test_a_subject_that_says_so_is_enough(self, cues: Cues) -> None:
        meaning = read("Please delete all my personal data.", cues, "Reminder: my request")
        assert meaning.case_link is CaseLink.REMINDER
        assert set(rights(meaning)) == {RightType.ERASURE, RightType.COMPLAINT}

    def test_an_earlier_objection_without_more_is_taken_for_one_to_advertising(self, cues: Cues) -> None:
        text = (
            "Le 3 mai je vous ai envoyé une demande conformément à l'article 21 du RGPD. Je n'ai pas reçu de réponse."
        )
        assert set(rights(read(text, cues))) == {RightType.COMPLAINT, RightType.OBJECTION_MARKETING}


class TestComplaintsToTheAuthority:
    def test_a_copy_of_one_asks_the_company_for_nothing_else(self, cues: Cues) -> None:
        text = (
            "Dear Data Protection Authority,\n\nOn 3 May I sent Alto a request under Article 17 of the GDPR. "
            "I would like to submit a formal complaint because it did not reply."
        )
        meaning = read(text, cues)
        assert (meaning.case_link, rights(meaning)) == (CaseLink.DPA_COMPLAINT, [RightType.COMPLAINT])

    def test_a_threat_of_one_is_none(self, cues: Cues) -> None:
        text = (
            "Hello,\n\nplease send me a copy of my personal data. I live in Lyon. I was your customer. "
            "If you do not answer, I will complain to the data protection authority."
        )
        meaning = read(text, cues)
        assert (meaning.case_link, rights(meaning)) == (None, [RightType.ACCESS])


class TestAnswers:
    def test_what_was_asked_for_ties_the_message_to_its_case(self, cues: Cues) -> None:
        meaning = read("Bonjour, en réponse à votre courrier, voici la date de mon contrat.", cues)
        assert meaning.case_link is CaseLink.REPLY


class TestWhatIsNoRequest:
    @pytest.mark.parametrize(
        "text",
        [
            "Par décision du 2 mai, la présidente de la CNIL a décidé de procéder à un contrôle sur pièces.",
            "Our office has received a complaint about your company and opened an inquiry.",
            "Bei uns ist eine Beschwerde gegen Sie eingegangen.",
        ],
    )
    def test_the_letter_of_an_authority_goes_before_all_else(self, cues: Cues, text: str) -> None:
        meaning = read(text, cues)
        assert (meaning.kind, meaning.asked) == (MessageKind.AUTHORITY_LETTER, ())
        assert meaning.kind_quote in text

    @pytest.mark.parametrize(
        "text",
        [
            "Nous vous informons qu'une violation de données est survenue le 3 mai chez notre hébergeur.",
            "We regret to inform you of a data breach that affected our servers.",
            "Wir informieren Sie über eine Datenpanne in unserem System.",
        ],
    )
    def test_the_notice_of_a_breach_is_told(self, cues: Cues, text: str) -> None:
        meaning = read(text, cues)
        assert (meaning.kind, meaning.kind_quote) == (MessageKind.BREACH_NOTICE, text)

    def test_a_breach_only_spoken_of_is_none(self, cues: Cues) -> None:
        assert read("Webinar: how to prepare for a data breach.", cues).kind is not MessageKind.BREACH_NOTICE

    def test_an_order_is_not_a_request(self, cues: Cues) -> None:
        meaning = read("Bonjour, quand sera livrée la commande 2031 ? Merci.", cues)
        assert (meaning.kind, meaning.asked, meaning.asked_by) == (MessageKind.NOT_A_REQUEST, (), "")

    def test_words_on_ones_data_that_no_cue_knows_are_left_to_a_person(self, cues: Cues) -> None:
        assert read("Bonjour, je m'inquiète pour mes données.", cues).kind is MessageKind.UNCLEAR


def test_the_senders_own_time_limit_is_noted_in_their_words(cues: Cues) -> None:
    meaning = read("Merci de m'envoyer une copie de mes données. Vous avez 48 heures pour répondre.", cues)
    assert meaning.asked_by == "Vous avez 48 heures pour répondre."


def test_a_subject_alone_may_ask(cues: Cues) -> None:
    [asked] = read("Bonjour, merci de faire le nécessaire.", cues, "Suppression : merci de supprimer mon compte").asked
    assert (asked.right, asked.quote) == (RightType.ERASURE, "Suppression : merci de supprimer mon compte")


def test_an_english_sentence_in_a_letter_of_another_language_is_understood(cues: Cues) -> None:
    text = "Guten Tag, ich bin seit 2019 Ihr Kunde und nicht zufrieden.\n\nPlease delete all my personal data.\n\nGruß"
    assert rights(read(text, cues)) == [RightType.ERASURE]


@pytest.mark.parametrize(
    "text",
    [
        "Здравейте, моля изтрийте всички данни, които имате за мен. Благодаря.",
        "Kérem, töröljék az összes adatomat, amelyet rólam tárolnak. Köszönettel, Nagy Péter",
        "Hei, pyydän teitä poistamaan kaikki tietoni, jotka teillä on minusta. Terveisin, Matti Virtanen",
    ],
)
def test_a_letter_in_a_language_that_is_only_recognised_is_left_to_a_person(cues: Cues, text: str) -> None:
    assert read(text, cues).kind is MessageKind.UNCLEAR
