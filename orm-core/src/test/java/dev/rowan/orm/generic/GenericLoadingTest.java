package dev.rowan.orm.generic;

import static dev.rowan.orm.generic.Gallery.note;
import static dev.rowan.orm.generic.Gallery.photo;
import static dev.rowan.orm.generic.Gallery.venue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.orm.ContentType;
import dev.rowan.orm.FetchMode;
import dev.rowan.orm.Prefetch;
import dev.rowan.testing.database.EachDatabase;
import dev.rowan.testing.database.Engine;
import dev.rowan.testing.database.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** How many statements the rows at the ends of generic keys cost: one for each model among them. */
class GenericLoadingTest {
    private Gallery gallery;

    @BeforeEach
    void open(TestDatabase test) {
        gallery = new Gallery(test, "default");
        ContentType.of(Note.class);
        Venue hall = venue("hall");
        Photo dawn = photo("dawn");
        Photo dusk = photo("dusk");
        dusk.venue.set(hall);
        dusk.save();
        note("a", dawn);
        note("b", hall);
        note("c", dusk);
        note("d", dawn);
        note("gone", photo("lost"));
        Photo.objects.filter("title", "lost").delete();
    }

    @AfterEach
    void close() {
        gallery.close();
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void theFirstLazyLoadServesAllSiblings() {
        List<Note> notes = Note.objects.list();
        assertThat(gallery.statements(() -> notes.get(1).target.get()))
                .containsExactlyInAnyOrder("lazy-load generic.Venue", "lazy-load generic.Photo");
        assertThat(gallery.statements(() -> {
                    assertThat(((Photo) notes.get(0).target.get()).title).isEqualTo("dawn");
                    assertThat(notes.get(0).target.get())
                            .isSameAs(notes.get(3).target.get());
                    assertThat(notes.get(4).target.getOrNull()).isNull();
                }))
                .isEmpty();
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void loadedRowsAreSiblingsOfEachOther() {
        List<Note> notes = Note.objects.list();
        Photo dawn = (Photo) notes.get(0).target.get();
        Photo dusk = (Photo) notes.get(2).target.get();
        dawn.venue.set(Venue.objects.get());
        assertThat(dusk.venue.getOrNull()).isNotNull();
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void oneByOneWhenAskedFor() {
        List<Note> notes = Note.objects.fetchMode(FetchMode.ONE).list();
        assertThat(gallery.statements(() -> notes.forEach(note -> note.target.getOrNull())))
                .hasSize(5);
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void prefetchCostsOneStatementForEachModel() {
        assertThat(gallery.statements(() -> {
                    List<Note> notes =
                            Note.objects.prefetchRelated(Note_.target()).list();
                    assertThat(((Venue) notes.get(1).target.get()).name).isEqualTo("hall");
                    assertThat(((Photo) notes.get(2).target.get()).title).isEqualTo("dusk");
                    assertThat(notes.get(4).target.isLoaded()).isTrue();
                }))
                .containsExactly("query generic.Note", "prefetch generic.Photo", "prefetch generic.Venue");
        assertThat(gallery.statements(() -> Note.objects
                        .filter(Note_.target().isA(Venue.class))
                        .prefetchRelated("target")
                        .list()))
                .containsExactly("query generic.Note", "prefetch generic.Venue");
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void aPathGoesOnWhereAModelHasIt() {
        assertThat(gallery.statements(() -> {
                    List<Note> notes =
                            Note.objects.prefetchRelated("target__venue").list();
                    assertThat(((Photo) notes.get(2).target.get()).venue.get().name)
                            .isEqualTo("hall");
                }))
                .containsExactly(
                        "query generic.Note",
                        "prefetch generic.Photo",
                        "prefetch generic.Venue",
                        "prefetch generic.Venue");
        assertThatThrownBy(() -> Note.objects.prefetchRelated("target__nothing").list())
                .hasMessageContaining("Cannot find 'nothing'");
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void eachModelMayHaveAQuerysetOfItsOwn() {
        assertThat(gallery.statements(() -> {
                    List<Note> notes = Note.objects
                            .prefetchRelated(Prefetch.of(Note_.target())
                                    .using(
                                            Photo.objects
                                                    .filter(Photo_.title.eq("dusk"))
                                                    .selectRelated("venue"),
                                            Venue.objects.only("name")))
                            .list();
                    assertThat(notes.get(0).target.getOrNull()).isNull();
                    assertThat(((Photo) notes.get(2).target.get()).venue.isLoaded())
                            .isTrue();
                }))
                .hasSize(3);
        assertThatThrownBy(() -> Photo.objects
                        .prefetchRelated(Prefetch.of(Photo_.venue()).using(Venue.objects, Venue.objects.all()))
                        .list())
                .hasMessage("Photo.venue leads to rows of one model, but has 2 querysets."
                        + "\n  Give it one; several are for a GenericRef.");
        assertThatThrownBy(() -> Note.objects
                        .prefetchRelated(Prefetch.of(Note_.target()).using(Photo.objects.limit(1)))
                        .list())
                .hasMessageContaining("cannot be sliced");
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void rowsMayBeKeptUnderANameOfTheirOwn() {
        List<Note> notes = Note.objects
                .prefetchRelated(Prefetch.of(Note_.target()).to("about"))
                .list();
        assertThat(notes.get(0).prefetched("about")).hasSize(1);
        assertThat(notes.get(4).prefetched("about")).isEmpty();
        assertThat(notes.get(0).target.isLoaded()).isFalse();
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void rowsThatWereReadAlreadyTakeTheirsToo() {
        List<Note> notes = Note.objects.list();
        assertThat(gallery.statements(() -> Prefetch.into(notes, Prefetch.of(Note_.target()))))
                .containsExactly("prefetch generic.Photo", "prefetch generic.Venue");
    }
}
