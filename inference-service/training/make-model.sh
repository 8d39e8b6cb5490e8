#!/usr/bin/env bash
# Trains a model and writes its version folder: both ONNX files, model.yaml and the model card.
# Usage: make model DATA=folder, or make-model.sh FOLDER-OR-TAR... (README.md, "Data"). Environment variables:
#   WEIGHTS    instead of the recipe's starting weights: imagenet, nsfwjs (from the npm package) or none
#   PROCESSES  number of single-threaded training processes; 1 (default) is one process with all threads
#   NAME, VERSION, RECIPE, ABOUT, WORK, TARGET  override the defaults below
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/python.sh"

[ $# -gt 0 ] || { echo "usage: make-model.sh FOLDER-OR-TAR..." >&2; exit 2; }
NAME=${NAME:-vegetables}
VERSION=${VERSION:-1.2.0}
WORK=${WORK:-$root/.romanesco/training/$NAME-$VERSION}
TARGET=${TARGET:-$here/../models/$NAME/$VERSION}

find_python || { echo "training: PyTorch is not installed; see inference-service/training/README.md" >&2; exit 1; }
sources=()
for path in "$@"; do sources+=("$(realpath "$path")"); done
run() { (cd "$here" && "$PYTHON" -m romanesco_training --work "$WORK" "$@"); }

[ -e "$WORK/prepared/table.npz" ] || run prepare "${sources[@]}"
run train --recipe "${RECIPE:-$here/recipe.yaml}" ${WEIGHTS:+--weights "$WEIGHTS"} --processes "${PROCESSES:-1}"
run export --recipe "${RECIPE:-$here/recipe.yaml}" --name "$NAME" --version "$VERSION"
run quantize --version-folder "$TARGET" --about "${ABOUT:-$here/vegetables.yaml}"
run evaluate "${sources[@]}" --csv "$WORK/answers.csv" --version-folder "$TARGET"
run card "$WORK/answers.csv" --version-folder "$TARGET" --about "${ABOUT:-$here/vegetables.yaml}"
samples=$root/deploy/local/src/main/resources/samples
run expect --model "$TARGET" "$samples"/{bean,cabbage,carrot,papaya,pumpkin,tomato}.jpg
echo "training: $TARGET is ready. For figures of the Java path, run make evaluate, then the card command."
