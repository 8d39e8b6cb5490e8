package io.romanesco.inference.model.registry;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Tells the log, the metrics and the announcer what changed. For the loader's thread. */
final class StatusBoard {

    private static final Logger LOG = Logger.getLogger(StatusBoard.class);

    private final Catalog catalog;
    private final Policies policies;
    private final List<Consumer<VersionStatus>> listeners = new CopyOnWriteArrayList<>();

    StatusBoard(Catalog catalog, Policies policies) {
        this.catalog = catalog;
        this.policies = policies;
    }

    /**
     * Adds a listener, which is called on the loader's thread at each change and must not block.
     */
    void listen(Consumer<VersionStatus> listener) {
        listeners.add(listener);
    }

    /** Reports what changed in a version, and in versions of its model that it replaces. */
    void publish(ModelVersion version) {
        String model = version.name().name();
        ModelVersion serving = catalog.serving(policies.model(model)).orElse(null);
        for (ModelVersion each : catalog.versions(model)) {
            if (each.publish(each == serving)) {
                tell(each.status());
            }
        }
    }

    private void tell(VersionStatus status) {
        if (status.reason() == null) {
            LOG.infof("model.state id=%s state=%s", status.id(), status.state());
        } else {
            LOG.infof(
                    "model.state id=%s state=%s reason=\"%s\"",
                    status.id(), status.state(), status.reason());
        }
        listeners.forEach(listener -> listener.accept(status));
    }
}
