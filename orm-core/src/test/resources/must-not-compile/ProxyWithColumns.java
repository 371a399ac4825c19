package shop;

import dev.rowan.orm.*;

@Table
class Place extends Model {
    Long id;
}

@Table(proxy = true)
class Cafe extends Place {
    int chairs;
}

@Table(proxy = true)
class Nothing extends Model {}
