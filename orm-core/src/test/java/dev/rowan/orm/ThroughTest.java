package dev.rowan.orm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.orm.guild.Guild;
import dev.rowan.orm.guild.Member;
import dev.rowan.orm.guild.Membership;
import dev.rowan.testing.database.EachDatabase;
import dev.rowan.testing.database.Engine;
import dev.rowan.testing.database.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Links that are rows of a model: Django sends the signals of its rows when they go, not when they come. */
@SuppressWarnings("try") // listeners only have to be closed
class ThroughTest {
    private Database database;
    private TestDatabase test;
    private final List<String> log = new ArrayList<>();
    private Guild guild;
    private List<Member> members;

    @BeforeEach
    void open(TestDatabase server) {
        test = server;
        database = Guild.open(server);
        guild = Guild.objects.create(made -> made.name = "smiths");
        members = List.of(Member.named("ann"), Member.named("bob"), Member.named("cyd"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void rowsOfAThroughModelAreHeardOfWhenTheyGo() {
        Signals signals = database.signals();
        try (var before = signals.preDelete(
                        Membership.class,
                        gone -> log.add("pre " + gone.row().member.id()));
                var after = signals.postDelete(
                        Membership.class,
                        gone -> log.add("post " + gone.row().member.id()));
                var saved = signals.postSave(Membership.class, made -> log.add("saved"))) {
            guild.members.addAll(members);
            assertThat(log).isEmpty();
            guild.members.remove(members.get(0));
            assertThat(log).containsExactly("pre 1", "post 1");
            log.clear();
            guild.members.clear();
            assertThat(log).containsExactlyInAnyOrder("pre 2", "post 2", "pre 3", "post 3");
        }
        assertThat(Membership.objects.exists()).isFalse();
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void withoutListenersTheyGoUnreadByOneStatement() {
        guild.badges.addAll(members);
        assertThat(test.statements(() -> guild.badges.remove(members.get(0), members.get(1))))
                .hasSize(1);
        assertThat(test.statements(() -> guild.badges.clear())).hasSize(1);
        assertThat(guild.badges.exists()).isFalse();
    }

    /** The oath points to the membership: a plain DELETE of the link would break its key. */
    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void whatPointsToALinkGoesWithIt() {
        guild.members.addAll(members);
        Membership.objects.get("member", members.get(1)).oaths.create(oath -> oath.text = "by the anvil");
        guild.members.remove(members.get(1));
        assertThat(guild.members.count()).isEqualTo(2);
        assertThat(new QuerySet<>(Guild.oaths()).exists()).isFalse();
    }
}
