package dev.rowan.agent.program;

import static org.junit.Assert.assertEquals;

import java.sql.SQLException;
import java.util.List;
import org.junit.After;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

/** Tests of JUnit 4, each run twice, which prepare and look by loops of the application. Run by {@code OldTestsIT}. */
@RunWith(Parameterized.class)
public final class OldShopTests {
    private final int id;

    public OldShopTests(int id) {
        this.id = id;
    }

    @Parameterized.Parameters
    public static List<Integer> ids() {
        return List.of(510, 511);
    }

    @BeforeClass
    public static void create() throws SQLException {
        Shop.create();
        Shop.names();
    }

    @Before
    public void setUp() throws SQLException {
        Shop.names();
    }

    @After
    public void tearDown() throws SQLException {
        Shop.names();
    }

    @Test
    public void finds() {
        assertEquals("item", Shop.name(id));
    }
}
