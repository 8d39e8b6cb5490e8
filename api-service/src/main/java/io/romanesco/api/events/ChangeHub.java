package io.romanesco.api.events;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Hands the changes that reach this replica to everybody here who listens. */
@ApplicationScoped
public class ChangeHub {

    private final Set<ChangeListener> listeners = ConcurrentHashMap.newKeySet();

    void add(ChangeListener listener) {
        listeners.add(listener);
    }

    void remove(ChangeListener listener) {
        listeners.remove(listener);
    }

    /** How many listen. */
    int listeners() {
        return listeners.size();
    }

    void publish(Change change) {
        listeners.forEach(listener -> listener.onChange(change));
    }

    void gap() {
        listeners.forEach(ChangeListener::onGap);
    }
}
