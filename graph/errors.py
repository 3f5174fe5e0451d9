"""All errors, by who is at fault.

GraphError
├── ArticleError    the article cannot be read or used
├── DataFileError   a lexicon, gazetteer, schema or weights file is wrong
├── StoreError      the database or another backend failed
└── UsageError      the caller asked for something that does not exist
"""

from __future__ import annotations


class GraphError(Exception):
    """Base of every error that Pourparler raises on purpose."""


class ArticleError(GraphError):
    """An article cannot be read; the message names the file, the line and the way out."""


class DataFileError(GraphError):
    """A data file of the project is wrong; the message names the file and the key."""


class StoreError(GraphError):
    """A backend failed; the original error is the cause."""


class UsageError(GraphError):
    """The caller named something that does not exist; the message lists what does."""
