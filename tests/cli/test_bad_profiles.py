"""A company's own profile with a mistake in it: one sentence says which line and which key, and no vault is made."""

from __future__ import annotations

from pathlib import Path

import pytest

from dsardesk import resources
from tests.cli.conftest import PASSWORD, Caller

SAMPLE = resources.text("samples", "alto", "profile.toml")
LATIN = "é".encode("latin-1")


@pytest.fixture
def password(tmp_path: Path) -> Path:
    path = tmp_path / "password"
    path.write_text(PASSWORD, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("right", "wrong", "lang", "sentence"),
    [
        ("keep_hours = 48", "keep_hour = 48", "en", "Line {line}: there is no key “identity.keep_hour”."),
        ("keep_hours = 48", "keep_hour = 48", "fr", "Ligne {line} : la clé « identity.keep_hour » n’existe pas."),
        (
            'city = "Lyon"',
            "city = Lyon",
            "fr",
            "Ligne {line} : cette valeur ne se lit pas. Un texte s’écrit entre deux",
        ),
        (
            "[authority]\nname = ",
            "[authority]\ntitle = ",
            "fr",
            "Ligne {line} : la clé « authority.title » n’existe pas.",
        ),
        ('name = { fr = "Facturation", en = "Billing" }\n', "", "fr", "il manque ici la clé « systems[2].name »."),
        (
            '["support"]',
            '["suport"]',
            "en",
            "Line {line}: “activities[2].systems” names a system that is not described",
        ),
        ('kind = "post"', 'kind = "poste"', "en", "Possible words: email, post, form, phone, link."),
        ('calendar = "FR"', 'calendar = "XX"', "fr", "Ligne {line} : « calendar » n’est pas un calendrier connu."),
    ],
)
def test_the_sentence_names_the_line_and_the_key(  # noqa: PLR0917 -- one line of the table above
    call: Caller, tmp_path: Path, password: Path, right: str, wrong: str, lang: str, sentence: str
) -> None:
    mine = tmp_path / "mine.toml"
    assert right in SAMPLE
    mine.write_text(SAMPLE.replace(right, wrong, 1), encoding="utf-8")
    line = SAMPLE[: SAMPLE.index(right)].count("\n") + right.count("\n") + 1
    vault = tmp_path / "vault"
    said = call("vault", "create", vault, "--controller", mine, "--password-file", password, lang=lang)
    assert (said.code, said.out) == (4, "")
    assert sentence.format(line=line) in said.err
    assert said.err.count("\n") == 1
    assert not vault.exists()


@pytest.mark.parametrize(
    ("content", "lang", "sentence"),
    [
        (SAMPLE.encode("utf-16"), "fr", "Ce fichier n’est pas un texte en UTF-8."),
        (SAMPLE.encode().replace("é".encode(), LATIN), "en", "The file is not a text in UTF-8."),
        (None, "fr", "Ce fichier n’existe pas."),
    ],
    ids=["utf-16", "latin-1", "none"],
)
def test_a_file_that_is_no_text_or_is_not_there_is_told_as_such(  # noqa: PLR0917 -- one line of the table above
    call: Caller, tmp_path: Path, password: Path, content: bytes | None, lang: str, sentence: str
) -> None:
    mine = tmp_path / "mine.toml"
    if content is not None:
        mine.write_bytes(content)
    said = call("vault", "create", tmp_path / "vault", "--controller", mine, "--password-file", password, lang=lang)
    assert (said.code, said.err.strip()) == (4, sentence)
