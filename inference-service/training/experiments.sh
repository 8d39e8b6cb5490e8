#!/usr/bin/env bash
# Runs the small experiments and writes their tables. Usage: make experiments DATA=folder, or experiments.sh NAME|all DATA... [OPTION...]
# What frozen networks found is kept in WORK, so a second run is quick.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/python.sh"

[ $# -gt 1 ] || { echo "usage: experiments.sh NAME|all FOLDER-OR-TAR... [OPTION...]" >&2; exit 2; }
find_python || { echo "training: PyTorch is not installed; see inference-service/training/README.md" >&2; exit 1; }
arguments=("$1")
shift
for each in "$@"; do
  if [ -e "$each" ]; then arguments+=("$(realpath "$each")"); else arguments+=("$each"); fi
done
cd "$here"
exec "$PYTHON" -B -m romanesco_training --work "${WORK:-$root/.romanesco/training}" experiment "${arguments[@]}"
