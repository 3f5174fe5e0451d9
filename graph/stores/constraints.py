"""Constraints and indexes for Neo4j, from the schema.

`python -m graph.stores.constraints` prints `cypher/schema.cypher`.
"""

from __future__ import annotations

import sys

from graph.model.schema import schema

HEAD = """\
// Constraints and indexes of the graph. Generated from graph/model/schema.toml:
//   python -m graph.stores.constraints > cypher/schema.cypher
// `pourparler load` applies them; so does cypher-shell -f cypher/schema.cypher
"""


def statements() -> list[str]:
    """Return one statement a constraint or index: ids are unique under each label, some properties are indexed."""
    kinds = schema().nodes.values()
    unique = [
        f"CREATE CONSTRAINT {kind.label.lower()}_id IF NOT EXISTS FOR (n:{kind.label}) REQUIRE n.id IS UNIQUE"
        for kind in kinds
    ]
    indexed = [
        f"CREATE INDEX {kind.label.lower()}_{name} IF NOT EXISTS FOR (n:{kind.label}) ON (n.{name})"
        for kind in kinds
        for name in kind.indexes
    ]
    return unique + indexed


def script() -> str:
    """Return the statements as a file for cypher-shell or Neo4j Browser."""
    return HEAD + "".join(f"{statement};\n" for statement in statements())


if __name__ == "__main__":
    sys.stdout.write(script())
