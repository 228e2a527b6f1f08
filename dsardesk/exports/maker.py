"""Packages out of what a case gathered."""

from __future__ import annotations

import io
from collections.abc import Mapping

from dsardesk.exports.contents import PackageContents, PackageFile, PackageKind
from dsardesk.exports.package import seal_package, sealed_manifest
from dsardesk.exports.passphrase import new_passphrase, read_words
from dsardesk.exports.records import tables_from_findings
from dsardesk.exports.wording import Texts, Wording
from dsardesk.services.ports import MadePackage, PackageRequest
from dsardesk.services.searches import RECORDS, findings_from_json


class SealingMaker:
    """Seals packages with the words of each language."""

    def __init__(self, texts: Mapping[str, Texts], words: Mapping[str, str]) -> None:
        """Words of the pages from *texts*, words of passwords from *words*, both by language."""
        self._texts = texts
        self._words = {language: read_words(text) for language, text in words.items()}

    def make(self, request: PackageRequest, password: str) -> MadePackage:
        """The package of *request* under *password*."""
        tables = [source for source in request.sources if source.media_type == RECORDS]
        findings = [finding for source in tables for finding in findings_from_json(source.content)]
        lang = request.language if request.language in self._texts else next(iter(self._texts))
        say = Wording(self._texts[lang]).text
        described = {
            source.name: (source.system, say("gathered.records", system=source.system, file=source.name))
            for source in tables
        }
        contents = PackageContents(
            kind=PackageKind(request.kind),
            lang=lang,
            reference=request.reference,
            controller_name=request.company,
            data_subject=request.subject,
            made_at=request.made_at,
            files=tuple(
                PackageFile(
                    source.name,
                    source.content,
                    source.system,
                    say("gathered.file", system=source.system),
                    source.media_type,
                )
                for source in request.sources
                if source.media_type != RECORDS
            ),
            tables=tables_from_findings(findings, described),
            nothing_found_in=request.nothing_found_in,
        )
        out = io.BytesIO()
        sealed = seal_package(contents, out, password, self._texts[lang])
        return MadePackage(out.getvalue(), len(sealed.files), sealed_manifest(sealed))

    def new_password(self, language: str) -> str:
        """A fresh password of words that can be said on the telephone."""
        return new_passphrase(self._words.get(language) or next(iter(self._words.values())))
