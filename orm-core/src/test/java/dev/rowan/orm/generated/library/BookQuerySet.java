package dev.rowan.orm.generated.library;

import dev.rowan.orm.CustomQuerySet;
import dev.rowan.orm.model.Source;

public final class BookQuerySet extends CustomQuerySet<Book, BookQuerySet> {
    public BookQuerySet(Source<Book> source) {
        super(source, BookQuerySet::new);
    }

    public BookQuerySet listed() {
        return filter(Book_.listed.isTrue());
    }
}
