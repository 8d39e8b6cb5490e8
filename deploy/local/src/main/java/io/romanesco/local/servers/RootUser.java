package io.romanesco.local.servers;

import io.romanesco.local.LocalFailure;
import io.zonky.test.db.postgres.util.LinuxUtils;

/** PostgreSQL refuses to run as root; a user namespace gets around that, where it is allowed. */
final class RootUser {

    private RootUser() {}

    /** What to do about a PostgreSQL that did not start. */
    static RuntimeException explain(IllegalStateException failure) {
        if (!"root".equals(System.getProperty("user.name")) || LinuxUtils.isUnshareAvailable()) {
            return failure;
        }
        return new LocalFailure(
                """
                PostgreSQL does not run as root, and this machine allows no user namespace
                (`unshare -U` failed). Run Romanesco as an ordinary user instead, for example
                  useradd -m romanesco && chown -R romanesco . && su romanesco -c 'make run'
                or, in a container, start it with --user 1000 or with --security-opt seccomp=unconfined.\
                """,
                failure);
    }
}
