# Sourced by the other scripts. `find_python` sets PYTHON to an interpreter with the package's requirements: the one in
# TRAINING_PYTHON, or a virtual environment that it creates in .romanesco/venv. PyTorch for Linux includes CUDA libraries:
# 2.5 GB to download, 5 GB on disk. `find_python models` needs no PyTorch (100 MB) and uses .romanesco/venv-models.

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
unset PYTHONPATH PYTHONHOME
# glibc would return the memory of large tensors to the system after each operation; page faults took half of the time.
export MALLOC_MMAP_THRESHOLD_=8589934592 MALLOC_TRIM_THRESHOLD_=17179869184
# ONNX Runtime would send usage data to its vendor.
export ORT_DISABLE_TELEMETRY=1

usable() { # usable INTERPRETER MODULES
  "$1" -c "import onnx, onnxruntime, PIL, pycocotools, pytest, tqdm, yaml $2" 2>/dev/null
}

find_python() {
  local limit=${INSTALL_SECONDS:-3600} venv=$root/.romanesco/venv modules=", efficientnet_lite_pytorch, matplotlib, onnxscript, torch, torchvision" what="PyTorch and the rest"
  local requirements=$here/requirements.txt
  for PYTHON in "${TRAINING_PYTHON:-}" "$venv/bin/python"; do
    if [ -n "$PYTHON" ] && usable "$PYTHON" "$modules"; then return 0; fi
  done
  if [ "${1:-}" = models ]; then
    venv=$root/.romanesco/venv-models modules="" what="ONNX Runtime and the rest" requirements=$here/requirements-models.txt
    for PYTHON in "${TRAINING_PYTHON:-}" "$venv/bin/python"; do
      if [ -n "$PYTHON" ] && usable "$PYTHON" ""; then return 0; fi
    done
  fi
  PYTHON="$venv/bin/python"
  echo "training: installing $what into $venv (at most $limit s)"
  [ -x "$PYTHON" ] || python3 -m venv "$venv" || return 1
  timeout "$limit" "$PYTHON" -m pip install --quiet --disable-pip-version-check -r "$requirements" || return 1
  usable "$PYTHON" "$modules"
}
