# Sourced by the other scripts. `find_python` sets PYTHON to an interpreter with the package's requirements: the one in
# TRAINING_PYTHON, or a virtual environment that it creates in .romanesco/venv. PyTorch for Linux includes CUDA libraries:
# 2.5 GB to download, 5 GB on disk.

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
venv="$root/.romanesco/venv"
unset PYTHONPATH PYTHONHOME
# ONNX Runtime would send usage data to its vendor.
export ORT_DISABLE_TELEMETRY=1

usable() {
  "$1" -c 'import matplotlib, onnx, onnxruntime, onnxscript, PIL, pytest, torch, torchvision, tqdm, yaml' 2>/dev/null
}

find_python() {
  local limit=${INSTALL_SECONDS:-3600}
  for PYTHON in "${TRAINING_PYTHON:-}" "$venv/bin/python"; do
    if [ -n "$PYTHON" ] && usable "$PYTHON"; then return 0; fi
  done
  PYTHON="$venv/bin/python"
  echo "training: installing PyTorch and the rest into $venv (at most $limit s)"
  [ -x "$PYTHON" ] || python3 -m venv "$venv" || return 1
  timeout "$limit" "$PYTHON" -m pip install --quiet --disable-pip-version-check -r "$here/requirements.txt" || return 1
  usable "$PYTHON"
}
