package io.romanesco.api.platform;

import java.util.Objects;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.jboss.logging.Logger;

/** Responses of one readiness check. Logs a change once, not at every probe. */
public final class ReadinessReport {

    private final Logger log;
    private String lastProblem;

    public ReadinessReport(Logger log) {
        this.log = log;
    }

    /** Up if the problem is null, else down with the problem as reason. */
    public synchronized HealthCheckResponse of(String name, String problem) {
        if (!Objects.equals(problem, lastProblem)) {
            if (problem == null) {
                log.infof("ready again: %s", name);
            } else {
                log.errorf("not ready: %s", problem);
            }
            lastProblem = problem;
        }
        return problem == null
                ? HealthCheckResponse.up(name)
                : HealthCheckResponse.named(name).down().withData("reason", problem).build();
    }
}
