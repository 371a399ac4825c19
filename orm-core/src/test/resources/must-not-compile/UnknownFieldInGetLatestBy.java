package shop;

import dev.rowan.orm.*;
import java.time.*;

@Table(getLatestBy = "madeOn")
class Post extends Model {
    Long id;
    Instant createdAt;
}
