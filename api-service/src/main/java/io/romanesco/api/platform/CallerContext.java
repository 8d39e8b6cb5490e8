package io.romanesco.api.platform;

import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.Executor;

/**
 * Hibernate Reactive works only on the Vert.x context that a session began on; this is the way back
 * there. What is done for several callers needs none of theirs.
 */
public final class CallerContext {

    private CallerContext() {}

    /** Runs tasks on the Vert.x context of whoever calls this, or at once where there is none. */
    public static Executor executor() {
        return executor(Vertx.currentContext());
    }

    /**
     * Runs tasks on the event loop of whoever calls this, but for nobody: what belongs to several
     * requests is in the trace of none.
     */
    public static Executor nobodys() {
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
