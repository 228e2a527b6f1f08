"""A DOCX that somebody edited is read through, and what is none is said to be none."""

from __future__ import annotations

import io
import zipfile

import pytest

from dsardesk.documents import edited
from dsardesk.documents.edited import read_edited
from dsardesk.domain.errors import UnreadableInput

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BODY = f"<w:document {W}><w:body><w:p><w:r><w:t>Bonjour</w:t><w:tab/><w:t>vous</w:t></w:r></w:p></w:body></w:document>"


def packed(**parts: str) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", content)
    return written.getvalue()


def test_headers_and_notes_are_words_too() -> None:
    head = f"<w:hdr {W}><w:p><w:r><w:t>En-tête</w:t></w:r></w:p><w:p/></w:hdr>"
    said = read_edited(packed(word__document=BODY, word__header1=head, word__styles="<a/>"))
    assert said.paragraphs == ("Bonjour vous", "En-tête")
    assert (said.comments, said.hidden, said.properties) == ((), (), {})


@pytest.mark.parametrize(
    "content",
    [b"", b"PK\x03\x04", packed(content=BODY), packed(word__document="<w:document"), packed(word__document="")],
)
def test_what_is_no_word_document_is_said_to_be_none(content: bytes) -> None:
    with pytest.raises(UnreadableInput) as told:
        read_edited(content)
    assert told.value.facts == {"reason": "not_docx"}


def test_a_file_that_unpacks_to_far_too_much_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(edited, "LARGEST_PART", 20)
    with pytest.raises(UnreadableInput) as told:
        read_edited(packed(word__document=BODY))
    assert told.value.facts == {"reason": "bomb"}


def test_no_entity_is_followed() -> None:
    hostile = f'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/hostname">]>{BODY.replace("Bonjour", "&e;")}'
    assert read_edited(packed(word__document=hostile)).paragraphs in {("vous",), ()}
