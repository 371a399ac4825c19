package dev.rowan.orm.generic;

import static dev.rowan.orm.generic.Gallery.note;
import static dev.rowan.orm.generic.Gallery.photo;
import static dev.rowan.orm.generic.Gallery.venue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.orm.ContentType;
import dev.rowan.orm.ContentType_;
import dev.rowan.orm.Dialects;
import dev.rowan.orm.DoesNotExist;
import dev.rowan.orm.FetchMode;
import dev.rowan.orm.LazyLoadRefused;
import dev.rowan.orm.Model;
import dev.rowan.orm.Q;
import dev.rowan.orm.RelatedObjectDoesNotExist;
import dev.rowan.orm.Save;
import dev.rowan.orm.dialect.Dialect;
import dev.rowan.orm.dialect.Extensions;
import dev.rowan.orm.model.BadValue;
import dev.rowan.orm.model.FieldError;
import dev.rowan.orm.schema.Schema;
import dev.rowan.testing.database.EachDatabase;
import dev.rowan.testing.database.Engine;
import dev.rowan.testing.database.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A key to a row of any model: set, saved, read, compared. */
class GenericRefTest {
    private Gallery gallery;

    @BeforeEach
    void open(TestDatabase test) {
        gallery = new Gallery(test, "default");
        ContentType.of(Note.class);
    }

