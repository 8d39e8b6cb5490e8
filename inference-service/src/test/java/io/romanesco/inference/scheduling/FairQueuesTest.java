package io.romanesco.inference.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.romanesco.inference.scheduling.FairQueues.Batch;
import io.romanesco.inference.scheduling.FairQueues.Key;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The order of inferences, with durations that the test names: no clock is involved. */
class FairQueuesTest {

    private static final Key UPLOADS = new Key("fast", WorkClass.UPLOAD);
    private static final Key FRAMES = new Key("fast", WorkClass.LIVE);
    private static final Key STORED = new Key("slow", WorkClass.RECLASSIFY);
    private static final Key SHADOWS = new Key("fast", WorkClass.SHADOW);

    private final FairQueues<String> queues = new FairQueues<>(Fairness.DEFAULT.weights()::of);
    private final Map<Key, Double> millis = new HashMap<>(Map.of(UPLOADS, 50.0, STORED, 2_000.0));
    private final List<WorkClass> order = new ArrayList<>();
    private final Map<WorkClass, Double> spent = new EnumMap<>(WorkClass.class);

    @Test
    void backloggedQueuesShareTheTimeByTheirWeights() {
        millis.putAll(Map.of(FRAMES, 20.0, SHADOWS, 50.0));
        List.of(UPLOADS, FRAMES, STORED, SHADOWS).forEach(key -> flood(key, 10_000));

        while (spent.values().stream().mapToDouble(Double::doubleValue).sum() < 200_000) {
            runOne(1);
        }

        double unit = 200_000.0 / (8 + 8 + 2 + 1);
        assertThat(spent.get(WorkClass.UPLOAD)).isCloseTo(8 * unit, within(2_000.0));
        assertThat(spent.get(WorkClass.LIVE)).isCloseTo(8 * unit, within(2_000.0));
        assertThat(spent.get(WorkClass.RECLASSIFY)).isCloseTo(2 * unit, within(2_000.0));
        assertThat(spent.get(WorkClass.SHADOW)).isCloseTo(unit, within(2_000.0));
    }

    @Test
    void floodOfASlowModelLetsManyShortUploadsInBetween() {
        flood(STORED, 10);
        runOne(1);
        flood(UPLOADS, 400);

        for (int i = 0; i < 200; i++) {
            runOne(1);
        }

        // 2,000 ms at weight 2 cost as much as 160 uploads of 50 ms at weight 8.
        assertThat(order.subList(1, 161)).containsOnly(WorkClass.UPLOAD);
        assertThat(order.subList(161, 201)).containsOnlyOnce(WorkClass.RECLASSIFY);
    }

    @Test
    void uploadThatComesAloneIsNextAfterTheRunningInference() {
        flood(STORED, 100);
        runOne(1);
        for (int i = 0; i < 20; i++) {
            runOne(1);
            flood(UPLOADS, 1);
            runOne(1);
            assertThat(order.getLast()).isEqualTo(WorkClass.UPLOAD);
        }
    }

    @Test
    void queueThatWasEmptySavesUpNoTime() {
        flood(UPLOADS, 1_000);
        for (int i = 0; i < 500; i++) {
            runOne(1);
        }
        millis.put(FRAMES, 50.0);
        flood(FRAMES, 1_000);

        order.clear();
        for (int i = 0; i < 100; i++) {
            runOne(1);
        }

        assertThat(order.stream().filter(WorkClass.LIVE::equals).count()).isBetween(49L, 51L);
    }

    @Test
    void queueThatIsEmptyAfterEachJobPaysForItsEarlierOnes() {
        flood(UPLOADS, 1_000);
        flood(STORED, 1);

        for (int i = 0; i < 161; i++) {
            if (runOne(1).key().equals(STORED)) {
                flood(STORED, 1);
            }
        }

        assertThat(order.stream().filter(WorkClass.RECLASSIFY::equals).count()).isEqualTo(1);
    }

    @Test
    void inferencesSideBySideAreChargedWhenTheyBegin() {
        flood(STORED, 10);
        flood(UPLOADS, 10);
        runOne(1);
        runOne(1);
        runOne(1);
        Batch<String> first = take(1);
        Batch<String> second = take(1);

        assertThat(List.of(first.key(), second.key())).containsExactly(UPLOADS, UPLOADS);
        queues.finished(first, 50);
        queues.finished(second, 50);
    }

    @Test
    void classThatIsNotAllowedIsPassedOver() {
        flood(STORED, 1);
        flood(UPLOADS, 1);

        assertThat(queues.next(workClass -> !workClass.isBackground()).orElseThrow().key())
                .isEqualTo(UPLOADS);
        assertThat(queues.next(_ -> false)).isEmpty();
    }

    @Test
    void weightBelowOneIsRefusedWithItsSetting() {
        assertThatThrownBy(() -> new FairQueues<String>(one -> one == WorkClass.SHADOW ? 0 : 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("romanesco.fairness.weights.shadow is 0");
    }

    @Test
    void jobsThatDoNotFitStayInTheirOrder() {
        List.of("a1", "b1", "a2", "b2", "a3").forEach(job -> queues.add(UPLOADS, job));

        var queue = queues.next(_ -> true).orElseThrow();
        assertThat(queue.count(job -> job.startsWith("a"))).isEqualTo(3);
        Batch<String> batch = queues.take(queue, 2, job -> job.startsWith("a"));

        assertThat(batch.jobs()).containsExactly("a1", "a2");
        assertThat(queue.first()).isEqualTo("b1");
        assertThat(queues.waiting(UPLOADS)).isEqualTo(3);
        queues.finished(batch, 30);
        assertThat(queue.millisPerJob()).isEqualTo(15);
    }

    private void flood(Key key, int jobs) {
        for (int i = 0; i < jobs; i++) {
            queues.add(key, key.toString());
        }
    }

    private Batch<String> take(int most) {
        return queues.take(queues.next(_ -> true).orElseThrow(), most, _ -> true);
    }

    private Batch<String> runOne(int most) {
        Batch<String> batch = take(most);
        double took = millis.get(batch.key()) * batch.jobs().size();
        queues.finished(batch, took);
        order.add(batch.key().workClass());
        spent.merge(batch.key().workClass(), took, Double::sum);
        return batch;
    }
}
