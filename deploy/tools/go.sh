#!/usr/bin/env bash
# Says which Go builds these tools, or fails where none is new enough. A Go of 1.21 or newer may fetch the one it needs.
#   go.sh            its version        go.sh --wanted     the version that go.mod asks for
set -euo pipefail
cd "$(dirname "$0")"
wanted=$(sed -n 's/^go //p' go.mod)
[ "${1:-}" != --wanted ] || { echo "$wanted"; exit; }
version=$(go env GOVERSION 2>/dev/null) || exit 1
[ "$(printf '%s\n' "go$wanted" "$version" | sort -V | head -n 1)" = "go$wanted" ] || exit 1
echo "$version"
