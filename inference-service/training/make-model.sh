#!/usr/bin/env bash
# make model DATA=folder, or make-model.sh FOLDER-OR-TAR...: pictures in (see README.md, "Data"), a version folder with
# both files, model.yaml and the card out. Settings are environment variables:
#   WEIGHTS   imagenet (default: torchvision's, downloaded by it), nsfwjs (from the npm package) or none
#   PROCESSES training processes of one thread each; 1 (default) is one process with all threads. See README.md
#   NAME, VERSION, RECIPE, ABOUT, WORK   where the defaults do not fit
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/python.sh"

[ $# -gt 0 ] || { echo "usage: make-model.sh FOLDER-OR-TAR..." >&2; exit 2; }
NAME=${NAME:-vegetables}
VERSION=${VERSION:-1.0.0}
WORK=${WORK:-$root/.romanesco/training/$NAME-$VERSION}
TARGET=${TARGET:-$here/../models/$NAME/$VERSION}

find_python || { echo "training: no Python with PyTorch; see README.md" >&2; exit 1; }
sources=()
for path in "$@"; do sources+=("$(realpath "$path")"); done
run() { (cd "$here" && "$PYTHON" -m romanesco_training --work "$WORK" "$@"); }

[ -e "$WORK/prepared/table.npz" ] || run prepare "${sources[@]}"
run train --recipe "${RECIPE:-$here/recipe.yaml}" --weights "${WEIGHTS:-imagenet}" --processes "${PROCESSES:-1}"
run export --name "$NAME" --version "$VERSION"
run quantize --version-folder "$TARGET" --about "${ABOUT:-$here/vegetables.yaml}"
run evaluate "${sources[@]}" --csv "$WORK/answers.csv" --version-folder "$TARGET"
run card "$WORK/answers.csv" --version-folder "$TARGET" --about "${ABOUT:-$here/vegetables.yaml}"
echo "training: $TARGET is ready; for the figures of the service itself: make evaluate, then the card command"
