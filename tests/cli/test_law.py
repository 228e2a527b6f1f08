"""`dsardesk law` and `dsardesk authorities`: which tables are in use, and what becomes of a file that brings others."""

from __future__ import annotations

from pathlib import Path

import pytest

from dsardesk import texts
from dsardesk.updates import shipped
from tests.cli.conftest import Caller
from tests.updates.conftest import NEWER, a_file, place, renewed

__all__ = ["place"]


@pytest.fixture
def tables(tmp_path: Path, place: Path) -> Path:
    """A signed file of newer tables."""
    path = tmp_path / "law.dsarlaw"
    path.write_bytes(a_file())
    return path


def test_the_tables_in_use_are_those_that_ship(call: Caller, place: Path) -> None:
    said = call("law", "show", "--json")
    assert said.code == 0
    assert (said.json["version"], said.json["source"], said.json["problem"]) == (shipped.version(), "shipped", None)
    assert said.json["issued_on"] is None
    assert said.json["rules"] == len(texts.rule_book().rules) > said.json["to_confirm"] > 0
    assert {"clocks.toml", "calendars/FR.toml"} <= set(said.json["tables"])


def test_a_signed_file_is_checked_installed_shown_and_removed(call: Caller, tables: Path) -> None:
    checked = call("law", "verify", tables, "--json")
    assert (checked.code, checked.json["ok"], checked.json["version"]) == (0, True, NEWER)
    assert call("law", "show", "--json").json["source"] == "shipped"
    assert call("law", "install", tables, "--json").json == {"version": NEWER, "issued_on": "2027-02-01"}
    texts.forget_law()
    shown = call("law", "show", "--json").json
    assert (shown["source"], shown["version"], shown["issued_on"]) == ("installed", NEWER, "2027-02-01")
    assert call("law", "show").out == f"Law tables: version {NEWER} of 1 February 2027, installed from a signed file.\n"
    assert call("law", "remove", "--json").json == {"removed": True, "version": shipped.version()}
    texts.forget_law()
    assert call("law", "show", "--json").json["source"] == "shipped"
    assert call("law", "remove", "--json").json["removed"] is False


def test_a_file_that_anybody_wrote_fails_the_check_and_is_refused(
    call: Caller, tables: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shipped, "keys", tuple)
    checked = call("law", "verify", tables, "--json")
    assert (checked.code, checked.json["ok"], checked.json["problem"]["code"]) == (1, False, "law.not_signed")
    refused = call("law", "install", tables, "--json")
    assert (refused.code, refused.json["code"]) == (5, "law.not_signed")
    assert "signed by the makers" in refused.err
    assert not place.exists()


def test_tables_already_installed_are_not_newer(call: Caller, tables: Path) -> None:
    call("law", "install", tables)
    texts.forget_law()
    refused = call("law", "install", tables)
    assert refused.code == 5
    assert "nothing goes back" in refused.err


@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x03\x04"])
def test_another_file_is_said_to_be_one(call: Caller, tmp_path: Path, place: Path, content: bytes) -> None:
    other = tmp_path / "other"
    other.write_bytes(content)
    assert call("law", "verify", other).code == 1
    assert call("law", "install", other).code == 4
    assert call("law", "verify", tmp_path / "absent").code == 4


def test_installed_tables_that_were_changed_are_not_used_and_it_is_said(
    call: Caller, tables: Path, place: Path
) -> None:
    call("law", "install", tables)
    place.write_bytes(b"changed")
    texts.forget_law()
    shown = call("law", "show", "--json")
    assert (shown.code, shown.json["source"], shown.json["problem"]["code"]) == (1, "shipped", "law.not_tables")
    assert call("law", "show").out.count("\n") == 2


@pytest.mark.parametrize(
    ("clocks", "code"),
    [('version = "2999.1"\nweeks = 4\n', "law.table_unfit"), ('version = "2999.1"\n', "law.missing")],
)
def test_tables_that_the_program_cannot_use_are_refused_in_words(
    call: Caller, tmp_path: Path, place: Path, clocks: str, code: str
) -> None:
    unfit = tmp_path / "unfit"
    # The maker's tool refuses such tables too: they are signed here as they are.
    unfit.write_bytes(_signed_as_they_are(renewed(clocks=clocks)))
    said = call("law", "install", unfit, "--json")
    assert (said.code, said.json["code"]) == (5, code)
    assert said.err.strip().endswith(".")


def _signed_as_they_are(tables: dict[str, str]) -> bytes:
    from dsardesk.updates.bundle import bundle_bytes, manifest_bytes  # noqa: PLC0415
    from tests.updates.conftest import ISSUED_ON, KEY  # noqa: PLC0415

    contents = {name: text.encode() for name, text in tables.items()}
    manifest = manifest_bytes(NEWER, ISSUED_ON, contents)
    return bundle_bytes(manifest, KEY.sign(manifest), contents)


class TestAuthorities:
    """The table that letters take addresses from."""

    def test_every_authority_is_listed_with_its_source(self, call: Caller) -> None:
        found = call("authorities", "--json").json
        assert len(found["authorities"]) == 57
        assert found["source"]
        assert found["consulted_on"] == "2026-11-22"

    @pytest.mark.parametrize("written", ["fr", "FR"])
    def test_one_country_is_asked_for_by_its_code(self, call: Caller, written: str) -> None:
        (cnil,) = call("authorities", "--country", written, "--json").json["authorities"]
        assert cnil["name"].endswith("(CNIL)")
        assert "75334" in call("authorities", "--country", written).out

    def test_those_in_doubt_say_what_to_check(self, call: Caller) -> None:
        doubted = [each["country"] for each in call("authorities", "--json").json["authorities"] if each["confirm"]]
        assert sorted(doubted) == ["CY", "CZ", "GB", "IE", "IS", "PL", "SK"]

    def test_a_country_without_one_is_wrong_usage(self, call: Caller) -> None:
        said = call("authorities", "--country", "zz")
        assert said.code == 2
        assert "ZZ" in said.err
