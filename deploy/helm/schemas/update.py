#!/usr/bin/env python3
"""Writes the JSON schemas that rendered objects are checked against, one for each kind the chart uses.

They come from three Go modules, fetched and checked by Go: Kubernetes' OpenAPI description and the custom
resource definitions of KEDA and the Prometheus operator. Unknown fields are errors; descriptions are left out.
Needs Go and PyYAML; only for whoever changes a version below or lets the chart use another kind.
"""

import json
import pathlib
import subprocess

import yaml

KUBERNETES = "k8s.io/kubernetes@v1.34.2"
KEDA = "github.com/kedacore/keda/v2@v2.20.2"
PROMETHEUS = "github.com/prometheus-operator/prometheus-operator@v0.85.0"

BUILT_IN = {
    "v1": ["ConfigMap", "Pod", "Secret", "Service", "ServiceAccount"],
    "apps/v1": ["Deployment", "StatefulSet"],
    "autoscaling/v2": ["HorizontalPodAutoscaler"],
    "batch/v1": ["Job"],
    "networking.k8s.io/v1": ["Ingress", "NetworkPolicy"],
    "policy/v1": ["PodDisruptionBudget"],
}
CUSTOM = {
    KEDA: ["config/crd/bases/keda.sh_scaledobjects.yaml", "config/crd/bases/keda.sh_triggerauthentications.yaml"],
    PROMETHEUS: [
        "example/prometheus-operator-crd/monitoring.coreos.com_servicemonitors.yaml",
        "example/prometheus-operator-crd/monitoring.coreos.com_prometheusrules.yaml",
    ],
}
HERE = pathlib.Path(__file__).parent
QUANTITY = "io.k8s.apimachinery.pkg.api.resource.Quantity"
KEPT = {"type", "format", "enum", "pattern", "required", "minimum", "maximum", "minItems", "maxItems", "minLength",
        "maxLength", "uniqueItems"}


def module(name):
    out = subprocess.run(["go", "mod", "download", "-json", name], check=True, capture_output=True, text=True, cwd="/")
    return pathlib.Path(json.loads(out.stdout)["Dir"])


def strict(node):
    """A schema of OpenAPI as one of JSON Schema that refuses unknown fields."""
    if "$ref" in node:
        return {"$ref": node["$ref"]}
    if node.get("x-kubernetes-int-or-string") or node.get("format") == "int-or-string":
        return {"type": ["integer", "string"]}
    out = {key: value for key, value in node.items() if key in KEPT}
    for key in ("oneOf", "anyOf", "allOf"):
        if key in node:
            out[key] = [strict(part) for part in node[key]]
    if "not" in node:
        out["not"] = strict(node["not"])
    if "items" in node:
        out["items"] = strict(node["items"])
    if "properties" in node:
        out["properties"] = {key: strict(value) for key, value in node["properties"].items()}
    if isinstance(node.get("additionalProperties"), dict):
        out["additionalProperties"] = strict(node["additionalProperties"])
    elif "properties" in node and "type" in node and not node.get("x-kubernetes-preserve-unknown-fields"):
        out["additionalProperties"] = False
    return out


def references(node):
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "$ref":
                yield value.removeprefix("#/definitions/")
            else:
                yield from references(value)
    elif isinstance(node, list):
        for value in node:
            yield from references(value)


def write(api_version, kind, schema):
    schema["properties"]["apiVersion"] = {"const": api_version}
    schema["properties"]["kind"] = {"const": kind}
    schema["required"] = sorted({*schema.get("required", []), "apiVersion", "kind", "metadata"})
    folder = HERE / (api_version if "/" in api_version else f"core/{api_version}")
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(schema, sort_keys=True, separators=(",", ":"))
    (folder / f"{kind.lower()}.json").write_text(text + "\n")


def built_in():
    definitions = json.loads((module(KUBERNETES) / "api/openapi-spec/swagger.json").read_text())["definitions"]
    converted = {name: strict(node) for name, node in definitions.items()}
    converted[QUANTITY] = {"type": ["string", "number"]}
    for name, node in definitions.items():
        for gvk in node.get("x-kubernetes-group-version-kind", []):
            api_version = "/".join(part for part in (gvk["group"], gvk["version"]) if part)
            if gvk["kind"] in BUILT_IN.get(api_version, []):
                schema = json.loads(json.dumps(converted[name]))
                needed, todo = {}, list(references(schema))
                while todo:
                    reference = todo.pop()
                    if reference not in needed:
                        needed[reference] = converted[reference]
                        todo += references(converted[reference])
                write(api_version, gvk["kind"], schema | {"definitions": needed})


def custom(name, files):
    folder = module(name)
    for file in files:
        crd = yaml.safe_load((folder / file).read_text())["spec"]
        for version in crd["versions"]:
            schema = strict(version["schema"]["openAPIV3Schema"])
            schema["properties"]["metadata"] = {"type": "object"}
            write(f"{crd['group']}/{version['name']}", crd["names"]["kind"], schema)


if __name__ == "__main__":
    built_in()
    for name, files in CUSTOM.items():
        custom(name, files)
