package shop;

import dev.rowan.orm.*;
import java.util.*;
import org.jspecify.annotations.*;

@Table
class Post extends Model {
    Long id;
    Locale language;
    int[] numbers;
    final String title = "";
    @Nullable int views;
    @Column static String shared;
}
