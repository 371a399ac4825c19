package shop;

import dev.rowan.orm.*;

@Table
class Post {
    Long id;
}

@Table
interface Tag {}

@Table
class Box<T> extends Model {
    Long id;
}
