#!/usr/bin/env bash
# All tests of the page: lint, types, unit tests, then the browser tests against the packaged local stack (`make build`).
# Arguments go to Playwright: ./test.sh upload.spec.ts. The browser tests need Chromium: without it they fail where CI
# is set, and are reported as skipped elsewhere.
set -euo pipefail
cd "$(dirname "$0")"
home=$(cd ../../../.. && pwd)

[ -d node_modules ] || npm ci --no-progress

# The types of the API are generated from the service's OpenAPI document: written here, only compared in CI.
document=$home/api-service/target/openapi/openapi.json
[ -f "$document" ] || { echo "Nothing is built: run \`make build\`." >&2; exit 2; }
npm run --silent api-types -- ${CI:+--check} ||
    { echo "src/api/schema.d.ts differs from the service's OpenAPI document: npm run api-types" >&2; exit 1; }
npm run --silent lint
npm run --silent types
npm test --silent

chromium=${CHROMIUM:-$(command -v chromium || true)}
if [ -z "$chromium" ]; then
    missing="Chromium is missing (Debian: apt-get install chromium; or set CHROMIUM to its path)."
    [ -z "${CI:-}" ] || { echo "The page's browser tests cannot run: $missing" >&2; exit 1; }
    echo "The page's browser tests are skipped: $missing"
    echo "page: 0 passed, 0 failed, 1 skipped"
    exit 0
fi
[ -x "$chromium" ] || { echo "CHROMIUM is no program: $chromium" >&2; exit 2; }

jar=$home/deploy/local/target/romanesco-local.jar
[ -f "$jar" ] || { echo "Nothing is built: run \`make build\`." >&2; exit 2; }
java=$("$home/deploy/java-home.sh")/bin/java
work=$(mktemp -d)
# Models beside the default one: two small ones, one with training curves, and a version whose labels are in the wrong order, which is refused.
tasks=$home/inference-service/src/test/resources/tasks
for task in nanodet prototypes; do
    mkdir -p "$work/data/models/$task/1.0.0"
    cp "$tasks/$task/model.yaml" "$tasks/$task/model.onnx" "$work/data/models/$task/1.0.0"
done
printf 'training: {curves: training.csv}\n' >>"$work/data/models/nanodet/1.0.0/model.yaml"
printf '%s\n' epoch,train_loss,validation_loss,train_accuracy,validation_accuracy 1,2.1,2.2,0.3,0.25 2,1.4,1.6,0.6,0.5 \
    >"$work/data/models/nanodet/1.0.0/training.csv"
mkdir -p "$work/data/models/vegetables"
cp -r "$home/inference-service/models/vegetables/1.2.0" "$work/data/models/vegetables/9.0.0"
sed -i 's/^version: .*/version: 9.0.0/; s/^- Carrot$/- Moved/; s/^- Tomato$/- Carrot/; s/^- Moved$/- Tomato/' \
    "$work/data/models/vegetables/9.0.0/model.yaml"
"$java" -XX:+UseSerialGC -Xmx128m -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED \
    --sun-misc-unsafe-memory-access=allow -jar "$jar" run --home "$home" --data "$work/data" \
    --port 0 --kafka-port 0 --inference-port 0 --grpc-port 0 --postgres-port 0 --s3-port 0 \
    >"$work/stack.log" 2>&1 &
stack=$!
stop() {
    kill "$stack" 2>/dev/null || true
    wait "$stack" 2>/dev/null || true
    rm -rf "$work"
}
trap stop EXIT
until [ -f "$work/data/run.json" ]; do
    kill -0 "$stack" 2>/dev/null || { cat "$work/stack.log" >&2; exit 1; }
    sleep 0.2
done
CHROMIUM=$chromium STACK=$work/data/run.json node e2e/run.mjs "$@"
