#!/usr/bin/env bash
# Checks the rules, runs their tests, and parses every expression of the dashboards as PromQL.
# deploy/e2e (MetricsTest) tests that running services have these metrics.
set -euo pipefail
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

promtool check rules --lint-fatal rules.yml >"$work/out" 2>&1 || { cat "$work/out" >&2; exit 1; }
promtool test rules rules.test.yml >"$work/out" 2>&1 || { cat "$work/out" >&2; exit 1; }

# Every alert has a test in which it fires.
for alert in $(sed -n 's/^ *- alert: //p' rules.yml); do
    grep -A 2 "alertname: $alert\b" rules.test.yml | grep -q 'exp_alerts:$' || { echo "rules: no test makes $alert fire" >&2; exit 1; }
    grep -q "^| $alert |" ../operations/monitoring.md || { echo "rules: deploy/operations/monitoring.md has no row for $alert" >&2; exit 1; }
done

# promtool accepts only rules, so each expression of a dashboard becomes one.
python3 - "$work/dashboards.yml" ../grafana/dashboards/*.json <<'PYTHON'
import json, pathlib, re, sys

rules, faults = [], []
for path in sys.argv[2:]:
    dashboard = json.loads(pathlib.Path(path).read_text())
    ids = [panel["id"] for panel in dashboard["panels"]]
    if len(set(ids)) != len(ids):
        faults.append(f"{path}: a panel's id is used twice")
    taken = set()
    for panel in dashboard["panels"]:
        place = panel["gridPos"]
        cells = {(x, y) for x in range(place["x"], place["x"] + place["w"]) for y in range(place["y"], place["y"] + place["h"])}
        if place["x"] + place["w"] > 24 or cells & taken:
            faults.append(f"{path}: {panel['title']} overlaps another panel or the edge")
        taken |= cells
        if panel["type"] != "row" and not panel.get("targets"):
            faults.append(f"{path}: {panel['title']} has no query")
        for target in panel.get("targets", []):
            expr = target["expr"].replace("$__rate_interval", "5m")
            expr = re.sub(r"\$\w+", ".*", expr)
            rules.append({"record": f"dashboard:{len(rules)}", "expr": expr})
if faults:
    sys.exit("\n".join(faults))
pathlib.Path(sys.argv[1]).write_text(json.dumps({"groups": [{"name": "dashboards", "rules": rules}]}))

PYTHON
promtool check rules "$work/dashboards.yml" >"$work/out" 2>&1 || { cat "$work/out" >&2; exit 1; }
echo "rules: $(grep -c '^ *- alert:' rules.yml) alerts, all tested; $(sed -n 's/.*SUCCESS: \([0-9]*\).*/\1/p' "$work/out") expressions of dashboards parsed"
