package dev.rowan.budgets;

import java.util.List;

/** What the tests know of the application that they test. */
public interface Clinic {
    /** One statement. */
    List<String> names() throws Exception;

    /** The same statement twice. */
    List<String> namesTwice() throws Exception;

    /** One statement, and one for each owner. */
    List<String> petsOneByOne() throws Exception;
}
