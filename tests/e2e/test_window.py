"""The default scenario by hand, in the real window on a real vault: it ends where the demo ends."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2  # type: ignore[import-untyped]
import pytest
import pyzipper  # type: ignore[import-untyped]
from PySide6.QtWidgets import QApplication

from installers.translations import build
from tests.e2e.conftest import ROOT, DemoRun
from tests.e2e.walking import REFERENCE, ByHand, walk


@pytest.fixture(scope="module")
def patched() -> Iterator[pytest.MonkeyPatch]:
    with pytest.MonkeyPatch.context() as monkeypatch:
        yield monkeypatch


@pytest.fixture(scope="module")
def by_hand(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory, patched: pytest.MonkeyPatch) -> ByHand:
    build()
    return walk(tmp_path_factory.mktemp("by_hand"), patched)


def normal(text: str) -> list[str]:
    """Words without what differs from run to run: sealed hashes, instants and sizes."""
    plain = text.replace("\u00a0", " ").replace("\u202f", " ")
    return re.findall(r"[^\W_]+", re.sub(r"\b[0-9a-f]{32,}\b|\b\d\d:\d\d\b", "", plain))


def pdf_words(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as document:
        return normal("\n".join(document[number].get_textpage().get_text_range() for number in range(len(document))))


class TestItEndsWhereTheDemoEnds:
    def test_the_letters_say_the_same_words(self, by_hand: ByHand, demo: DemoRun) -> None:
        kinds = [letter["kind"] for letter in demo.made["letters"]]
        assert [letter["kind"] for letter in by_hand.made["letters"]] == kinds
        for kind in kinds:
            assert pdf_words(by_hand.out / "letters" / f"{kind}.pdf") == pdf_words(demo.out / "letters" / f"{kind}.pdf")

    def test_the_package_hands_over_the_same_files_to_the_byte(self, by_hand: ByHand, demo: DemoRun) -> None:
        one = manifest(by_hand.out / by_hand.made["package"], by_hand.package_password)
        other = manifest(demo.path("package"), demo.package_password)
        assert one.keys() == other.keys()
        same = {name for name in one if one[name] == other[name]}
        # The page that says when it was made, and the description of it, bear the hour.
        assert {name for name in one.keys() - same if not name.endswith((".html", "package.json"))} == set()

    def test_the_case_is_the_same(self, by_hand: ByHand, demo: DemoRun) -> None:
        assert timeless(case_shown(by_hand.vault, by_hand.out)) == timeless(case_shown(demo.path("vault"), demo.out))

    def test_the_summary_is_the_same(self, by_hand: ByHand, demo: DemoRun) -> None:
        for key in ("case", "identity", "letters", "open_lines"):
            assert by_hand.made[key] == demo.made[key], key
        assert by_hand.made["audit"]["verified"] is True

    def test_the_log_tells_the_same_story(self, by_hand: ByHand, demo: DemoRun) -> None:
        assert story(by_hand.out) == story(demo.out)

    def test_the_evidence_that_the_window_shows_is_whole(self, by_hand: ByHand) -> None:
        for part in ("La demande", "Camille Duvernay", "24 octobre 2026"):
            assert part in by_hand.evidence.replace("\u00a0", " ")


class TestNobodyElseReadsIt:
    def test_no_name_or_number_lies_outside_the_vault(self, by_hand: ByHand) -> None:
        home = by_hand.out.parent
        files = [path for place in (by_hand.vault, home / "config", home / "cache") for path in place.rglob("*")]
        assert files
        for path in filter(Path.is_file, files):
            assert not any(canary in path.read_bytes() for canary in (b"Duvernay", b"duvernay", b"20817")), path


def test_only_the_vaults_own_thread_opens_the_database(by_hand: ByHand) -> None:
    """What would hold the window; how long gestures hold it is measured among the benchmarks."""
    assert by_hand.threads
    assert all(name.startswith("vault") for name in by_hand.threads), by_hand.threads


def manifest(package: Path, password: str) -> dict[str, str]:
    """Hash of each file handed over, by its name."""
    with pyzipper.AESZipFile(package) as outer:
        outer.setpassword(password.encode())
        inner = package.with_suffix(".inner")
        inner.write_bytes(outer.read("package.zip"))
    with pyzipper.ZipFile(inner) as bag:
        lines = bag.read("manifest-sha256.txt").decode().splitlines()
    return {name: digest for digest, name in (line.split(maxsplit=1) for line in lines)}


def case_shown(vault: Path, folder: Path) -> Any:
    """What the command line says of the case."""
    command = [sys.executable, "-m", "dsardesk", "case", "show", REFERENCE, "--json", "--lang", "fr"]
    options = ["--vault", str(vault), "--password-file", str(folder / "vault-password.txt")]
    ran = subprocess.run([*command, *options], cwd=ROOT, capture_output=True, text=True, check=True, timeout=120)
    return json.loads(ran.stdout)


UNLIKE = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|\b[0-9a-f]{64}\b|T\d\d:\d\d:\d\d(?:\.\d+)?")


def timeless(found: Any) -> Any:
    """The same without ids, hashes and hours; the timeline is compared as the log."""
    found = {key: value for key, value in found.items() if key not in {"timeline", "documents"}}
    for package in found["packages"]:
        # A sealed archive shrinks by a few bytes more or fewer with the hour that its first page bears.
        del package["manifest"]["size_bytes"]
    return json.loads(UNLIKE.sub("", json.dumps(found)))


def story(out: Path) -> Counter[str]:
    """Actions of the log, once each time."""
    lines = map(json.loads, (out / "proof" / "audit.jsonl").read_text("utf-8").splitlines())
    events = [line["action"] for line in lines if "seq" in line]
    # The evidence file was looked at before it was laid out.
    return Counter(action for action in events if action != "evidence.made")
