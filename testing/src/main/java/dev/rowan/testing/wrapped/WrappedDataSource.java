package dev.rowan.testing.wrapped;

import com.p6spy.engine.spy.P6DataSource;
import javax.sql.DataSource;

/** Makes data sources whose statements are recorded. Thread-safe. The one public class that names P6Spy's. */
public final class WrappedDataSource {
    private WrappedDataSource() {}

    /** The data source, whose connections tell the open watches what they are asked. */
    public static DataSource of(DataSource dataSource) {
        P6DataSource wrapped = new P6DataSource(dataSource);
        // Its own factory, so that no spy.properties is looked for and no spy.log is written.
        JdbcListener listener = new JdbcListener(OpenWatches.IN_THIS_JVM);
        wrapped.setJdbcEventListenerFactory(() -> listener);
        OpenWatches.IN_THIS_JVM.wrapped();
        return wrapped;
    }
}
