#!/usr/bin/env bash
# Checks what is deployed but is not Java: configuration reference, alerting rules, dashboards, chart, compose file, workflows. Part of
# `make test`; `make check` runs it alone. A missing tool skips its checks, which is said; with CI set it is a failure. Go builds
# Helm and the other tools from deploy/tools: minutes at the first run, then from its cache.
set -euo pipefail
cd "$(dirname "$0")"

missing=0
skip() { # skip WHAT WHY
    echo "$1: SKIPPED, not checked: $2" >&2
    [ -z "${CI:-}" ] || missing=1
}

# As with the formatter: at home the reference is written, CI only checks it.
if [ -n "${CI:-}" ]; then configuration/reference.sh --check; else configuration/reference.sh; fi

if command -v promtool >/dev/null; then
    prometheus/check.sh
else
    skip "rules" "promtool is missing (Debian: apt-get install prometheus)"
fi

if tools/go.sh >/dev/null; then
    helm/check.sh
    compose/check.sh
    actionlint=$(cd tools/workflows && go tool -n actionlint)
    "$actionlint" ../.github/workflows/*.yml
    unpinned=$(grep -hoE 'uses: [^. ][^ ]*' ../.github/workflows/*.yml | grep -vE '@[0-9a-f]{40}$' || true)
    [ -z "$unpinned" ] || { echo "workflows: not pinned by commit: $unpinned" >&2; exit 1; }
    echo "workflows: $(find ../.github/workflows -name '*.yml' | wc -l) accepted by actionlint, every action pinned by commit"
else
    skip "chart, compose file, workflows" "their tools need Go $(tools/go.sh --wanted) or newer"
fi

if command -v zizmor >/dev/null; then
    found=$(zizmor --offline --quiet --no-progress --min-severity medium ../.github 2>&1) || { echo "$found" >&2; exit 1; }
    echo "workflows: zizmor finds no hole (permissions, injection, caches, credentials)"
else
    skip "security of the workflows" "zizmor is missing (pip install -r deploy/tools/requirements.txt)"
fi

[ "$missing" = 0 ] || { echo "deploy/check.sh: a tool is missing, and CI is set" >&2; exit 1; }
