package shop;

import dev.rowan.orm.Manager;
import dev.rowan.orm.Table;

@Table
public class Diner extends Restaurant {
    public static final Manager<Diner> objects = Diner_.manager();

    public boolean allNight = false;
}
