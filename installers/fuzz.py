"""Hostile files for every parser of what arrives: nothing but a refusal may come of them, soon and in little memory.

`python3 run.py fuzz 60` gives each parser sixty seconds. What breaks one is tried once more alone, in a process of its
own that counts its processor's seconds and no others: on a busy machine a clock on the wall accuses the innocent. What
breaks it there too is kept. The package that drives it exists for Linux only; elsewhere this says so.
"""

from __future__ import annotations

import contextlib
import gzip
import importlib.util
import os
import sqlite3
import struct
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"
TOO_SLOW_SECONDS, MOST_MEGABYTES, LONGEST = 5, 1024, 100_000
"""Of the processor, and of memory, for one file of so many bytes."""
HANGING_SECONDS = 4 * TOO_SLOW_SECONDS
"""On the wall, after which one file is set aside to be judged alone."""
SEEDS = 60
SEARCHED = ("zip", "gz", "eml", "mbox", "docx", "odt", "html", "vcf", "ics", "sql", "sqlite")
"""Kinds of files in which somebody's data are looked for."""

Parser = Callable[[bytes], object]


def parsers() -> dict[str, Parser]:
    """What is fed, by name."""
    from dsardesk.discovery import kinds, tables  # noqa: PLC0415
    from dsardesk.discovery.unread import Unread  # noqa: PLC0415
    from dsardesk.intake.email import read_email  # noqa: PLC0415
    from dsardesk.intake.forms import mail, office, outlook, packed, pages, plain, registry, requests, rtf, tnef  # noqa: PLC0415
    from dsardesk.intake.forms.message import Bounds, File  # noqa: PLC0415
    from dsardesk.intake.register.reading import read_sheets  # noqa: PLC0415
    from dsardesk.intake.text import read_text  # noqa: PLC0415
    from dsardesk.texts import cues  # noqa: PLC0415

    signs = cues()

    def file(content: bytes) -> File:
        return File("a", "", content)

    def word(content: bytes) -> object:
        out = BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr(office.DOCX_PART, content)
        return office.read_docx(file(out.getvalue()), Bounds())

    def table(content: bytes) -> object:
        return [requests.read_request(each, Bounds()) for each in requests.requests_in(content)]

    def rows(content: bytes) -> None:
        for read in (tables.csv_rows, tables.json_rows, tables.json_lines):
            with contextlib.suppress(Unread):
                list(read(content))

    def searched(suffix: str) -> Parser:
        def search(content: bytes) -> None:
            with contextlib.suppress(Unread):
                for _ in kinds.pieces(f"a.{suffix}", wrapped(suffix, content)):
                    pass

        return search

    return {
        "rtf": rtf.rtf_text,
        "packed_rtf": lambda content: rtf.unpack_rtf(struct.pack("<IIII", 0, 1 << 20, 0x75465A4C, 0) + content),
        "winmail": lambda content: tnef.read_tnef(file(tnef.BEGINS + content), Bounds()),
        "outlook": lambda content: outlook.read_outlook(file(content), Bounds()),
        "mail": lambda content: mail.read_mail(file(content), Bounds()),
        "mailbox": lambda content: mail.read_mailbox(file(b"From a Sat Oct 24 09:00:00 2026\n" + content), Bounds()),
        "text": plain.characters_of,
        "word": word,
        "requests": table,
        "zip": lambda content: list(packed.zip_files(content, Bounds(), [])),
        "page": pages.words_of_page,
        "meaning": lambda content: read_email(b"From: a@example.com\n" + content, signs),
        "words": lambda content: read_text(content.decode("utf-8", "replace"), signs),
        "register": read_sheets,
        "rows": rows,
        "any": lambda content: registry.read_arrivals(content, "a"),
        **{f"searched_{suffix}": searched(suffix) for suffix in SEARCHED},
    }


def wrapped(suffix: str, content: bytes) -> bytes:
    """The file of that kind that holds *content*, where it holds what no chance would ever pack soundly."""
    if suffix == "gz" and not content.startswith(b"\x1f\x8b"):
        return gzip.compress(content)
    parts = {"docx": "word/document.xml", "odt": "content.xml", "zip": ""}
    if suffix not in parts or content.startswith(b"PK"):
        return content
    name, _, inside = content.partition(b"\n")
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        if parts[suffix]:
            archive.writestr(parts[suffix], content)
        else:
            archive.writestr(name.decode("ascii", "replace").partition("\0")[0] or "a.txt", inside)
    return out.getvalue()


def feed(name: str, seconds: str) -> None:
    """Feed one parser until the time is over; never returns."""
    import atheris  # noqa: PLC0415

    with atheris.instrument_imports(include=["dsardesk.discovery", "dsardesk.documents", "dsardesk.intake", "olefile"]):
        parse = parsers()[name]
    folder = kept() / name
    folder.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds()):
        (folder / f"seed-{number}").write_bytes(seed)
    limits = [f"-max_total_time={seconds}", f"-timeout={HANGING_SECONDS}", f"-rss_limit_mb={MOST_MEGABYTES}"]
    atheris.Setup(
        [
            "fuzz",
            *limits,
            f"-max_len={LONGEST}",
            "-verbosity=0",
            "-print_final_stats=1",
            f"-artifact_prefix={kept() / name}-",
            str(folder),
        ],
        lambda content: watched(parse, content),
    )
    atheris.Fuzz()


