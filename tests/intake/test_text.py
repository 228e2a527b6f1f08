"""Words copied by hand, or noted on the telephone, are understood as an e-mail is, and kept as they were given."""

from __future__ import annotations

import email
import email.policy
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsardesk.domain.errors import UnreadableInput
from dsardesk.domain.rights import RightType
from dsardesk.intake.cues import Cues, read_cues
from dsardesk.intake.email import read_email
from dsardesk.intake.text import read_text

FOLDER = Path(__file__).parents[2] / "resources" / "intake"
CUES = read_cues(*((FOLDER / name).read_text(encoding="utf-8") for name in ("fr.toml", "en.toml")))
THREE = "Merci de ne plus m'écrire, de me supprimer, et d'où tenez-vous mes données ?"


def test_a_mixed_message_gives_three_proposals_with_their_words(cues: Cues) -> None:
    draft = read_text(THREE, cues)
    assert {each.right for each in draft.proposals} == {
        RightType.OBJECTION_MARKETING,
        RightType.ERASURE,
        RightType.ACCESS,
    }
    assert all(each.quote in draft.text for each in draft.proposals)
    assert draft.language == "fr"


def test_nothing_is_invented_about_who_wrote_or_when(cues: Cues) -> None:
    draft = read_text(THREE, cues)
    assert (draft.sender_name, draft.sender_email, draft.subject) == ("", "", "")
    assert (draft.received_at, draft.sent_at, draft.reached) == (None, None, "")
    assert {"intake.no_received", "intake.no_sender"} <= set(draft.warnings)
    message = email.message_from_bytes(draft.raw, policy=email.policy.default)
    assert {name.lower() for name in message} == {"mime-version", "content-type", "content-transfer-encoding"}


def test_what_is_kept_is_what_was_copied(cues: Cues) -> None:
    draft = read_text(f"  {THREE}\n\nÉloïse d’Œuvre  \n", cues)
    message = email.message_from_bytes(draft.raw, policy=email.policy.default)
    assert message.get_content() == f"  {THREE}\r\n\r\nÉloïse d’Œuvre  \r\n"
    assert draft.without_identity == draft.raw
    assert read_email(draft.raw, cues).text == draft.text


@pytest.mark.parametrize(
    ("text", "name", "address"),
    [
        ("Supprimez mon compte.\nCordialement,\nLuc Martin\nluc.martin@courriel.example", "Luc Martin",
         "luc.martin@courriel.example"),
        ("Supprimez mon compte.\n\nVeuillez agréer mes salutations distinguées.\n\nMme Éloïse d’Œuvre\n06 39 98 00 11",
         "Mme Éloïse d’Œuvre", ""),
        ("Please erase my data.\nKind regards\nThị Nguyễn-Lê", "Thị Nguyễn-Lê", ""),
        ("Supprimez mon compte.\nJean de La Tour", "Jean de La Tour", ""),
        ("Écrivez à dpo@alto.example. Mon adresse mail est zoe@courriel.example, supprimez mon compte.", "",
         "zoe@courriel.example"),
        ("Supprimez mon compte.\nCordialement\nle client", "", ""),
        ("Supprimez mon compte.\nCordialement\nde la", "", ""),
        ("Supprimez mon compte.\nCordialement", "", ""),
        ("stop", "", ""),
    ],
)  # fmt: skip
def test_the_name_and_address_are_those_of_the_signature(text: str, name: str, address: str, cues: Cues) -> None:
    draft = read_text(text, cues)
    assert (draft.sender_name, draft.sender_email) == (name, address)
    assert draft.identifiers.get("email", "") == address
    assert ("intake.no_sender" in draft.warnings) is not bool(address)


