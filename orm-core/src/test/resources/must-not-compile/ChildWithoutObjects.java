package shop;

import dev.rowan.orm.*;

@Table
class Place extends Model {
    public static final Manager<Place> objects = Place_.manager();
    Long id;
}

@Table
class Restaurant extends Place {
    boolean pizza;
}

@Table(proxy = true)
class Cafe extends Place {}
