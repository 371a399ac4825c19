package shop;

import dev.rowan.orm.*;

@Table
class Post extends Model {
    String title;
}

@Table
class Place extends Model {
    Long id;
}

@Table
class Restaurant extends Place {
    @PrimaryKey Long number;
}
