package dev.rowan.orm.execute;

/** A concurrent transaction came first; the whole transaction can be tried again. */
public final class SerializationFailure extends OperationalError {
    private static final long serialVersionUID = 1L;

    SerializationFailure(Failure failure) {
        super(failure);
    }

    @Override
    boolean isWorthRetrying() {
        return true;
    }
}
