package io.romanesco.api.archive;

import io.romanesco.api.platform.ReadinessReport;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;

/** Ready only when the bucket can be reached. The service never creates it. */
@Readiness
@ApplicationScoped
public class BucketCheck implements AsyncHealthCheck {

    private static final Logger LOG = Logger.getLogger(BucketCheck.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    private final ObjectStore store;
    private final ReadinessReport report = new ReadinessReport(LOG);

    BucketCheck(ObjectStore store) {
        this.store = store;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return store.probe()
                .ifNoItem()
                .after(TIMEOUT)
                .fail()
                .onItemOrFailure()
                .transform((_, failure) -> report.of("archive bucket", problem(failure)));
    }

    private String problem(Throwable failure) {
        if (failure == null) {
            return null;
        }
        return failure instanceof NoSuchBucketException
                ? "bucket '%s' is missing; create it: aws s3 mb s3://%s"
                        .formatted(store.bucket(), store.bucket())
                : "the object store does not answer";
    }
}
