package dev.rowan.agent.program;

import java.sql.SQLException;
import junit.framework.TestCase;

/** Tests of JUnit 3, without an annotation and beside the application in one folder. Run by {@code OldTestsIT}. */
public final class OlderShopTests extends TestCase {
    private static boolean created;

    @Override
    protected void setUp() throws SQLException {
        if (!created) {
            created = true;
            Shop.create();
        }
        Shop.names();
    }

    @Override
    protected void tearDown() throws SQLException {
        Shop.names();
    }

    /** Its own loop is its own. */
    public void testLooksUp() {
        for (int id = 500; id < 506; id++) {
            assertEquals("item", Shop.name(id));
        }
    }

    public void testNames() throws SQLException {
        assertEquals(20, Shop.names().size());
    }
}
