"""What the graph consists of: the schema, the records, the graph itself and its view as nodes and edges."""

from graph.model.ids import article_id, content_id, content_key, passage_id
from graph.model.knowledge import KnowledgeGraph
from graph.model.records import Actor, Answer, Article, Block, Claim, Meeting, MeetingReport, Passage
from graph.model.schema import NodeKind, RelationType, Schema, schema

__all__ = [
    "Actor",
    "Answer",
    "Article",
    "Block",
    "Claim",
    "KnowledgeGraph",
    "Meeting",
    "MeetingReport",
    "NodeKind",
    "Passage",
    "RelationType",
    "Schema",
    "article_id",
    "content_id",
    "content_key",
    "passage_id",
    "schema",
]
