package dev.rowan.examples.bookshop;

import org.apache.ibatis.session.SqlSession;

/** A helper that runs MyBatis' statements by their names, and is at fault for nothing. */
final class Statements {
    private final SqlSession session;

    Statements(SqlSession session) {
        this.session = session;
    }

    String one(String statement, Object value) {
        return session.selectOne(statement, value);
    }
}
