package io.romanesco.inference.model.registry;

import io.romanesco.contract.GoldenReport;
import io.romanesco.contract.ModelAnnouncement;
import io.romanesco.contract.ModelName;
import io.romanesco.contract.ModelState;
import io.romanesco.inference.model.repository.Attachments;
import io.romanesco.inference.model.repository.Inspection.Complete;
import io.romanesco.inference.model.repository.StoredVersion;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * A version of a model, from the first look at its folder until it is removed.
 *
 * <pre>
 *             files fit            golden pictures fit
 *   WAITING ------------> VERIFYING ------------------> READY
 *      ^  |                  |                            |  unloaded, replaced, removed, or its
 *      |  | malformed        | a golden picture differs,  |  memory is needed
 *      |  v                  v it cannot be loaded        v
 *      |  REFUSED <----------+                         RETIRED --> VERIFYING on request
 *      +----- files changed -----------------------------+
 * </pre>
 *
 * It is changed on the loader's thread only; {@link #lease} and {@link #status} are for any thread.
 */
final class ModelVersion {

    /** The reason of a version that the repository no longer has. */
    static final String REMOVED = ModelAnnouncement.REMOVED;

    private final ModelName name;
    private final VersionFiles files;
    private volatile SharedModel shared;
    private volatile VersionStatus status;

    private ModelState state = ModelState.WAITING;
    private String reason = "not looked at yet";
    private String remark;
    private Optional<Complete> description = Optional.empty();
    private Optional<GoldenReport> golden = Optional.empty();
    private boolean verified;
    private final Retention retention = new Retention();
    private boolean heldUp;
    private boolean gone;
    private long bytes;

    ModelVersion(VersionFiles files) {
        this.name = files.stored().name();
        this.files = files;
        this.status = snapshot(false);
    }

    ModelName name() {
        return name;
    }

    VersionFiles files() {
        return files;
    }

    String id() {
        return name.name() + "/" + name.version();
    }

    /** A lease on it; empty unless it is ready. */
    Optional<ModelLease> lease() {
        SharedModel current = shared;
        return current == null ? Optional.empty() : current.lease();
    }

    boolean isReady() {
        return shared != null;
    }

    boolean isWaiting() {
        return state == ModelState.WAITING;
    }

    boolean isRefused() {
        return state == ModelState.REFUSED;
    }

    /** The state that was published last. */
    VersionStatus status() {
        return status;
    }

    /** Lets a refused version be tried again. */
    void forgetRefusal() {
        if (isRefused()) {
            become(ModelState.WAITING, null);
        }
    }

    /** Takes a snapshot of the state; true if it differs from the last one. */
    boolean publish(boolean serving) {
        VersionStatus before = status;
        status = snapshot(serving);
        return !status.equals(before);
    }

    /** Takes over what the repository lists now. A loaded version stays as it was loaded. */
    void update(StoredVersion current) {
        gone = false;
        if (!files.update(current)) {
            return;
        }
        verified = false;
        if (isReady()) {
            return;
        }
        become(ModelState.WAITING, "its files are being copied");
        description = Optional.empty();
        golden = Optional.empty();
        retention.mayReturn();
    }

    void become(ModelState next, String why) {
        state = next;
        reason = why;
        heldUp = false;
    }

    void describe(Complete complete) {
        description = Optional.of(complete);
    }

    /** Notes the golden pictures' result. A pass holds until the files change. */
    void verified(Optional<GoldenReport> report) {
        golden = report;
        verified = report.map(GoldenReport::passed).orElse(true);
    }

    Optional<GoldenReport> golden() {
        return golden;
    }

    boolean isVerified() {
        return verified;
    }

    /**
     * It answers from here on.
     *
     * @param onIdle runs when its last lease is closed
     */
    void ready(LoadedModel model, long memory, String why, Runnable onIdle) {
        shared = new SharedModel(model, onIdle);
        bytes = memory;
        retention.loaded();
        remark = why;
        become(ModelState.READY, why);
    }

    /** Says of a loaded version whether its files are still those that were loaded. */
    void compareFiles() {
        String difference = files.difference();
        reason = difference == null ? remark : difference;
    }

    /** New leases are refused from here on; completes when the last one is closed. */
    CompletionStage<Void> retire(String why) {
        SharedModel last = shared;
        shared = null;
        retention.retired();
        become(ModelState.RETIRED, why);
        return last.retire();
    }

    /** At the stop of the service: closes it after its last lease. */
    void close() {
        SharedModel last = shared;
        shared = null;
        if (last != null) {
            last.retire();
        }
    }

    /** When it was used last, in {@link System#nanoTime()}. */
    long lastUse() {
        SharedModel current = shared;
        return current == null ? Long.MIN_VALUE : current.lastUse();
    }

    /** Whether it is in memory and nobody holds a lease. */
    boolean isIdle() {
        SharedModel current = shared;
        return current != null && current.isIdle();
    }

    /** Memory that it takes or would take, in bytes; 0 where unknown. */
    long bytes() {
        return bytes;
    }

    void estimate(long memory) {
        bytes = memory;
    }

    /** Why it is in memory. */
    Retention retention() {
        return retention;
    }

    /** Whether it waits for memory that models in use hold: it may fit once they are idle. */
    boolean isHeldUp() {
        return heldUp;
    }

    void heldUp() {
        heldUp = true;
    }

    /** Whether the repository no longer has it. */
    boolean isGone() {
        return gone;
    }

    void gone() {
        gone = true;
    }

    private VersionStatus snapshot(boolean serving) {
        return new VersionStatus(
                name,
                state,
                reason,
                serving,
                description.map(Complete::manifest),
                description.map(Complete::attachments).orElse(Attachments.NONE),
                Optional.ofNullable(shared).map(loaded -> loaded.model().runtime()),
                golden,
                (int) Math.ceilDiv(bytes, 1L << 20));
    }
}
