package io.romanesco.bench.load;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Phaser;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** People who upload pictures, or look at them: the same requests again and again. */
public final class Traffic implements AutoCloseable {

    private static final int MOST_CONNECTIONS = 512;
    private static final int MOST_WAITING = 2000;
    private static final long LONGEST_MICROS = 120_000_000;

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client;
    private final List<Call> calls;

    private record Call(RequestOptions request, Buffer body) {}

    private Traffic(List<Call> calls) {
        this.calls = calls;
        this.client =
                vertx.createHttpClient(
                        new HttpClientOptions().setKeepAlive(true).setTcpNoDelay(true),
                        new PoolOptions().setHttp1MaxSize(MOST_CONNECTIONS));
    }

    /**
     * Uploads of JPEGs.
     *
     * @param prefer the header Prefer; empty for none
     */
    public static Traffic uploads(URI api, List<byte[]> files, String prefer) {
        RequestOptions request =
                request(api, HttpMethod.POST, "/api/v1/images")
                        .putHeader("Content-Type", "image/jpeg");
        if (!prefer.isEmpty()) {
            request.putHeader("Prefer", prefer);
        }
        return new Traffic(
                files.stream().map(file -> new Call(request, Buffer.buffer(file))).toList());
    }

    /** Readers of some pages. */
    public static Traffic readers(URI api, List<String> paths) {
        return new Traffic(
                paths.stream()
                        .map(path -> new Call(request(api, HttpMethod.GET, path), Buffer.buffer()))
                        .toList());
    }

    private static RequestOptions request(URI api, HttpMethod method, String path) {
        return new RequestOptions()
                .setMethod(method)
                .setHost(api.getHost())
                .setPort(api.getPort())
                .setURI(path);
    }

    /**
     * What came of a load.
     *
     * @param micros from the moment a request was due to its answer: a late start counts, so that a
     *     slow answer cannot hide those that it kept waiting (coordinated omission)
     * @param refused answers that are no success, by status; 0 for none at all
     */
    public record Load(
            Histogram micros, Map<Integer, Long> refused, double seconds, long answered) {

        public double rate() {
            return answered / seconds;
        }
    }

    /**
     * So many at a time, the next as soon as one is answered.
     *
     * @param count how many in all, if there is time
     */
    public Load inTurn(int count, int inFlight, Duration time) {
        Turn turn = new Turn();
        long start = System.nanoTime();
        for (int i = 0; i < inFlight; i++) {
            follow(turn, i, inFlight, count, start + time.toNanos());
        }
        return turn.end(start);
    }

    private void follow(Turn turn, int number, int step, int count, long end) {
        if (number < count && System.nanoTime() < end) {
            send(
                    turn,
                    number,
                    System.nanoTime(),
                    () -> follow(turn, number + step, step, count, end));
        }
    }

    /**
     * At a constant rate, however long the answers take; given up when too many are waiting for
     * theirs, since the rest would only wait longer.
     */
    public Load atRate(double perSecond, int seconds) {
        int count = (int) (perSecond * seconds);
        Turn turn = new Turn();
        long start = System.nanoTime();
        for (int i = 0; i < count && turn.waiting() < MOST_WAITING; i++) {
            long due = start + (long) (i / perSecond * 1e9);
            for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            send(turn, i, due, () -> {});
        }
        return turn.end(start);
    }

    private void send(Turn turn, int number, long due, Runnable then) {
        turn.open.register();
        Call next = calls.get(number % calls.size());
        client.request(next.request())
                .compose(call -> call.send(next.body()))
                .compose(answer -> answer.body().map(body -> answer.statusCode()))
                .onComplete(done -> {
                    // The next before this one is over, or the turn would be.
                    then.run();
                    turn.answered(due, done.succeeded() ? done.result() : 0);
                });
    }

    @Override
    public void close() {
        client.close();
        vertx.close();
    }

    /** One load while it runs. */
    private static final class Turn {

        private final Histogram micros = new ConcurrentHistogram(LONGEST_MICROS, 3);
        private final Map<Integer, Long> refused = new TreeMap<>();
        private final Phaser open = new Phaser(1);

        private void answered(long due, int status) {
            micros.recordValue(Math.min(LONGEST_MICROS, (System.nanoTime() - due) / 1000));
            if (status < 200 || status > 299) {
                synchronized (refused) {
                    refused.merge(status, 1L, Long::sum);
                }
            }
            open.arriveAndDeregister();
        }

        /** Answers that are still to come. */
        private int waiting() {
            return open.getUnarrivedParties() - 1;
        }

        private Load end(long start) {
            open.arriveAndAwaitAdvance();
            double seconds = (System.nanoTime() - start) / 1e9;
            return new Load(micros, refused, seconds, micros.getTotalCount());
        }
    }
}
