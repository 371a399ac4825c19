package shop;

import dev.rowan.orm.Column;
import dev.rowan.orm.Manager;
import dev.rowan.orm.Model;
import dev.rowan.orm.PrimaryKey;
import dev.rowan.orm.RandomUuid;
import dev.rowan.orm.Table;
import java.util.UUID;

@Table
public class Token extends Model {
    public static final Manager<Token> objects = Token_.manager();

    @PrimaryKey
    @RandomUuid
    public UUID id;

    @Column(maxLength = 20)
    public String label;
}
