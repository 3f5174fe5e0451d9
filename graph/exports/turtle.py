"""RDF files, written by pyoxigraph from a stream of triples: Turtle, N-Triples, JSON-LD, Turtle of RDF 1.2."""

from __future__ import annotations

from typing import BinaryIO, cast

from graph.model.knowledge import KnowledgeGraph

IN_DATA = ("foaf", "id", "oa", "org", "pp", "prov", "rdf", "rdfs", "schema", "sem", "skos", "wd", "xsd")
PREFIX = b"@prefix "
END = b" .\n"


def write_turtle(knowledge: KnowledgeGraph, stream: BinaryIO) -> None:
    """Write RDF 1.1 as Turtle."""
    _turtle(knowledge, stream)


def write_rdf12(knowledge: KnowledgeGraph, stream: BinaryIO) -> None:
    """Write Turtle of RDF 1.2: the same triples, and each claim also the reifier of what it states."""
    _turtle(knowledge, stream, reifiers=True)


def write_ntriples(knowledge: KnowledgeGraph, stream: BinaryIO) -> None:
    """Write RDF 1.1 with one triple a line."""
    from pyoxigraph import RdfFormat, serialize

    from graph.exports.rdf.triples import triples

    serialize(triples(knowledge), stream, format=RdfFormat.N_TRIPLES)


def write_jsonld(knowledge: KnowledgeGraph, stream: BinaryIO) -> None:
    """Write RDF 1.1 as expanded JSON-LD."""
    from pyoxigraph import RdfFormat, serialize

    from graph.exports.rdf.triples import triples

    serialize(triples(knowledge), stream, format=RdfFormat.JSON_LD)


def _turtle(knowledge: KnowledgeGraph, stream: BinaryIO, *, reifiers: bool = False) -> None:
    # loaded here so that `import graph` and the other formats do without RDF
    from pyoxigraph import RdfFormat, serialize

    from graph.exports.rdf.terms import prefixes
    from graph.exports.rdf.triples import triples

    used = {prefix: prefixes()[prefix] for prefix in IN_DATA}
    paper = ReadableTurtle(stream)
    serialize(triples(knowledge, reifiers=reifiers), cast("BinaryIO", paper), format=RdfFormat.TURTLE, prefixes=used)
    paper.finish()


class ReadableTurtle:
    """A stream that sorts pyoxigraph's prefixes, whose order is chance, and sets a blank line between subjects."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream = stream
        self.rest = b""
        self.prefixes: list[bytes] | None = []

    def write(self, data: bytes) -> int:
        """Take a part of the file; whole lines go on, the rest waits for the next part."""
        whole, newline, rest = bytes(data).rpartition(b"\n")
        if newline:
            self._pass_on(self.rest + whole + newline)
            self.rest = rest
        else:
            self.rest += rest
        return len(data)

    def flush(self) -> None:
        """Flush the stream below."""
        self.stream.flush()

    def finish(self) -> None:
        """Write what is left."""
        self._pass_on(self.rest)
        self.rest = b""
        self._end_head()

    def _pass_on(self, lines: bytes) -> None:
        while self.prefixes is not None and lines.startswith(PREFIX):
            line, _, lines = lines.partition(b"\n")
            self.prefixes.append(line + b"\n")
        if lines:
            self._end_head()
            # a line break inside a literal is written \n, so that this ends a subject and nothing else
            self.stream.write(lines.replace(END, END + b"\n"))

    def _end_head(self) -> None:
        if self.prefixes is not None:
            self.stream.write(b"".join(sorted(self.prefixes)) + b"\n")
            self.prefixes = None
