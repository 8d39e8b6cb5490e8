package io.romanesco.api.http.problem;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/**
 * Replaces a class of resteasy-problem 3.21.0 in native executables: it reads a field that Quarkus
 * 3.37 no longer has, and native-image refuses to build that. Remove this with the first version of
 * resteasy-problem for Quarkus 3.37.
 */
@TargetClass(className = "io.quarkiverse.resteasy.problem.security.HttpUnauthorizedUtils")
final class UnauthorizedSubstitution {

    private UnauthorizedSubstitution() {}

    @Substitute
    static Uni<HttpProblem> toProblem(RoutingContext request, Exception refusal) {
        return UnauthorizedProblem.of(request, refusal);
    }
}
