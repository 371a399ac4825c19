package com.acme.language;

import java.sql.SQLException;

/** A program that sees no database, and has classes that are called as a driver's are. */
public final class Compiler {
    private Compiler() {}

    /** A statement of a language. */
    static final class WhileStatement {
        String run() throws SQLException {
            return "nothing to run";
        }
    }

    public static void main(String[] args) throws SQLException {
        System.out.println(new WhileStatement().run());
    }
}
