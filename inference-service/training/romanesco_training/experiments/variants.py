"""Pruning, quantisation, FP16 and optimisation levels: what `make compare` measured for a version."""

import json

from ..variants.table import JSON
from .sections import Section
from .setup import Setup

MODEL = "vegetables"
TABLES = "model-variants.md"


def show(setup: Setup) -> list[Section]:
    """Shows compare.json of the newest version that has one.

    :raises ValueError: if none has
    """
    found = sorted((setup.models / MODEL).glob(f"*/{JSON}"))
    if not found:
        raise ValueError(f"no version of {MODEL} has {JSON}: run make compare")
    table = json.loads(found[-1].read_text())
    rows = [["–" if cell is None else cell for cell in row] for row in table["rows"]]
    text = (
        f"{MODEL} {found[-1].parent.name}, from its `{JSON}`, which `make compare` wrote. [{TABLES}]({TABLES}) says how it was "
        "measured and has a ResNet-50 too. Pruned without training afterwards."
    )
    return [Section("Pruning, quantisation, FP16, optimisation levels", text, table["columns"], rows)]
