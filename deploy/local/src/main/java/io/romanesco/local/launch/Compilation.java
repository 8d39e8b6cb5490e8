package io.romanesco.local.launch;

import java.util.ArrayList;
import java.util.List;

/**
 * How soon the JVMs compile. A recording compiles sooner than a later start: of what was not
 * compiled, its cache would know nothing. ADR 9, deploy/bench.
 */
final class Compilation {

    /** What computes little starts sooner without the optimising compiler. */
    static final String QUICK = "-XX:TieredStopAtLevel=1";

    /**
     * A method is compiled after eight times as many calls as usual: else the compilers take half
     * of what api-service computes until it is ready, from inference-service as well.
     */
    private static final String LATER = "-XX:CompileThresholdScaling=8";

    /**
     * The cache's profiles are not used: they know nothing of classes that exist in one run only,
     * lambdas above all, so what C2 makes of them calls where it could inline; a page took 0.23 ms
     * instead of 0.15. Its classes are what makes starts quick. The flag is one of this JDK, which
     * a later one may refuse.
     */
    private static final List<String> OWN_PROFILES =
            Runtime.version().feature() == 25
                    ? List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:-AOTReplayTraining")
                    : List.of();

    /**
     * What is called once an image is compiled by C2 where a recording found it worth that, and
     * hardly otherwise: for some thousand images that costs more than it gains. Loops are found as
     * ever.
     */
    private static final List<String> KNOWN_HOT =
            List.of("-XX:Tier4InvocationThreshold=20000", "-XX:Tier4CompileThreshold=60000");

    /** While recording, which is short, a thousand calls are many. */
    private static final List<String> LEARNING =
            List.of("-XX:Tier4InvocationThreshold=1000", "-XX:Tier4CompileThreshold=15000");

    private Compilation() {}

    static List<String> ofApi(boolean record) {
        if (record) {
            return List.of();
        }
        List<String> flags = new ArrayList<>(OWN_PROFILES);
        flags.add(LATER);
        return flags;
    }

    /**
     * @param known whether there is a cache
     */
    static List<String> ofInference(boolean record, boolean known) {
        if (record) {
            return LEARNING;
        }
        return known ? KNOWN_HOT : List.of();
    }
}
