"""What ties a message to others: its own id, those it follows, and the references that it names."""

from __future__ import annotations

import pytest

from dsardesk.desk.reading import read_message, read_words
from dsardesk.intake.forms.mapi import HEADERS, IN_REPLY_TO, MESSAGE_ID, REFERENCES, UNICODE, message_of


def mail(*headers: str, text: str = "Bonjour, où en est ma demande ?") -> bytes:
    given = ["From: a@x.example", "To: dpo@alto.example", *headers, 'Content-Type: text/plain; charset="utf-8"']
    return "\r\n".join([*given, "", text, ""]).encode()


def test_ids_are_read_without_their_brackets_over_folded_lines() -> None:
    draft = read_message(
        mail("Message-ID: <own@x.example>", "In-Reply-To: <b@alto.example>", "References: <a@x>\r\n <b@alto.example>")
    )
    assert draft.message_id == "own@x.example"
    assert draft.thread == ("b@alto.example", "a@x")


@pytest.mark.parametrize("header", ["Message-ID: own", f"Message-ID: <{'x' * 400}@y>", "Message-ID: <>", "X: y"])
def test_what_is_no_id_is_none(header: str) -> None:
    assert read_message(mail(header)).message_id == ""


def test_a_thread_without_end_is_cut() -> None:
    assert len(read_message(mail("References: " + " ".join(f"<{n}@x>" for n in range(900)))).thread) == 100


def test_a_reference_counts_in_the_subject_and_in_our_letter_quoted_below() -> None:
    ours = "Oui, merci.\r\n\r\nLe 3 nov. 2026, Alto a écrit :\r\n> Votre demande DSR-2026-0042 est en cours."
    assert read_message(mail("Subject: Re: dsr 2026/7", text=ours)).cited == ("DSR-2026-0007", "DSR-2026-0042")
    assert "0042" not in read_message(mail(text=ours)).text


def test_what_a_colleague_passes_on_keeps_its_own_id_and_what_the_note_names() -> None:
    inner = mail("Message-ID: <inner@x.example>", "References: <a@x.example>").decode()
    lines = (
        "From: support@alto.example\nTo: dpo@alto.example\nMessage-ID: <note@alto.example>",
        'In-Reply-To: <inner@x.example>\nContent-Type: multipart/mixed; boundary="b"\n',
        "--b\nContent-Type: text/plain\n\nPour DSR-2026-0042",
        f"--b\nContent-Type: message/rfc822\n\n{inner}\n--b--\n",
    )
    draft = read_message("\n".join(lines).replace("\r", "").replace("\n", "\r\n").encode())
    assert (draft.sender_email, draft.message_id) == ("a@x.example", "inner@x.example")
    assert draft.thread == ("a@x.example", "inner@x.example")
    assert draft.cited == ("DSR-2026-0042",)


def test_words_copied_name_cases_too_and_have_no_id() -> None:
    draft = read_words("Bonjour, je relance mon dossier 2026-0042.\nAna Roux")
    assert (draft.message_id, draft.thread, draft.cited) == ("", (), ("DSR-2026-0042",))


def test_what_outlook_noted_stands_in_for_headers() -> None:
    def said(text: str) -> tuple[int, bytes]:
        return UNICODE, text.encode("utf-16-le")

    noted = {MESSAGE_ID: said("<own@x>"), IN_REPLY_TO: said("<b@x>"), REFERENCES: said("<a@x> <b@x>")}
    told = dict(message_of(noted, ()).headers)
    assert (told["Message-ID"], told["In-Reply-To"], told["References"]) == ("<own@x>", "<b@x>", "<a@x> <b@x>")
    both = message_of({**noted, HEADERS: said("In-Reply-To: <real@x>\r\n")}, ())
    assert [value for name, value in both.headers if name == "In-Reply-To"] == ["<real@x>"]
