"""Sealing a package: ours, and the peer that compresses and encrypts each file (pyzipper)."""

from __future__ import annotations

import hashlib
import io
import tomllib
from datetime import UTC, datetime

import pytest
import pyzipper  # type: ignore[import-untyped]
from pytest_benchmark.fixture import BenchmarkFixture

from dsardesk import resources
from dsardesk.exports.contents import PackageContents, PackageFile, PackageKind
from dsardesk.exports.package import seal_package

PASSWORD = "corail-tuile-orme-lampe-sable-piano"
LINES = 250_000


@pytest.fixture(scope="module")
def table() -> bytes:
    """About ten megabytes of rows that look like a customer file."""
    figures = [hashlib.sha256(str(number).encode()).hexdigest() for number in range(LINES)]
    return "".join(f"{n};client-{f[:4]};2026-0{n % 9 + 1};{f[4:10]}\n" for n, f in enumerate(figures)).encode()


@pytest.mark.benchmark(group="seal 10 MB of rows")
def test_our_package(benchmark: BenchmarkFixture, table: bytes) -> None:
    contents = PackageContents(
        kind=PackageKind.ACCESS,
        lang="fr",
        reference="DSR-2026-0001",
        controller_name="Alto SAS",
        made_at=datetime(2026, 11, 12, tzinfo=UTC),
        files=(PackageFile("crm/rows.csv", table, "CRM", "rows", "text/csv"),),
    )
    texts = tomllib.loads(resources.text("exports", "fr.toml"))
    sealed = benchmark(lambda: seal_package(contents, io.BytesIO(), PASSWORD, texts))
    assert len(sealed.files) == 1


@pytest.mark.benchmark(group="seal 10 MB of rows")
def test_pyzipper_alone(benchmark: BenchmarkFixture, table: bytes) -> None:
    def seal() -> int:
        out = io.BytesIO()
        with pyzipper.AESZipFile(out, "w", compression=pyzipper.ZIP_DEFLATED, encryption=pyzipper.WZ_AES) as archive:
            archive.setpassword(PASSWORD.encode())
            archive.writestr("rows.csv", table)
        return len(out.getvalue())

    assert benchmark(seal) > 0
