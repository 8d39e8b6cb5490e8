"""Loading and unloading versions, over HTTP and gRPC."""

import numpy as np
import service

GREY = np.full((1, 299, 299, 3), 128, np.uint8)


def index(api):
    answer = api.json(api.client.get_model_repository_index())
    models = answer if api.name == "http" else answer["models"]
    return {(model["name"], model["version"]): model["state"] for model in models}


def test_second_version_is_loaded_used_and_unloaded(api):
    old = ("vegetables", "0.9.0")
    assert index(api)[("vegetables", "1.0.0")] == "READY"
    assert old in index(api)

    api.client.load_model("vegetables@0.9.0")
    assert index(api)[old] == "READY"
    answer = api.client.infer("vegetables", [api.tensor(GREY, "UINT8")], "0.9.0")
    assert api.json(answer.get_response())["model_version"] == "0.9.0"

    api.client.unload_model("vegetables@0.9.0")
    assert index(api)[old] == "UNAVAILABLE"
    assert index(api)[("vegetables", "1.0.0")] == "READY"


def test_version_copied_in_while_the_service_runs_is_loaded(api, open_service):
    version = {"http": "0.7.0", "grpc": "0.8.0"}[api.name]
    service.add_version(open_service.models, version)

    api.client.load_model(f"vegetables@{version}")

    assert api.client.is_model_ready("vegetables", version)
    api.client.unload_model(f"vegetables@{version}")
