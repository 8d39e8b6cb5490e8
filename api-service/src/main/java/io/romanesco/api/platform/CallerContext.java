package io.romanesco.api.platform;

import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.Executor;

/**
 * Executors that lead back to a caller's Vert.x context. Hibernate Reactive needs that: a session
 * works only on the context that it was opened on.
 */
public final class CallerContext {

    private CallerContext() {}

    /** Runs tasks on the caller's Vert.x context, or at once where there is none. */
    public static Executor executor() {
        return executor(Vertx.currentContext());
    }

    /** Runs tasks on the caller's event loop, detached from its request and trace. */
    public static Executor detached() {
        Context context = Vertx.currentContext();
        return executor(context == null ? null : VertxContext.getRootContext(context));
    }

    private static Executor executor(Context context) {
        if (context == null) {
            return Runnable::run;
        }
        return task -> {
            if (Context.isOnEventLoopThread() && Vertx.currentContext() == context) {
                task.run();
            } else {
                context.runOnContext(_ -> task.run());
            }
        };
    }
}
