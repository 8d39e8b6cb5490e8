#!/usr/bin/env bash
# Prints the version of the Go that builds these tools; fails if it is too old. Go 1.21 and newer download the version they need.
#   go.sh            the version        go.sh --wanted     the version that go.mod requires
set -euo pipefail
cd "$(dirname "$0")"
wanted=$(sed -n 's/^go //p' go.mod)
[ "${1:-}" != --wanted ] || { echo "$wanted"; exit; }
version=$(go env GOVERSION 2>/dev/null) || exit 1
[ "$(printf '%s\n' "go$wanted" "$version" | sort -V | head -n 1)" = "go$wanted" ] || exit 1
echo "$version"
