package dev.rowan.orm.generic;

import static dev.rowan.orm.Aggregates.count;
import static dev.rowan.orm.generic.Gallery.note;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.orm.ContentType;
import dev.rowan.orm.CustomQuerySet;
import dev.rowan.orm.Deleted;
import dev.rowan.orm.Prefetch;
import dev.rowan.orm.model.FieldError;
import dev.rowan.orm.model.NotSupported;
import dev.rowan.testing.database.EachDatabase;
import dev.rowan.testing.database.Engine;
import dev.rowan.testing.database.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The way back over a generic key: related rows, prefetches, joins, deletes. */
class GenericReverseTest {
    private Gallery gallery;
    private Album first;
    private Album second;
    private Band band;

    @BeforeEach
    void open(TestDatabase test) {
        gallery = new Gallery(test, "default");
        ContentType.of(Note.class);
        band = Band.objects.create(Band_.name.to("trio"));
        first = Album.objects.create(row -> {
            row.title = "first";
            row.band.set(band);
        });
        second = Album.objects.create(Album_.title.to("second"));
        note("loud", first);
        note("long", first);
        note("of the band", band);
    }

    @AfterEach
    void close() {
        gallery.close();
    }

    private static List<String> texts(Iterable<Note> notes) {
        List<String> texts = new ArrayList<>();
        notes.forEach(note -> texts.add(note.text));
        return texts;
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void rowsOfOneOwner() {
        assertThat(first.id).isEqualTo(band.id);
        assertThat(gallery.statements(() -> assertThat(texts(first.notes)).containsExactly("loud", "long")))
                .containsExactly("query generic.Note");
        assertThat(texts(band.notes)).containsExactly("of the band");
        assertThat(second.notes.exists()).isFalse();
        assertThat(first.notes.filter(Note_.text.eq("long")).count()).isEqualTo(1);
        assertThatThrownBy(() -> new Album().notes.list())
                .hasMessageContaining("needs to have a primary key value before this relationship can be used");
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void creatingAndAdding() {
        assertThat(gallery.statements(() -> {
                    Note made = second.notes.create(row -> row.text = "new");
                    assertThat(made.target.get()).isSameAs(second);
                }))
                .containsExactly("save generic.Note");
        List<Note> loose = first.notes.list();
        assertThat(gallery.statements(() -> second.notes.addAll(loose))).containsExactly("update generic.Note");
        assertThat(texts(second.notes)).containsExactly("loud", "long", "new");
        assertThat(first.notes.exists()).isFalse();
        assertThat(gallery.statements(() -> second.notes.addAll(List.of()))).isEmpty();
        Note fresh = new Note();
        assertThatThrownBy(() -> second.notes.add(fresh)).hasMessageContaining("instance isn't saved");
        second.notes.addSaving(fresh);
        assertThat(second.notes.count()).isEqualTo(4);
        assertThatThrownBy(() -> second.notes.addKeys(1))
                .isInstanceOf(NotSupported.class)
                .hasMessageContaining("Album.notes is the way back over a key");
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void whatIsTakenOutIsDeleted() {
        Note loud = first.notes.get(Note_.text.eq("loud"));
        assertThat(gallery.statements(() -> second.notes.remove(loud))).containsExactly("delete generic.Note");
        assertThat(first.notes.count()).isEqualTo(2);
        assertThat(gallery.statements(() -> first.notes.remove(loud))).containsExactly("delete generic.Note");
        assertThat(texts(Note.objects)).containsExactly("long", "of the band");
        assertThat(gallery.statements(() -> first.notes.clear())).containsExactly("delete generic.Note");
        assertThat(texts(Note.objects)).containsExactly("of the band");
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void settingKeepsWhatIsThere() {
        Note kept = first.notes.get(Note_.text.eq("long"));
        Note other = band.notes.get();
        assertThat(gallery.statements(() -> first.notes.set(List.of(kept, other))))
                .containsExactly("query generic.Note", "delete generic.Note", "update generic.Note");
        assertThat(texts(first.notes)).containsExactly("long", "of the band");
        assertThat(first.notes.get(Note_.id.eq(kept.id))).isEqualTo(kept);
        assertThat(gallery.statements(() -> first.notes.set(List.of(kept, other))))
                .containsExactly("query generic.Note");
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void gettingOrCreating() {
        CustomQuerySet.Got<Note> got = second.notes.getOrCreate(List.of(Note_.text.to("loud")), List.of());
        assertThat(got.created()).isTrue();
        assertThat(got.row().target.get()).isEqualTo(second);
        assertThat(second.notes.getOrCreate(Note_.text.to("loud")).created()).isFalse();
        assertThat(first.notes.count()).isEqualTo(2);
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void prefetchCostsOneStatement() {
        assertThat(gallery.statements(() -> {
                    List<Album> albums =
                            Album.objects.prefetchRelated(Album_.notes()).list();
                    assertThat(texts(albums.get(0).notes.all())).containsExactly("loud", "long");
                    assertThat(albums.get(1).notes.isLoaded()).isTrue();
                    assertThat(albums.get(1).notes.list()).isEmpty();
                    assertThat(albums.get(0).notes.list().get(0).target.get()).isSameAs(albums.get(0));
                }))
                .containsExactly("query generic.Album", "prefetch generic.Note");
        List<Album> albums = Album.objects
                .prefetchRelated(Prefetch.of(Album_.notes())
                        .using(Note.objects.orderBy("-id").limit(1)))
                .list();
        assertThat(texts(albums.get(0).notes.all())).containsExactly("long");
        assertThat(gallery.statements(
                        () -> Note.objects.prefetchRelated("target__notes").list()))
                .containsExactly(
                        "query generic.Note",
                        "prefetch generic.Album",
                        "prefetch generic.Band",
                        "prefetch generic.Note",
                        "prefetch generic.Note");
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void filtersGoAcrossIt() {
        assertThat(Album.objects.filter(Album_.notes().text.eq("loud")).list()).containsExactly(first);
        assertThat(Album.objects.filter(Album_.notes().text.eq("of the band")).list())
                .isEmpty();
        assertThat(Band.objects.filter("notes__text", "loud").list()).isEmpty();
        assertThat(Band.objects.filter("albums__notes__text", "loud").list()).containsExactly(band);
        assertThat(Album.objects
                        .filter(
                                Album_.band().notes().text.eq("of the band"),
                                Album_.notes().text.eq("long"))
                        .list())
                .containsExactly(first);
        assertThat(Album.objects.filter(Album_.notes().isNull(true)).list()).containsExactly(second);
        assertThat(Album.objects.exclude(Album_.notes().text.eq("loud")).list()).containsExactly(second);
        assertThat(Album.objects.exclude(Album_.notes().text.eq("of the band")).list())
                .containsExactly(first, second);
        assertThat(Album.objects.exclude(Album_.notes().isNull(true)).distinct().list())
                .containsExactly(first);
        Note loud = first.notes.get(Note_.text.eq("loud"));
        assertThat(Album.objects.filter(Album_.notes().eq(loud)).get()).isEqualTo(first);
        assertThat(Album.objects
                        .annotate(count(Album_.notes()).as("n"))
                        .orderBy("id")
                        .valuesList("title", "n")
                        .list())
                .containsExactly(List.of("first", 2L), List.of("second", 0L));
        assertThat(Album.objects.filter(Album_.notes().text.eq("loud")).update(Album_.title.to("heard")))
                .isEqualTo(1);
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void aStatementIsAskedForTheNumberEachTimeThatItIsBound() {
        assertThat(Album.objects.filter(Album_.notes().text.eq("loud")).count()).isEqualTo(1);
        Long old = ContentType.of(Album.class).id();
        Note.objects.filter(Note_.target().isA(Album.class)).delete();
        ContentType.objects.filter("id", old).delete();
        gallery.database().clearContentTypes();
        note("loud", first);
        assertThat(ContentType.of(Album.class).id()).isNotEqualTo(old);
        assertThat(Album.objects.filter(Album_.notes().text.eq("loud")).count()).isEqualTo(1);
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void deletingAnOwnerDeletesItsRows() {
        List<String> statements = gallery.statements(() -> {
            Deleted deleted = first.delete();
            assertThat(deleted.perModel()).isEqualTo(Map.of("generic.Album", 1L, "generic.Note", 2L));
        });
        assertThat(statements).containsExactly("delete generic.Note", "delete generic.Album");
        assertThat(texts(Note.objects)).containsExactly("of the band");
        Album again = Album.objects.create(row -> row.band.set(band));
        note("again", again);
        Deleted all = Band.objects.all().delete();
        assertThat(all.perModel()).isEqualTo(Map.of("generic.Band", 1L, "generic.Album", 1L, "generic.Note", 2L));
        assertThat(Note.objects.exists()).isFalse();
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void rowsThatSomeoneHearsOfAreReadBeforeTheyGo() {
        List<String> heard = new ArrayList<>();
        gallery.database().signals().preDelete(Note.class, removed -> heard.add(removed.row().text));
        assertThat(gallery.statements(() -> first.delete()))
                .containsExactly("delete generic.Note", "delete generic.Album", "delete generic.Note");
        assertThat(heard).containsExactlyInAnyOrder("loud", "long");
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void aChildKnowsTheRowsThatLeadToItself() {
        Choir choir = Choir.objects.create(row -> row.name = "voices");
        Band asBand = Band.objects.get("id", choir.id);
        note("of the choir", choir);
        note("of the choir as a band", asBand);
        assertThat(texts(choir.notes)).containsExactly("of the choir");
        assertThat(texts(asBand.notes)).containsExactly("of the choir as a band");
        assertThat(Choir.objects.filter("notes__text", "of the choir").list()).containsExactly(choir);
        assertThat(Choir.objects.filter("notes__text", "of the choir as a band").exists())
                .isFalse();
        assertThat(texts(Choir.objects.prefetchRelated("notes").get().notes.all()))
                .containsExactly("of the choir");
        choir.delete();
        assertThat(Note.objects.filter("text", "of the choir").exists()).isFalse();
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void keysOfAnotherTypeServeRowsButNoJoin() {
        Ticket ticket = Ticket.objects.create(row -> {});
        Mark mark = ticket.marks.create(row -> {});
        assertThat(mark.content().get()).isEqualTo(ticket);
        assertThat(Ticket.objects.prefetchRelated(Ticket_.marks()).get().marks.list())
                .containsExactly(mark);
        assertThatThrownBy(
                        () -> Ticket.objects.filter(Ticket_.marks().id.eq(1L)).list())
                .isInstanceOf(FieldError.class)
                .hasMessageContaining(
                        "Ticket.marks cannot be joined: Mark.content keeps keys as String, and Ticket.code"
                                + " is a UUID.");
        ticket.delete();
        assertThat(Mark.objects.exists()).isFalse();
    }
}
