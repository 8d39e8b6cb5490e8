#!/usr/bin/env bash
# Trains an instance model and writes its version folder: both ONNX files, model.yaml, golden pictures and the model card.
# Usage: make instances DATA=folder, or make-instances.sh FOLDER-OR-TAR... (README.md, "Instances"). A folder that holds
# boxes/instances.json gives the pictures with boxes. Environment variables:
#   PROCESSES  number of single-threaded training processes; 1 (default) is one process with all threads
#   NAME, VERSION, MODEL_FOLDER, BOXES, WORK, TARGET  override the defaults below
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/python.sh"

[ $# -gt 0 ] || { echo "usage: make-instances.sh FOLDER-OR-TAR..." >&2; exit 2; }
NAME=${NAME:-vegetable-instances}
VERSION=${VERSION:-1.0.0}
MODEL_FOLDER=${MODEL_FOLDER:-$here/vegetable-instances}
WORK=${WORK:-$root/.romanesco/training/$NAME-$VERSION}
TARGET=${TARGET:-$here/../models/$NAME/$VERSION}

find_python || { echo "training: PyTorch is not installed; see inference-service/training/README.md" >&2; exit 1; }
sources=()
for path in "$@"; do sources+=("$(realpath "$path")"); done
BOXES=${BOXES:-$(find "${sources[@]}" -path '*boxes/instances.json' 2>/dev/null | head -n 1)}
[ -n "$BOXES" ] || { echo "training: no boxes/instances.json in $*; name it with BOXES=file" >&2; exit 2; }
run() { (cd "$here" && "$PYTHON" -m romanesco_training --work "$WORK" "$@" "${sources[@]}" --folder "$MODEL_FOLDER"); }

run instance-cutouts
run instance-train --boxes "$(realpath "$BOXES")" --processes "${PROCESSES:-1}"
run instance-release --boxes "$(realpath "$BOXES")" --name "$NAME" --version "$VERSION" --version-folder "$TARGET"
echo "training: $TARGET is ready."
