"""Reads the keys of model.yaml's `outputs`."""

from .manifest import ManifestError, expect


class Keys:
    """The keys of one decoder. Every read key is known; `close` refuses the others."""

    def __init__(self, outputs: dict):
        self.outputs = outputs
        self.read = {"decoder"}

    def get(self, name: str, default=None):
        self.read.add(name)
        return self.outputs.get(name, default)

    def need(self, name: str):
        value = self.get(name)
        if value is None:
            raise ManifestError(f"outputs.{name} is missing")
        return value

    def choice(self, name: str, *allowed: str) -> str:
        """Returns one of the allowed values; the first is the default."""
        value = self.get(name, allowed[0])
        expect(value in allowed, f"outputs.{name} is {value}; allowed: {', '.join(allowed)}")
        return value

    def __contains__(self, name: str) -> bool:
        self.read.add(name)
        return name in self.outputs

    def close(self) -> None:
        unknown = sorted(set(self.outputs) - self.read)
        expect(not unknown, f"outputs.{', outputs.'.join(unknown)}: not a key of decoder {self.outputs.get('decoder')}")
