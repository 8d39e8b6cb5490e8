#!/usr/bin/env bash
# Reads the files of api-service's export formats (ExportFormatTest writes them) with the tools that they are for. The tools
# are in the Python of EXPORTS_PYTHON, or in a virtual environment that this creates in .romanesco/exports-venv.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
service=$(cd "$here/../../.." && pwd)
venv="$service/../.romanesco/exports-venv"
unset PYTHONPATH PYTHONHOME

usable() { "$1" -c 'import datumaro, label_studio_sdk, PIL, pycocotools' 2>/dev/null; }

python=${EXPORTS_PYTHON:-$venv/bin/python}
if ! usable "$python"; then
  python="$venv/bin/python"
  echo "exports: installing pycocotools, Datumaro and Label Studio's SDK into $venv"
  [ -x "$python" ] || python3 -m venv "$venv"
  "$python" -m pip install --quiet --disable-pip-version-check -r "$here/requirements.txt"
fi
[ -f "$service/target/exports/expected.json" ] || { echo "exports: run mvn -pl api-service -am test first"; exit 1; }
exec "$python" -B "$here/read_back.py" "$service/target/exports"
