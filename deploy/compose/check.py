#!/usr/bin/env python3
"""Checks what a compose parser does not: pinned versions, mounted paths, health checks, dependencies, names of settings."""

import json
import os
import re
import sys

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
OURS = ("api-service", "inference-service")
NO_SHELL = {"otel-collector", "jaeger"}  # without a shell an image cannot check itself


def settings(service):
    """Returns the service's settings as environment variables: its properties, and those its README lists."""
    with open(f"{ROOT}/{service}/src/main/resources/application.properties", encoding="utf-8") as file:
        keys = re.findall(r"^([\w.\"%-]+)=", file.read(), re.MULTILINE)
    with open(f"{ROOT}/{service}/README.md", encoding="utf-8") as file:
        listed = re.findall(r"`([A-Z][A-Z0-9_]+)`", file.read())
    return {re.sub(r"[^A-Z0-9]", "_", key.upper()) for key in keys} | set(listed)


def problems(services):
    jobs = {
        name
        for service in services.values()
        for name, wait in service.get("depends_on", {}).items()
        if wait["condition"] == "service_completed_successfully"
    }
    for name, service in services.items():
        tag = service["image"].rsplit("/", 1)[-1].partition(":")[2]
        if not re.search(r"\d+\.\d+", tag):
            yield f"{name}: {service['image']} has no version"
        if name not in jobs | NO_SHELL and "healthcheck" not in service:
            yield f"{name} has no health check"
        for mount in service.get("volumes", []):
            if mount["type"] == "bind" and not os.path.exists(mount["source"]):
                yield f"{name} mounts {mount['source']}, which is not there"
        for other, wait in service.get("depends_on", {}).items():
            if wait["condition"] == "service_healthy" and "healthcheck" not in services[other]:
                yield f"{name} waits for the health of {other}, which is never checked"
    for name in OURS:
        service = services[name]
        for setting in sorted(set(service["environment"]) - settings(name)):
            yield f"{name} has no setting {setting}"
        if not service.get("read_only") or service.get("cap_drop") != ["ALL"]:
            yield f"{name} may write or has capabilities"


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        services = json.load(file)["services"]
    found = list(problems(services))
    for problem in found:
        print(f"compose: {problem}", file=sys.stderr)
    print(f"compose: {len(services)} services, {len(found)} problems")
    return 1 if found else 0


sys.exit(main())
