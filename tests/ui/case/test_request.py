"""The requester's own words are shown as they are, with what asks for each right marked."""

from __future__ import annotations

from dataclasses import replace

from dsardesk.domain.draft import Attachment
from dsardesk.domain.identity import Identity
from dsardesk.domain.requests import RequestItem
from dsardesk.domain.rights import RightType
from dsardesk.ui.case.request.presenter import AttachmentLine, Mark, RequestPart, request_part
from tests.invented import case, identity_document, messages
from tests.services.conftest import a_draft
from tests.ui.case.conftest import page

TEXT = "Bonjour 🙂 je veux une copie.\nPlus de publicité !"
ITEMS = (
    RequestItem(1, RightType.ACCESS, "une copie"),
    RequestItem(2, RightType.OBJECTION_MARKETING, "Plus de publicité"),
    RequestItem(3, RightType.ERASURE, "effacez tout"),
    RequestItem(4, RightType.RECTIFICATION),
)
STUB = b"name: carte.jpg\ntype: image/jpeg\nsize: 100856\n"


def part(identity: Identity | None = None, **changes: object) -> RequestPart:
    shown = page(case(items=ITEMS, identity=identity or Identity()))
    return request_part(shown, replace(a_draft(), text=TEXT, **changes), messages("fr"))  # type: ignore[arg-type]


def test_each_right_has_its_words_marked_where_the_window_counts_them() -> None:
    """The window counts a picture as two; what stands nowhere in the text is not marked."""
    assert part().marks == (
        Mark("accès", "une copie", 19, 28),
        Mark("opposition à la prospection", "Plus de publicité", 30, 47),
    )
    units = TEXT.encode("utf-16-le")
    assert units[2 * 19 : 2 * 28].decode("utf-16-le") == "une copie"


def test_the_words_are_shown_as_they_are() -> None:
    shown = part(subject="Mes données", warnings=("intake.no_received",))
    assert (shown.subject, shown.text) == ("Mes données", TEXT)
    assert shown.warnings == (messages("fr").say("warning.intake.no_received"),)


def test_attachments_are_named_and_a_copy_of_an_identity_document_only_mentioned() -> None:
    files = (
        Attachment("facture.pdf", "application/pdf", 2048, identity_document=False, content=b"%PDF"),
        Attachment("attachment-1.txt", "text/plain", 55, identity_document=False, content=STUB),
    )
    assert part(Identity(documents=(identity_document(),)), attachments=files).attachments == (
        AttachmentLine("facture.pdf", 2048, identity_document=False),
        AttachmentLine("carte.jpg", 100856, identity_document=True),
    )


def test_a_file_that_only_looks_like_a_stub_is_shown_as_it_is() -> None:
    files = (Attachment("a.txt", "text/plain", 55, identity_document=False, content=STUB),)
    assert part(attachments=files).attachments == (AttachmentLine("a.txt", 55, identity_document=False),)
