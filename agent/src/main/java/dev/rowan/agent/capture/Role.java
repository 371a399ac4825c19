package dev.rowan.agent.capture;

/** What a class is in JDBC's terms. */
enum Role {
    DRIVER("java.sql.Driver"),
    CONNECTION("java.sql.Connection"),
    META_DATA("java.sql.DatabaseMetaData"),
    RESULT_META_DATA("java.sql.ResultSetMetaData"),
    PARAMETER_META_DATA("java.sql.ParameterMetaData"),
    XA_RESOURCE("javax.transaction.xa.XAResource"),
    STATEMENT("java.sql.Statement"),
    PREPARED_STATEMENT("java.sql.PreparedStatement"),
    RESULT_SET("java.sql.ResultSet");

    final String interfaceName;

    Role(String interfaceName) {
        this.interfaceName = interfaceName;
    }
}
