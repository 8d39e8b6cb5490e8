#!/usr/bin/env bash
# Runs NVIDIA's tritonclient against the packaged service. Needs the built jars; a tool that is missing is an error.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
venv=$root/.romanesco/venv-tritonclient
unset PYTHONPATH PYTHONHOME

for jar in deploy/local/target/romanesco-local.jar inference-service/target/quarkus-app/quarkus-run.jar; do
  [ -f "$root/$jar" ] || { echo "tritonclient: $jar is missing: run \`make build\`" >&2; exit 2; }
done
JAVA_HOME=$("$root/deploy/java-home.sh")
export JAVA_HOME

if ! cmp -s "$here/requirements.txt" "$venv/installed.txt"; then
  echo "tritonclient: installing it into $venv"
  [ -x "$venv/bin/python" ] || python3 -m venv "$venv"
  "$venv/bin/python" -m pip install --quiet --disable-pip-version-check -r "$here/requirements.txt"
  cp "$here/requirements.txt" "$venv/installed.txt"
fi
cd "$here"
exec "$venv/bin/python" -B -m pytest -q -p no:cacheprovider "$@"
