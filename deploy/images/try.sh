#!/usr/bin/env bash
# Proves the images, end to end and without Docker: a base image made here, both services built by the Jib extension from that base
# in a registry of this machine, completed, pushed as a release does it, pulled, and run as containers (no rights, nothing to write
# to but /tmp) beside the servers of deploy/local, until an upload is classified. Then the extension pushes by itself, and the
# layers must be the same, but for the one of generated classes. Needs root and Debian's packages named below.
#   deploy/images/try.sh [FOLDER]      default: target/images/try; a second run finds the base there
set -euo pipefail
cd "$(dirname "$0")/../.."
folder=$(mkdir -p "${1:-target/images/try}" && cd "${1:-target/images/try}" && pwd)
java=$(deploy/java-home.sh)/bin/java
for tool in podman crun docker-registry debootstrap skopeo curl jq unshare; do
    command -v $tool >/dev/null ||
        { echo "$tool is missing: apt-get install podman crun docker-registry debootstrap skopeo curl jq util-linux" >&2; exit 2; }
done
[ "$(id -u)" = 0 ] || { echo "Only root can make the base image." >&2; exit 2; }

say() { printf '\n== %s\n' "$*"; }
fail() { echo "FAILED: $*" >&2; exit 1; }
free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("localhost", 0)); print(s.getsockname()[1])'; }
await() { # await SECONDS WHAT COMMAND...
    local until=$((SECONDS + $1)) what=$2
    shift 2
    until "$@" >/dev/null 2>&1; do
        [ $SECONDS -lt $until ] || fail "$what took too long"
        sleep 0.2
    done
}
# A store of its own. crun cannot do with cgroups of both versions at once: this podman sees only the old ones.
engine=(podman --root "$folder/store" --runroot "$folder/run" --cgroup-manager cgroupfs --events-backend file --runtime crun)
podman() {
    unshare --mount sh -c 'umount /sys/fs/cgroup/unified 2>/dev/null; exec "$@"' sh "${engine[@]}" "$@"
}

processes=() containers=()
end() {
    local status=$?
    for container in "${containers[@]}"; do
        [ $status = 0 ] || { echo "-- the end of $container:"; podman logs --tail 15 "$container"; }
        podman rm --force --time 10 "$container" >/dev/null 2>&1 || true
    done
    for process in "${processes[@]}"; do kill "$process" 2>/dev/null || true; done
    wait
}
trap end EXIT

say "A registry"
registry=localhost:$(free_port)
cat >"$folder/registry.yaml" <<REGISTRY
version: 0.1
log: {level: warn}
storage: {filesystem: {rootdirectory: $folder/registry}}
http: {addr: "$registry"}
REGISTRY
docker-registry serve "$folder/registry.yaml" >"$folder/registry.log" 2>&1 &
processes+=($!)
await 20 "The registry" curl -sf "http://$registry/v2/"
echo "$registry"

say "A base image: Debian and Java"
base=$registry/romanesco-base:try
skopeo copy --quiet --dest-tls-verify=false "docker-archive:$(deploy/images/debian-base.sh "$folder")" "docker://$base"

say "make images, push.sh"
make --no-print-directory images BASE_IMAGE="$base" RELEASE=try CLASS_CACHE=required IMAGES="$folder/images" \
    IMAGE_OPTIONS=-Dquarkus.container-image.insecure=true
deploy/images/push.sh "$folder/images" "$registry/try" try latest

say "The servers that containers need"
rm -f "$folder/servers" "$folder/input"
mkfifo "$folder/servers" "$folder/input"
exec 9<>"$folder/input" # the servers end with their input: it stays open as long as this script runs
"$java" -XX:+UseSerialGC -Xmx320m --sun-misc-unsafe-memory-access=allow -jar deploy/local/target/romanesco-local.jar servers \
    <&9 >"$folder/servers" 2>"$folder/servers.log" &
processes+=($!)
read -r servers <"$folder/servers"
of() { jq -r "$1" <<<"$servers"; }
database=postgresql://localhost:$(of .postgres.port)/$(of .postgres.database)

