"""Errors that the reference reports, with the service's codes."""


class ManifestError(ValueError):
    """model.yaml is wrong, or does not fit the graph."""


class InvalidOutput(ValueError):
    """The graph's outputs for a picture make no sense: not finite, wrong shape, or a class without a label."""

    code = "INVALID_OUTPUT"
