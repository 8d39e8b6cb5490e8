package io.romanesco.api.stream;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.Executor;

/**
 * Hibernate Reactive works only on the Vert.x context that a session began on; this is the way back
 * there.
 */
public final class CallerContext {

    private CallerContext() {}

    /** Runs tasks on the Vert.x context of whoever calls this, or at once where there is none. */
    public static Executor executor() {
        Context context = Vertx.currentContext();
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
