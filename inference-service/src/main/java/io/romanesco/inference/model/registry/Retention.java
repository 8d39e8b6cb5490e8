package io.romanesco.inference.model.registry;

/**
 * Why a version is in memory, and whether it may return without a request. For the loader's thread.
 */
final class Retention {

    private boolean automatic = true;
    private boolean requested;
    private boolean kept;

    /** Whether it may be loaded without a request: not after it was unloaded. */
    boolean isAutomatic() {
        return automatic;
    }

    /** Lets it be loaded without a request, for when the version that replaced it is removed. */
    void mayReturn() {
        automatic = true;
    }

    /** Whether it was loaded by name, so that a newer version does not replace it. */
    boolean isRequested() {
        return requested;
    }

    void requested() {
        requested = true;
    }

    /** Whether it stays in memory whatever happens: a default, pinned or shadow version. */
    boolean isKept() {
        return kept;
    }

    void keep(boolean stays) {
        kept = stays;
    }

    /** From here on only a request loads it again. */
    void loaded() {
        automatic = false;
    }

    /** It leaves the memory. */
    void retired() {
        automatic = false;
        requested = false;
        kept = false;
    }
}
