#!/usr/bin/env bash
# Checks what is deployed but is no Java: configuration reference, rules, dashboards, chart, compose file, workflows. Part of
# `make test`; `make check` runs it alone. Go builds Helm and the other tools from deploy/tools: the first time in some
# minutes, afterwards they come from its cache.
set -euo pipefail
cd "$(dirname "$0")"

# As with the formatter: written while building at home, CI only checks.
if [ -n "${CI:-}" ]; then configuration/reference.sh --check; else configuration/reference.sh; fi

if command -v promtool >/dev/null; then
    prometheus/check.sh
else
    echo "rules: NOT CHECKED, there is no promtool here (Debian: apt-get install prometheus)"
fi

if tools/go.sh >/dev/null; then
    helm/check.sh
    compose/check.sh
    actionlint=$(cd tools/workflows && go tool -n actionlint)
    "$actionlint" ../.github/workflows/*.yml
    unpinned=$(grep -hoE 'uses: [^. ][^ ]*' ../.github/workflows/*.yml | grep -vE '@[0-9a-f]{40}$' || true)
    [ -z "$unpinned" ] || { echo "workflows: not pinned by commit: $unpinned" >&2; exit 1; }
    echo "workflows: $(find ../.github/workflows -name '*.yml' | wc -l) read by actionlint, every action pinned by commit"
else
    echo "chart, compose file, workflows: NOT CHECKED, there is no Go $(tools/go.sh --wanted) or newer here to build their tools with"
fi

if command -v zizmor >/dev/null; then
    found=$(zizmor --offline --quiet --no-progress --min-severity medium ../.github 2>&1) || { echo "$found" >&2; exit 1; }
    echo "workflows: zizmor finds no hole (permissions, injection, caches, credentials)"
else
    echo "workflows: NOT CHECKED for holes, there is no zizmor here (pip install -r deploy/tools/requirements.txt)"
fi
