"""Health, metadata, repository and statistics, over HTTP and gRPC."""

import numpy as np
import pytest
from tritonclient.utils import InferenceServerException

NOT_FOUND = {"http": "404", "grpc": "StatusCode.NOT_FOUND"}
FORBIDDEN = {"http": "403", "grpc": "StatusCode.PERMISSION_DENIED"}
INVALID = {"http": "400", "grpc": "StatusCode.INVALID_ARGUMENT"}
GREY = np.full((1, 299, 299, 3), 128, np.uint8)


def test_server_lives_and_is_ready(api):
    assert api.client.is_server_live()
    assert api.client.is_server_ready()
    assert api.client.is_model_ready("vegetables")
    assert api.client.is_model_ready("vegetables", "1.0.0")


def test_server_names_itself_and_its_extensions(api):
    server = api.json(api.client.get_server_metadata())

    assert server["name"] == "romanesco"
    assert {"binary_tensor_data", "model_repository", "statistics"} <= set(server["extensions"])


def test_metadata_are_those_of_the_graph(api):
    model = api.json(api.client.get_model_metadata("vegetables"))

    assert model["name"] == "vegetables"
    assert "1.0.0" in model["versions"]
    [image] = model["inputs"]
    assert (image["name"], image["datatype"]) == ("image", "UINT8")
    assert [int(size) for size in image["shape"]] == [-1, 299, 299, 3]
    assert {"probabilities", "activation", "confidence"} <= {output["name"] for output in model["outputs"]}


def test_configuration_has_the_types_of_triton(api):
    config = api.json(api.client.get_model_config("vegetables", "1.0.0"))
    config = config.get("config", config)

    assert config["backend"] == "onnxruntime"
    assert config["input"][0]["data_type"] == "TYPE_UINT8"
    assert "TYPE_FP32" in {output["data_type"] for output in config["output"]}


def test_index_lists_the_versions_with_their_states(api):
    answer = api.json(api.client.get_model_repository_index())
    models = answer if api.name == "http" else answer["models"]

    states = {(model["name"], model["version"]): model["state"] for model in models}
    assert states[("vegetables", "1.0.0")] == "READY"


def test_model_that_is_unknown_is_not_loaded(api):
    with pytest.raises(InferenceServerException) as error:
        api.client.load_model("fish@3")
    assert error.value.status() == NOT_FOUND[api.name]


def test_configuration_of_the_client_is_refused(api):
    with pytest.raises(InferenceServerException) as error:
        api.client.load_model("vegetables", config="{}")
    assert error.value.status() == INVALID[api.name]
    assert "model.yaml" in error.value.message()


def test_loading_is_off_by_default(default_api):
    for call in (default_api.client.load_model, default_api.client.unload_model):
        with pytest.raises(InferenceServerException) as error:
            call("vegetables")
        assert error.value.status() == FORBIDDEN[default_api.name]
        assert "romanesco.protocol.model-control" in error.value.message()
    assert default_api.client.is_model_ready("vegetables")


def test_statistics_count_requests_and_images(api):
    def statistics():
        answer = api.json(api.client.get_inference_statistics("vegetables", "1.0.0"))
        [model] = answer["model_stats"]
        stages = model["inference_stats"]
        numbers = {name: int(stages[name].get("count", 0)) for name in ("success", "fail", "queue", "compute_infer")}
        return numbers | {"images": int(model.get("inference_count", 0))}

    before = statistics()
    api.client.infer("vegetables", [api.tensor(np.concatenate([GREY, GREY]), "UINT8")])
    with pytest.raises(InferenceServerException):
        api.client.infer("vegetables", [api.tensor(GREY.astype(np.float32), "FP32")])
    after = statistics()

    grown = {name: after[name] - before[name] for name in after}
    assert grown == {"success": 1, "fail": 1, "queue": 1, "compute_infer": 1, "images": 2}
