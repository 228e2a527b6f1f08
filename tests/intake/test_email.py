"""An e-mail is understood as a person would: who wrote, when it came, what is asked, in the sender's own words."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from email.message import EmailMessage
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsardesk.domain.errors import UnreadableInput
from dsardesk.domain.rights import RightType
from dsardesk.intake.cues import Cues, read_cues
from dsardesk.intake.email import read_email

# Not a fixture where hypothesis is at work: it would print all of it beside every counter-example.
FOLDER = Path(__file__).parents[2] / "resources" / "intake"
CUES = read_cues(*((FOLDER / name).read_text(encoding="utf-8") for name in ("fr.toml", "en.toml")))
HOP = "Received: from out.sender.example (out.sender.example [198.51.100.1]) by mx.firm.example; "


def mail(body: str, *headers: str, sender: str = "Zoé Ardant <zoe@sender.example>") -> bytes:
    lines = [
        f"From: {sender}",
        "To: contact@firm.example",
        *headers,
        "Content-Type: text/plain; charset=utf-8",
        "",
        body,
    ]
    return "\n".join(lines).encode()


class TestTheSampleRequest:
    """What the shipped example must give, to the word."""

    def test_it_came_after_midnight_in_paris_whatever_the_sender_dated_it(self, cues: Cues, sample: bytes) -> None:
        draft = read_email(sample, cues)
        assert draft.received_at == datetime(2026, 10, 23, 22, 41, 17, tzinfo=UTC)
        assert draft.received_at.astimezone(ZoneInfo("Europe/Paris")).date().isoformat() == "2026-10-24"
        assert draft.sent_at is not None
        assert draft.sent_at.date().isoformat() == "2026-10-23"

    def test_access_and_the_end_of_marketing_are_asked_for_in_her_words(self, cues: Cues, sample: bytes) -> None:
        draft = read_email(sample, cues)
        assert [each.right for each in draft.proposals] == [RightType.ACCESS, RightType.OBJECTION_MARKETING]
        assert "copie de toutes les données personnelles" in draft.proposals[0].quote
        assert draft.proposals[1].quote.startswith("Par ailleurs, merci de ne plus m'envoyer vos offres")
        assert all(each.quote in draft.text for each in draft.proposals)

    def test_the_newsletter_quoted_below_is_not_her_words(self, cues: Cues, sample: bytes) -> None:
        draft = read_email(sample, cues)
        assert draft.text.endswith("Camille Duvernay")
        assert RightType.ERASURE not in {each.right for each in draft.proposals}

    def test_she_is_known_by_name_address_and_customer_number(self, cues: Cues, sample: bytes) -> None:
        draft = read_email(sample, cues)
        assert (draft.sender_name, draft.sender_email) == ("Camille Duvernay", "camille.duvernay@courriel.example")
        assert draft.subject == "Demande d'accès à mes données et arrêt des publicités"
        assert draft.language == "fr"
        assert draft.identifiers == {
            "email": "camille.duvernay@courriel.example",
            "customer_number": "CL-20817",
            "phone": "06 39 98 17 42",
        }

    def test_the_card_nobody_asked_for_is_told(self, cues: Cues, sample: bytes) -> None:
        draft = read_email(sample, cues)
        [card] = draft.attachments
        assert (card.name, card.media_type, card.identity_document) == ("carte_identite.jpg", "image/jpeg", True)
        assert card.size_bytes == len(card.content) > 60_000
        assert draft.warnings == ("intake.identity_document",)


class TestWhenItCame:
    """The month runs from arrival at the company's own server, on its clock."""

    def test_the_instant_is_that_of_the_companys_own_server_with_its_offset(self, cues: Cues) -> None:
        draft = read_email(mail("Bonjour", HOP + "Tue, 12 May 2026 09:23:35 +0200"), cues)
        assert draft.received_at == datetime(2026, 5, 12, 9, 23, 35, tzinfo=timezone(timedelta(hours=2)))
        assert draft.received_at.utcoffset() == timedelta(hours=2)

    def test_a_received_line_that_came_with_the_message_is_not_believed(self, cues: Cues) -> None:
        forged = "Received: from a (mx.firm.example [192.0.2.1]) by mx.firm.example; Wed, 01 Apr 2026 08:00:00 +0200"
        draft = read_email(mail("Bonjour", HOP + "Tue, 12 May 2026 09:23:35 +0200", forged), cues)
        assert draft.received_at == datetime(2026, 5, 12, 7, 23, 35, tzinfo=UTC)

    def test_a_name_that_the_sending_machine_gives_itself_is_not_believed(self, cues: Cues) -> None:
        lying = (
            "Received: from mx.firm.example (out.sender.example [198.51.100.1]) by mx.firm.example; "
            "Tue, 12 May 2026 09:23:35 +0200"
        )
        forged = "Received: from x by mx.firm.example; Wed, 01 Apr 2026 08:00:00 +0200"
        draft = read_email(mail("Bonjour", lying, forged), cues)
        assert draft.received_at == datetime(2026, 5, 12, 7, 23, 35, tzinfo=UTC)

    def test_time_spent_between_the_companys_own_machines_is_not_the_senders_fault(self, cues: Cues) -> None:
        inner = (
            "Received: from mx.firm.example (mx.firm.example [192.0.2.1]) by store.firm.example; "
            "Thu, 14 May 2026 08:00:00 +0200"
        )
        draft = read_email(mail("Bonjour", inner, HOP + "Tue, 12 May 2026 09:23:35 +0200"), cues)
        assert draft.received_at == datetime(2026, 5, 12, 7, 23, 35, tzinfo=UTC)

    def test_without_a_servers_word_the_senders_own_day_is_proposed_and_is_to_be_checked(self, cues: Cues) -> None:
        draft = read_email(mail("Bonjour", "Date: Tue, 12 May 2026 00:23:35 +0200"), cues)
        assert draft.received_at is None
        assert draft.received_on == date(2026, 5, 12)
        assert "intake.no_received" in draft.warnings
        assert draft.sent_at is not None


