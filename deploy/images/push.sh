#!/usr/bin/env bash
# Pushes what `make images` packed as tars: where packing and pushing are not to have the same rights (release.yml).
#   deploy/images/push.sh [--sign] FOLDER REGISTRY TAG [ANOTHER TAG]...    like: push.sh target/images ghcr.io/you 1.2.0 latest
# Prints NAME=DIGEST for both services. Needs skopeo, logged in by `docker login` or `skopeo login`; with --sign also cosign: it
# signs the digests and attests each with the SBOM in FOLDER/sbom. A registry on localhost may speak HTTP.
set -euo pipefail
[ "${1:-}" = --sign ] && sign=yes && shift || sign=
[ $# -ge 3 ] || { sed -n '3,5s/^# *//p' "$0" >&2; exit 2; }
folder=$1 registry=$2 tag=$3
shift 3
for tool in skopeo ${sign:+cosign}; do
    command -v $tool >/dev/null || { echo "$tool is missing" >&2; exit 2; }
done
case $registry in localhost:* | 127.0.0.1:*) tls=--dest-tls-verify=false ;; *) tls=--dest-tls-verify=true ;; esac

services="api-service inference-service"
# All of it is there, or nothing is pushed.
for service in $services; do
    for file in "romanesco-$service.tar" ${sign:+"sbom/romanesco-$service.cdx.json"}; do
        [ -s "$folder/$file" ] || { echo "$folder/$file is missing: make images" >&2; exit 1; }
    done
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for service in $services; do
    image=$registry/romanesco-$service
    skopeo copy --quiet --format oci $tls --digestfile "$work/digest" \
        "docker-archive:$folder/romanesco-$service.tar" "docker://$image:$tag" >&2
    digest=$(cat "$work/digest")
    for another in "$@"; do
        skopeo copy --quiet ${tls/dest/src} $tls "docker://$image@$digest" "docker://$image:$another" >&2
    done
    if [ -n "$sign" ]; then
        cosign sign --yes "$image@$digest" >&2
        cosign attest --yes --type cyclonedx --predicate "$folder/sbom/romanesco-$service.cdx.json" "$image@$digest" >&2
    fi
    echo "$service=$digest"
done
