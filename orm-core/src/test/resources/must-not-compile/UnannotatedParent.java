package shop;

import dev.rowan.orm.*;

abstract class Base extends Model {
    Long id;
    String name;
}

@Table
class Post extends Base {
    @PrimaryKey String code;
}
