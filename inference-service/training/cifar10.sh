#!/usr/bin/env bash
# Trains cifar10 and writes its version folder. Usage: make cifar10 DATA=folder, or cifar10.sh FOLDER-OR-TAR [OPTION...]
# WORK and TARGET override the folders below. A killed training goes on after its last complete epoch.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/python.sh"

[ $# -gt 0 ] || { echo "usage: cifar10.sh FOLDER-OR-TAR [OPTION...]" >&2; exit 2; }
find_python || { echo "training: PyTorch is not installed; see inference-service/training/README.md" >&2; exit 1; }
data=$(realpath "$1")
target=$(realpath -m "${TARGET:-$here/../models/cifar10/1.0.0}")
shift
cd "$here"
exec "$PYTHON" -B -m romanesco_training --work "${WORK:-$root/.romanesco/training/cifar10-1.0.0}" cifar10 "$data" --version-folder "$target" "$@"
