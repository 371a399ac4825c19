package dev.rowan.p6spy;

import com.p6spy.engine.spy.P6LoadableOptions;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.management.StandardMBean;

/**
 * The module's lines of {@code spy.properties}: {@code rowandestdir}, {@code rowanincludes}, {@code rowanexcludes}.
 *
 * <p>P6Spy refuses to start a module whose options are no MBean. Thread-safe.
 */
public final class RowanOptions extends StandardMBean implements RowanOptionsMBean, P6LoadableOptions {
    /** The system property that {@code Queries.wrap} looks at too. */
    static final String FOLDER_PROPERTY = "rowan.destdir";

    private static final String FOLDER = "rowandestdir";
    private static final String INCLUDES = "rowanincludes";
    private static final String EXCLUDES = "rowanexcludes";

    private final Map<String, String> values = new HashMap<>();

    RowanOptions() {
        super(RowanOptionsMBean.class, false);
        load(getDefaults());
    }

    /** P6Spy hands over everything that it read, of all modules. */
    @Override
    public void load(Map<String, String> options) {
        synchronized (values) {
            values.putAll(options);
        }
    }

    @Override
    public Map<String, String> getDefaults() {
        return Map.of(
                FOLDER, Objects.requireNonNullElse(System.getProperty(FOLDER_PROPERTY), "target/rowan"),
                INCLUDES, "",
                EXCLUDES, "");
    }

    private String value(String key) {
        synchronized (values) {
            return values.getOrDefault(key, "").strip();
        }
    }

    @Override
    public String getRowanDestDir() {
        return value(FOLDER);
    }

    Path folder() {
        return Path.of(value(FOLDER));
    }

    List<String> includes() {
        return names(value(INCLUDES));
    }

    List<String> excludes() {
        return names(value(EXCLUDES));
    }

    private static List<String> names(String value) {
        return Arrays.stream(value.split("[,:]", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
