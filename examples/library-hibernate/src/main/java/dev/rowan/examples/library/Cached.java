package dev.rowan.examples.library;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;

/** Lazy loads that the second-level cache answers while it is warm. */
final class Cached {
    private final EntityManager session;

    Cached(EntityManager session) {
        this.session = session;
    }

    List<String> branchesOfRooms() {
        List<String> names = new ArrayList<>();
        for (Room room : session.createQuery("from Room", Room.class).getResultList()) {
            names.add(room.getBranch().getName()); // expect: latent-n-plus-one Room.branch
        }
        return names;
    }

    int desksOfBranches() {
        int desks = 0;
        for (Branch branch : session.createQuery("from Branch", Branch.class).getResultList()) {
            desks += branch.getDesks().size(); // expect: latent-n-plus-one Branch.desks
        }
        return desks;
    }

    List<String> branchesJoined() {
        List<String> names = new ArrayList<>();
        for (Room room : session.createQuery("from Room r join fetch r.branch", Room.class)
                .getResultList()) {
            names.add(room.getBranch().getName()); // expect: nothing
        }
        return names;
    }

    String branchOfRoom(long id) {
        return session.find(Room.class, id).getBranch().getName(); // expect: nothing
    }
}
