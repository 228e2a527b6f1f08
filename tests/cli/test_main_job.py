"""The main job by commands alone, from the e-mail to the closed case, with the answers that CONTRACT promises."""

from __future__ import annotations

from pathlib import Path

import pytest

from dsardesk import resources
from tests.cli.conftest import Caller

SYSTEMS = ("crm", "facturation", "contrats", "support", "emailing")


def test_a_case_opens_with_the_right_receipt_date_and_the_card_in_quarantine(
    vault: Path, call: Caller, message: Path
) -> None:
    shown = call("case", "open", message, "--category", "customer", "--json").json
    assert shown["received_on"] == "2026-10-24"
    assert [item["right"] for item in shown["items"]] == ["access", "objection_marketing"]
    assert shown["items"][0]["clock"]["due"] == "2026-11-24"
    assert shown["next_step"] == "stop_marketing"
    (document,) = shown["identity"]["documents"]
    assert document["held"] is True
    assert document["due"] is not None


def test_a_draft_shows_what_would_be_opened_and_stores_nothing(vault: Path, call: Caller, message: Path) -> None:
    shown = call("case", "open", message, "--category", "customer", "--draft", "--json").json
    assert shown["reference"] is None
    assert [item["right"] for item in shown["items"]] == ["access", "objection_marketing"]
    assert shown["items"][0]["clock"]["due"] == "2026-11-24"
    assert call("case", "list", "--json").json["cases"] == []
    assert not list((vault / "blobs").glob("*/*"))


def test_without_a_keyring_the_card_ends_with_the_call_and_a_later_check_of_it_is_refused(
    call: Caller, reference: str, tmp_path: Path
) -> None:
    (document,) = call("case", "show", reference, "--json").json["identity"]["documents"]
    assert document["held"] is False
    doubt = tmp_path / "doubt"
    doubt.write_text("The address is not the one we know.", "utf-8")
    said = call("identity", "check", reference, "--rung", "copy", "--doubt-file", doubt, "--json")
    assert said.code == 5
    assert said.json["code"] == "identity.already_destroyed"
    assert "no keyring" in said.json["message"]


def test_the_whole_job_is_done_by_commands(call: Caller, reference: str, tmp_path: Path) -> None:
    password = tmp_path / "package-password"
    password.write_text("corail-tuile-orme-lampe-sable-piano", "utf-8")
    assert call("case", "stop-marketing", reference).code == 0
    matched = ("--matched", "email", "--matched", "customer_number")
    assert call("identity", "check", reference, "--rung", "data_points", *matched).code == 0
    for kind in ("acknowledgement",):
        send(call, reference, kind)
    for system in SYSTEMS:
        folder = resources.folder("samples", "alto", "systems", system)
        assert call("case", "search", reference, "--system", system, "--from", folder).code == 0
    package = tmp_path / "package.zip"
    made = call("package", "create", reference, "--package-password-file", password, "--out", package)
    assert made.code == 0, made.err
    assert call("package", "verify", package, "--package-password-file", password).code == 0
    for item in (1, 2):
        assert call("case", "decide", reference, "--item", str(item), "--outcome", "granted").code == 0
    send(call, reference, "access_reply", "--told-by", "phone")
    assert call("package", "delivered", reference, "--told-by", "phone").code == 0
    refused = call("case", "close", reference, "--json")
    assert (refused.code, refused.json["code"]) == (5, "case.cannot_close")
    assert call("case", "keep-promise", reference, "--kind", "marketing_check").code == 0
    closed = call("case", "close", reference, "--json")
    assert closed.code == 0
    assert closed.json["state"] == "closed"
    assert {item["outcome"] for item in closed.json["items"]} == {"granted"}
    evidence = tmp_path / "evidence.pdf"
    assert call("evidence", reference, "--out", evidence).code == 0
    assert evidence.read_bytes().startswith(b"%PDF")


def send(call: Caller, reference: str, kind: str, *more: str) -> None:
    for verb, options in (("draft", more), ("approve", ()), ("sent", ())):
        said = call("letter", verb, reference, "--kind", kind, *options)
        assert said.code == 0, said.err


