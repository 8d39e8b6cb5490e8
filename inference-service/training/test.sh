#!/usr/bin/env bash
# Runs the unit tests and the whole pipeline on two drawn pictures a class. If PyTorch cannot be installed within
# INSTALL_SECONDS (default 420), the tests are skipped; with CI set that is a failure.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/python.sh"

INSTALL_SECONDS=${INSTALL_SECONDS:-420}
if ! find_python; then
  echo "training: SKIPPED, no test ran: PyTorch could not be installed within $INSTALL_SECONDS s" >&2
  [ -z "${CI:-}" ]
  exit
fi
cd "$here"
exec "$PYTHON" -B -m pytest -q -p no:cacheprovider "$@"
