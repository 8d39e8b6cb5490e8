"""One service that lets clients load models, and one as it is by default."""

import numpy as np
import pytest
import service
import tritonclient.grpc
import tritonclient.http

PICTURES = service.ROOT / "deploy/local/src/main/resources/samples"
MODULES = {"http": tritonclient.http, "grpc": tritonclient.grpc}


@pytest.fixture(scope="session")
def broker(tmp_path_factory):
    with service.kafka(tmp_path_factory.mktemp("servers")) as address:
        yield address


@pytest.fixture(scope="session")
def open_service(tmp_path_factory, broker):
    folder = tmp_path_factory.mktemp("open")
    with service.inference_service(
        folder, broker, ["0.9.0", "1.0.0"], ROMANESCO_PROTOCOL_MODEL_CONTROL="true"
    ) as running:
        yield running


@pytest.fixture(scope="session")
def default_service(tmp_path_factory, broker):
    with service.inference_service(tmp_path_factory.mktemp("default"), broker, ["1.0.0"]) as running:
        yield running


class Api:
    """One way in: the client's module and a connection."""

    def __init__(self, name, addresses):
        self.name = name
        self.module = MODULES[name]
        self.client = self.module.InferenceServerClient(getattr(addresses, name))

    def tensor(self, values, datatype, **options):
        tensor = self.module.InferInput("image", list(values.shape), datatype)
        tensor.set_data_from_numpy(values, **options)
        return tensor

    def picture(self, *names):
        """The samples' files as one tensor."""
        files = [(PICTURES / f"{name}.jpg").read_bytes() for name in names]
        return self.tensor(np.array(files, dtype=np.object_), "BYTES")

    def output(self, name):
        return self.module.InferRequestedOutput(name)

    def json(self, message):
        """What the client gives: JSON over HTTP, a message over gRPC."""
        if self.name == "http":
            return message
        from google.protobuf import json_format

        return json_format.MessageToDict(message, preserving_proto_field_name=True)


@pytest.fixture(params=["http", "grpc"])
def api(request, open_service):
    made = Api(request.param, open_service)
    yield made
    made.client.close()


@pytest.fixture
def http_api(open_service):
    made = Api("http", open_service)
    yield made
    made.client.close()


@pytest.fixture(params=["http", "grpc"])
def default_api(request, default_service):
    made = Api(request.param, default_service)
    yield made
    made.client.close()