def test_a_message_copied_with_its_head_is_its_senders(cues: Cues) -> None:
    draft = read_text(
        "De : Luc Martin <luc.martin@courriel.example>\nEnvoyé : lundi 2 novembre 2026 09:12\nÀ : Accueil\n"
        "Objet : mes données\n\nBonjour,\nje souhaite une copie de mes données.\n\n"
        "Le lun. 26 oct. 2026, Alto a écrit :\n> Pour supprimer vos données, écrivez-nous.\n",
        cues,
    )
    assert (draft.sender_name, draft.sender_email) == ("Luc Martin", "luc.martin@courriel.example")
    assert draft.subject == "mes données"
    assert draft.text == "Bonjour,\nje souhaite une copie de mes données."
    assert [each.right for each in draft.proposals] == [RightType.ACCESS]
    assert draft.identifiers["email"] == "luc.martin@courriel.example"
    assert b"lundi 2 novembre 2026" in draft.raw


HEAD = "De : Luc Martin <luc.martin@courriel.example>\nEnvoyé : 2 novembre 2026 09:12\nÀ : Accueil\nObjet : mes données"


def test_a_message_copied_below_a_note_is_its_senders(cues: Cues) -> None:
    draft = read_text(f"Arrivé hier à l'accueil.\n\n{HEAD}\n\nJe souhaite une copie de mes données.\n", cues)
    assert (draft.sender_name, draft.sender_email) == ("Luc Martin", "luc.martin@courriel.example")
    assert draft.text == "Je souhaite une copie de mes données."
    assert draft.received_on is not None


@pytest.mark.parametrize("note", ["Effacez toutes mes données, merci.", "Bonjour, je reviens vers vous. " * 20])
def test_whoever_asks_above_an_older_message_is_the_one_who_writes(note: str, cues: Cues) -> None:
    draft = read_text(f"{note}\n\n{HEAD}\n\nNous avons bien reçu votre message.\n", cues)
    assert draft.text.startswith(note.strip()[:30])


@pytest.mark.parametrize(
    ("head", "signed", "name"),
    [
        ("Gérard Lamblin", "G. Lamblin", "Gérard Lamblin"),
        ("Marie Lamblin", "G. Lamblin", "G. Lamblin"),
        ("Gérard Roche", "G. Lamblin", "G. Lamblin"),
        ("Gérard Lamblin", "Gaston Lamblin", "Gaston Lamblin"),
    ],
)
def test_a_name_signed_with_an_initial_is_the_one_spelt_out_at_the_head(
    head: str, signed: str, name: str, cues: Cues
) -> None:
    draft = read_text(f"{head}\n22, allée des Charmes\n\nEffacez mes données.\n\nCordialement,\n{signed}", cues)
    assert draft.sender_name == name


def test_a_very_long_line_still_goes_through_a_mail_server(cues: Cues) -> None:
    long = "données " * 400
    draft = read_text(long, cues)
    assert max(map(len, draft.raw.split(b"\r\n"))) <= 998
    assert email.message_from_bytes(draft.raw, policy=email.policy.default).get_content().strip() == long.strip()


@pytest.mark.parametrize("text", ["", " \n\r\n\t"])
def test_no_words_are_no_request(text: str, cues: Cues) -> None:
    with pytest.raises(UnreadableInput) as refused:
        read_text(text, cues)
    assert refused.value.facts == {"reason": "empty"}


@given(text=st.text().filter(lambda text: text.strip() != ""))
def test_any_words_can_be_given_and_are_kept(text: str) -> None:
    draft = read_text(text, CUES)
    assert draft.sender_name in text
    assert draft.sender_email in text
    assert all(each.quote in draft.text for each in draft.proposals)
    body = email.message_from_bytes(draft.raw, policy=email.policy.compat32).get_payload(decode=True)
    assert isinstance(body, bytes)
    plain = text.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "replace")
    assert body.replace(b"\r\n", b"\n") == plain


@given(lines=st.lists(st.sampled_from(["De : A B <a@b.example>", "Objet : x", "", "Cordialement", "A B", "> x", "--"])))
def test_any_mixture_of_heads_and_signatures_is_read(lines: list[str]) -> None:
    text = "\n".join([*lines, "Supprimez mon compte."])
    assert read_text(text, CUES).raw.endswith(b"Supprimez mon compte.")