class TestWhoseWords:
    """A proposal may only rest on what the requester wrote."""

    @pytest.mark.parametrize(
        "tail",
        [
            "Le 3 mai 2026 à 10:00, Firm <lettre@firm.example> a écrit :\n> Veuillez supprimer toutes mes données.",
            "On Tue, 3 May 2026 at 10:00, Firm <lettre@firm.example>\nwrote:\n> Please delete all my personal data.",
            "-----Message d'origine-----\nDe : Firm\nVeuillez supprimer toutes mes données.",
            "________________________________\nDe : Firm\nEnvoyé : mardi\nVeuillez supprimer toutes mes données.",
            "-- \nZoé\nVeuillez supprimer toutes mes données.",
            "> Veuillez supprimer toutes mes données.",
        ],
    )
    def test_a_quoted_tail_or_signature_is_not_the_senders_words(self, cues: Cues, tail: str) -> None:
        draft = read_email(mail(f"Bonjour, voici ma réponse.\n\n{tail}\n"), cues)
        assert draft.text == "Bonjour, voici ma réponse."
        assert draft.proposals == ()

    def test_an_answer_below_the_quoted_words_is_read(self, cues: Cues) -> None:
        body = "Le 3 mai 2026, Firm <a@firm.example> a écrit :\n> Bonjour\n\nVeuillez supprimer toutes mes données."
        assert read_email(mail(body), cues).text == "Veuillez supprimer toutes mes données."

    def test_a_disclaimer_asking_to_delete_the_message_asks_for_no_erasure(self, cues: Cues) -> None:
        body = "Hello, here is the report you wanted.\n\nThis email is confidential. Please delete all my information."
        assert read_email(mail(body), cues).proposals == ()

    def test_html_alone_is_read_and_its_quote_cut(self, cues: Cues) -> None:
        html = (
            "<html><head><style>p{}</style></head><body><p>Veuillez supprimer mon compte&nbsp;et mes "
            "donn&eacute;es.</p>"
            "<blockquote><p>Je veux une copie de mes données</p></blockquote></body></html>"
        )
        raw = mail(html).replace(b"text/plain", b"text/html")
        draft = read_email(raw, cues)
        assert draft.text == "Veuillez supprimer mon compte et mes données."
        assert [each.right for each in draft.proposals] == [RightType.ERASURE]

    def test_a_request_passed_on_by_a_colleague_is_the_requesters(self, cues: Cues) -> None:
        body = (
            "Pour toi ?\n\n---------- Message transféré ---------\nDe : Zoé Ardant <zoe@sender.example>\n"
            "Date : 2 janvier\nObjet : Mes données\n\nJe souhaite une copie de mes données."
        )
        draft = read_email(mail(body, HOP + "Tue, 12 May 2026 09:23:35 +0200", sender="accueil@firm.example"), cues)
        assert (draft.sender_name, draft.sender_email) == ("Zoé Ardant", "zoe@sender.example")
        assert draft.subject == "Mes données"
        assert draft.text == "Je souhaite une copie de mes données."

    def test_a_request_passed_on_twice_inside_the_company_is_still_the_requesters(self, cues: Cues) -> None:
        body = (
            "Pour info\n\n-----Message d'origine-----\nDe : Anne <anne@firm.example>\nObjet : TR: x\n\n"
            "À traiter\n\n-----Message d'origine-----\nDe : Zoé Ardant <zoe@sender.example>\nEnvoyé : 2 mai 2026\n"
            "Objet : x\n\nEffacez toutes mes données.\n\n"
            "-----Message d'origine-----\nDe : contact@firm.example\n\nOffres"
        )
        draft = read_email(mail(body, sender="accueil@firm.example"), cues)
        assert (draft.sender_email, draft.received_on) == ("zoe@sender.example", date(2026, 5, 2))
        assert draft.text == "Effacez toutes mes données."

    def test_a_colleague_alone_below_a_colleagues_note_is_read_as_such(self, cues: Cues) -> None:
        body = "FYI\n\n--- Forwarded message ---\nFrom: anne@firm.example\n\nOn lui répond ?"
        assert read_email(mail(body, sender="accueil@firm.example"), cues).sender_email == "anne@firm.example"

    @pytest.mark.parametrize(
        ("plain", "said"),
        [
            ("Votre messagerie ne montre pas le HTML.", "Effacez toutes mes données personnelles, merci."),
            ("Effacez toutes mes donnees perso, merci", "Effacez toutes mes donnees perso, merci"),
        ],
    )
    def test_a_page_that_says_what_the_plain_text_does_not_is_what_was_sent(
        self, cues: Cues, plain: str, said: str
    ) -> None:
        message = EmailMessage()
        message["From"] = "zoe@sender.example"
        message.set_content(plain)
        message.add_alternative("<p>Effacez toutes mes données personnelles, merci.</p>", subtype="html")
        assert read_email(bytes(message), cues).text == said

    def test_a_passed_on_request_reached_the_company_earlier_than_the_note(self, cues: Cues) -> None:
        body = "Pour toi ?\n\n--- Forwarded message ---\nFrom: zoe@sender.example\n\nJe veux une copie de mes données."
        draft = read_email(mail(body, HOP + "Tue, 12 May 2026 09:23:35 +0200", sender="accueil@firm.example"), cues)
        assert draft.received_at is None
        assert {"intake.forwarded_by_colleague", "intake.no_received"} <= set(draft.warnings)

    HEAD = "{0} <zoe@sender.example>\n{1} 11 mai 2026 18:47\n{2} Accueil <accueil@firm.example>\n"

    @pytest.mark.parametrize(
        "labels", [("De :", "Envoyé :", "À :"), ("From:", "Sent:", "To:"), ("De:", "Enviado:", "Para:")]
    )
    def test_a_request_passed_on_with_its_header_alone_is_the_requesters(
        self, cues: Cues, labels: tuple[str, str, str]
    ) -> None:
        letter = "Je veux une copie de mes données. " * 20
        body = "Pour toi ? Marie\n\n" + self.HEAD.format(*labels) + f"Objet : mes données\n\n{letter}\nZoé Ardant"
        draft = read_email(mail(body, sender="Accueil <accueil@firm.example>"), cues)
        assert draft.sender_email == "zoe@sender.example"
        assert draft.received_on == date(2026, 5, 11)
        assert "Marie" not in draft.text
        assert "intake.forwarded_by_colleague" in draft.warnings

    @pytest.mark.parametrize(
        "lines",
        [
            "De : zoe@sender.example",
            "De : Zoé\nEnvoyé : 11 mai 2026\nÀ : accueil",
            "De : zoe@sender.example\nle 11 mai 2026\nà Lyon",
            "De : zoe@sender.example\nÀ : accueil\nObjet : x",
        ],
        ids=["nothing below", "no address", "no fields", "no day"],
    )
    def test_words_that_only_look_like_a_header_pass_nothing_on(self, cues: Cues, lines: str) -> None:
        body = f"Bonjour,\n\n{lines}\n\nJe veux une copie de mes données."
        draft = read_email(mail(body, sender="accueil@firm.example"), cues)
        assert draft.sender_email == "accueil@firm.example"
        assert draft.text.startswith("Bonjour")


