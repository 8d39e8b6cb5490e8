#!/usr/bin/env bash
# Generates deploy/configuration/README.md, the reference of all settings, from the code.
#   reference.sh          writes it          reference.sh --check   fails if it is out of date
set -euo pipefail
cd "$(dirname "$0")/../.."
java=$(deploy/java-home.sh)/bin/java
page=deploy/configuration/README.md

if [ "${1:-}" = --check ]; then
    fresh=$(mktemp)
    trap 'rm -f "$fresh"' EXIT
    "$java" deploy/configuration/ConfigurationReference.java "$fresh"
    diff -u "$page" "$fresh" >&2 || { echo "configuration: the reference is out of date; deploy/configuration/reference.sh writes it anew" >&2; exit 1; }
    echo "configuration: $(grep -c '^| `' "$page") settings, the reference is current"
else
    "$java" deploy/configuration/ConfigurationReference.java "$page"
fi
