#!/usr/bin/env bash
# Makes and measures the variants of a model. Usage: make compare, or compare.sh FOLDER|resnet50 [DATA] [OPTION...]
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/python.sh"

[ $# -gt 0 ] || { echo "usage: compare.sh FOLDER|resnet50 [DATA] [OPTION...]" >&2; exit 2; }
find_python models || { echo "compare: the Python packages are not installed; see inference-service/training/README.md" >&2; exit 1; }
model=$1 data=${2:-}
[ "$model" = resnet50 ] || model=$(realpath "$model")
[ -z "$data" ] || data=$(realpath "$data")
shift $(($# > 1 ? 2 : 1))
cd "$here"
exec "$PYTHON" -B -m romanesco_training compare --model "$model" --work "${WORK:-$root/.romanesco/compare}" ${data:+--data "$data"} "$@"
