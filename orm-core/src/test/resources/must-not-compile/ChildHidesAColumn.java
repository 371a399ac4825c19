package shop;

import dev.rowan.orm.*;

@Table
class Place extends Model {
    Long id;
    String name;
}

@Table
class Restaurant extends Place {
    String name;
}
