package dev.rowan.orm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.orm.archive.Journal;
import dev.rowan.orm.archive.Journal_;
import dev.rowan.orm.archive.Paper;
import dev.rowan.orm.archive.Paper_;
import dev.rowan.testing.database.EachDatabase;
import dev.rowan.testing.database.Engine;
import dev.rowan.testing.database.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Columns that are loaded when they are asked for. */
class LazyTest {
    private final List<Map<String, Object>> heard = new ArrayList<>();
    private Database database;

    @BeforeEach
    void open(TestDatabase test) {
        database = Database.builder("default")
                .dataSource(test.dataSource())
                .models(Paper_.META, Journal_.META)
                .register();
        database.createTables();
        Journal journal = Journal.objects.create(Journal_.name.to("Nature"), Journal_.about.to("All of it"));
        for (int i = 1; i <= 3; i++) {
            Paper paper = new Paper();
            paper.title = "t" + i;
            paper.body.set("body " + i);
            paper.pages.set(i * 10);
            paper.facts.set(Map.of("n", i));
            paper.scan.set(new byte[] {(byte) i});
            paper.note().set("note " + i);
            paper.journal.set(journal);
            paper.save();
        }
        database.observe(heard::add);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private List<String> statements(Runnable work) {
        heard.clear();
        work.run();
        return heard.stream()
                .filter(one -> !"transaction".equals(one.get("cause")))
                .map(one -> (String) one.get("sql"))
                .toList();
    }

    private int cost(Runnable work) {
        return statements(work).size();
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void aRowIsReadWithoutThemAndTheFirstLoadServesAllPeers() {
        List<Paper> papers = new ArrayList<>();
        List<String> read = statements(() -> papers.addAll(Paper.objects.list()));
        assertThat(read).hasSize(1);
        assertThat(read.get(0)).contains("title").doesNotContain("full_text").doesNotContain("scan");
        assertThat(papers.get(0).deferredColumns()).containsExactly("body", "facts", "note", "pages", "scan");
        assertThat(papers.get(0).body.isLoaded()).isFalse();
        assertThat(cost(() -> assertThat(papers)
                        .extracting(paper -> paper.body.get())
                        .containsExactly("body 1", "body 2", "body 3")))
                .isEqualTo(1);
        assertThat(heard.get(heard.size() - 1))
                .containsEntry("cause", "lazy-load")
                .containsEntry("relation", "Paper.body");
        assertThat(papers.get(2).body.isLoaded()).isTrue();
        assertThat(papers.get(2).pages.isLoaded()).isFalse();
        assertThat(cost(() -> {
                    assertThat(papers.get(1).pages.get()).isEqualTo(20);
                    assertThat(papers.get(1).facts.get()).isEqualTo(Map.of("n", 2));
                    assertThat(papers.get(1).scan.get()).containsExactly(2);
                    assertThat(papers.get(1).note().get()).isEqualTo("note 2");
                    assertThat(papers.get(0).note().get()).isEqualTo("note 1");
                    assertThat(papers.get(2).get(Paper_.body)).isEqualTo("body 3");
                }))
                .isEqualTo(4);
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void fetchModesDecideWhoIsServed() {
        assertThat(cost(() -> Paper.objects.fetchMode(FetchMode.ONE).list().forEach(paper -> paper.body.get())))
                .isEqualTo(4);
        Paper strict = Paper.objects.fetchMode(FetchMode.RAISE).list().get(0);
        assertThatThrownBy(() -> strict.body.get())
                .isInstanceOf(LazyLoadRefused.class)
                .hasMessageContaining("Paper.body")
                .hasMessageContaining("Add it to only(…), or call deferNone().");
        strict.body.set("known");
        assertThat(strict.body.get()).isEqualTo("known");
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void querysetsSayWhatComesAlong() {
        assertThat(cost(() -> Paper.objects.only("title", "body").list().forEach(paper -> paper.body.get())))
                .isEqualTo(1);
        assertThat(Paper.objects.only(Paper_.body).first().deferredColumns()).contains("title", "pages");
        assertThat(Paper.objects.deferNone().first().deferredColumns()).isEmpty();
        assertThat(Paper.objects.deferNone().defer("title").first().deferredColumns())
                .containsExactly("title");
        assertThat(Paper.objects.defer("title").first().deferredColumns())
                .containsExactly("body", "facts", "note", "pages", "scan", "title");
        Paper paper = Paper.objects.selectRelated("journal").first();
        assertThat(cost(() -> assertThat(paper.journal.get().name).isEqualTo("Nature")))
                .isZero();
        assertThat(paper.journal.get().about.isLoaded()).isFalse();
        assertThat(paper.journal.get().about.get()).isEqualTo("All of it");
        assertThat(Paper.objects
                        .selectRelated("journal")
                        .only("title", "journal__about")
                        .first()
                        .journal
                        .get()
                        .about
                        .isLoaded())
                .isTrue();
        assertThat(Paper.objects.values("id", "body").first().get("body")).isEqualTo("body 1");
        assertThat(Paper.objects
                        .filter(Paper_.body.contains("2"))
                        .orderBy(Paper_.pages.desc())
                        .flat(Paper_.pages)
                        .list())
                .containsExactly(20);
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void whatIsNotKnownIsNotWritten() {
        Paper paper = Paper.objects.get("title", "t1");
        paper.title = "other";
        List<String> sent = statements(paper::save);
        assertThat(sent).hasSize(1);
        assertThat(sent.get(0)).contains("title").doesNotContain("full_text").doesNotContain("pages");
        // Assigned unread: written, even the value that a new row has.
        paper.body.set("");
        paper.pages.set(null);
        sent = statements(paper::save);
        assertThat(sent).hasSize(1);
        assertThat(sent.get(0)).contains("full_text").contains("pages").doesNotContain("scan");
        Paper again = Paper.objects.deferNone().get("id", paper.id);
        assertThat(again.body.get()).isEmpty();
        assertThat(again.pages.get()).isNull();
        assertThat(again.note().get()).isEqualTo("note 1");
        assertThat(again.scan.get()).containsExactly(1);
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void aSaveThatWasRolledBackIsSavedAgain() {
        Paper paper = Paper.objects.get("title", "t2");
        paper.body.set("new");
        assertThatThrownBy(() -> database.atomic(() -> {
                    paper.save();
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class);
        paper.save();
        assertThat(Paper.objects.flat(Paper_.body).list()).containsExactly("body 1", "new", "body 3");
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void whatIsWrittenByNameIsLoadedFirst() {
        List<Paper> papers = Paper.objects.list();
        papers.forEach(paper -> paper.title = "x");
        papers.get(0).body.set("mine");
        assertThat(cost(() -> Paper.objects.bulkUpdate(papers, Paper_.title, Paper_.body)))
                .isEqualTo(2);
        assertThat(Paper.objects.flat(Paper_.body).list()).containsExactly("mine", "body 2", "body 3");
        Paper copy = Paper.objects.get("body", "body 3");
        copy.id = null;
        copy.body.set("copied");
        assertThatThrownBy(() -> copy.save(Save.inserting())).isInstanceOf(NullPointerException.class);
        Paper named = Paper.objects.get("body", "body 2");
        named.save(Paper_.note);
        assertThat(Paper.objects.flat(Paper_.note).list()).containsExactly("note 1", "note 2", "note 3");
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void refreshingValidatingAndUpdatingKnowThem() {
        Paper paper = Paper.objects.get("title", "t1");
        paper.body.get();
        Paper.objects.filter("id", paper.id).update(Paper_.body.to("changed"));
        paper.refresh();
        assertThat(cost(() -> assertThat(paper.body.get()).isEqualTo("changed")))
                .isZero();
        assertThat(paper.pages.isLoaded()).isFalse();
        paper.refresh("pages");
        assertThat(paper.pages.isLoaded()).isTrue();
        assertThat(cost(paper::fullClean)).isEqualTo(1); // the journal is looked up
        paper.body.set("x".repeat(1001));
        assertThatThrownBy(paper::fullClean).isInstanceOf(ValidationError.class).hasMessageContaining("body");
        paper.assign(Paper_.body.to("assigned"));
        assertThat(paper.body.get()).isEqualTo("assigned");
        Paper other = Paper.objects.get("title", "t2");
        other.assign(Paper_.body.to("assigned unread"));
        assertThat(cost(() -> assertThat(other.body.get()).isEqualTo("assigned unread")))
                .isZero();
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void toShowOrCompareARowLoadsNothing() {
        Paper one = Paper.objects.get("title", "t1");
        Paper same = Paper.objects.deferNone().get("title", "t1");
        assertThat(cost(() -> {
                    assertThat(one).isEqualTo(same).hasSameHashCodeAs(same);
                    assertThat(one.toString()).contains("Paper(");
                    assertThat(one.body.toString()).isEqualTo("Lazy(not loaded)");
                    assertThat(same.body.toString()).isEqualTo("Lazy(body 1)");
                    assertThat(new Paper().body.toString()).isEqualTo("Lazy()");
                }))
                .isZero();
        assertThat(one.body.aget().join()).isEqualTo("body 1");
        Paper raw = Paper.objects
                .raw("SELECT id, full_text FROM archive_paper WHERE title = ?", "t3")
                .list()
                .get(0);
        assertThat(raw.body.isLoaded()).isTrue();
        assertThat(raw.title).isNull();
        assertThat(raw.pages.get()).isEqualTo(30);
    }
}
