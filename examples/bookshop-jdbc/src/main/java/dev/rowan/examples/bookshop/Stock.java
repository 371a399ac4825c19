package dev.rowan.examples.bookshop;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Titles through a helper that is handed its SQL. Its comments say what a reader of the report has to find. */
public final class Stock {
    private final Query query;

    public Stock(DataSource database) {
        this.query = new Query(database);
    }

    /** The line to edit is the one that asks, not the helper's. */
    public List<Object> titles() throws SQLException {
        List<Object> titles = new ArrayList<>();
        for (Object author : query.column("select id from author order by id")) {
            titles.addAll(titlesOf(author));
        }
        return titles;
    }

    private List<Object> titlesOf(Object author) throws SQLException {
        String sql = "select title from book where author_id = ? order by id";
        return query.column(sql, author); // expect: n-plus-one book.author_id → author.id
    }

    /** Calls one below the other are no loop, though a query gave their keys. */
    public List<Object> firstThree() throws SQLException {
        List<Object> books = query.column("select id from book order by id limit 3");
        List<Object> titles = new ArrayList<>();
        titles.addAll(title(books.get(0)));
        titles.addAll(title(books.get(1)));
        titles.addAll(title(books.get(2)));
        return titles;
    }

    private List<Object> title(Object book) throws SQLException {
        return query.column("select title from book where id = ?", book); // expect: nothing
    }
}
