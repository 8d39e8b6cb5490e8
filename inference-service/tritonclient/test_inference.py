"""Inference on tensors and on encoded images, over HTTP and gRPC."""

import json

import numpy as np
import pytest
from tritonclient.utils import InferenceServerException

NOT_FOUND = {"http": "404", "grpc": "StatusCode.NOT_FOUND"}
INVALID = {"http": "400", "grpc": "StatusCode.INVALID_ARGUMENT"}
TOO_LARGE = {"http": "413", "grpc": "StatusCode.RESOURCE_EXHAUSTED"}
CLASSES = 15
LIMIT = 20 << 20


def noise(count):
    return np.random.default_rng(1).integers(0, 256, (count, 299, 299, 3), np.uint8)


def test_tensors_give_the_outputs_of_the_graph(api):
    answer = api.client.infer("vegetables", [api.tensor(noise(3), "UINT8")], request_id="42")

    probabilities = answer.as_numpy("probabilities")
    assert probabilities.dtype == np.float32
    assert probabilities.shape == (3, CLASSES)
    np.testing.assert_allclose(probabilities.sum(axis=1), 1, atol=1e-4)
    assert answer.as_numpy("activation").shape == (3, CLASSES, 8, 8)
    assert answer.as_numpy("confidence").shape[0] == 3
    response = api.json(answer.get_response())
    assert (response["id"], response["model_name"], response["model_version"]) == ("42", "vegetables", "1.0.0")


def test_batch_gives_what_single_images_give(api):
    images = noise(2)
    together = api.client.infer("vegetables", [api.tensor(images, "UINT8")]).as_numpy("probabilities")
    alone = api.client.infer("vegetables", [api.tensor(images[1:], "UINT8")]).as_numpy("probabilities")

    np.testing.assert_allclose(together[1:], alone, atol=1e-3)


def test_only_the_outputs_that_are_asked_for_come(api):
    answer = api.client.infer(
        "vegetables", [api.tensor(noise(1), "UINT8")], outputs=[api.output("confidence")]
    )

    assert answer.as_numpy("confidence").size == 1
    assert answer.as_numpy("probabilities") is None


def test_encoded_images_give_results_and_outputs(api):
    answer = api.client.infer("vegetables", [api.picture("carrot", "pumpkin")])

    results = [json.loads(text) for text in answer.as_numpy("result")]
    assert [result["classification"]["category"] for result in results] == ["Carrot", "Pumpkin"]
    assert results[0]["contentType"] == "image/jpeg"
    assert results[0]["classification"]["colors"]["rgb"].startswith("#")
    probabilities = answer.as_numpy("probabilities")
    assert probabilities.shape == (2, CLASSES)
    for row, result in zip(probabilities, results):
        assert row.max() == pytest.approx(result["classification"]["score"], abs=1e-6)


def test_result_comes_alone_where_asked(api):
    answer = api.client.infer("vegetables", [api.picture("tomato")], outputs=[api.output("result")])

    assert json.loads(answer.as_numpy("result")[0])["classification"]["category"] == "Tomato"
    assert answer.as_numpy("probabilities") is None


def test_calls_run_side_by_side(api):
    if api.name == "http":
        calls = [api.client.async_infer("vegetables", [api.tensor(noise(1), "UINT8")]) for _ in range(4)]
        answers = [call.get_result() for call in calls]
    else:
        import queue

        done = queue.Queue()
        for _ in range(4):
            api.client.async_infer(
                "vegetables", [api.tensor(noise(1), "UINT8")], lambda result, error: done.put(error or result)
            )
        answers = [done.get(timeout=60) for _ in range(4)]

    for answer in answers:
        assert answer.as_numpy("probabilities").shape == (1, CLASSES)


def test_json_gives_the_same_as_binary_data(http_api):
    api = http_api
    image = noise(1)
    as_json = api.client.infer(
        "vegetables",
        [api.tensor(image, "UINT8", binary_data=False)],
        outputs=[api.module.InferRequestedOutput("probabilities", binary_data=False)],
    )
    binary = api.client.infer("vegetables", [api.tensor(image, "UINT8")])

    assert "data" in as_json.get_output("probabilities")
    np.testing.assert_allclose(as_json.as_numpy("probabilities"), binary.as_numpy("probabilities"), atol=1e-6)


@pytest.mark.parametrize(
    ("values", "datatype", "reason"),
    [
        (np.zeros((1, 224, 224, 3), np.uint8), "UINT8", "must be UINT8 [-1, 299, 299, 3], but is UINT8 [1, 224, 224, 3]"),
        (np.zeros((1, 299, 299, 3), np.float32), "FP32", "must be UINT8 [-1, 299, 299, 3], but is FP32"),
        (np.zeros((299, 299, 3), np.uint8), "UINT8", "but is UINT8 [299, 299, 3]"),
        (np.array([b"no image"], np.object_), "BYTES", "image 0: unsupported-type"),
    ],
)
def test_input_that_does_not_fit_is_refused_with_what_is_wanted(api, values, datatype, reason):
    with pytest.raises(InferenceServerException) as error:
        api.client.infer("vegetables", [api.tensor(values, datatype)])

    assert error.value.status() == INVALID[api.name]
    assert reason in error.value.message()


def test_unknown_model_version_and_output_are_refused(api):
    image = [api.tensor(noise(1), "UINT8")]
    for model, version in (("fish", ""), ("vegetables", "7")):
        with pytest.raises(InferenceServerException) as error:
            api.client.infer(model, image, version)
        assert error.value.status() == NOT_FOUND[api.name]
    with pytest.raises(InferenceServerException) as error:
        api.client.infer("vegetables", image, outputs=[api.output("scores")])
    assert error.value.status() == INVALID[api.name]
    assert "unknown output scores; the model has" in error.value.message()


def test_request_above_the_limit_is_refused_and_the_next_one_served(api):
    with pytest.raises(InferenceServerException) as error:
        api.client.infer("vegetables", [api.tensor(np.array([bytes(LIMIT + (2 << 20))], np.object_), "BYTES")])
    assert error.value.status() == TOO_LARGE[api.name]

    assert api.client.infer("vegetables", [api.tensor(noise(1), "UINT8")]).as_numpy("confidence").size == 1
