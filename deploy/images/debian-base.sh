#!/usr/bin/env bash
# Makes a base image without a registry: Debian by debootstrap, a Java run time by jlink. As root.
#   deploy/images/debian-base.sh FOLDER      prints FOLDER/base.tar, an image as `docker load` reads it; a second run finds it there
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
folder=$(mkdir -p "${1:?say where}" && cd "$1" && pwd)
rootfs=$folder/rootfs
jdk=$("$here/../java-home.sh")

if [ ! -s "$folder/base.tar" ]; then
    rm -rf "$rootfs" "$folder/parts"
    mkdir -p "$rootfs" "$folder/parts"
    debootstrap --variant=minbase bookworm "$rootfs" >"$rootfs.log" 2>&1 || { tail -n 5 "$rootfs.log" >&2; exit 1; }
    rm -rf "$rootfs"/var/cache/apt/archives/*.deb "$rootfs"/var/lib/apt/lists/* "$rootfs"/usr/share/doc/*
    # All of java.se, and what Netty, Kafka and ONNX Runtime need besides.
    "$jdk/bin/jlink" --output "$rootfs/opt/java" --strip-debug --no-header-files --no-man-pages --generate-cds-archive \
        --add-modules java.se,jdk.unsupported,jdk.crypto.ec,jdk.management,jdk.naming.dns,jdk.zipfs,jdk.jfr,jdk.jcmd,jdk.localedata,jdk.charsets >&2
    tar -C "$rootfs" -cf "$folder/parts/layer.tar" .
    cat >"$folder/parts/config.json" <<JSON
{"architecture": "$(dpkg --print-architecture)", "os": "linux",
 "config": {"Env": ["PATH=/opt/java/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"]},
 "rootfs": {"type": "layers", "diff_ids": ["sha256:$(sha256sum "$folder/parts/layer.tar" | cut -d' ' -f1)"]}}
JSON
    echo '[{"Config": "config.json", "RepoTags": ["romanesco-base:debian"], "Layers": ["layer.tar"]}]' >"$folder/parts/manifest.json"
    tar -C "$folder/parts" -cf "$folder/base.tar" manifest.json config.json layer.tar
    rm -rf "$folder/parts" "$rootfs"
fi
echo "$folder/base.tar"
