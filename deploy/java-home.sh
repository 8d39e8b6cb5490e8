#!/bin/sh
# Prints the home of a JDK 25 or newer: JAVA_HOME if it is one, else the newest found where JDKs usually are.
# Finds none: one line on standard error that says how to get one, exit status 1.
wanted=25

version_of() { # the feature version of the JDK in $1, or 0
    [ -x "$1/bin/javac" ] || { echo 0; return; }
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null | grep . || echo 0
}

if [ -n "$JAVA_HOME" ] && [ "$(version_of "$JAVA_HOME")" -ge "$wanted" ]; then
    echo "$JAVA_HOME"
    exit 0
fi

best= best_version=0
for home in /usr/lib/jvm/* /opt/java/* /opt/jdk* /usr/local/openjdk* /usr/local/java/* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.local/share/mise/installs/java/* \
    "$HOME"/.asdf/installs/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    version=$(version_of "$home")
    if [ "$version" -ge "$wanted" ] && [ "$version" -gt "$best_version" ]; then
        best=$home best_version=$version
    fi
done
[ -n "$best" ] && { echo "$best"; exit 0; }

echo "Romanesco needs a JDK $wanted or newer and found none: install one (for example Eclipse Temurin $wanted, or 'sdk install java') and set JAVA_HOME to it." >&2
exit 1
