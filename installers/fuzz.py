"""Hostile files for every parser of what arrives: nothing but a refusal may come of them, soon and in little memory.

`python3 run.py fuzz 60` gives each parser sixty seconds. What breaks one is kept, to be tried again. The package that
drives it exists for Linux only; elsewhere this says so.
"""

from __future__ import annotations

import contextlib
import importlib.util
import os
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"
TOO_SLOW_SECONDS, MOST_MEGABYTES, LONGEST = 5, 1024, 100_000
SEEDS = 60

Parser = Callable[[bytes], object]


def parsers() -> dict[str, Parser]:
    """What is fed, by name."""
    from dsardesk.discovery import tables  # noqa: PLC0415
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
        "zip": lambda content: list(packed.zip_files(content, Bounds())),
        "page": pages.words_of_page,
        "meaning": lambda content: read_email(b"From: a@example.com\n" + content, signs),
        "words": lambda content: read_text(content.decode("utf-8", "replace"), signs),
        "register": read_sheets,
        "rows": rows,
        "any": lambda content: registry.read_arrivals(content, "a"),
    }


def feed(name: str, seconds: str) -> None:
    """Feed one parser until the time is over; never returns."""
    import atheris  # noqa: PLC0415

    with atheris.instrument_imports(include=["dsardesk.discovery", "dsardesk.intake", "olefile"]):
        parse = parsers()[name]
    from dsardesk.domain.errors import UnreadableInput  # noqa: PLC0415

    def one(content: bytes) -> None:
        try:
            parse(content)
        except UnreadableInput:
            return

    folder = kept() / name
    folder.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds()):
        (folder / f"seed-{number}").write_bytes(seed)
    limits = [f"-max_total_time={seconds}", f"-timeout={TOO_SLOW_SECONDS}", f"-rss_limit_mb={MOST_MEGABYTES}"]
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
        one,
    )
    atheris.Fuzz()


def seeds() -> Iterator[bytes]:
    """Sound and damaged messages of the reference corpus, where it stands beside the project."""
    files = sorted(CORPUS.glob("formats/*")) + sorted(CORPUS.glob("malformed/*"))
    yield b"{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset238 A;}}\\uc1 d\\u233?\\'e9\\par}"
    yield b'{"subject_request_type": "erasure", "subject_identities": [{"identity_type": "email"}], "issued-at": 2}'
    yield from (path.read_bytes()[:LONGEST] for path in files[:: max(1, len(files) // SEEDS)])


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
        done = subprocess.run([sys.executable, "-m", "installers.fuzz", seconds, name], cwd=ROOT, check=False)
        broken += [name] if done.returncode else []
    print(f"Broken: {', '.join(broken)}; the files are in {kept()}." if broken else "Every parser held.")
    return 1 if broken else 0


if __name__ == "__main__":
    if len(sys.argv) > 2:  # noqa: PLR2004  The name of one parser.
        feed(sys.argv[2], sys.argv[1])
    sys.exit(main(sys.argv[1]))
