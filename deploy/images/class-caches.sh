#!/usr/bin/env bash
# Records the ahead-of-time class caches (JEP 483, 514, 515) of both images. A cache fits one build of the JVM and the very files
# on its class path. So both services run once inside their unpacked images (a mount namespace with the image's files as root,
# no container engine), on the image's own JVM, beside the servers of deploy/local, and classify some pictures.
#   deploy/images/class-caches.sh FOLDER      reads FOLDER/packed/romanesco-*.tar, writes FOLDER/caches/*.aot; logs: FOLDER/work
set -euo pipefail
cd "$(dirname "$0")/../.."
folder=$(cd "$1" && pwd)
work=$folder/work caches=$folder/caches cache=opt/romanesco/classes.aot
java=$(deploy/java-home.sh)/bin/java
services="inference-service api-service" uploads=300
rm -rf "$work" "$caches"
mkdir -p "$work" "$caches"

fail() { echo "$*" >&2; exit 1; }
for tool in jq curl unshare python3; do command -v $tool >/dev/null || fail "$tool is missing"; done
namespace=(unshare --mount)
[ "$(id -u)" = 0 ] || namespace+=(--user --map-root-user)
"${namespace[@]}" true 2>"$work/namespace" ||
    fail "this machine allows no namespaces ($(cat "$work/namespace")); on Ubuntu: sysctl kernel.apparmor_restrict_unprivileged_userns=0"

declare -A pid
server=
end() { kill ${server:+"$server"} "${pid[@]}" 2>/dev/null || true; wait; }
trap end EXIT

config() { jq -r "$2" "$work/$1/config.json"; }

unpack() { # unpack SERVICE: lays the image's layers one over the other in work/SERVICE/root
    local parts=$work/$1/parts root=$work/$1/root layer marker
    mkdir -p "$parts" "$root"
    tar -xf "$folder/packed/romanesco-$1.tar" -C "$parts"
    for layer in $(jq -r '.[0].Layers[]' "$parts/manifest.json"); do
        tar -xpf "$parts/$layer" -C "$root" --no-same-owner --exclude='dev/*' --warning=no-unknown-keyword
        # .wh.NAME deletes NAME of the layers below (OCI image specification, layer.md).
        find "$root" -name '.wh.*' | while read -r marker; do
            case $(basename "$marker") in .wh..wh.*) ;; *) rm -rf "$(dirname "$marker")/$(basename "$marker" | cut -c5-)" ;; esac
            rm -f "$marker"
        done
    done
    cp "$parts/$(jq -r '.[0].Config' "$parts/manifest.json")" "$work/$1/config.json"
    rm -rf "$parts"
    mkdir -p "$root"/{dev,proc,tmp}
    case $(config "$1" .architecture)/$(uname -m) in amd64/x86_64 | arm64/aarch64) ;; *) fail "the images are for another processor" ;; esac
}

start() { # start SERVICE SETTING...: runs the image's command, with a cache to write at its end
    local service=$1 environment entrypoint
    shift
    mapfile -t environment < <(config "$service" '.config.Env[]')
    mapfile -t entrypoint < <(config "$service" '.config.Entrypoint[]')
    # The arguments' environment is for the image's program: mount and unshare are this machine's.
    "${namespace[@]}" bash -c '
        root=$1 folder=$2 unshare=$(command -v unshare) env=$(command -v env)
        shift 2
        mount --rbind /dev "$root/dev" && mount --rbind /proc "$root/proc" &&
            exec "$env" -u JAVA_TOOL_OPTIONS "${@:2:$1}" "$unshare" --root="$root" --wd="$folder" "${@:$1+2}"' \
        bash "$work/$service/root" "$(config "$service" .config.WorkingDir)" $((${#environment[@]} + $#)) "${environment[@]}" "$@" \
        "${entrypoint[0]}" "-XX:AOTCacheOutput=/$cache" "${entrypoint[@]:1}" >"$work/$service.log" 2>&1 &
    pid[$service]=$!
}

await() { # await SERVICE ADDRESS: until it is ready
    local until=$((SECONDS + 180))
    until curl -sf --max-time 5 -o /dev/null "$2/q/health/ready"; do
        kill -0 "${pid[$1]}" 2>/dev/null || fail "$1 ended in its image: $(tail -n 1 "$work/$1.log"); see $work/$1.log"
        [ $SECONDS -lt $until ] || fail "$1 was not ready in its image after 3 minutes; see $work/$1.log"
        sleep 0.3
    done
}

for service in $services; do unpack "$service"; done

mkfifo "$work/servers" "$work/input"
exec 9<>"$work/input" # the servers stop when their input ends
"$java" -XX:+UseSerialGC -Xmx320m --sun-misc-unsafe-memory-access=allow -jar deploy/local/target/romanesco-local.jar servers \
    <&9 >"$work/servers" 2>"$work/servers.log" &
server=$!
read -r servers <"$work/servers" || fail "the servers did not start; see $work/servers.log"
of() { jq -r "$1" <<<"$servers"; }
database=postgresql://localhost:$(of .postgres.port)/$(of .postgres.database)
free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("localhost", 0)); print(s.getsockname()[1])'; }
inference=http://localhost:$(free_port) api=http://localhost:$(free_port)
start inference-service QUARKUS_HTTP_PORT="${inference##*:}" KAFKA_BOOTSTRAP_SERVERS="$(of .kafka.bootstrapServers)"
start api-service QUARKUS_HTTP_PORT="${api##*:}" KAFKA_BOOTSTRAP_SERVERS="$(of .kafka.bootstrapServers)" \
    QUARKUS_DATASOURCE_REACTIVE_URL="$database" QUARKUS_DATASOURCE_JDBC_URL="jdbc:$database" \
    QUARKUS_DATASOURCE_USERNAME="$(of .postgres.username)" QUARKUS_DATASOURCE_PASSWORD="$(of .postgres.password)" \
    QUARKUS_S3_ENDPOINT_OVERRIDE="$(of .s3.endpoint)" QUARKUS_S3_AWS_REGION="$(of .s3.region)" \
    QUARKUS_S3_AWS_CREDENTIALS_STATIC_PROVIDER_ACCESS_KEY_ID="$(of .s3.accessKey)" \
    QUARKUS_S3_AWS_CREDENTIALS_STATIC_PROVIDER_SECRET_ACCESS_KEY="$(of .s3.secretKey)"
await inference-service "$inference"
await api-service "$api"

# Everyday requests, so many that the caches hold profiles of the code that runs for each.
pictures=(deploy/local/src/main/resources/samples/*.jpg inference-service/src/test/resources/golden/*.png)
pages=(/api/v1/images '/api/v1/images?order=random' /api/v1/categories /api/v1/stats /q/metrics)
for ((i = 0; i < uploads; i++)); do
    curl -sf -o "$work/answer" -F "file=@${pictures[i % ${#pictures[@]}]}" -H 'Prefer: wait=20' "$api/api/v1/images" ||
        fail "an upload failed; see $work/api-service.log"
    [ "$(jq -r .status "$work/answer")" = CLASSIFIED ] || fail "an upload was not classified: $(cat "$work/answer")"
    curl -sf -o /dev/null "$api${pages[i % ${#pages[@]}]}"
done

# A JVM that stops starts another one, which writes the cache in some ten seconds.
kill "${pid[@]}"
for service in $services; do
    wait "${pid[$service]}" || true
    [ -s "$work/$service/root/$cache" ] || fail "$service wrote no class cache; see $work/$service.log"
    mv "$work/$service/root/$cache" "$caches/$service.aot"
done
for service in $services; do rm -rf "${work:?}/$service"; done