class TooSlow(Exception):
    """One file took the processor longer than any may; alone and unobserved it may be faster."""


def watched(parse: Parser, content: bytes) -> None:
    """Feed a parser once; nothing but a refusal may come of it, and soon."""
    began = time.process_time()
    fed(parse, content)
    if time.process_time() - began > TOO_SLOW_SECONDS:
        raise TooSlow


def fed(parse: Parser, content: bytes) -> None:
    """Feed a parser once; a refusal is an answer like another."""
    from dsardesk.domain.errors import UnreadableInput  # noqa: PLC0415

    with contextlib.suppress(UnreadableInput):
        parse(content)


def alone(name: str, unit: str) -> None:
    """Feed one parser what seemed to break it; this process ends there if it truly does."""
    parse = parsers()[name]
    limit(TOO_SLOW_SECONDS)
    fed(parse, Path(unit).read_bytes())


def limit(seconds: int) -> None:
    """Let the system end this process after so many more seconds of its processor, or beyond its memory."""
    import resource  # noqa: PLC0415

    until = int(time.process_time()) + 1 + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (until, until))
    most = MOST_MEGABYTES * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def seeds() -> Iterator[bytes]:
    """Sound and damaged messages of the reference corpus, where it stands beside the project."""
    files = sorted(CORPUS.glob("formats/*")) + sorted(CORPUS.glob("malformed/*"))
    yield b"{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset238 A;}}\\uc1 d\\u233?\\'e9\\par}"
    yield b'{"subject_request_type": "erasure", "subject_identities": [{"identity_type": "email"}], "issued-at": 2}'
    yield from small_files()
    yield from (path.read_bytes()[:LONGEST] for path in files[:: max(1, len(files) // SEEDS)])


def small_files() -> Iterator[bytes]:
    """A small file of each kind that is searched."""
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    yield f'<w:document xmlns:w="{word}"><w:body><w:p><w:r><w:t>a</w:t></w:r></w:p></w:body></w:document>'.encode()
    yield b'<o:d xmlns:o="urn:o" xmlns:t="urn:t"><o:body><t:p>a<t:span>b</t:span></t:p></o:body></o:d>'
    yield b"<!DOCTYPE html><title>a</title><p>b &eacute; <a href='mailto:a@example.com'>c</a><script>d</script>"
    yield b"BEGIN:VCARD\r\nFN:A\r\n B\r\nEND:VCARD\r\n"
    yield b"From a Sat Oct 24 09:00:00 2026\nFrom: a@example.com\n\nb\n\nFrom c Sat Oct 24 09:00:00 2026\nTo: d\n\ne\n"
    yield b"a/b.csv\nname;mail\nA;a@example.com\n"
    with contextlib.closing(sqlite3.connect(":memory:")) as database:
        database.execute("CREATE TABLE a (b TEXT, c BLOB)")
        database.execute("CREATE TABLE d (e TEXT PRIMARY KEY) WITHOUT ROWID")
        database.execute("INSERT INTO a VALUES ('A', x'00'), ('B', NULL)")
        yield database.serialize()


def kept() -> Path:
    """Where what was tried is kept between two runs."""
    return Path(os.environ.get("HYPOTHESIS_STORAGE_DIRECTORY", ROOT / ".venv" / "kept" / "hypothesis")).parent / "fuzz"


def main(seconds: str) -> int:
    """0 where every parser held; else 1, once each was tried."""
    if importlib.util.find_spec("atheris") is None:
        print("atheris does not exist for this system and Python: nothing was tried.")
        return 0
    broken = []
    for name in parsers():
        print(f"Parser: {name}", flush=True)
        broken += [] if holds(name, int(seconds)) else [name]
    print(f"Broken: {', '.join(broken)}; the files are in {kept()}." if broken else "Every parser held.")
    return 1 if broken else 0


def holds(name: str, seconds: int) -> bool:
    """True where nothing broke one parser in so many seconds; what only seemed to is forgotten, and it goes on."""
    ends = time.monotonic() + seconds
    while (left := round(ends - time.monotonic())) > 0:
        before = set(kept().glob(f"{name}-*-*"))
        command = [sys.executable, "-m", "installers.fuzz", str(left), name]
        if subprocess.run(command, cwd=ROOT, check=False).returncode == 0:
            return True
        new = set(kept().glob(f"{name}-*-*")) - before
        if not new or any(breaks(name, unit) for unit in new):
            return False
    return True


def breaks(name: str, unit: Path) -> bool:
    """True where a file breaks its parser alone, in a process of its own; where it does not, it is not kept."""
    command = [sys.executable, "-m", "installers.fuzz", "alone", name, str(unit)]
    if subprocess.run(command, cwd=ROOT, check=False).returncode:
        return True
    unit.unlink()
    return False


if __name__ == "__main__":
    asked = sys.argv[1:]
    if asked[0] == "alone":
        alone(asked[1], asked[2])
    elif len(asked) > 1:
        feed(asked[1], asked[0])
    else:
        sys.exit(main(asked[0]))
