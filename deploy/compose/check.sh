#!/usr/bin/env bash
# Checks the compose file: loads it with Docker Compose's own library (schema, interpolation, references), then runs check.py.
# Part of deploy/check.sh.
set -euo pipefail
cd "$(dirname "$0")"

model=$(mktemp -d)
trap 'rm -rf "$model"' EXIT
(cd ../tools && go build -o "$model/compose-config" ./compose-config)
compose=$model/compose-config

set -a
. ./.env.example
set +a
"$compose" compose.yaml >"$model/compose.json" 2>"$model/error" ||
    { echo "compose: $(cat "$model/error")" >&2; exit 1; }
# It must refuse to start without the secrets.
if env -u POSTGRES_PASSWORD "$compose" compose.yaml >/dev/null 2>"$model/error"; then
    echo "compose: the file loads without POSTGRES_PASSWORD" >&2
    exit 1
fi
grep -q 'copy .env.example to .env' "$model/error" || { cat "$model/error" >&2; exit 1; }

./check.py "$model/compose.json"
