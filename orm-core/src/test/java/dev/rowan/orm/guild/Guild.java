package dev.rowan.orm.guild;

import dev.rowan.orm.Column;
import dev.rowan.orm.Database;
import dev.rowan.orm.Manager;
import dev.rowan.orm.Many;
import dev.rowan.orm.ManyToMany;
import dev.rowan.orm.Model;
import dev.rowan.orm.Table;
import dev.rowan.orm.model.ModelMeta;
import dev.rowan.testing.database.TestDatabase;

@Table
public class Guild extends Model {
    public static final Manager<Guild> objects = Guild_.manager();

    public Long id;

    @Column(maxLength = 20)
    public String name;

    @ManyToMany(through = Membership.class, relatedName = "guilds")
    public final Many<Member> members = many();

    /** Through a model that nothing points to. */
    @ManyToMany(through = Badge.class, relatedName = "badged")
    public final Many<Member> badges = many();

    public static Database open(TestDatabase test) {
        Database database = Database.builder("default")
                .unpooled(test.dataSource())
                .poolSize(1)
                .models(Guild_.META, Member_.META, Membership_.META, Oath_.META, Badge_.META)
                .register();
        database.createTables();
        return database;
    }

    public static ModelMeta<Oath> oaths() {
        return Oath_.META;
    }
}
