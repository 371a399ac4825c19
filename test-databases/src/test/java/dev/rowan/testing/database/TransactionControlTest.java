package dev.rowan.testing.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TransactionControlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"BEGIN", " begin immediate", "commit;", "START TRANSACTION READ ONLY", "savepoint a", "RELEASE a"
            })
    void sqlThatControlsTheTransactionIsToldApart(String sql) {
        assertThat(StatementLog.isTransactionControl(sql)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT 1", "UPDATE commits SET n = 1", "beginning", "ENDPOINT"})
    void sqlThatDoesNotIsAStatement(String sql) {
        assertThat(StatementLog.isTransactionControl(sql)).isFalse();
    }
}
