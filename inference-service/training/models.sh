#!/usr/bin/env bash
# Brings published models into a repository's folder. Usage: make models, or models.sh FOLDER [NAME...]
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/python.sh"

[ $# -gt 0 ] || { echo "usage: models.sh FOLDER [NAME...]" >&2; exit 2; }
find_python models || { echo "models: the Python packages are not installed; see inference-service/training/README.md" >&2; exit 1; }
target=$(realpath -m "$1")
shift
cd "$here"
exec "$PYTHON" -B -m romanesco_training models "$target" "$@"
