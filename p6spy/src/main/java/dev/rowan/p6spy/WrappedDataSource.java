package dev.rowan.p6spy;

import com.p6spy.engine.spy.P6DataSource;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;

/** Makes data sources whose statements are recorded. Thread-safe. */
public final class WrappedDataSource {
    private WrappedDataSource() {}

    /** The data source, whose connections tell the open watches what they are asked; {@code rowan.destdir} wants a file. */
    public static DataSource of(DataSource dataSource) {
        P6DataSource wrapped = new P6DataSource(dataSource);
        // Its own factory, so that no spy.properties is looked for and no spy.log is written.
        JdbcListener listener = new JdbcListener(Spy.IN_THIS_JVM);
        wrapped.setJdbcEventListenerFactory(() -> listener);
        String folder = System.getProperty(RowanOptions.FOLDER_PROPERTY);
        if (folder == null) {
            Spy.IN_THIS_JVM.hasSourceNow();
        } else {
            Spy.IN_THIS_JVM.recordTo(Path.of(folder), List.of(), List.of());
        }
        return wrapped;
    }
}
