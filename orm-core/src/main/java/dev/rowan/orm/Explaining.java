package dev.rowan.orm;

import dev.rowan.orm.execute.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The text of a plan: a line for each row, its columns side by side. */
final class Explaining {
    private Explaining() {}

    static String text(Rows rows) throws SQLException {
        List<String> lines = new ArrayList<>();
        ResultSet result = rows.result();
        int columns = result.getMetaData().getColumnCount();
        while (rows.next()) {
            List<String> cells = new ArrayList<>();
            for (int i = 1; i <= columns; i++) {
                cells.add(String.valueOf(result.getObject(i)));
            }
            lines.add(String.join(" ", cells));
        }
        return String.join("\n", lines);
    }
}
