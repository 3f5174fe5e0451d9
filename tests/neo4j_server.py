"""A Neo4j server of the tests' own from the jars on Maven Central: no Docker, random ports, a password.

Needs `mvn` and Java 17 or newer; the jars (137 MB) are fetched once into ~/.cache/pourparler. 5.26 is the LTS line that
runs on Java 17.
"""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import subprocess
import time
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

VERSION = "5.26.30"
BROWSER = "5.24.0"
CACHE = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "pourparler" / f"neo4j-{VERSION}"
ARTIFACTS = (
    ("org.neo4j", "neo4j", VERSION),
    ("org.neo4j.app", "neo4j-server", VERSION),
    ("org.neo4j", "neo4j-import-tool", VERSION),
    ("org.neo4j", "neo4j-consistency-check", VERSION),
    ("org.neo4j.client", "neo4j-browser", BROWSER),
)
ADMIN = "org.neo4j.server.startup.Neo4jAdminCommand"
OPENS = [f"--add-opens=java.base/{name}=ALL-UNNAMED" for name in ("java.nio", "java.io", "sun.nio.ch")]
CONFIGURATION = """\
server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{bolt}
server.http.listen_address=127.0.0.1:{http}
server.https.enabled=false
dbms.usage_report.enabled=false
server.memory.heap.initial_size={heap}
server.memory.heap.max_size={heap}
server.memory.pagecache.size=128m
{more}
"""


class Unavailable(Exception):
    """No server can be started here; the message says why."""


@dataclass
class Server:
    """A server in the folder `home`; `uri` and `browser` once it is started."""

    home: Path
    heap: str = "512m"
    more: str = ""
    user: str = "neo4j"
    password: str = field(default_factory=lambda: secrets.token_hex(12))
    bolt: int = field(default_factory=lambda: free_port())
    http: int = field(default_factory=lambda: free_port())
    process: subprocess.Popen[bytes] | None = None

    @property
    def uri(self) -> str:
        return f"bolt://127.0.0.1:{self.bolt}"

    @property
    def browser(self) -> str:
        return f"http://127.0.0.1:{self.http}/browser/"

    def prepare(self) -> None:
        """Write the configuration and set the password."""
        (self.home / "conf").mkdir(parents=True, exist_ok=True)
        values = {"bolt": self.bolt, "http": self.http, "heap": self.heap, "more": self.more}
        (self.home / "conf" / "neo4j.conf").write_text(CONFIGURATION.format(**values))
        self.admin("dbms", "set-initial-password", self.password)

    def admin(self, *arguments: str, folder: Path | None = None) -> str:
        """Run neo4j-admin in a folder; return its output, raise CalledProcessError with it."""
        environment = {**os.environ, "NEO4J_HOME": str(self.home), "JAVA_OPTS": OPENS[0]}
        command = [java(), "-XX:+UseSerialGC", *OPENS, "-cp", f"{jars()}/*", ADMIN, *arguments]
        done = subprocess.run(
            command, cwd=folder, env=environment, capture_output=True, text=True, timeout=300, check=True
        )
        return done.stdout

    def start(self, patience: float = 90.0) -> Server:
        """Start the server and wait until Bolt answers."""
        command = [java(), "-XX:+UseSerialGC", f"-Xmx{self.heap}", *OPENS, "-Dlog4j2.disable.jmx=true"]
        command += ["-Dfile.encoding=UTF-8", "-cp", f"{jars()}/*", entry_point()]
        command += [f"--home-dir={self.home}", f"--config-dir={self.home / 'conf'}"]
        with (self.home / "console.log").open("wb") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT)
        self._wait(time.monotonic() + patience)
        return self

    def _wait(self, end: float) -> None:
        while not answers(self.bolt):
            if self.process is None or self.process.poll() is not None or time.monotonic() > end:
                last = (self.home / "console.log").read_text("utf-8", "replace").splitlines()[-3:]
                self.stop()
                raise Unavailable(f"the server from jars did not start: {' '.join(last)}")
            time.sleep(0.2)

    def stop(self) -> None:
        """Stop the server."""
        if self.process and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(60)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait(10)


def started(home: Path, **settings: str) -> Server:
    """Return a running server in an empty folder; raises Unavailable."""
    jars()
    server = Server(home, **settings)  # type: ignore[arg-type]
    try:
        server.prepare()
    except subprocess.CalledProcessError as error:
        raise Unavailable(f"neo4j-admin failed: {error.stderr.strip()[-300:]}") from error
    return server.start()


def java() -> str:
    """Return the Java command; raises Unavailable."""
    found = shutil.which("java")
    if not found:
        raise Unavailable("no Java 17 or newer here")
    return found


def jars() -> Path:
    """Return the folder with the jars, fetched if need be; raises Unavailable."""
    folder = CACHE / "lib"
    if (CACHE / "complete").exists():
        return folder
    if not shutil.which("mvn"):
        raise Unavailable("no mvn here to fetch Neo4j's jars")
    CACHE.mkdir(parents=True, exist_ok=True)
    (CACHE / "pom.xml").write_text(pom())
    command = ["mvn", "-B", "-ntp", "-q", "-f", str(CACHE / "pom.xml"), "dependency:copy-dependencies"]
    command += ["-DincludeScope=runtime", f"-DoutputDirectory={folder}"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=900, check=False)
    if done.returncode:
        raise Unavailable(f"mvn could not fetch Neo4j's jars: {done.stdout.strip()[-300:]}")
    (CACHE / "complete").touch()
    return folder


def pom() -> str:
    """Return a Maven project that depends on the server."""
    wanted = "".join(
        f"<dependency><groupId>{group}</groupId><artifactId>{name}</artifactId><version>{version}</version></dependency>"
        for group, name, version in ARTIFACTS
    )
    return (
        '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>'
        "<groupId>local</groupId><artifactId>neo4j-server</artifactId><version>1</version><packaging>pom</packaging>"
        f"<dependencies>{wanted}</dependencies></project>"
    )


def entry_point() -> str:
    """Return the main class that the server's jar names."""
    with zipfile.ZipFile(jars() / f"neo4j-{VERSION}.jar") as jar:
        return jar.read("META-INF/services/org.neo4j.server.startup.EntryPoint").decode().strip()


def free_port() -> int:
    """Return a port that is free now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(port: int) -> bool:
    """Tell whether somebody listens on the port."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0
