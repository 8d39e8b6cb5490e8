#!/usr/bin/env bash
# Checks the chart. Renders it for each file of cases/, compares the result with snapshots/ and validates it by the schemas of
# Kubernetes, KEDA and the Prometheus operator. Each file of refused/ must be refused for the reason in its first line.
#   check.sh            compares         check.sh --update   rewrites the snapshots; review the diff
set -euo pipefail
cd "$(dirname "$0")"
[ "${1:-}" = --update ] && update=yes || update=

go_tool() { (cd ../tools && go tool -n "$1"); }
helm=$(go_tool helm)
kubeconform=$(go_tool kubeconform)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
fail() { echo "chart: $*" >&2; failed=1; }
render() { "$helm" template release romanesco --namespace photos --values "$1"; }

"$helm" lint --strict --quiet romanesco >"$work/lint" 2>&1 || { cat "$work/lint" >&2; fail "helm lint --strict"; }

objects=0
for case in cases/*.yaml; do
    name=$(basename "$case" .yaml)
    render "$case" >"$work/$name.yaml" 2>"$work/error" || { cat "$work/error" >&2; fail "$case does not render"; continue; }
    "$helm" lint --strict --quiet --values "$case" romanesco >"$work/lint" 2>&1 || { cat "$work/lint" >&2; fail "$case: helm lint"; }
    "$kubeconform" -strict -summary -schema-location 'schemas/{{ if eq .Group .ResourceAPIVersion }}core{{ else }}{{ .Group }}{{ end }}/{{ .ResourceAPIVersion }}/{{ .ResourceKind }}.json' \
        "$work/$name.yaml" >"$work/schema" 2>&1 || { cat "$work/schema" >&2; fail "$case: an object breaks its schema"; }
    objects=$((objects + $(grep -c '^kind:' "$work/$name.yaml")))
    if head -n 1 "$case" | grep -q '^# no snapshot'; then continue; fi
    if [ -n "$update" ]; then
        cp "$work/$name.yaml" "snapshots/$name.yaml"
    else
        diff -u "snapshots/$name.yaml" "$work/$name.yaml" >&2 || fail "$case renders other objects than snapshots/$name.yaml (on purpose? deploy/helm/check.sh --update)"
    fi
done

refused=0
for case in refused/*.yaml; do
    reason=$(sed -n '1s/^# //p' "$case")
    if render "$case" >/dev/null 2>"$work/error"; then
        fail "$case is accepted"
    elif ! grep -qF "$reason" "$work/error"; then
        cat "$work/error" >&2
        fail "$case is refused, but not because of: $reason"
    fi
    refused=$((refused + 1))
done

"$helm" package --destination "$work" romanesco >/dev/null 2>&1 || fail "helm package"

[ "$failed" = 0 ] || exit 1
echo "chart: $(find cases -name '*.yaml' | wc -l) sets of values, $objects objects, $refused refusals"
