package io.romanesco.inference.sink;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Values that wait to be sent one after another. A newer value of a key takes the place of the one
 * that waits. Safe for many threads.
 */
final class LatestByKey<K, V> {

    private final Map<K, V> waiting = new LinkedHashMap<>();
    private boolean sending;

    /** Adds a value; true where no sending is in progress, so the caller must start it. */
    synchronized boolean put(K key, V value) {
        waiting.put(key, value);
        boolean first = !sending;
        sending = true;
        return first;
    }

    /** The next value to send; empty where none waits, and then sending has ended. */
    synchronized Optional<V> next() {
        Iterator<V> values = waiting.values().iterator();
        if (!values.hasNext()) {
            sending = false;
            return Optional.empty();
        }
        V value = values.next();
        values.remove();
        return Optional.of(value);
    }
}
