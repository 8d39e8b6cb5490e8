"""The interface definition has the names, numbers and types of tritonclient's."""

import pathlib

import grpc_tools
import pytest
import service
from google.protobuf import descriptor_pb2
from grpc_tools import protoc
from tritonclient.grpc import model_config_pb2, service_pb2

PROTO = service.ROOT / "inference-service/src/main/proto/open_inference.proto"


@pytest.fixture(scope="module")
def ours(tmp_path_factory):
    out = tmp_path_factory.mktemp("proto") / "descriptors"
    includes = pathlib.Path(grpc_tools.__file__).parent / "_proto"
    status = protoc.main(["", f"-I{PROTO.parent}", f"-I{includes}", f"--descriptor_set_out={out}", PROTO.name])
    assert status == 0
    return descriptor_pb2.FileDescriptorSet.FromString(out.read_bytes()).file[0]


def theirs():
    files = []
    for module in (service_pb2, model_config_pb2):
        file = descriptor_pb2.FileDescriptorProto()
        module.DESCRIPTOR.CopyToProto(file)
        files.append(file)
    return files


def fields(messages, prefix=""):
    """Each field by its message: number, type, label and the type's name."""
    found = {}
    for message in messages:
        name = prefix + message.name
        for field in message.field:
            found[f"{name}.{field.name}"] = (field.number, field.type, field.label, field.type_name)
        found |= fields(message.nested_type, name + ".")
    return found


def test_every_field_is_one_of_the_client(ours):
    known = {name: field for file in theirs() for name, field in fields(file.message_type).items()}
    mine = fields(ours.message_type)

    assert len(mine) > 90
    assert {name: known.get(name) for name in mine} == mine


def test_every_enum_value_is_one_of_the_client(ours):
    known = {value.name: value.number for file in theirs() for enum in file.enum_type for value in enum.value}
    mine = {value.name: value.number for enum in ours.enum_type for value in enum.value}

    assert len(mine) == 15
    assert {name: known.get(name) for name in mine} == mine


def test_every_call_is_one_of_the_client(ours):
    def calls(file):
        return {
            (file.package, service.name, call.name, call.input_type, call.output_type)
            for service in file.service
            for call in service.method
        }

    assert len(calls(ours)) == 11
    assert calls(ours) <= calls(theirs()[0])
