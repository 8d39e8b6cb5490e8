package io.romanesco.inference.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.romanesco.inference.protocol.MessageArrivals.Arrival;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Messages of at most 60 bytes, and 100 bytes for all: one arrives at a time, one waits. */
class MessageArrivalsTest {

    private final MessageArrivals arrivals = new MessageArrivals(new SmallLimits(), 60);
    private final List<String> asked = new ArrayList<>();

    @Test
    void messageIsAskedForOnceTheOneBeforeIsThere() {
        Arrival first = begin("first");
        Arrival second = begin("second");
        assertThat(asked).containsExactly("first");

        first.close();

        assertThat(asked).containsExactly("first", "second");
        second.close();
    }

    @Test
    void messageBeyondThoseThatMayWaitIsRefused() {
        Arrival first = begin("first");
        Arrival second = begin("second");

        assertThat(arrivals.begin()).isEmpty();

        first.close();
        first.close();
        assertThat(arrivals.begin()).isPresent();
        assertThat(arrivals.begin()).isEmpty();
        second.close();
    }

    @Test
    void cancelledMessageIsNeverAskedFor() {
        Arrival first = begin("first");
        begin("second").close();
        begin("third");

        first.close();

        assertThat(asked).containsExactly("first", "third");
    }

    private Arrival begin(String name) {
        Arrival arrival = arrivals.begin().orElseThrow();
        arrival.whenThereIsRoom(() -> asked.add(name));
        return arrival;
    }
}
