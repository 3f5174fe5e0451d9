"""The server's and the driver's errors, one line each with the way out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from neo4j.exceptions import (
    AuthError,
    ConfigurationError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
)

from graph.errors import StoreError

BY_CODE = {
    "Neo.ClientError.Security.AuthenticationRateLimit": "too many wrong passwords; wait a minute, then set "
    "NEO4J_PASSWORD and try again",
    "Neo.ClientError.Security.CredentialsExpired": "the password must be changed first; open Neo4j Browser and do so",
    "Neo.ClientError.Security.Forbidden": "this user may not do that; use one with the role that it needs",
    "Neo.ClientError.Database.DatabaseNotFound": "no database of that name; name one of SHOW DATABASES with --database",
    "Neo.ClientError.Statement.AccessMode": "a query only reads; load with `pourparler load`",
    "Neo.ClientError.Statement.ParameterMissing": "the query needs a value: --param NAME=VALUE",
    "Neo.ClientError.General.WriteOnReadOnlyAccessDatabase": "the database is read-only; ALTER DATABASE or change "
    "server.databases.read_only",
    "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase": "the database is read-only; change "
    "server.databases.read_only",
    "Neo.ClientError.Cluster.NotALeader": "this server only reads; use the neo4j:// address of the cluster",
    "Neo.DatabaseError.General.StorageDamageDetected": "the server's store is damaged; restore it from a backup",
    "Neo.TransientError.General.MemoryPoolOutOfMemoryError": "the server has too little memory for this; raise "
    "dbms.memory.transaction.total.max or the heap",
    "Neo.TransientError.General.OutOfMemoryError": "the server's heap is full; raise server.memory.heap.max_size",
    "Neo.TransientError.Database.DatabaseUnavailable": "the database is not up; wait, then try again",
}
FULL = ("no space left", "disk full", "out of disk space", "low disk space")


@contextmanager
def clear_errors(uri: str, user: str, database: str, connected: bool) -> Iterator[None]:
    """Turn the driver's errors into StoreErrors; what an article says never reaches the message's Cypher."""
    try:
        yield
    except (Neo4jError, DriverError, OSError, ValueError) as error:
        raise StoreError(f"{uri}: {explained(error, user, database, connected)}") from error


def explained(error: Exception, user: str, database: str, connected: bool = False) -> str:
    """Return what went wrong and what to do; `connected` if the server has answered before."""
    words = " ".join(str(getattr(error, "message", None) or error).split())
    if any(sign in words.casefold() for sign in FULL):
        return "the server's disk is full; make room, then run the same command again to finish"
    if isinstance(error, AuthError) and "RateLimit" not in str(error.code):
        return f"wrong user or password for {user}; set NEO4J_PASSWORD"
    if isinstance(error, Neo4jError):
        advice = BY_CODE.get(str(error.code))
        return f"{advice} (database {database})" if advice else f"the server refused: {words} ({error.code})"
    return _unreachable(error, words, connected)


def _unreachable(error: Exception, words: str, connected: bool) -> str:
    if "not supported for the Bolt" in words or "Bolt protocol version" in words:
        return "the server is too old; Pourparler needs Neo4j 5.7 or newer"
    lost = connected and isinstance(error, ServiceUnavailable | OSError)
    if lost or isinstance(error, SessionExpired):
        return "the connection was lost; see that the server runs, then run the same command again to finish"
    if isinstance(error, ServiceUnavailable | OSError):
        return "no server answers there; start it (`docker compose up -d`) or give its address with --uri"
    if isinstance(error, ConfigurationError):
        return f"not an address of a Neo4j server: {words}"
    return words
