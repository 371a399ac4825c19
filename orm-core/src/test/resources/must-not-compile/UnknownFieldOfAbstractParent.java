package shop;

import dev.rowan.orm.*;
import java.time.*;

@Table(ordering = "-madeOn")
abstract class Stamped extends Model {
    Long id;
}

@Table
class Memo extends Stamped {
    LocalDate written;
}
