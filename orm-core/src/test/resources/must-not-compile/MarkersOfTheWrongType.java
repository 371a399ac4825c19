package shop;

import dev.rowan.orm.*;
import java.time.*;

@Table
class Post extends Model {
    Long id;
    @Email int email;
    @RandomUuid String code;
    @AutoNow String when;
    @AutoNow @AutoNowAdd Instant changed;
    @Column(choices = {"1=Low", "high=High", "2"}) int level;
}
