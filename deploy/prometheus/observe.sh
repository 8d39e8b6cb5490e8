#!/usr/bin/env bash
# Runs Prometheus with the rules against the running local stack, and Grafana with the dashboards if it is installed.
#   observe.sh DATA [PORT] [GRAFANA_PORT]    DATA: the stack's data folder (DATA of make run); stop with Ctrl-C
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
data=$(cd "${1:?the data folder of the running stack}" 2>/dev/null && pwd) || { echo "$1 is not a folder: start the stack first (make run)."; exit 1; }
port=${2:-9090}
grafana_port=${3:-3000}

report="$data/run.json"
[ -f "$report" ] || { echo "No stack runs on $data: start it in another terminal (make run)."; exit 1; }
command -v prometheus >/dev/null || { echo "prometheus is missing. On Debian: apt-get install prometheus (it need not run as a service)."; exit 1; }

work="$data/observe"
mkdir -p "$work"
python3 - "$report" "$work" "$here" "$port" <<'PYTHON'
import json, pathlib, sys
from urllib.parse import urlparse

report, work, here, port = sys.argv[1:]
work = pathlib.Path(work)
services = [p for p in json.loads(pathlib.Path(report).read_text())["processes"] if p["url"]]
jobs = {}
for service in services:
    job = "api-service" if service["name"] == "api-service" else "inference-service"
    jobs.setdefault(job, []).append(urlparse(service["url"]).netloc)
config = {  # JSON is YAML
    "global": {"scrape_interval": "5s", "evaluation_interval": "5s"},
    "rule_files": [f"{here}/rules.yml"],
    "scrape_configs": [
        {"job_name": job, "metrics_path": "/q/metrics", "static_configs": [{"targets": targets}]}
        for job, targets in jobs.items()
    ],
}
(work / "prometheus.yml").write_text(json.dumps(config, indent=1))

provisioning = work / "provisioning"
for part in ("datasources", "dashboards", "plugins", "alerting"):
    (provisioning / part).mkdir(parents=True, exist_ok=True)
(provisioning / "datasources/prometheus.yml").write_text(json.dumps({"apiVersion": 1, "datasources": [
    {"name": "Prometheus", "type": "prometheus", "url": f"http://localhost:{port}", "isDefault": True}]}))
(provisioning / "dashboards/romanesco.yml").write_text(json.dumps({"apiVersion": 1, "providers": [
    {"name": "Romanesco", "type": "file", "options": {"path": f"{here}/../grafana/dashboards"}}]}))
PYTHON

if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
    echo "Port $port is taken (Debian starts a Prometheus of its own when it installs one): make observe PROMETHEUS_PORT=9091"
    exit 1
fi

children=()
stop() { for child in "${children[@]}"; do kill "$child" 2>/dev/null || true; done; wait; }
trap stop EXIT
trap 'exit 0' INT TERM

prometheus --config.file="$work/prometheus.yml" --storage.tsdb.path="$work/prometheus" --storage.tsdb.retention.time=1d \
    --web.listen-address="127.0.0.1:$port" >"$work/prometheus.log" 2>&1 &
children+=($!)
until curl -fs "http://localhost:$port/-/ready" >/dev/null; do
    kill -0 "${children[0]}" 2>/dev/null || { echo "Prometheus did not start: $work/prometheus.log"; tail -n 3 "$work/prometheus.log"; exit 1; }
    sleep 0.2
done
page() { # the address of a page: Debian builds Prometheus with the old pages alone, elsewhere
    curl -fsL -o /dev/null "http://localhost:$port/$1" && echo "http://localhost:$port/$1" || echo "http://localhost:$port/classic/$1"
}
echo "Prometheus  $(page graph)"
echo "Alerts      $(page alerts)"

home=$(for folder in "${GRAFANA_HOME:-}" /usr/share/grafana /opt/grafana; do [ -n "$folder" ] && [ -d "$folder/public" ] && echo "$folder" && break; done || true)
if [ -n "$home" ]; then
    grafana=$(command -v grafana || echo "$home/bin/grafana")
    GF_PATHS_DATA="$work/grafana" GF_PATHS_LOGS="$work" GF_PATHS_PROVISIONING="$work/provisioning" GF_SERVER_HTTP_PORT=$grafana_port \
        GF_SERVER_HTTP_ADDR=127.0.0.1 GF_AUTH_ANONYMOUS_ENABLED=true GF_AUTH_ANONYMOUS_ORG_ROLE=Editor \
        "$grafana" server --homepath "$home" >"$work/grafana.log" 2>&1 &
    children+=($!)
    echo "Grafana     http://localhost:$grafana_port/dashboards"
else
    echo "Grafana     is not here, and Debian has no package of it: import deploy/grafana/dashboards/*.json into one of yours"
fi
echo "Ctrl-C stops."
wait "${children[0]}"
