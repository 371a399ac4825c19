package shop;

import dev.rowan.orm.*;
import java.math.BigDecimal;
import java.time.*;

@Table
class Post extends Model {
    Long id;
    @Column(maxLength = 5) int views;
    @Column(precision = 5, scale = 2) String price;
    @Column(positive = true) String title;
    @Column(collation = "C") LocalDate day;
    @Column(precision = 2, scale = 5) BigDecimal cost;
    @Column(maxLength = -1) String body;
}