    @AfterEach
    void close() {
        gallery.close();
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void itLeadsToRowsOfSeveralModels() {
        Photo photo = photo("dawn");
        Venue venue = venue("hall");
        note("of a photo", photo);
        note("of a venue", venue);
        List<Note> notes = Note.objects.list();
        assertThat(notes.get(0).target.type()).isEqualTo(Photo.class);
        assertThat(notes.get(0).target.id()).isEqualTo(photo.id);
        assertThat(notes.get(0).target.get()).isEqualTo(photo).isInstanceOf(Photo.class);
        assertThat(notes.get(1).target.get()).isEqualTo(venue).isInstanceOf(Venue.class);
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void savingCostsWhatItCostsWithoutIt() {
        Photo photo = photo("dawn");
        Note note = new Note();
        note.target.set(photo);
        assertThat(gallery.statements(note::save)).containsExactly("save generic.Note");
        assertThat(gallery.statements(() -> assertThat(note.target.get()).isSameAs(photo)))
                .isEmpty();
        note.target.set(venue("hall"));
        assertThat(gallery.statements(note::save)).containsExactly("save generic.Note");
        assertThat(Note.objects.get().target.get()).isInstanceOf(Venue.class);
        note.target.set(Photo.class, 1);
        assertThat(note.target.isLoaded()).isFalse();
        note.save();
        assertThat(Note.objects.get().target.get()).isEqualTo(photo);
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void aRowThatWasSavedAfterItWasSetIsFound() {
        Photo photo = new Photo();
        Note note = new Note();
        note.target.set(photo);
        assertThatThrownBy(note::save)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("save() prohibited to prevent data loss due to unsaved related object 'target'."
                        + "\n  Save Photo(null) first.");
        photo.save();
        note.save();
        assertThat(Note.objects.get().target.get()).isEqualTo(photo);
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void bulkWorkKnowsIt() {
        Photo photo = photo("dawn");
        Venue venue = venue("hall");
        List<Note> notes = List.of(new Note(), new Note());
        notes.get(0).target.set(photo);
        notes.get(1).target.set(venue);
        Note.objects.bulkCreate(notes);
        assertThat(Note.objects.filter(Note_.target().is(venue)).count()).isEqualTo(1);
        notes.get(0).target.set(venue);
        Note.objects.bulkUpdate(notes, Note_.targetTypeId, Note_.targetId);
        assertThat(Note.objects.filter(Note_.target().is(venue)).count()).isEqualTo(2);
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void rowsAreFoundByTheRowThatTheyLeadTo() {
        Photo photo = photo("dawn");
        Venue venue = venue("hall");
        Photo other = photo("dusk");
        note("a", photo);
        note("b", venue);
        note("c", other);
        assertThat(photo.id).isEqualTo(venue.id);
        assertThat(texts(Note_.target().is(photo))).containsExactly("a");
        assertThat(texts(Note_.target().is(venue))).containsExactly("b");
        assertThat(texts(Note_.target().is(photo).not())).containsExactly("b", "c");
        assertThat(texts(Note_.target().in(List.of(venue, other)))).containsExactly("b", "c");
        assertThat(texts(Note_.target().in(List.of(photo, other)))).containsExactly("a", "c");
        assertThat(texts(Note_.target().isA(Photo.class))).containsExactly("a", "c");
        assertThat(texts(Note_.targetType().model.eq("venue"))).containsExactly("b");
        assertThat(texts(Note_.targetId.eq(other.id))).containsExactly("c");
        assertThat(gallery.statements(
                        () -> assertThat(texts(Note_.target().in(List.of()))).isEmpty()))
                .isEmpty();
        assertThat(Note.objects
                        .filter("target_type", ContentType.of(Photo.class), "target_id", other.id)
                        .get()
                        .text)
                .isEqualTo("c");
        assertThat(Note.objects
                        .filter("target_type", Photo.class, "target_id", photo.id)
                        .get()
                        .text)
                .isEqualTo("a");
        assertThat(Note.objects
                        .filter("target_type__in", List.of(Photo.class, Venue.class))
                        .count())
                .isEqualTo(3);
    }

    private static List<String> texts(Q<Note> condition) {
        return Note.objects.filter(condition).orderBy("id").list().stream()
                .map(note -> note.text)
                .toList();
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void aComparisonJoinsNothingAndAddsNoContentType() {
        Photo photo = photo("dawn");
        assertThat(gallery.sql(
                        () -> Note.objects.filter(Note_.target().is(photo)).list()))
                .doesNotContain("JOIN");
        ContentType.objects.filter("model", "venue").delete();
        gallery.database().clearContentTypes();
        Venue venue = venue("hall");
        assertThat(Note.objects.filter(Note_.target().is(venue)).exists()).isFalse();
        assertThat(ContentType.objects.filter("model", "venue").exists()).isFalse();
        note("a", venue);
        assertThat(Note.objects.filter(Note_.target().is(venue)).exists()).isTrue();
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void childrenHaveAContentTypeOfTheirOwnAndProxiesDoNot() {
        Cafe cafe = Cafe.objects.create(row -> row.name = "corner");
        note("child", cafe);
        note("parent", Venue.objects.get("id", cafe.id));
        note("proxy", FamousVenue.objects.get("id", cafe.id));
        List<Note> notes = Note.objects.list();
        assertThat(notes.get(0).target.get()).isInstanceOf(Cafe.class);
        assertThat(notes.get(1).target.get()).isExactlyInstanceOf(Venue.class);
        assertThat(notes.get(2).target.get()).isExactlyInstanceOf(Venue.class);
        assertThat(texts(Note_.target().is(cafe))).containsExactly("child");
        assertThat(texts(Note_.target().isA(FamousVenue.class))).containsExactly("parent", "proxy");
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void keysOfAllTypesFitIntoText() {
        Ticket ticket = Ticket.objects.create(row -> {});
        Photo photo = photo("dawn");
        for (Model target : List.of(ticket, photo)) {
            Mark mark = new Mark();
            mark.content().set(target);
            mark.save();
        }
        new Mark().save();
        List<Mark> marks = Mark.objects.list();
        assertThat(marks.get(0).content().get()).isEqualTo(ticket);
        assertThat(marks.get(1).content().get()).isEqualTo(photo);
        assertThat(marks.get(2).content().get()).isNull();
        assertThat(Mark.objects.filter(Mark_.content().is(photo)).get()).isEqualTo(marks.get(1));
        assertThat(Mark.objects.filter(Mark_.content().isNull(true)).get()).isEqualTo(marks.get(2));
        marks.get(1).content().set(null);
        marks.get(1).save();
        assertThat(Mark.objects.filter(Mark_.content().isNull(true)).count()).isEqualTo(2);
        assertThatThrownBy(() -> new Note().target.set(ticket))
                .isInstanceOf(BadValue.class)
                .hasMessageStartingWith("Note.target keeps keys of type Long, and " + ticket.code + " is none."
                        + "\n  Name another with @Generic(key = …)");
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void aRowThatIsGoneIsMissed() {
        Photo photo = photo("dawn");
        note("a", photo);
        photo.delete();
        Note note = Note.objects.get();
        assertThat(note.target.getOrNull()).isNull();
        assertThatThrownBy(note.target::get)
                .isInstanceOf(DoesNotExist.class)
                .hasMessage("Photo matching query does not exist.");
        assertThatThrownBy(() -> new Note().target.get())
                .isInstanceOf(RelatedObjectDoesNotExist.class)
                .hasMessage("Note has no target.");
        ContentType.objects.filter("model", "photo").update(ContentType_.model.to("gone"));
        gallery.database().clearContentTypes();
        Note stale = Note.objects.get();
        assertThat(stale.target.getOrNull()).isNull();
        assertThat(stale.target.type()).isNull();
        assertThatThrownBy(stale.target::get).isInstanceOf(DoesNotExist.class).hasMessageContaining("of no model");
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void refreshingForgetsTheRow() {
        Photo photo = photo("dawn");
        Note note = note("a", photo);
        Photo.objects.filter("id", photo.id).update(Photo_.title.to("dusk"));
        note.refresh();
        assertThat(((Photo) note.target.get()).title).isEqualTo("dusk");
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void columnsThatWereLeftOutAreLoaded() {
        Photo photo = photo("dawn");
        note("a", photo);
        Note read = Note.objects.only(Note_.text).get();
        assertThat(read.deferredColumns()).containsExactly("targetId", "targetTypeId");
        assertThat(read.target.get()).isEqualTo(photo);
        Note whole = Note.objects.only("target").get();
        assertThat(whole.deferredColumns()).containsExactly("text");
        read.text = "b";
        read.save(Save.only(Set.of("text")));
        assertThat(Note.objects.get().text).isEqualTo("b");
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void itCannotBeFollowedInAQuery() {
        assertThatThrownBy(() -> Note.objects.filter("target__title", "dawn").list())
                .isInstanceOf(FieldError.class)
                .hasMessage("Note.target leads to rows of several models, and cannot be followed in a query (in"
                        + " \"target__title\").\n  Compare it with a row by target().is(row), or by \"target_type\" and"
                        + " \"target_id\"; prefetchRelated(\"target\") loads the rows.");
        assertThatThrownBy(() -> Note.objects.filter("targt", 1).list())
                .hasMessageContaining("target, targetId, targetType");
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void lazyLoadsObeyTheFetchMode() {
        note("a", photo("dawn"));
        assertThatThrownBy(() ->
                        Note.objects.fetchMode(FetchMode.RAISE).get().target.get())
                .isInstanceOf(LazyLoadRefused.class)
                .hasMessageContaining("Note.target")
                .hasMessageContaining("prefetchRelated(\"target\")");
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void validationKnowsIt() {
        Note note = new Note();
        note.text = "a";
        assertThatThrownBy(note::fullClean)
                .hasMessageContaining("targetType: This field cannot be null.")
                .hasMessageContaining("targetId: This field cannot be null.");
        note.target.set(photo("dawn"));
        note.fullClean();
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void eachDatabaseHasNumbersOfItsOwn(TestDatabase test) throws SQLException {
        try (TestDatabase second = TestDatabase.fresh(test.engine());
                Gallery other = new Gallery(second, "other")) {
            ContentType.objects.using("other").all().delete();
            other.database().clearContentTypes();
            Note note = note("a", photo("dawn"));
            Photo.objects.using("other").create(Photo_.title.to("copy"));
            Note read = Note.objects.get();
            read.save(Save.inserting().using("other"));
            Note there = Note.objects.using("other").get();
            assertThat(((Photo) there.target.get()).title).isEqualTo("copy");
            assertThat(((Photo) note.target.get()).title).isEqualTo("dawn");
            assertThat(ContentType.objects.using("other").count()).isEqualTo(1);
        }
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void theColumnsAreIndexedTogether() {
        String all = String.join(
                "\n",
                Schema.of(gallery.database().models())
                        .createTables(gallery.database().models(), dialect()));
        assertThat(all)
                .containsPattern("CREATE INDEX \"generic_not_target__\\w+_idx\" ON \"generic_note\""
                        + " \\(\"target_type_id\", \"target_id\"\\)")
                .contains("\"content_type_id\" bigint NULL")
                .contains("\"object_id\" text NULL");
        assertThat(all).doesNotContain("(\"content_type_id\", \"object_id\")");
    }

    private Dialect dialect() {
        return gallery.database().dialectName().equals("sqlite")
                ? Dialects.sqlite(Extensions.NONE)
                : Dialects.postgres(Extensions.NONE);
    }
}
