package io.romanesco.api.platform;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.EncodeException;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Kinds of failures, which decide what happens to a record or request. */
public enum Failure {
    /** The data is at fault: a retry fails again. */
    BAD_DATA,
    /** The database, the object store or the network is down: a retry may succeed. */
    BROKEN_DEPENDENCY,
    /** Anything else. */
    UNKNOWN;

    /** SQLSTATE classes: data exception, integrity constraint violation, limit exceeded. */
    private static final Set<String> BAD_DATA_CLASSES = Set.of("22", "23", "54");

    private static final int MAX_DEPTH = 20;

    /** The kind of the first known exception in the chain of causes. */
    public static Failure of(Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < MAX_DEPTH; depth++, cause = cause.getCause()) {
            Failure known = known(cause);
            if (known != UNKNOWN) {
                return known;
            }
        }
        return UNKNOWN;
    }

    private static Failure known(Throwable cause) {
        return switch (cause) {
            case MalformedRecordException _ -> BAD_DATA;
            case PgException e -> ofSqlState(e.getSqlState());
            case SQLException e -> ofSqlState(e.getSQLState());
            case S3Exception _, SdkClientException _ -> BROKEN_DEPENDENCY;
            case IOException _, TimeoutException _ -> BROKEN_DEPENDENCY;
            case DecodeException _, EncodeException _ -> UNKNOWN;
            default -> isOfVertx(cause) ? BROKEN_DEPENDENCY : UNKNOWN;
        };
    }

    /** Vert.x has no common type for closed connections and exhausted pools. */
    private static boolean isOfVertx(Throwable cause) {
        return cause.getClass().getName().startsWith("io.vertx.");
    }

    private static Failure ofSqlState(String state) {
        boolean data = state != null && state.length() == 5 && isBadData(state);
        return data ? BAD_DATA : BROKEN_DEPENDENCY;
    }

    private static boolean isBadData(String state) {
        return BAD_DATA_CLASSES.contains(state.substring(0, 2));
    }
}
