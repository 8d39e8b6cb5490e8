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

/** What kind of failure an exception is, and so what is to be done about it. */
public enum Failure {
    /** The data is at fault: the same again, however often it is tried. */
    BAD_DATA,
    /** The database, the store or the network: works again as soon as that does. */
    BROKEN_DEPENDENCY,
    /** Nobody knows. */
    UNKNOWN;

    /**
     * SQLSTATE classes that blame the data: data exception, constraint violation, limit exceeded.
     */
    private static final Set<String> BAD_DATA_CLASSES = Set.of("22", "23", "54");

    private static final int DEEPEST = 20;

    /** Sorts an exception by the first of its causes that is known. */
    public static Failure of(Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++, cause = cause.getCause()) {
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

    /** Closed connections, exhausted pools and the like have no type of their own. */
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
