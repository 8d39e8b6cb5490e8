#!/usr/bin/env bash
# make model DATA="folder or tars": pictures in, a version folder with both files, model.yaml and the card out.
#   DATA      folders or tars, separated by blanks (see README.md, "Data")
#   WEIGHTS   imagenet (default: torchvision's, downloaded by it), nsfwjs (from the npm package) or none
#   NAME, VERSION, RECIPE, ABOUT, WORK   where the defaults do not fit
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/python.sh"

: "${DATA:?DATA=folder or tars is missing}"
NAME=${NAME:-vegetables}
VERSION=${VERSION:-1.0.0}
WORK=${WORK:-$root/.romanesco/training/$NAME-$VERSION}
TARGET=${TARGET:-$here/../models/$NAME/$VERSION}

find_python test
read -ra sources <<<"$DATA"
for i in "${!sources[@]}"; do sources[i]=$(realpath "${sources[i]}"); done
run() { (cd "$here" && "$PYTHON" -m romanesco_training --work "$WORK" "$@"); }

[ -e "$WORK/prepared/table.npz" ] || run prepare "${sources[@]}"
run train --recipe "${RECIPE:-$here/recipe.yaml}" --weights "${WEIGHTS:-imagenet}"
run export --name "$NAME" --version "$VERSION"
run quantize --version-folder "$TARGET" --about "${ABOUT:-$here/vegetables.yaml}"
run evaluate "${sources[@]}" --csv "$WORK/answers.csv" --version-folder "$TARGET"
run card "$WORK/answers.csv" --version-folder "$TARGET" --about "${ABOUT:-$here/vegetables.yaml}"
echo "training: $TARGET is ready; for the figures of the service itself: make evaluate, then the card command"
