package io.romanesco.local.launch;

/** What the services are started from. */
enum Packaging {
    /** Jars, with their class caches where those are recorded. */
    JARS,
    /** Jars that write their class caches when they stop. */
    RECORDED_JARS,
    /** Native executables. */
    EXECUTABLES
}
