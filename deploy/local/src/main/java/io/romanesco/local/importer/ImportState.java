package io.romanesco.local.importer;

import io.romanesco.contract.ClassificationResult;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** The state of each file of an import. Safe for threads. */
final class ImportState {

    /** A file that was sent or is about to be. */
    record Entry(String path, String label) {}

    private final Map<UUID, Entry> entries = new LinkedHashMap<>();
    private final Map<UUID, ClassificationResult> results = new HashMap<>();
    private final Map<String, String> unsent = new TreeMap<>();
    private int acknowledged;
    private boolean kafkaFailed;

    /** A file is about to be sent, or was sent before. */
    synchronized void expect(UUID id, String path, String label) {
        entries.put(id, new Entry(path, label));
    }

    synchronized void acknowledged() {
        acknowledged++;
    }

    /** A file that could not be read or sent. */
    synchronized void unsent(UUID id, String path, String reason) {
        if (id != null) {
            entries.remove(id);
        }
        unsent.put(path, reason);
    }

    /** Stores a result. Results of images from elsewhere do no harm. */
    synchronized void result(ClassificationResult result) {
        results.put(result.image().id(), result);
    }

    /** Kafka did not take an image within the producer's timeout; the rest would fail too. */
    synchronized void failKafka() {
        kafkaFailed = true;
    }

    synchronized boolean kafkaFailed() {
        return kafkaFailed;
    }

    synchronized Counts counts() {
        long finished = entries.keySet().stream().filter(results::containsKey).count();
        return new Counts(entries.size(), acknowledged, finished, unsent.size());
    }

    synchronized ImportReport report() {
        ImportReport report = new ImportReport(Map.copyOf(unsent));
        entries.forEach((id, entry) -> report.add(entry, results.get(id)));
        return report;
    }

    /**
     * @param expected files that should get a result
     * @param acknowledged by Kafka, in this run or before
     * @param finished classified or rejected
     * @param skipped files that get no result
     */
    record Counts(long expected, long acknowledged, long finished, long skipped) {}
}
