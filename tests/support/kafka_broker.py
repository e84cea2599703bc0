"""Apache Kafka in one process (KRaft), from the jars that deploy/kafka/pom.xml declares."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import uuid
from base64 import urlsafe_b64encode
from pathlib import Path

from tests.support.process import Process, free_port
from tests.support.report import NotHere

POM = Path(__file__).resolve().parents[2] / "deploy" / "kafka" / "pom.xml"
JVM = (
    "-Xms96m -Xmx320m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Dorg.slf4j.simpleLogger.defaultLogLevel=warn"
)
PROPERTIES = """\
process.roles=broker,controller
node.id=1
listeners=BROKER://127.0.0.1:{port},CONTROLLER://127.0.0.1:{controller}
advertised.listeners=BROKER://127.0.0.1:{port}
listener.security.protocol.map=BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT
inter.broker.listener.name=BROKER
controller.listener.names=CONTROLLER
controller.quorum.voters=1@127.0.0.1:{controller}
log.dirs={data}
num.partitions=3
default.replication.factor=1
offsets.topic.replication.factor=1
offsets.topic.num.partitions=4
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
share.coordinator.state.topic.replication.factor=1
share.coordinator.state.topic.min.isr=1
broker.session.timeout.ms=2000
broker.heartbeat.interval.ms=500
group.initial.rebalance.delay.ms=0
auto.create.topics.enable=false
num.network.threads=2
num.io.threads=4
log.cleaner.dedupe.buffer.size=4194304
"""


def version() -> str:
    """Kafka's version, as declared."""
    found = re.search(r"<kafka.version>(.*?)</kafka.version>", POM.read_text())
    assert found, POM
    return found[1]


class KafkaBroker:
    """One broker on its folder: restarting keeps the data and the port, wiping keeps only the port."""

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        self._folder = folder
        self._data = folder / "data"
        self._properties = folder / "server.properties"
        folder.mkdir(parents=True, exist_ok=True)
        self._properties.write_text(
            PROPERTIES.format(port=self.port, controller=free_port(), data=self._data)
        )
        self._java = [_java(), *JVM.split(), "-cp", _classpath()]
        command = [*self._java, "kafka.Kafka", str(self._properties)]
        self.process = Process(command, folder / "broker.log", self.port)

    @property
    def address(self) -> str:
        """host:port for clients."""
        return f"127.0.0.1:{self.port}"

    def start(self) -> None:
        """Format the storage where there is none, and start."""
        if not (self._data / "meta.properties").exists():
            self._format()
        self.process.start()

    def stop(self) -> None:
        """Stop in good order."""
        self.process.stop()

    def go_away(self) -> None:
        """kill -9; `start` brings it back with what it had acknowledged."""
        self.process.kill()

    def wipe(self) -> None:
        """Stop, and lose everything."""
        self.process.kill()
        shutil.rmtree(self._data, ignore_errors=True)

    def _format(self) -> None:
        command = [*self._java, "kafka.tools.StorageTool", "format"]
        command += ["--config", str(self._properties), f"--cluster-id={cluster_id(uuid.uuid4())}"]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
        if done.returncode:
            raise RuntimeError(f"Kafka's storage cannot be formatted:\n{done.stdout}{done.stderr}")


def cluster_id(random: uuid.UUID) -> str:
    """What Kafka makes of a UUID: 22 characters, never a dash first, which its tools take for an option."""
    made = urlsafe_b64encode(random.bytes).decode().rstrip("=")
    return f"A{made[1:]}" if made.startswith("-") else made


def _java() -> str:
    java = shutil.which("java")
    if not java:
        raise NotHere("no java (apt-get install openjdk-17-jre-headless)")
    told = subprocess.run([java, "-version"], capture_output=True, text=True, timeout=60, check=False).stderr
    found = re.search(r'version "(\d+)', told)
    if not found or int(found[1]) < 17:
        raise NotHere("Kafka 4 needs Java 17 or later")
    return java


def _classpath() -> str:
    """The jars in Maven's own store, fetched the first time; remembered until the pom changes."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "fengqiao"
    known = cache / f"kafka-{hashlib.sha256(POM.read_bytes()).hexdigest()[:16]}.classpath"
    if not (known.exists() and all(Path(jar).exists() for jar in known.read_text().split(os.pathsep))):
        cache.mkdir(parents=True, exist_ok=True)
        _fetch(known)
    return known.read_text()


def _fetch(target: Path) -> None:
    maven = shutil.which("mvn")
    if not maven:
        raise NotHere("no mvn (apt-get install maven)")
    goal = ["dependency:build-classpath", "-DincludeScope=runtime", f"-Dmdep.outputFile={target}"]
    command = [maven, "--batch-mode", "--quiet", "--file", str(POM), *goal]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)
    except subprocess.TimeoutExpired as slow:
        raise NotHere("Maven did not fetch Kafka in ten minutes") from slow
    if done.returncode:
        raise NotHere(f"Maven cannot fetch Kafka: {(done.stdout + done.stderr).strip()[-300:]}")
