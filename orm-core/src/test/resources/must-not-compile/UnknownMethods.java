package shop;

import dev.rowan.orm.*;
import java.util.*;

@Table(constraints = "cheks", indexes = @Index(value = "title", condition = "hidden"))
class Post extends Model {
    Long id;
    String title;
    @Column(defaultFrom = "nextCode") String code;

    static List<Constraint> checks() {
        return List.of();
    }

    private static Q<Post> hidden() {
        return Q.everything();
    }

    String nextCode() {
        return "";
    }
}
