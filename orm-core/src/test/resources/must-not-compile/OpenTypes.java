package shop;

import dev.rowan.orm.*;
import java.util.*;

@Table
abstract class Keyed<K> extends Model {
    @PrimaryKey K key;
    @Column(json = true) List<K> more;
}

@Table
class Raw extends Keyed {}

@Table
class Odd extends Keyed<Locale> {}
