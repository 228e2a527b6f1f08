"""The recovery sheet: what it opens, the code that can be typed back, and where to keep it."""

from __future__ import annotations

from datetime import date

import pytest

from dsardesk.desk.printing import recovery_sheet
from dsardesk.documents.model import Facts, Table
from dsardesk.reports.recovery import recovery_document
from dsardesk.resources import LANGUAGES
from tests.invented import messages, texts

CODE = "ABCD-EFGH-IJKL-MNOP-QRST-UVWX-YZ23-4567"


def test_each_group_stands_under_its_number() -> None:
    document = recovery_document("Alto SAS", "vault", CODE, date(2026, 11, 22), messages("fr"))
    table = next(block for block in document.blocks if isinstance(block, Table))
    assert table.header == ("1", "2", "3", "4", "5", "6", "7", "8")
    assert "-".join(table.rows[0]) == CODE


def test_it_says_which_vault_it_opens_and_since_when() -> None:
    document = recovery_document("Alto SAS", "vault", CODE, date(2026, 11, 22), messages("fr"))
    facts = next(block for block in document.blocks if isinstance(block, Facts))
    assert [value for _, value in facts.rows] == ["Alto SAS", "vault", "22 novembre 2026"]


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("fr", ("Mot de passe oublié…", "loin de l’ordinateur")),
        ("en", ("Password forgotten…", "away from the computer")),
    ],
)
def test_it_says_how_to_use_it_and_where_to_keep_it(lang: str, said: tuple[str, ...]) -> None:
    written = "\n".join(texts(recovery_document("Alto SAS", "vault", CODE, date(2026, 11, 22), messages(lang))))
    assert [words for words in said if words not in written] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_is_printed_whatever_the_company_is_called(lang: str) -> None:
    assert recovery_sheet('L’Été "& Cie" {x} #[]', "coffre", CODE, date(2026, 11, 22), lang).startswith(b"%PDF")
