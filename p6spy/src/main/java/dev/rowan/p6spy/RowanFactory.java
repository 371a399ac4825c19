package dev.rowan.p6spy;

import com.p6spy.engine.event.JdbcEventListener;
import com.p6spy.engine.spy.P6Factory;
import com.p6spy.engine.spy.P6LoadableOptions;
import com.p6spy.engine.spy.option.P6OptionsRepository;

/**
 * The module for P6Spy's {@code modulelist}: what passes through P6Spy is recorded to a file for report and gate.
 *
 * <pre>{@code
 * modulelist=com.p6spy.engine.spy.P6SpyFactory,com.p6spy.engine.logging.P6LogFactory,dev.rowan.p6spy.RowanFactory
 * }</pre>
 *
 * <p>Made by P6Spy, once for each time that it reads its options. Thread-safe.
 */
public final class RowanFactory implements P6Factory {
    private final RowanOptions options = new RowanOptions();

    @Override
    public P6LoadableOptions getOptions(P6OptionsRepository repository) {
        return options;
    }

    @Override
    public JdbcEventListener getJdbcEventListener() {
        Spy.IN_THIS_JVM.recordTo(options.folder(), options.includes(), options.excludes());
        return new JdbcListener(Spy.IN_THIS_JVM);
    }
}
