package io.romanesco.api.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.VertxException;
import io.vertx.core.json.DecodeException;
import io.vertx.pgclient.PgException;
import jakarta.persistence.PersistenceException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkClientException;

class FailureTest {

    @ParameterizedTest
    @CsvSource({
        "22001, BAD_DATA",
        "23514, BAD_DATA",
        "54000, BAD_DATA",
        "08006, BROKEN_DEPENDENCY",
        "57P01, BROKEN_DEPENDENCY",
        "42P01, BROKEN_DEPENDENCY",
        "40001, BROKEN_DEPENDENCY",
    })
    void aDatabaseErrorIsClassifiedByItsSqlState(String state, Failure kind) {
        PgException ofTheClient = new PgException("message", "ERROR", state, null);
        SQLException ofHibernate = new SQLException("message", state);

        assertThat(Failure.of(new CompletionException(ofTheClient))).isEqualTo(kind);
        assertThat(Failure.of(new PersistenceException(ofHibernate))).isEqualTo(kind);
    }

    @Test
    void aFailedConnectionIsABrokenDependency() {
        assertThat(Failure.of(new RuntimeException(new ConnectException())))
                .isEqualTo(Failure.BROKEN_DEPENDENCY);
        assertThat(Failure.of(new VertxException("Connection was closed")))
                .isEqualTo(Failure.BROKEN_DEPENDENCY);
        assertThat(Failure.of(SdkClientException.create("no route")))
                .isEqualTo(Failure.BROKEN_DEPENDENCY);
    }

    @Test
    void aMalformedRecordIsBadData() {
        assertThat(Failure.of(new MalformedRecordException("no id"))).isEqualTo(Failure.BAD_DATA);
    }

    @Test
    void anyOtherExceptionIsUnknown() {
        assertThat(Failure.of(new NullPointerException())).isEqualTo(Failure.UNKNOWN);
        assertThat(Failure.of(new PersistenceException(new DecodeException("json"))))
                .isEqualTo(Failure.UNKNOWN);
    }
}
