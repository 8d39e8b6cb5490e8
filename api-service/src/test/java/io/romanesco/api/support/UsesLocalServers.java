package io.romanesco.api.support;

import io.quarkus.test.common.QuarkusTestResource;

/** Where every @QuarkusTest of this module gets its servers from: test resources are global. */
@QuarkusTestResource(LocalServers.class)
final class UsesLocalServers {}
