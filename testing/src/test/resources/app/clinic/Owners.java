package clinic;

import dev.rowan.budgets.Clinic;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** An application as its tests see one: compiled apart from them. */
public final class Owners implements Clinic {
    private final DataSource database;

    public Owners(DataSource database) {
        this.database = database;
    }

    @Override
    public List<String> names() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement("select name from owner order by id");
                ResultSet rows = query.executeQuery()) {
            List<String> names = new ArrayList<>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }

    @Override
    public List<String> namesTwice() throws SQLException {
        List<String> names = names();
        names.addAll(names());
        return names;
    }

    @Override
    public List<String> petsOneByOne() throws SQLException {
        List<String> pets = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement owners = connection.prepareStatement("select id from owner order by id");
                ResultSet rows = owners.executeQuery()) {
            while (rows.next()) {
                pets.addAll(petsOf(connection, rows.getLong(1)));
            }
        }
        return pets;
    }

    private List<String> petsOf(Connection connection, long owner) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select name from pet where owner_id = ?")) {
            query.setLong(1, owner);
            List<String> pets = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    pets.add(rows.getString(1));
                }
            }
            return pets;
        }
    }
}
