"""The domain and the law stand on the standard library alone, and a draft never shows what it carries."""

from __future__ import annotations

import ast
import importlib
import sys
from pathlib import Path

import pytest

import dsardesk.domain
import dsardesk.law
from dsardesk.domain.draft import Attachment, Draft
from dsardesk.domain.evidence import Evidence
from dsardesk.domain.findings import Match

ROOMS = {room.__name__: Path(str(room.__file__)).parent for room in (dsardesk.domain, dsardesk.law)}
MODULES = [(room, path) for room, folder in ROOMS.items() for path in sorted(folder.rglob("*.py"))]
ALLOWED = {"dsardesk.domain": ("dsardesk.domain",), "dsardesk.law": ("dsardesk.domain", "dsardesk.law")}


@pytest.mark.parametrize(("room", "path"), MODULES, ids=[f"{path.parent.name}-{path.stem}" for _, path in MODULES])
def test_a_module_imports_the_standard_library_and_what_lies_below(room: str, path: Path) -> None:
    importlib.import_module(
        ".".join([room, *path.relative_to(ROOMS[room]).with_suffix("").parts]).removesuffix(".__init__")
    )
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    names += [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    for name in names:
        assert name.split(".")[0] in sys.stdlib_module_names or name.startswith(ALLOWED[room]), name


def test_a_draft_shown_in_a_log_says_nothing_of_the_message() -> None:
    attachment = Attachment("card.jpg", "image/jpeg", 3, identity_document=True, content=b"SECRET")
    draft = Draft(
        raw=b"SECRET",
        without_identity=b"SECRET",
        sender_name="",
        sender_email="",
        received_at=None,
        sent_at=None,
        subject="",
        language="fr",
        text="SECRET",
        proposals=(),
        identifiers={},
        attachments=(attachment,),
    )
    assert "SECRET" not in repr(draft)


def test_matches_bear_the_words_promised_to_other_programs() -> None:
    assert list(Match) == ["exact", "possible", "third_party"]


def test_an_evidence_file_is_given_no_advice_and_no_identity_document() -> None:
    assert set(Evidence.__slots__) == {
        "case", "events", "head", "limits", "made_at", "profile", "request", "users",
    }  # fmt: skip
