package com.acme.clinic;

import java.util.ArrayList;
import java.util.List;

/** Not compiled: the source lines that a report shows beside a finding. */
final class OwnerService {

    private final OwnerRepository owners;

    OwnerService(OwnerRepository owners) {
        this.owners = owners;
    }

    /** What the list page shows of an owner. */
    record Line(String name, int pets) {}

    Owner find(long id) {
        return owners.byId(id)
                .orElseThrow(() -> new IllegalArgumentException("There is no owner " + id));
    }

    void rename(long id, String name) {
        find(id).rename(name);
    }

    /*
     * The owners are read by one statement; the pets by one for each of them.
     */

    /** The list page. */
    List<Line> list() {
        List<Line> lines = new ArrayList<>();


        for (Owner owner : owners.all()) {
            // Each call loads one owner's pets, since pets() asks the database
            // for those of this owner alone.
            // (The line below is the one that a finding names.)
            lines.add(
                    new Line(owner.name(), owner.pets().size()));
        }
        return lines;
    }
}
