"""The bill of materials names every pinned package, and what sqlcipher3 carries as the library itself tells it."""

from __future__ import annotations

import doctest
import json

import sqlcipher3.dbapi2 as sqlcipher

from installers import sbom
from installers.notices import PINNED, pinned

BILL = json.loads(sbom.BILL.read_text("utf-8"))


def test_every_pinned_package_is_in_the_bill_in_its_version() -> None:
    assert sbom.differences() == []


def test_the_bill_says_what_form_it_has_and_names_each_component_once() -> None:
    assert (BILL["bomFormat"], BILL["specVersion"]) == ("CycloneDX", "1.6")
    refs = [each["bom-ref"] for each in BILL["components"]]
    assert len(refs) == len(set(refs))
    assert all(each.get("licenses") for each in BILL["components"] if "purl" in each)
    named = {ref for each in BILL["dependencies"] for ref in each["dependsOn"]}
    assert named == set(refs)


def test_what_sqlcipher3_carries_has_the_versions_that_the_library_tells() -> None:
    connection = sqlcipher.connect(":memory:")
    # Only a database that has a key knows what encrypts it.
    connection.execute("PRAGMA key='x'")
    told = {
        "SQLCipher": connection.execute("PRAGMA cipher_version").fetchone()[0].split()[0],
        "SQLite": connection.execute("SELECT sqlite_version()").fetchone()[0],
        "OpenSSL": connection.execute("PRAGMA cipher_provider_version").fetchone()[0].split()[1],
    }
    connection.close()
    listed = {each["name"]: each["version"] for each in BILL["components"] if "purl" not in each}
    assert listed == told


def test_hashes_are_those_of_the_pinned_files() -> None:
    first = next(iter(pinned(PINNED.read_text("utf-8"))))
    assert sbom.hashes(PINNED.read_text("utf-8"))[first]
    assert doctest.testmod(sbom).failed == 0
