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

/** HTTP load: the same requests in turn, at a fixed rate or a fixed number at a time. */
public final class HttpLoad implements AutoCloseable {

    private static final int MAX_CONNECTIONS = 512;
    private static final int MAX_OPEN = 2000;
    private static final long MAX_MICROS = 120_000_000;

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client;
    private final List<Call> calls;

    private record Call(RequestOptions request, Buffer body) {}

    private HttpLoad(List<Call> calls) {
        this.calls = calls;
        this.client =
                vertx.createHttpClient(
                        new HttpClientOptions().setKeepAlive(true).setTcpNoDelay(true),
                        new PoolOptions().setHttp1MaxSize(MAX_CONNECTIONS));
    }

    /**
     * Uploads of JPEGs.
     *
     * @param prefer the header Prefer; empty for none
     */
    public static HttpLoad uploads(URI api, List<byte[]> files, String prefer) {
        RequestOptions request =
                request(api, HttpMethod.POST, "/api/v1/images")
                        .putHeader("Content-Type", "image/jpeg");
        if (!prefer.isEmpty()) {
            request.putHeader("Prefer", prefer);
        }
        return new HttpLoad(
                files.stream().map(file -> new Call(request, Buffer.buffer(file))).toList());
    }

    /** Readers of some pages. */
    public static HttpLoad readers(URI api, List<String> paths) {
        return new HttpLoad(
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
     * The answers of a load.
     *
     * @param micros from the time a request was due to its answer, so that a slow answer cannot
     *     hide the requests that it delayed (coordinated omission)
     * @param refused number of failures by HTTP status; 0 stands for no answer
     */
    public record Load(
            Histogram micros, Map<Integer, Long> refused, double seconds, long answered) {

        public double rate() {
            return answered / seconds;
        }
    }

    /**
     * Keeps {@code inFlight} requests open: sends the next as soon as one is answered.
     *
     * @param count the most requests to send within the time
     */
    public Load inTurn(int count, int inFlight, Duration time) {
        Progress progress = new Progress();
        long start = System.nanoTime();
        for (int i = 0; i < inFlight; i++) {
            follow(progress, i, inFlight, count, start + time.toNanos());
        }
        return progress.end(start);
    }

    private void follow(Progress progress, int number, int step, int count, long end) {
        if (number < count && System.nanoTime() < end) {
            send(
                    progress,
                    number,
                    System.nanoTime(),
                    () -> follow(progress, number + step, step, count, end));
        }
    }

    /**
     * Sends at a constant rate, however long the answers take. Gives up when too many requests are
     * open, because the rest would only wait longer.
     */
    public Load atRate(double perSecond, int seconds) {
        int count = (int) (perSecond * seconds);
        Progress progress = new Progress();
        long start = System.nanoTime();
        for (int i = 0; i < count && progress.waiting() < MAX_OPEN; i++) {
            long due = start + (long) (i / perSecond * 1e9);
            for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            send(progress, i, due, () -> {});
        }
        return progress.end(start);
    }

    private void send(Progress progress, int number, long due, Runnable then) {
        progress.open.register();
        Call next = calls.get(number % calls.size());
        client.request(next.request())
                .compose(call -> call.send(next.body()))
                .compose(answer -> answer.body().map(body -> answer.statusCode()))
                .onComplete(done -> {
                    // The next request registers before this one ends; otherwise the load would
                    // end.
                    then.run();
                    progress.answered(due, done.succeeded() ? done.result() : 0);
                });
    }

    @Override
    public void close() {
        client.close();
        vertx.close();
    }

    /** A load in progress. */
    private static final class Progress {

        private final Histogram micros = new ConcurrentHistogram(MAX_MICROS, 3);
        private final Map<Integer, Long> refused = new TreeMap<>();
        private final Phaser open = new Phaser(1);

        private void answered(long due, int status) {
            micros.recordValue(Math.min(MAX_MICROS, (System.nanoTime() - due) / 1000));
            if (status < 200 || status > 299) {
                synchronized (refused) {
                    refused.merge(status, 1L, Long::sum);
                }
            }
            open.arriveAndDeregister();
        }

        /** Requests without an answer yet. */
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