class TestHeaders:
    """The sender is who the header says, decoded."""

    @pytest.mark.parametrize(
        ("header", "name", "address"),
        [
            ("=?utf-8?q?Zo=C3=A9_Ardant?= <zoe@sender.example>", "Zoé Ardant", "zoe@sender.example"),
            ("=?utf-8?q?Ardant=2C_Zo=C3=A9_=3Cdpo=40firm=2Eexample=3E?= <z@a.example>", None, "z@a.example"),
            ('"Ardant, Zoé" <zoe@sender.example>', "Ardant, Zoé", "zoe@sender.example"),
            ("zoe@sender.example", "", "zoe@sender.example"),
        ],
    )
    def test_the_sender_is_decoded_and_an_encoded_name_cannot_pose_as_another_address(
        self, cues: Cues, header: str, name: str | None, address: str
    ) -> None:
        draft = read_email(mail("Bonjour", sender=header), cues)
        assert draft.sender_email == address
        if name is not None:
            assert draft.sender_name == name


class TestUnreadable:
    """Damage never stops the work: a message is read as far as it goes, or refused with a reason."""

    @pytest.mark.parametrize(
        ("raw", "reason"),
        [(b"", "empty"), (b" \r\n", "empty"), (b"%PDF-1.7\n...", "not_a_mail"), (b"Hi.", "not_a_mail")],
    )
    def test_what_is_no_mail_is_refused_with_its_reason(self, cues: Cues, raw: bytes, reason: str) -> None:
        with pytest.raises(UnreadableInput) as refused:
            read_email(raw, cues)
        assert refused.value.facts == {"reason": reason}

    @pytest.mark.parametrize(
        "raw",
        [
            b"Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 3000,
            b"Subject: x\n"
            + b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(99)),
        ],
        ids=["many", "deep"],
    )
    def test_parts_that_cannot_all_be_looked_at_are_refused_not_kept_unseen(self, cues: Cues, raw: bytes) -> None:
        with pytest.raises(UnreadableInput) as refused:
            read_email(raw, cues)
        assert refused.value.facts == {"reason": "too_many_parts"}

    @given(raw=st.binary(max_size=400))
    def test_no_bytes_whatever_make_it_fail(self, raw: bytes) -> None:
        read_email(b"Subject: x\n" + raw, CUES)

    @given(
        raw=st.lists(
            st.sampled_from(
                [
                    b"Content-Type: multipart/mixed; boundary=b",
                    b'Content-Type: multipart/alternative; boundary="c"',
                    b"Content-Type: message/rfc822",
                    b"Content-Type: text/html; charset=nowhere",
                    b"Content-Type: text/plain; charset*=x''y; format=flowed",
                    b"Content-Type: image/png; name=cni.png",
                    b"Content-Transfer-Encoding: base64",
                    b"Content-Disposition: attachment; filename*=utf-8''%E9%FF",
                    *(b"--b", b"--c", b"--b--", b"", b"> x", b"-- ", b"=C3", b"\xff\xfe\x00", b"<![CDATA[<!--"),
                    *(
                        b"From: =?x?b?!!!?= <",
                        b"From: a@b.example (",
                        b"Date: 31 Feb 99999",
                        b"Received: by x; Mon, 99 Foo",
                    ),
                    b"Je demande mes donn\xe9es",
                ]
            ),
            max_size=30,
        ),
        ending=st.sampled_from([b"\n", b"\r\n", b"\r"]),
    )
    def test_no_nesting_of_broken_parts_makes_it_fail(self, raw: list[bytes], ending: bytes) -> None:
        draft = read_email(b"Subject: x" + ending + ending.join(raw), CUES)
        assert all(proposal.quote in draft.text for proposal in draft.proposals)
        again = read_email(draft.without_identity, CUES)
        assert not any(attachment.identity_document for attachment in again.attachments)
