"""Checking a package as its receiver would; whatever arrives, an answer and never a crash."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dsardesk.domain.errors import DeskError, UnreadableInput
from dsardesk.exports.aes_member import WrongPassword
from dsardesk.exports.bag_check import Limits
from dsardesk.exports.contents import PackageContents, PackageFile
from dsardesk.exports.verify import Verification, verify_package

Wrap = Callable[..., bytes]
FUZZ = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def sealed(contents: PackageContents, seal: Callable[..., bytes]) -> bytes:
    return seal(contents)


@pytest.fixture
def check(tmp_path: Path, password: str) -> Callable[..., Verification]:
    def checked(content: bytes, given: str | None = password, limits: Limits | None = None) -> Verification:
        path = tmp_path / "received.zip"
        path.write_bytes(content)
        return verify_package(path, given, limits)

    return checked


def _codes(verification: Verification) -> set[str]:
    assert verification.ok is not bool(verification.problems)
    return {problem.code for problem in verification.problems}


def _members(inner: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(inner)) as bag:
        return {name: bag.read(name) for name in bag.namelist()}


def _zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bag:
        for name, content in members.items():
            bag.writestr(name, content)
    return out.getvalue()


def _listed(members: dict[str, bytes]) -> dict[str, bytes]:
    """The same bag with manifests that agree with it: what a forger without the key would also have to do."""

    def lines(names: list[str]) -> bytes:
        return "".join(f"{hashlib.sha256(members[name]).hexdigest()}  {name}\n" for name in names).encode()

    payload = lines(sorted(name for name in members if name.startswith("data/")))
    members = members | {"manifest-sha256.txt": payload}
    tags = lines([name for name in members if not name.startswith("data/") and not name.startswith("tagmanifest")])
    return members | {"tagmanifest-sha256.txt": tags}


def test_a_sealed_package_is_found_whole(sealed: bytes, check: Callable[..., Verification]) -> None:
    found = check(sealed)
    assert (found.ok, found.format, found.problems) == (True, 1, ())
    assert {"lettre.pdf", "index.html", "tables/orders.csv"} <= {file.path for file in found.files}


def test_any_script_and_a_percent_sign_survive(
    contents: PackageContents, seal: Callable[..., bytes], check: Callable[..., Verification]
) -> None:
    paths = ("100 %.csv", "été.txt", "日本.txt", "ё/й.txt")
    assert check(seal(contents, files=tuple(PackageFile(path, b"x", "", "") for path in paths))).ok


def test_a_wrong_password_is_said_as_such(sealed: bytes, check: Callable[..., Verification]) -> None:
    with pytest.raises(WrongPassword) as caught:
        check(sealed, "tuile-corail-orme")
    assert (caught.value.code, caught.value.exit_code) == ("package.wrong_password", 3)


def test_without_a_password_nothing_is_called_whole(sealed: bytes, check: Callable[..., Verification]) -> None:
    assert _codes(check(sealed, None)) == {"password_needed"}


def test_an_absent_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput):
        verify_package(tmp_path / "absent.zip", None)


@pytest.mark.parametrize("content", [b"", b"PK", b"not a zip at all" * 100, b"PK\x05\x06" + b"\0" * 18])
def test_something_else_is_not_a_package(content: bytes, check: Callable[..., Verification]) -> None:
    assert _codes(check(content)) == {"not_a_package"}


def test_a_changed_byte_of_the_ciphertext_is_noticed(sealed: bytes, check: Callable[..., Verification]) -> None:
    place = sealed.index(b"package.zip") + 2000
    changed = sealed[:place] + bytes([sealed[place] ^ 1]) + sealed[place + 1 :]
    assert _codes(check(changed)) == {"damaged"}


def test_encryption_of_128_bits_is_refused(
    sealed: bytes, inner_of: Callable[[bytes], bytes], wrap: Wrap, check: Callable[..., Verification]
) -> None:
    assert _codes(check(wrap(inner_of(sealed), nbits=128))) == {"weak_encryption"}
    assert check(wrap(inner_of(sealed))).ok


def test_the_old_zip_cipher_is_refused(check: Callable[..., Verification]) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as outer:
        outer.writestr("HOW-TO-OPEN.html", "<p>x</p>")
        outer.writestr("package.zip", b"x" * 50)
    raw = bytearray(out.getvalue())
    assert _codes(check(bytes(raw))) == {"not_encrypted"}
    central = raw.rindex(b"PK\x01\x02")
    raw[central + 8] |= 1
    assert _codes(check(bytes(raw))) == {"weak_encryption"}


def test_a_file_added_outside_is_noticed(sealed: bytes, check: Callable[..., Verification], canary: str) -> None:
    out = io.BytesIO(sealed)
    with zipfile.ZipFile(out, "a") as outer:
        outer.writestr(f"{canary}.txt", "x")
    assert _codes(check(out.getvalue())) == {"outside_unexpected"}


def test_a_page_outside_that_reaches_out_is_noticed(
    sealed: bytes, inner_of: Callable[[bytes], bytes], wrap: Wrap, check: Callable[..., Verification]
) -> None:
    page = b'<img src="https://example.org/seen.png">'
    assert _codes(check(wrap(inner_of(sealed), page))) == {"remote_reference"}


@pytest.fixture
def rebuilt(
    sealed: bytes, inner_of: Callable[[bytes], bytes], wrap: Wrap, check: Callable[..., Verification]
) -> Callable[..., Verification]:
    """The verdict on the sealed bag after a change to its members."""

    def verdict(change: Callable[[dict[str, bytes]], dict[str, bytes]]) -> Verification:
        return check(wrap(_zipped(change(_members(inner_of(sealed))))))

    return verdict


def test_a_changed_file_is_named(rebuilt: Callable[..., Verification]) -> None:
    found = rebuilt(lambda bag: bag | {"data/lettre.pdf": b"another letter"})
    assert ("file_changed", "data/lettre.pdf") in {(p.code, p.file) for p in found.problems}
    assert "lettre.pdf" not in {file.path for file in found.files}


def test_a_missing_file_is_named(rebuilt: Callable[..., Verification]) -> None:
    found = rebuilt(lambda bag: {name: content for name, content in bag.items() if name != "data/lettre.pdf"})
    assert ("file_missing", "data/lettre.pdf") in {(p.code, p.file) for p in found.problems}


@pytest.mark.parametrize("name", ["data/extra.txt", "extra.txt"])
def test_an_extra_file_is_named(rebuilt: Callable[..., Verification], name: str) -> None:
    found = rebuilt(lambda bag: bag | {name: b"x"})
    assert ("file_unexpected", name) in {(p.code, p.file) for p in found.problems}


@pytest.mark.parametrize("name", ["bagit.txt", "bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt"])
def test_a_bag_without_its_own_files_is_incomplete(rebuilt: Callable[..., Verification], name: str) -> None:
    found = rebuilt(lambda bag: {other: content for other, content in bag.items() if other != name})
    assert ("bag_incomplete", name) in {(p.code, p.file) for p in found.problems}


def test_a_manifest_that_is_not_one_is_said(rebuilt: Callable[..., Verification]) -> None:
    assert "bag_unreadable" in _codes(rebuilt(lambda bag: bag | {"manifest-sha256.txt": b"rubbish"}))


@pytest.mark.parametrize("name", ["../out.txt", "/etc/x", "data/..\\x", "data/con.txt"])
def test_a_name_that_would_leave_its_folder_is_refused(rebuilt: Callable[..., Verification], name: str) -> None:
    assert _codes(rebuilt(lambda bag: _listed(bag | {name: b"x"}))) == {"unsafe_name"}


def _with_description(bag: dict[str, bytes], **changes: object) -> dict[str, bytes]:
    document = json.loads(bag["data/package.json"]) | changes
    return _listed(bag | {"data/package.json": json.dumps(document).encode()})


def test_a_newer_format_is_declined_with_its_number(rebuilt: Callable[..., Verification]) -> None:
    found = rebuilt(lambda bag: _with_description(bag, version=2))
    assert (found.format, _codes(found)) == (2, {"newer_format"})


@pytest.mark.parametrize(
    "changes", [{"version": "1"}, {"version": True}, {"format": "x"}, {"files": [1]}, {"files": None}]
)
def test_a_description_of_another_form_is_said(
    rebuilt: Callable[..., Verification], changes: dict[str, object]
) -> None:
    assert _codes(rebuilt(lambda bag: _with_description(bag, **changes))) == {"description_unreadable"}


@pytest.mark.parametrize("content", [b"[" * 100_000, b"\xff", b"{}", b"null"])
def test_a_description_that_is_rubbish_is_said(rebuilt: Callable[..., Verification], content: bytes) -> None:
    found = rebuilt(lambda bag: _listed(bag | {"data/package.json": content}))
    assert _codes(found) <= {"description_unreadable", "damaged"}
    assert not found.ok


def test_a_description_that_disagrees_with_the_files_is_said(rebuilt: Callable[..., Verification]) -> None:
    files = [{"path": "lettre.pdf", "size_bytes": 1, "sha256": "0" * 64}]
    assert _codes(rebuilt(lambda bag: _with_description(bag, files=files))) == {"description_differs"}


def test_a_first_page_that_reaches_out_is_noticed(rebuilt: Callable[..., Verification]) -> None:
    page = b'<link href="https://fonts.googleapis.com/css" rel="stylesheet">'
    assert _codes(rebuilt(lambda bag: _listed(bag | {"data/index.html": page}))) == {"remote_reference"}


def test_a_member_named_twice_is_noticed(
    sealed: bytes, inner_of: Callable[[bytes], bytes], wrap: Wrap, check: Callable[..., Verification]
) -> None:
    inner = io.BytesIO(inner_of(sealed))
    with zipfile.ZipFile(inner, "a") as bag, pytest.warns(UserWarning, match="Duplicate"):
        bag.writestr("data/lettre.pdf", b"another")
    assert _codes(check(wrap(inner.getvalue()))) == {"named_twice"}


class TestBombs:
    """A small file that unpacks into a huge one harms who checks it; it is refused before it is unpacked."""

    def test_a_file_of_zeros_is_refused_by_its_ratio(
        self,
        rebuilt: Callable[..., Verification],
        inner_of: Callable[[bytes], bytes],
        sealed: bytes,
        wrap: Wrap,
        check: Callable[..., Verification],
    ) -> None:
        bomb = wrap(_zipped(_members(inner_of(sealed)) | {"data/zeros.bin": bytes(5_000_000)}))
        assert _codes(check(bomb, limits=Limits(free_bytes=1_000_000, ratio=20))) == {"too_large"}

    def test_too_many_members_are_refused(self, sealed: bytes, check: Callable[..., Verification]) -> None:
        assert _codes(check(sealed, limits=Limits(members=5))) == {"too_large"}

    def test_too_many_bytes_are_refused(self, sealed: bytes, check: Callable[..., Verification]) -> None:
        assert _codes(check(sealed, limits=Limits(total_bytes=1000))) == {"too_large"}

    def test_an_honest_long_log_passes(
        self, contents: PackageContents, seal: Callable[..., bytes], check: Callable[..., Verification]
    ) -> None:
        log = PackageFile("serveur.log", bytes(20_000_000), "", "", "text/plain")
        assert check(seal(contents, files=(log,))).ok

    def test_a_size_that_lies_is_noticed(
        self, sealed: bytes, inner_of: Callable[[bytes], bytes], wrap: Wrap, check: Callable[..., Verification]
    ) -> None:
        inner = bytearray(inner_of(sealed))
        central = inner.index(b"PK\x01\x02", inner.index(b"PK\x01\x02") + 4)
        inner[central + 24 : central + 28] = (50).to_bytes(4, "little")
        found = check(wrap(bytes(inner)))
        assert not found.ok


class TestFuzz:
    """Whatever is done to the bytes: a verdict, or a refusal with a code."""

    @staticmethod
    def _answered(check: Callable[..., Verification], content: bytes) -> Verification | None:
        try:
            return check(content)
        except DeskError:
            return None

    @FUZZ
    @given(data=st.data())
    def test_changed_bytes_outside(
        self, sealed: bytes, check: Callable[..., Verification], data: st.DataObject
    ) -> None:
        changed = _mutated(sealed, data)
        found = self._answered(check, changed)
        assert found is None or found.ok is not bool(found.problems)

    @FUZZ
    @given(data=st.data())
    def test_changed_bytes_inside(
        self,
        sealed: bytes,
        inner_of: Callable[[bytes], bytes],
        wrap: Wrap,
        check: Callable[..., Verification],
        data: st.DataObject,
    ) -> None:
        found = self._answered(check, wrap(_mutated(inner_of(sealed), data)))
        assert found is None or found.ok is not bool(found.problems)

    @settings(FUZZ, max_examples=15)
    @given(tail=st.binary(max_size=300), text=st.text(max_size=300))
    def test_changed_words_inside(self, rebuilt: Callable[..., Verification], tail: bytes, text: str) -> None:
        names = ("bagit.txt", "manifest-sha256.txt", "data/index.html", "data/package.json")
        for name in names:
            rebuilt(lambda bag, name=name: _listed(bag | {name: text.encode("utf-8", "replace") + tail}))


def _mutated(content: bytes, data: st.DataObject) -> bytes:
    """Some bytes flipped, mostly near the end where the lists of members stand; sometimes cut."""
    changed = bytearray(content)
    for _ in range(data.draw(st.integers(1, 4))):
        near_end = data.draw(st.booleans())
        low = max(0, len(changed) - 1500) if near_end else 0
        place = data.draw(st.integers(low, len(changed) - 1))
        changed[place] = data.draw(st.integers(0, 255))
    if data.draw(st.integers(0, 3)) == 0:
        del changed[data.draw(st.integers(0, len(changed))) :]
    return bytes(changed)