say "Both services as containers"
start() { # start NAME PORT SETTING...: as Kubernetes runs it, limits of memory aside
    local name=$1 port=$2
    shift 2
    podman pull --quiet --tls-verify=false "$registry/try/$name:try"
    podman run --detach --name "$name" --network host --cgroups=disabled --ulimit nofile=4096:4096 --ulimit nproc=4096:4096 \
        --read-only --read-only-tmpfs=false --tmpfs /tmp:rw,noexec,nosuid,size=256m --cap-drop all --security-opt no-new-privileges \
        --env QUARKUS_HTTP_PORT="$port" --env KAFKA_BOOTSTRAP_SERVERS="$(of .kafka.bootstrapServers)" \
        --env JAVA_TOOL_OPTIONS="-XX:AOTMode=on -Xlog:aot" "${@/#/--env=}" "$registry/try/$name:try" >/dev/null
    containers+=("$name")
}
api=$(free_port) inference=$(free_port)
start romanesco-inference-service "$inference"
start romanesco-api-service "$api" \
    QUARKUS_DATASOURCE_REACTIVE_URL="$database" QUARKUS_DATASOURCE_JDBC_URL="jdbc:$database" \
    QUARKUS_DATASOURCE_USERNAME="$(of .postgres.username)" QUARKUS_DATASOURCE_PASSWORD="$(of .postgres.password)" \
    QUARKUS_S3_ENDPOINT_OVERRIDE="$(of .s3.endpoint)" QUARKUS_S3_AWS_REGION="$(of .s3.region)" \
    QUARKUS_S3_AWS_CREDENTIALS_STATIC_PROVIDER_ACCESS_KEY_ID="$(of .s3.accessKey)" \
    QUARKUS_S3_AWS_CREDENTIALS_STATIC_PROVIDER_SECRET_ACCESS_KEY="$(of .s3.secretKey)" \
    ROMANESCO_ARCHIVE_PUBLIC_ENDPOINT="$(of .s3.endpoint | sed s/localhost/127.0.0.1/)"
await 90 "romanesco-inference-service" curl -sf "http://localhost:$inference/q/health/ready"
await 90 "romanesco-api-service" curl -sf "http://localhost:$api/q/health/ready"
for container in "${containers[@]}"; do
    # AOTMode=on ends a JVM whose class cache does not fit; this one is up.
    podman logs "$container" 2>&1 | grep -E 'started in [0-9.]+s' || fail "$container does not say that it has started"
done

say "What they may do"
for container in "${containers[@]}"; do
    user=$(podman exec "$container" id -u)
    [ "$user" = 10001 ] || fail "$container runs as user $user"
    ! podman exec "$container" sh -c 'touch /opt/romanesco/x /etc/x /x' 2>/dev/null || fail "$container can write"
    podman exec "$container" sh -c 'test -r /opt/romanesco/sbom.cdx.json && test -r /licenses/LICENSE' ||
        fail "$container has no SBOM or licence"
    image=$(podman inspect --format '{{.Image}}' "$container")
    podman inspect --format '{{json .Labels}}' "$image" |
        jq -e --arg revision "$(git rev-parse HEAD)" '.["org.opencontainers.image.revision"] == $revision and
            .["org.opencontainers.image.version"] == "try" and (.["org.opencontainers.image.licenses"] | contains("Apache-2.0"))' \
            >/dev/null || fail "$container has other labels"
    echo "$container: user $user, no file can be written, labels and SBOM are there"
done

podman logs romanesco-inference-service 2>&1 | grep -o 'decode.chosen.*libturbojpeg[^"]*' || fail "the worker did not find libjpeg-turbo"

say "An upload"
picture=deploy/local/src/main/resources/samples/carrot.jpg
answer=$(curl -sSf -F "file=@$picture" -H 'Prefer: wait=20' "http://localhost:$api/api/v1/images")
jq -c '{status, category: .classification.category, score: .classification.score, colors: .classification.colors}' <<<"$answer"
[ "$(jq -r .status <<<"$answer")" = CLASSIFIED ] || fail "the upload is not classified"
content=http://localhost:$api/api/v1/images/$(jq -r .id <<<"$answer")/content
await 20 "the archive" curl -sfL "$content" -o "$folder/original"
cmp "$picture" "$folder/original" || fail "the original is another file"
podman exec romanesco-inference-service sh -c 'du -sk /tmp' | sed 's/^/kB in its \/tmp: /'

say "The extension alone, pushed by itself"
JAVA_HOME=$(deploy/java-home.sh) mvn -B -ntp -q package -DskipTests -pl deploy/contracts,api-service,inference-service \
    -Dquarkus.container-image.build=true -Dquarkus.container-image.push=true -Dquarkus.container-image.insecure=true \
    -Dquarkus.container-image.registry="$registry" -Dquarkus.container-image.tag=direct -Dquarkus.jib.base-jvm-image="$base"
for name in romanesco-api-service romanesco-inference-service; do
    direct=$(skopeo inspect --config --tls-verify=false "docker://$registry/$name:direct")
    completed=$(skopeo inspect --config --tls-verify=false "docker://$registry/try/$name:latest")
    layers=$(jq '.rootfs.diff_ids | length' <<<"$direct")
    same='[.config.User, .config.Env, .config.WorkingDir, .config.ExposedPorts]'
    diff <(jq "$same" <<<"$direct") <(jq "$same" <<<"$completed") || fail "$name has other settings when the extension pushes it"
    # Quarkus generates some classes differently in each build; they are in one layer.
    other=$(jq -s '[.[0].rootfs.diff_ids, .[1].rootfs.diff_ids] | transpose | map(select(.[0] and .[0] != .[1])) | length' <<<"$direct $completed")
    [ "$other" -le 1 ] || fail "$name has $other other layers when the extension pushes it"
    [ "$(jq '.rootfs.diff_ids | length' <<<"$completed")" = $((layers + 2)) ] || fail "$name has not two layers more: SBOM, class cache"
    echo "$name: of $layers layers, $other differs"
done
echo
echo "The images work."
