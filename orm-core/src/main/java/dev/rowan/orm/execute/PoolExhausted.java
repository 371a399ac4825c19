package dev.rowan.orm.execute;

/** No connection came free in time; the message says who holds them. */
public final class PoolExhausted extends OperationalError {
    private static final long serialVersionUID = 1L;

    PoolExhausted(Failure failure) {
        super(failure);
    }
}
