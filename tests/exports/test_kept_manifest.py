"""The manifest that outlives a package says what was handed over, byte for byte, and nothing of what it said."""

from __future__ import annotations

import hashlib
import json

from dsardesk.desk.printing import package_maker
from dsardesk.services.ports import GatheredSource, PackageRequest
from tests.makers import CANARY, NOW

CONTENT = f"fiche de {CANARY}".encode()


def test_the_manifest_proves_the_package_and_each_of_its_files() -> None:
    request = PackageRequest(
        kind="access",
        language="fr",
        reference="DSR-2026-0001",
        company="Alto SAS",
        subject=CANARY,
        made_at=NOW,
        sources=(GatheredSource("CRM", "fiche.txt", "text/plain", CONTENT),),
        nothing_found_in=(),
    )
    made = package_maker().make(request, "quatre-mots-sans-accents")
    told = json.loads(made.manifest)
    assert (told["sha256"], told["size_bytes"]) == (hashlib.sha256(made.content).hexdigest(), len(made.content))
    (file,) = told["files"]
    assert (file["sha256"], file["size_bytes"]) == (hashlib.sha256(CONTENT).hexdigest(), len(CONTENT))
    assert file["path"].endswith("fiche.txt")
    assert CANARY not in made.manifest
