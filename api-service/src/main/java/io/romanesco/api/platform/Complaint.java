package io.romanesco.api.platform;

import java.util.Objects;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.jboss.logging.Logger;

/** Turns what is wrong into a health response, and logs it once, not at every probe. */
public final class Complaint {

    private final Logger log;
    private String last;

    public Complaint(Logger log) {
        this.log = log;
    }

    /** Up when the problem is null, else down with the problem as its reason. */
    public synchronized HealthCheckResponse respond(String name, String problem) {
        if (!Objects.equals(problem, last)) {
            if (problem == null) {
                log.infof("%s is there again", name);
            } else {
                log.errorf("not ready: %s", problem);
            }
            last = problem;
        }
        return problem == null
                ? HealthCheckResponse.up(name)
                : HealthCheckResponse.named(name).down().withData("reason", problem).build();
    }
}
