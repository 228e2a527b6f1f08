"""Law tables are used only if they are whole, fit, and newer: nothing goes back, and a bad file changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from dsardesk import texts
from dsardesk.domain.errors import DeskError
from dsardesk.storage.files import make_folder, write_whole
from dsardesk.updates import installed, shipped
from dsardesk.updates.bundle import NotLawTables, NotSigned
from dsardesk.updates.fitness import OtherVersion, TableMissing, TableUnfit, must_replace, parse
from dsardesk.updates.installed import NotNewer
from tests.updates.conftest import ISSUED_ON, NEWER, SHIPPED, a_file, renewed


def write(path: Path, content: bytes) -> None:
    make_folder(path.parent)
    write_whole(path, content)


def refused(tables: dict[str, str]) -> DeskError:
    with pytest.raises(DeskError) as found:
        installed.check(a_file(tables))
    return found.value


class TestUse:
    """Which tables the program reads."""

    def test_those_that_ship_unless_others_were_installed(self, place: Path) -> None:
        tables = texts.law_tables()
        assert (tables.installed, tables.version, tables.refused) == (False, shipped.version(), None)
        assert tables.text("clocks.toml") == shipped.text("clocks.toml")
        assert set(tables.names()) == set(renewed())

    def test_newer_ones_once_they_are_installed(self, place: Path) -> None:
        longer = renewed()["clocks.toml"].replace("months = 2\n", "months = 3\n")
        installed.install(a_file(renewed(clocks=longer)), write)
        texts.forget_law()
        tables = texts.law_tables()
        assert (tables.installed, tables.version, tables.issued_on) == (True, NEWER, ISSUED_ON)
        assert texts.rule_book().months("gdpr.12.3.extension") == 3
        assert texts.rule_book().version == NEWER
        assert texts.calendars() == tuple(sorted(texts.calendars()))
        assert texts.calendar("FR").id == "FR"
        assert texts.authorities().of("FR")

    def test_those_that_ship_again_once_others_are_removed(self, place: Path) -> None:
        installed.install(a_file(), write)
        assert installed.remove()
        texts.forget_law()
        assert not texts.law_tables().installed
        assert not installed.remove()

    def test_those_that_ship_when_the_program_has_become_newer(
        self, place: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        installed.install(a_file(), write)
        monkeypatch.setattr(shipped, "version", lambda: "2999.1")
        tables = installed.in_use()
        assert not tables.installed
        assert isinstance(tables.refused, NotNewer)

    def test_those_that_ship_when_the_installed_file_was_changed_and_it_is_said(self, place: Path) -> None:
        installed.install(a_file(), write)
        content = place.read_bytes()
        place.write_bytes(content[:-200])
        tables = installed.in_use()
        assert not tables.installed
        assert isinstance(tables.refused, NotLawTables)


class TestInstallation:
    """What is refused, and that nothing is written then."""

    def test_an_unsigned_file_is_not_installed(self, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(shipped, "keys", tuple)
        with pytest.raises(NotSigned):
            installed.install(a_file(), write)
        assert not place.exists()

    @pytest.mark.parametrize("version", [NEWER, "2998.7"])
    def test_nothing_goes_back_nor_is_installed_twice(self, place: Path, version: str) -> None:
        installed.install(a_file(), write)
        with pytest.raises(NotNewer):
            installed.install(a_file(renewed(version)), write)

    def test_a_newer_one_takes_the_place_of_an_installed_one(self, place: Path) -> None:
        installed.install(a_file(), write)
        assert installed.install(a_file(renewed("2999.2")), write).version == "2999.2"
        assert installed.in_use().version == "2999.2"

    def test_tables_as_old_as_those_that_ship_are_refused(self, place: Path) -> None:
        with pytest.raises(NotNewer):
            installed.install(a_file(SHIPPED), write)


class TestFitness:
    """A set that lacks what the program asks for would stop it at work: it is refused at the door."""

    def test_a_rule_that_is_gone_is_named(self, place: Path) -> None:
        shorter = renewed()["clocks.toml"].replace("gdpr.12.3.base", "gdpr.12.3.other")
        error = refused(renewed(clocks=shorter))
        assert isinstance(error, TableMissing)
        assert error.facts == {"what": "gdpr.12.3.base"}

    def test_a_rule_whose_figure_is_of_another_kind_is_named(self, place: Path) -> None:
        other = renewed()["clocks.toml"].replace("months = 2\n", "days = 60\n")
        assert refused(renewed(clocks=other)).facts == {"what": "gdpr.12.3.extension"}

    def test_a_calendar_that_is_gone_or_knows_fewer_years_is_named(self, place: Path) -> None:
        tables = renewed()
        for changed in (
            {name: text for name, text in tables.items() if name != "calendars/FR.toml"},
            tables | {"calendars/FR.toml": _without_first_year(tables["calendars/FR.toml"])},
        ):
            assert refused(changed).facts == {"what": "calendars/FR.toml"}

    def test_a_country_without_its_authority_is_told(self, place: Path) -> None:
        fewer = renewed()["authorities.toml"].replace('country = "MT"', 'country = "FR"')
        assert refused(renewed(authorities=fewer)).facts == {"what": "authorities.toml"}

    @pytest.mark.parametrize(
        ("name", "text", "what"),
        [
            ("clocks", 'version = "2999.1"\nweeks = 4\n', "weeks"),
            ("clocks", 'version = "next"\n', "version"),
            ("clocks", "", "version"),
            ("authorities", 'version = "2999.1"\n', "about"),
            ("calendars/FR", 'version = "2999.1"\nid = "FR"\n', "source"),
        ],
    )
    def test_a_table_that_cannot_be_read_is_named_with_the_key_at_fault(self, name: str, text: str, what: str) -> None:
        with pytest.raises(TableUnfit) as found:
            parse(renewed() | {f"{name}.toml": text})
        assert found.value.facts == {"table": f"{name}.toml", "what": what}

    def test_a_table_that_is_no_toml_is_named(self) -> None:
        with pytest.raises(TableUnfit) as found:
            parse(renewed(clocks="version = "))
        assert found.value.facts["table"] == "clocks.toml"

    def test_a_calendar_under_another_name_is_refused(self) -> None:
        tables = renewed()
        with pytest.raises(TableUnfit) as found:
            parse(tables | {"calendars/FR.toml": tables["calendars/FR-AM.toml"]})
        assert found.value.facts == {"table": "calendars/FR.toml", "what": "id"}

    def test_a_rule_that_stands_in_two_tables_is_named(self) -> None:
        with pytest.raises(TableUnfit) as found:
            parse(renewed(another=shipped.text("clocks.toml")))
        assert found.value.facts["what"] == "used_twice"

    def test_calendars_alone_are_no_law_tables(self) -> None:
        with pytest.raises(TableMissing):
            parse({name: text for name, text in renewed().items() if "/" in name})

    def test_a_set_that_bears_another_version_than_its_tables_is_refused(self) -> None:
        parsed = parse(renewed())
        with pytest.raises(OtherVersion) as found:
            must_replace(parsed, parsed, "3000.1")
        assert found.value.facts == {"version": "3000.1", "tables": NEWER}

    def test_the_tables_that_ship_are_fit_themselves(self) -> None:
        parsed = parse(shipped.texts())
        must_replace(parsed, parsed, shipped.version())


def _without_first_year(text: str) -> str:
    """The same table, one year later."""
    first = next(line.rpartition(" ")[2] for line in text.splitlines() if line.startswith("first_year"))
    later = text.replace(f"first_year = {first}", f"first_year = {int(first) + 1}")
    return "\n".join(line for line in later.splitlines() if not line.startswith(first))


def test_the_keys_that_ship_are_ed25519_keys() -> None:
    keys = shipped.keys()
    assert {len(key) for key in keys} == {32}
