package dev.rowan.testing.database;

import java.sql.Connection;
import java.sql.SQLException;

/** Connections that tell the recorder what they execute, and are known until they are closed. */
final class RecordingDataSource extends PlainDataSource {
    private final Recorder recorder;
    private final OpenConnections open;

    RecordingDataSource(String url, Recorder recorder, OpenConnections open) {
        super(url);
        this.recorder = recorder;
        this.open = open;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return RecordingConnection.around(super.getConnection(), recorder, open);
    }
}
