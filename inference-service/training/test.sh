#!/usr/bin/env bash
# Unit tests and the whole pipeline on two drawn pictures a class. Where PyTorch can't be had in time, says so and
# ends well: INSTALL_SECONDS bounds the installation (default 420).
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/python.sh"

INSTALL_SECONDS=${INSTALL_SECONDS:-420}
if ! find_python; then
  echo "training: SKIPPED, PyTorch could not be installed within $INSTALL_SECONDS s; nothing of it was tested"
  exit 0
fi
cd "$here"
exec "$PYTHON" -B -m pytest -q -p no:cacheprovider "$@"