def test_an_answer_is_not_granted_while_a_system_is_open(call: Caller, reference: str) -> None:
    said = call("case", "decide", reference, "--item", "1", "--outcome", "granted", "--json")
    assert (said.code, said.json["code"]) == (5, "access.incomplete")
    assert "a system has not been searched" in said.json["message"]


def test_marketing_is_not_granted_while_a_tool_may_still_send(call: Caller, reference: str) -> None:
    said = call("case", "decide", reference, "--item", "2", "--outcome", "granted", "--json")
    assert (said.code, said.json["code"]) == (5, "marketing.still_runs")


def test_the_list_says_what_is_late_as_of_any_day(call: Caller, reference: str) -> None:
    (early,) = call("case", "list", "--today", "2026-11-24", "--json").json["cases"]
    (late,) = call("case", "list", "--today", "2026-11-25", "--json").json["cases"]
    assert (early["late"], late["late"]) == (False, True)
    assert set(late) == {
        "reference", "rights", "state", "received_on", "due_on", "alert_due", "late", "next_step"
    }  # fmt: skip


def test_a_case_is_found_by_any_of_its_words_without_accents_or_order(
    call: Caller, reference: str, tmp_path: Path
) -> None:
    words = tmp_path / "words"
    words.write_text("DUVÉRNAY camille", "utf-8")
    assert len(call("case", "list", "--search-file", words, "--json").json["cases"]) == 1
    words.write_text("DONNEES", "utf-8")
    (found,) = call("case", "list", "--search-file", words, "--json").json["cases"]
    assert found["found_in"] == ["request"]
    assert call("case", "list", "--search-file", words).out.endswith("Found in the request\n")
    words.write_text("Durand", "utf-8")
    assert call("case", "list", "--search-file", words, "--json").json["cases"] == []


def test_asking_for_identity_stops_the_clock(call: Caller, reference: str, tmp_path: Path) -> None:
    doubt = tmp_path / "doubt"
    doubt.write_text("The address is not the one we know.", "utf-8")
    shown = call("identity", "request", reference, "--doubt-file", doubt, "--asked-on", "2026-10-27", "--json").json
    clock = shown["items"][0]["clock"]
    assert (clock["state"], clock["due"], clock["remaining_days"]) == ("suspended", None, 28)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_case_reads_well_in_both_languages(call: Caller, reference: str, lang: str) -> None:
    said = call("case", "show", reference, lang=lang)
    expected = {"fr": "Échéance\u00a0: mardi 24 novembre 2026", "en": "Due date: Tuesday 24 November 2026"}
    assert expected[lang] in said.out


def test_a_message_that_announces_a_card_nobody_can_locate_is_not_stored_before_a_person_looked(
    vault: Path, call: Caller, tmp_path: Path
) -> None:
    raw = (
        b"From: Lea Petit <lea@example.org>\r\nTo: contact@alto.example\r\nSubject: Acces\r\n"
        b"Date: Mon, 02 Nov 2026 10:00:00 +0100\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n'
        + "Je souhaite une copie de mes données. Ci-joint la copie de ma carte d'identité.\r\n".encode()
        + b"".join(
            b'--b\r\nContent-Type: image/jpeg; name="%s"\r\nContent-Disposition: attachment; filename="%s"\r\n'
            b"Content-Transfer-Encoding: base64\r\n\r\n/9j/4AAQSkZJRgABAQAAAQABAAD%s\r\n" % (name, name, name[4:5] * 4)
            for name in (b"IMG_1.jpg", b"IMG_2.jpg")
        )
        + b"--b--\r\n"
    )
    path = tmp_path / "message.eml"
    path.write_bytes(raw)
    refused = call("case", "open", path, "--json")
    assert (refused.code, refused.json["code"]) == (5, "case.identity_document_not_located")
    told = call("case", "open", path, "--identity-attachment", "2", "--json")
    assert told.code == 0, told.err
    assert len(told.json["identity"]["documents"]) == 1
