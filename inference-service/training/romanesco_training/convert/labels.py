"""Machine names of categories."""

import re


def imagenet(source: str) -> list[str]:
    """Reads the 1000 names in `imagenet_classes.js` of the npm package `@tensorflow-models/mobilenet`.

    An entry is a number and synonyms, joined by commas; strings may be split with `+`.
    """
    text = re.sub(r"""['"]\s*\+\s*['"]""", "", source)
    entries = re.findall(r"""^\s*(\d+): (?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"),?$""", text, re.MULTILINE)
    names = {int(number): (single or double).replace("\\", "") for number, single, double in entries}
    if sorted(names) != list(range(1000)):
        raise ValueError(f"found {len(names)} categories instead of 1000")
    return unique([names[number] for number in range(1000)])


def unique(entries: list[str]) -> list[str]:
    """Names each entry after its first synonym; where that is taken, after more of them, or with a number."""
    taken: list[str] = []
    for entry in entries:
        synonyms = [machine(part) for part in entry.split(",")]
        longer = ["_".join(synonyms[: count + 1]) for count in range(len(synonyms))]
        numbered = [f"{longer[-1]}_{number}" for number in range(2, len(entries) + 2)]
        taken.append(next(name for name in longer + numbered if name not in taken))
    return taken


def machine(name: str) -> str:
    """Returns a name of letters, digits, `_`, `.` and `-`, at most 100 long."""
    return re.sub(r"[^A-Za-z0-9_.-]", "", re.sub(r"\s+", "_", name.strip()))[:100].lstrip("_.-")
