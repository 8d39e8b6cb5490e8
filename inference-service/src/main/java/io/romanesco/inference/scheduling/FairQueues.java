package io.romanesco.inference.scheduling;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * A queue for each model and class of work, served by start-time fair queueing: Goyal, Vin and
 * Cheng, "Start-Time Fair Queuing", 1996. Each queue has a virtual time. An inference adds its
 * duration, divided by the weight of the class. The queue with the smallest virtual time is next.
 *
 * <p>A duration is known only afterwards. An inference that begins is charged what the queue's
 * earlier ones took, and corrected when it ends. A queue that was empty starts at the virtual time
 * of the queue served last, so that it saves up nothing. Arithmetic alone; not thread-safe.
 *
 * @param <J> the jobs
 */
final class FairQueues<J> {

    private final ToIntFunction<WorkClass> weights;
    private final Map<Key, Queue> queues = new LinkedHashMap<>();
    private double virtualTime;

    /**
     * Creates the queues with a weight for each class.
     *
     * @throws IllegalArgumentException for a weight below 1
     */
    FairQueues(ToIntFunction<WorkClass> weights) {
        for (WorkClass workClass : WorkClass.values()) {
            int weight = weights.applyAsInt(workClass);
            if (weight < 1) {
                throw new IllegalArgumentException(
                        "romanesco.fairness.weights.%s is %d, but must be at least 1"
                                .formatted(workClass.label(), weight));
            }
        }
        this.weights = weights;
    }

    /** Whose queue it is. Versions of a model share one. */
    record Key(String model, WorkClass workClass) {}

    /** Jobs that run together. */
    record Batch<J>(Key key, List<J> jobs, double charged) {}

    /** The jobs of one model and class. */
    final class Queue {

        private final Key key;
        private final int weight;
        private final Deque<J> jobs = new ArrayDeque<>();
        private double time;
        private double millisPerJob;
        private int running;

        private Queue(Key key) {
            this.key = key;
            this.weight = weights.applyAsInt(key.workClass());
        }

        Key key() {
            return key;
        }

        /** The job that waits longest. */
        J first() {
            return jobs.element();
        }

        /** Jobs that wait and fit. */
        int count(Predicate<J> fits) {
            return (int) jobs.stream().filter(fits).count();
        }

        /** What a job took lately, in milliseconds; 0 where none has run. */
        double millisPerJob() {
            return millisPerJob;
        }
    }

    /** Adds a job to the end of its queue. */
    void add(Key key, J job) {
        Queue queue = queues.computeIfAbsent(key, Queue::new);
        if (queue.jobs.isEmpty() && queue.running == 0) {
            queue.time = Math.max(queue.time, virtualTime);
        }
        queue.jobs.add(job);
    }

    /** The queue that is next among those of the allowed classes. */
    Optional<Queue> next(Predicate<WorkClass> allowed) {
        return queues.values().stream()
                .filter(queue -> !queue.jobs.isEmpty() && allowed.test(queue.key.workClass()))
                .min(Comparator.comparingDouble(queue -> queue.time));
    }

    /** Removes the first jobs that fit, and charges their queue for them. */
    Batch<J> take(Queue queue, int most, Predicate<J> fits) {
        List<J> taken = new ArrayList<>();
        Iterator<J> waiting = queue.jobs.iterator();
        while (taken.size() < most && waiting.hasNext()) {
            J job = waiting.next();
            if (fits.test(job)) {
                waiting.remove();
                taken.add(job);
            }
        }
        double charged = queue.millisPerJob * taken.size();
        virtualTime = Math.max(virtualTime, queue.time);
        queue.time += charged / queue.weight;
        queue.running++;
        return new Batch<>(queue.key, taken, charged);
    }

    /** Corrects the charge of a batch that has ended. */
    void finished(Batch<J> batch, double millis) {
        Queue queue = queues.get(batch.key());
        double perJob = millis / batch.jobs().size();
        queue.time += (millis - batch.charged()) / queue.weight;
        queue.millisPerJob = queue.millisPerJob == 0 ? perJob : (queue.millisPerJob + perJob) / 2;
        queue.running--;
        if (isIdle()) {
            virtualTime = 0;
            queues.values().forEach(one -> one.time = 0);
        }
    }

    /** Jobs that wait in all queues. */
    int waiting() {
        return queues.values().stream().mapToInt(queue -> queue.jobs.size()).sum();
    }

    /** Jobs that wait in one queue. */
    int waiting(Key key) {
        Queue queue = queues.get(key);
        return queue == null ? 0 : queue.jobs.size();
    }

    private boolean isIdle() {
        Collection<Queue> all = queues.values();
        return all.stream().allMatch(queue -> queue.running == 0 && queue.jobs.isEmpty());
    }
}
