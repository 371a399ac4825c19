package dev.rowan.orm;

import dev.rowan.orm.model.Source;
import java.util.function.Function;

/**
 * The half of a queryset that answers: each method here runs a statement, or reads the rows of one that ran.
 *
 * @param <M> the model that is queried
 * @param <T> what a row of the answer is
 * @param <S> the queryset's own class
 */
public abstract class BaseQuery<M, T, S extends BaseQuery<M, T, S>> extends Chain<M, T, S> {
    BaseQuery(Source<M> source, Function<Source<M>, S> remake) {
        super(source, remake);
    }
}
