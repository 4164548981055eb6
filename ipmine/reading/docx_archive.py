"""The zip file around a DOCX, opened with distrust: sizes are checked before anything is unpacked."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from types import TracebackType
from typing import Any

from ipmine.reading.docx_xml import local
from ipmine.reading.limits import MAX_PACKING, MAX_XML_BYTES, MAX_ZIP_ENTRIES, Refused


class Broken(Refused):
    """A part that is damaged, not hostile: a paper can be read without its styles."""


class Archive:
    """The parts of a DOCX. Raises Refused for what is broken, encrypted, or larger than the limits."""

    def __init__(self, data: bytes) -> None:
        self.notes: list[str] = []
        try:
            self.zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise Broken(f"a broken DOCX ({error})") from error
        if len(self.zip.infolist()) > MAX_ZIP_ENTRIES:
            raise Refused(f"a DOCX of more than {MAX_ZIP_ENTRIES:,} parts")
        self.names = set(self.zip.namelist())

    def __enter__(self) -> Archive:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.zip.close()

    def has(self, name: str) -> bool:
        """Whether a part is there."""
        return name in self.names

    def main_part(self) -> str:
        """The name of the part that holds the document."""
        named = self._relations("_rels/.rels", "").get("officeDocument")
        if named and self.has(named):
            return named
        if self.has("word/document.xml"):
            return "word/document.xml"
        raise Refused("a DOCX without a document in it")

    def related(self, part: str) -> dict[str, str]:
        """The parts that a part refers to, by the kind of relation (`numbering`, `styles`, …)."""
        folder, name = posixpath.split(part)
        return self._relations(posixpath.join(folder, "_rels", name + ".rels"), folder)

    def _relations(self, name: str, folder: str) -> dict[str, str]:
        root = self.parse_if_whole(name)
        if root is None:
            return {}
        found: dict[str, str] = {}
        for relation in root:
            if local(relation) == "Relationship" and relation.get("TargetMode") != "External":
                kind = (relation.get("Type") or "").rpartition("/")[2]
                target = posixpath.normpath(posixpath.join("/" + folder, relation.get("Target") or ""))
                found.setdefault(kind, target.lstrip("/"))
        return found

    def parse(self, name: str) -> Any:
        """The root element of an XML part; without entities, without a DTD, without the network."""
        from lxml import etree

        data = self._unpack(name)
        if b"<!DOCTYPE" in data[:4096].replace(b"\0", b"") or b"<!ENTITY" in data.replace(b"\0", b""):
            raise Refused(f"a DOCX whose {name} declares entities, as no program writes it")
        options: dict[str, Any] = {
            "resolve_entities": False,
            "no_network": True,
            "load_dtd": False,
            "huge_tree": False,
            "remove_comments": True,
            "remove_pis": True,
        }
        try:
            return etree.fromstring(data, etree.XMLParser(**options))
        except etree.XMLSyntaxError as error:
            message = str(error)
            if "depth" in message.lower() or "huge" in message.lower():
                raise Refused(f"a DOCX whose {name} is nested or grown beyond measure") from error
        try:
            root = etree.fromstring(data, etree.XMLParser(recover=True, **options))
        except etree.XMLSyntaxError as error:
            raise Broken(f"a broken DOCX ({name} is no XML)") from error
        if root is None:
            raise Broken(f"a broken DOCX ({name} is no XML)")
        self.notes.append(f"{name} is damaged; what could be read is here")
        return root

    def parse_if_whole(self, name: str | None) -> Any | None:
        """The root of a part that can be done without; None, with a note, where it is damaged."""
        if name is None or not self.has(name):
            return None
        try:
            return self.parse(name)
        except Broken:
            self.notes.append(f"{name} is damaged; read without it")
            return None

    def _unpack(self, name: str) -> bytes:
        entry = self.zip.getinfo(name)
        if entry.flag_bits & 1:
            raise Refused("encrypted; it needs a password")
        if entry.file_size > MAX_XML_BYTES:
            raise Refused(f"a DOCX whose {name} unpacks to more than {MAX_XML_BYTES / 1e6:,.0f} MB")
        if entry.file_size > 1_000_000 and entry.file_size > MAX_PACKING * max(1, entry.compress_size):
            raise Refused(f"a DOCX whose {name} is packed more than {MAX_PACKING} times (a zip bomb)")
        try:
            with self.zip.open(entry) as part:
                return part.read(MAX_XML_BYTES + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            ValueError,
            NotImplementedError,
            RuntimeError,
            OSError,
        ) as error:
            raise Broken(f"a broken DOCX ({name}: {error})") from error
