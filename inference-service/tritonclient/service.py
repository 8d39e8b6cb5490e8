"""Starts the servers and inference-service from the built jars, each on free ports."""

import contextlib
import json
import os
import pathlib
import re
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from dataclasses import dataclass

ROOT = pathlib.Path(__file__).parents[2]
JAVA = str(pathlib.Path(os.environ["JAVA_HOME"], "bin", "java"))
MODEL = ROOT / "inference-service/models/vegetables/1.2.0"
START_SECONDS = 120
STOP_SECONDS = 30


@dataclass
class Service:
    """Addresses of a running service, and its folder of models."""

    http: str
    grpc: str
    models: pathlib.Path


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def running(command, **options):
    process = subprocess.Popen(command, stdin=subprocess.PIPE, **options)
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextlib.contextmanager
def kafka(folder):
    """A broker; gives its address."""
    jar = ROOT / "deploy/local/target/romanesco-local.jar"
    command = [JAVA, "-XX:+UseSerialGC", "-Xmx320m", "--enable-native-access=ALL-UNNAMED", "-jar", str(jar), "servers"]
    with open(folder / "servers.log", "w") as log, running(command, stdout=subprocess.PIPE, stderr=log, text=True) as servers:
        line = servers.stdout.readline()
        assert line, f"the servers did not start: {(folder / 'servers.log').read_text()}"
        yield json.loads(line)["kafka"]["bootstrapServers"]


def add_version(models, version):
    """Adds a version of the model to a folder: the same graph under another number."""
    target = models / "vegetables" / version
    shutil.copytree(MODEL, target)
    manifest = target / "model.yaml"
    manifest.write_text(re.sub("(?m)^version: .*", f"version: {version}", manifest.read_text()))


@contextlib.contextmanager
def inference_service(folder, broker, versions, **settings):
    """A service with these versions of the model; gives its addresses once it is ready."""
    models = folder / "models"
    for version in versions:
        add_version(models, version)
    http, grpc = free_port(), free_port()
    environment = dict(
        os.environ,
        QUARKUS_HTTP_PORT=str(http),
        QUARKUS_GRPC_SERVER_PORT=str(grpc),
        KAFKA_BOOTSTRAP_SERVERS=broker,
        ROMANESCO_MODELS_DIRECTORY=str(models),
        **settings,
    )
    jar = ROOT / "inference-service/target/quarkus-app/quarkus-run.jar"
    command = [JAVA, "-XX:+UseSerialGC", "-Xmx768m", "--enable-native-access=ALL-UNNAMED", "-jar", str(jar)]
    log = folder / "service.log"
    with open(log, "w") as out, running(command, stdout=out, stderr=out, env=environment, cwd=folder) as process:
        await_ready(process, f"http://127.0.0.1:{http}/v2/health/ready", log)
        yield Service(f"127.0.0.1:{http}", f"127.0.0.1:{grpc}", models)


def await_ready(process, url, log):
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        with contextlib.suppress(urllib.error.URLError, ConnectionError):
            with urllib.request.urlopen(url) as answer:
                if answer.status == 200:
                    return
        time.sleep(0.1)
    raise AssertionError(f"the service is not ready: {log.read_text()[-4000:]}")
