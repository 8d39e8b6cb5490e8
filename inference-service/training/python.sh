# Sourced by the scripts beside it: `find_python` sets PYTHON to an interpreter that has what the package needs.
# TRAINING_PYTHON names one that you have; else a virtual environment is made in .romanesco/venv (PyTorch for Linux
# comes with its CUDA libraries: about 2.5 GB to fetch, 5 GB on disk).

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
venv="$root/.romanesco/venv"
unset PYTHONPATH PYTHONHOME
# ONNX Runtime sends its maker what it is used for.
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
