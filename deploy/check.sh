#!/usr/bin/env bash
# Checks what is deployed but is no Java: the chart and the compose file. Part of `make test`; `make check` runs it alone.
# Helm and the other tools are built by Go from deploy/tools, the first time in some minutes, afterwards from its cache.
set -euo pipefail
cd "$(dirname "$0")"

if command -v go >/dev/null && [ "$(printf '%s\n' go1.26 "$(go env GOVERSION)" | sort -V | head -n 1)" = go1.26 ]; then
    helm/check.sh
    compose/check.sh
else
    echo "chart, compose file: not checked, there is no Go 1.26 or newer here to build Helm with"
fi
