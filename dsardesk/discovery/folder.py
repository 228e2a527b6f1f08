"""Looking for one person in every file of a folder."""

from __future__ import annotations

import os
import stat
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from dsardesk.discovery.kinds import is_known, pieces
from dsardesk.discovery.matching import Matcher
from dsardesk.discovery.records import judge_row, judge_text
from dsardesk.discovery.tables import Row
from dsardesk.discovery.unread import Unread
from dsardesk.domain.errors import UnreadableInput
from dsardesk.domain.findings import Finding, SearchResult, unwatched

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dsardesk.discovery.pages import Passage
    from dsardesk.domain.findings import Target, Watch

MAX_FILE_BYTES = 256 * 1024 * 1024


def search_folder(folder: Path, target: Target, watch: Watch = unwatched) -> SearchResult:
    """Every place of *folder* that speaks of *target*, and every file that could not be searched.

    Files are taken in the order of their names. Nothing is written; symbolic links are not followed.

    Raises:
        UnreadableInput: *folder* is not a folder that can be listed ("not_a_folder").
    """
    if not folder.is_dir():
        raise UnreadableInput(reason="not_a_folder")
    return _search(folder, _files(folder), Matcher(target), watch)


def search_file(path: Path, target: Target) -> SearchResult:
    """The same of one file, named without its folder.

    Raises:
        UnreadableInput: there is no such file ("missing").
    """
    if not path.exists():
        raise UnreadableInput(reason="missing")
    return _search(path.parent, iter([(path, _obstacle(path))]), Matcher(target), unwatched)


def _search(folder: Path, files: Iterator[tuple[Path, str]], matcher: Matcher, watch: Watch) -> SearchResult:
    findings: list[Finding] = []
    searched: list[str] = []
    not_searched: list[tuple[str, str]] = []
    for seen, (path, problem) in enumerate(files):
        watch(seen)
        file = path.relative_to(folder).as_posix()
        findings.extend(_in_name(file, matcher))
        try:
            for finding in _in_file(path, file, problem, matcher):
                # What was found before a file turns out to be damaged is true all the same, and kept.
                findings.append(finding)  # noqa: PERF402
            searched.append(file)
        except Unread as unread:
            not_searched.append((file, unread.reason))
    return SearchResult(tuple(findings), tuple(searched), tuple(not_searched))


def _files(folder: Path) -> Iterator[tuple[Path, str]]:
    """Each file below *folder*, and why it must not be opened ("" where it may)."""
    unlisted: list[OSError] = []
    for here, folders, files in os.walk(folder, onerror=unlisted.append):
        linked = [name for name in folders if (Path(here) / name).is_symlink()]
        folders[:] = sorted(set(folders) - set(linked))
        for name in sorted([*files, *linked]):
            path = Path(here) / name
            yield path, _obstacle(path)
    for problem in unlisted:
        yield Path(problem.filename), "no_permission"


def _obstacle(path: Path) -> str:
    try:
        status = path.lstat()
    except OSError:
        return "no_permission"
    if stat.S_ISLNK(status.st_mode):
        return "symlink"
    if not stat.S_ISREG(status.st_mode):
        return "not_a_file"
    if not is_known(path.name):
        return "unknown_type"
    return "too_large" if status.st_size > MAX_FILE_BYTES else ""


def _in_name(file: str, matcher: Matcher) -> Iterator[Finding]:
    """The person in the name of a file itself, whatever is in it."""
    name = PurePosixPath(file).stem.replace("_", " ")
    judged = judge_text(name, matcher)
    if judged:
        hit, match = judged
        yield Finding(file, "name", hit.matched_on, hit.value, match)


def _in_file(path: Path, file: str, problem: str, matcher: Matcher) -> Iterator[Finding]:
    if problem:
        raise Unread(problem)
    try:
        data = path.read_bytes()
    except OSError as refused:
        raise Unread("no_permission") from refused
    for item in pieces(path.name, data):
        finding = _in_row(item, file, matcher) if isinstance(item, Row) else _in_passage(item, file, matcher)
        if finding:
            yield finding


def _in_row(row: Row, file: str, matcher: Matcher) -> Finding | None:
    judged = judge_row(row.columns, row.cells, matcher)
    if judged is None:
        return None
    record = tuple(zip(row.columns, row.cells, strict=True))
    hit = judged.hit
    return Finding(file, row.place(judged.cell), hit.matched_on, hit.value, judged.match, record)


def _in_passage(passage: Passage, file: str, matcher: Matcher) -> Finding | None:
    judged = judge_text(passage.text, matcher)
    if judged is None:
        return None
    hit, match = judged
    return Finding(file, passage.locator, hit.matched_on, hit.value, match)
