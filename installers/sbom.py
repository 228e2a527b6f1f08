"""The bill of materials of what is installed with DSARDesk: writes resources/licenses/sbom.cdx.json (CycloneDX 1.6).

It is made of the pinned requirements and their hashes, and of the parts that packages carry without saying so. Run it
in the private environment: `python3 run.py sbom`.
"""

from __future__ import annotations

import json
import re
import uuid
from importlib import metadata
from typing import Any

import dsardesk
from installers.notices import PINNED, ROOT, licence_of, pinned, read_parts

BILL = ROOT / "resources" / "licenses" / "sbom.cdx.json"
HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
SPACE = uuid.UUID("6f0e2f7e-4a52-5d53-9d8d-0d5a2f3a9c11")
"""Names this program among all whose bills of materials somebody keeps."""
CARRIED = {
    "SQLCipher": ("4.19.0", "cpe:2.3:a:zetetic:sqlcipher:4.19.0:*:*:*:*:*:*:*"),
    "SQLite": ("3.53.4", "cpe:2.3:a:sqlite:sqlite:3.53.4:*:*:*:*:*:*:*"),
    "OpenSSL": ("3.6.0", "cpe:2.3:a:openssl:openssl:3.6.0:*:*:*:*:*:*:*"),
}
"""Versions of what sqlcipher3 0.6.4 carries; a test asks the library itself."""


def hashes(text: str) -> dict[str, list[str]]:
    """SHA-256 of the files of each pinned package.

    >>> hashes("a==1 --hash=sha256:" + "0" * 64)["a"] == ["0" * 64]
    True
    """
    found: dict[str, list[str]] = {}
    for block in re.split(r"^(?=[a-z0-9-]+==)", text, flags=re.MULTILINE):
        name = block.partition("==")[0].strip()
        if name and HASH.search(block):
            found[name] = sorted(HASH.findall(block))
    return found


def bill() -> dict[str, Any]:
    """The whole bill; the same for the same requirements."""
    text = PINNED.read_text(encoding="utf-8")
    versions, digests = pinned(text), hashes(text)
    components = [_package(name, version, digests.get(name, [])) for name, version in sorted(versions.items())]
    components += [_carried(name, *known) for name, known in CARRIED.items()]
    listed = json.dumps(components, sort_keys=True)
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(SPACE, listed)}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": "dsardesk",
                "name": "dsardesk",
                "version": dsardesk.__version__,
                "licenses": [{"expression": "Apache-2.0"}],
            }
        },
        "components": components,
        "dependencies": [
            {
                "ref": "dsardesk",
                "dependsOn": [f"pkg:pypi/{name}@{version}" for name, version in sorted(versions.items())],
            },
            {
                "ref": f"pkg:pypi/sqlcipher3@{versions['sqlcipher3']}",
                "dependsOn": [f"carried/{name}" for name in CARRIED],
            },
        ],
    }


def _package(name: str, version: str, digests: list[str]) -> dict[str, Any]:
    parts = read_parts()
    absent = {each["package"]: each["licence"] for each in parts["absent"]}
    licence = absent.get(name) or licence_of(name, metadata.distribution(name), parts)
    # A licence told in words is no SPDX expression.
    worded = "," in licence or "Public Domain" in licence
    return {
        "type": "library",
        "bom-ref": f"pkg:pypi/{name}@{version}",
        "name": name,
        "version": version,
        "purl": f"pkg:pypi/{name}@{version}",
        "licenses": [{"license": {"name": licence}} if worded else {"expression": licence}],
        # One file a system and a Python: whichever was installed, its hash is one of these.
        "properties": [{"name": "dsardesk:sha256", "value": digest} for digest in digests],
    }


def _carried(name: str, version: str, cpe: str) -> dict[str, Any]:
    return {"type": "library", "bom-ref": f"carried/{name}", "name": name, "version": version, "cpe": cpe}


def differences() -> list[str]:
    """Packages pinned and not in the file, or in the file and no longer pinned, by name and version."""
    wanted = pinned(PINNED.read_text(encoding="utf-8")).items()
    told = json.loads(BILL.read_text(encoding="utf-8"))["components"]
    listed = {(each["name"], each["version"]) for each in told if "purl" in each}
    return sorted(f"{name} {version}" for name, version in set(wanted) ^ listed)


if __name__ == "__main__":
    BILL.write_text(json.dumps(bill(), indent=1) + "\n", encoding="utf-8", newline="\n")
