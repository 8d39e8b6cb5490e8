#!/usr/bin/env bash
# Makes a base image without any registry: Debian by debootstrap, libjpeg-turbo, a Java run time by jlink. As root.
#   deploy/images/debian-base.sh FOLDER       leaves FOLDER/rootfs; a second run finds it there
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
rootfs=${1:?say where}/rootfs
jdk=$("$here/../java-home.sh")

if [ ! -e "$rootfs/etc/debian_version" ]; then
    rm -rf "$rootfs"
    mkdir -p "$rootfs"
    debootstrap --variant=minbase --include=libturbojpeg0 bookworm "$rootfs" >"$rootfs.log" 2>&1 ||
        { tail -n 5 "$rootfs.log" >&2; exit 1; }
    rm -rf "$rootfs"/var/cache/apt/archives/*.deb "$rootfs"/var/lib/apt/lists/* "$rootfs"/usr/share/doc/*
fi
if [ ! -x "$rootfs/opt/java/bin/java" ]; then
    rm -rf "$rootfs/opt/java"
    # ALL of java.se, and what Netty, Kafka and ONNX Runtime ask for besides. What jlink says is not the answer of this script.
    "$jdk/bin/jlink" --output "$rootfs/opt/java" --strip-debug --no-header-files --no-man-pages --generate-cds-archive \
        --add-modules java.se,jdk.unsupported,jdk.crypto.ec,jdk.management,jdk.naming.dns,jdk.zipfs,jdk.jfr,jdk.jcmd,jdk.localedata,jdk.charsets >&2
fi
echo "$rootfs"
