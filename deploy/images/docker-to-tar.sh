#!/usr/bin/env bash
# Stands in for `docker` where an image shall become a file: Jib sends `docker load` the image as a tar, and this keeps it as
# $IMAGES/NAME.tar. See the Makefile: images.
set -euo pipefail
case $1 in
info) echo '{}' ;;
load)
    mkdir -p "$IMAGES"
    cat >"$IMAGES/loading.tar"
    name=$(tar -xOf "$IMAGES/loading.tar" manifest.json | sed 's/.*"RepoTags":\["\([^:"]*\).*/\1/')
    mv "$IMAGES/loading.tar" "$IMAGES/$name.tar"
    ;;
*) echo "$0 does not know '$1'" >&2; exit 2 ;;
esac
