#!/usr/bin/env bash
# Unit tests and the whole pipeline on two drawn pictures a class. Where PyTorch can't be had in time, says so and
# ends well: INSTALL_SECONDS bounds the installation (default 420).
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/python.sh"

INSTALL_SECONDS=${INSTALL_SECONDS:-420}
if ! find_python test; then
  echo "training: SKIPPED, PyTorch could not be installed within $INSTALL_SECONDS s"
  exit 0
fi
if ! "$PYTHON" -c 'import pytest' 2>/dev/null; then
  "$PYTHON" -m pip install --quiet --disable-pip-version-check pytest==9.2.0
fi
cd "$here"
exec "$PYTHON" -m pytest -q -p no:cacheprovider "$@"
