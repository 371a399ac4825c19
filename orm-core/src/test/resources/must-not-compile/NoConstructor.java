package shop;

import dev.rowan.orm.*;

@Table
class Post extends Model {
    Long id;
    String title;

    Post(String title) {
        this.title = title;
    }
}

@Table
class Tag extends Model {
    Long id;

    private Tag() {}
}

@Table
class Note extends Model {
    Long id;

    Note() throws java.io.IOException {}
}
