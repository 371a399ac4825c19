package dev.rowan.benchmarks.bulk;

import dev.rowan.benchmarks.model.Sample;
import dev.rowan.benchmarks.model.Sample_;
import dev.rowan.orm.BulkOptions;
import dev.rowan.orm.Database;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

final class RowanWriter implements Writer, Streamer {
    private final Database database;

    private final BulkOptions options;

    RowanWriter(String url, BulkOptions options) {
        this.options = options;
        database = Database.builder(Database.DEFAULT).url(url).poolSize(1).register();
    }

    @Override
    public long insert(List<Line> lines) {
        List<Sample> samples = new ArrayList<>(lines.size());
        lines.forEach(line -> samples.add(sample(line)));
        Sample.objects.bulkCreate(samples, options);
        long keys = 0;
        for (Sample sample : samples) {
            keys += sample.id;
        }
        return keys;
    }

    private static Sample sample(Line line) {
        Sample sample = new Sample();
        sample.title = line.title();
        sample.views = line.views();
        sample.published = line.published();
        sample.createdAt = line.createdAt();
        sample.score = line.score();
        sample.note = line.note();
        return sample;
    }

    @Override
    public long update(List<Line> lines, int turn) {
        List<Sample> samples = new ArrayList<>(lines.size());
        for (Line line : lines) {
            Sample sample = sample(line);
            sample.id = samples.size() + 1L;
            sample.title = line.changedTitle(turn);
            sample.views = line.changedViews(turn);
            samples.add(sample);
        }
        return Sample.objects.bulkUpdate(samples, Sample_.title, Sample_.views);
    }

    @Override
    public long insertFrom(Iterable<Line> lines) {
        return Sample.objects.bulkCreateFrom(made(lines, RowanWriter::sample), options);
    }

    @Override
    public long updateFrom(Iterable<Line> lines, int turn) {
        AtomicLong keys = new AtomicLong();
        Iterable<Sample> samples = made(lines, line -> {
            Sample sample = sample(line);
            sample.id = keys.incrementAndGet();
            sample.title = line.changedTitle(turn);
            sample.views = line.changedViews(turn);
            return sample;
        });
        return Sample.objects.bulkUpdateFrom(samples, List.of("title", "views"), options);
    }

    private static Iterable<Sample> made(Iterable<Line> lines, Function<Line, Sample> maker) {
        return () -> {
            Iterator<Line> each = lines.iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return each.hasNext();
                }

                @Override
                public Sample next() {
                    return maker.apply(each.next());
                }
            };
        };
    }

    @Override
    public void close() {
        database.close();
    }
}
