package dev.rowan.examples.bookshop;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.table;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Orders on jOOQ. Its comments say what a reader of the report has to find. */
public final class Orders {
    private static final Table<Record> ORDERED = table("ordered");
    private static final Table<Record> BOOK = table("book");
    private static final Field<Long> BOOK_ID = field("book_id", Long.class);
    private static final Field<Long> ID = field("id", Long.class);
    private static final Field<String> TITLE = field("title", String.class);

    private final DSLContext jooq;

    public Orders(DataSource database) {
        this.jooq = DSL.using(database, SQLDialect.POSTGRES);
    }

    /** A stream over a fetch: no loop in sight. */
    public List<String> titles() {
        return jooq.select(BOOK_ID).from(ORDERED).orderBy(ID).fetch(BOOK_ID).stream()
                .map(this::title)
                .toList();
    }

    private String title(long book) {
        return jooq.select(TITLE)
                .from(BOOK)
                .where(ID.eq(book))
                .fetchOne(TITLE); // expect: n-plus-one ordered.book_id → book.id
    }

    /** The same in two statements. */
    public List<String> titlesAtOnce() {
        List<Long> books = jooq.select(BOOK_ID).from(ORDERED).orderBy(ID).fetch(BOOK_ID);
        Map<Long, String> titles = jooq
                .select(ID, TITLE)
                .from(BOOK)
                .where(ID.in(books))
                .fetch() // expect: nothing
                .stream()
                .collect(Collectors.toMap(row -> row.get(ID), row -> row.get(TITLE)));
        return books.stream().map(titles::get).toList();
    }
}
