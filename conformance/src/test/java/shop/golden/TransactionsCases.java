package shop.golden;

import dev.rowan.orm.execute.Transaction;
import java.util.ArrayList;
import java.util.List;
import shop.Tag;

/** What the corpus asks of transactions. */
final class TransactionsCases extends Cases {
    TransactionsCases() {
        super("transactions");
        blocks();
        hooks();
    }

    private static Tag create(String name) {
        return Tag.objects.create(tag -> tag.name = name);
    }

    /** A block inside another, which fails and is survived. */
    private static void failing(Transaction options, Runnable work) {
        try {
            db().atomic(options, () -> {
                work.run();
                throw new KeyError("inner");
            });
        } catch (KeyError expected) {
            // the block around it goes on
        }
    }

    private void blocks() {
        test("atomic-nested-inner-rollback", () -> {
            db().atomic(() -> {
                create("outer");
                failing(Transaction.DEFAULT, () -> create("inner"));
            });
            return Tag.objects.filter("id__gt", 15).flat("name");
        });
        test(
                "atomic-savepoint-false",
                () -> tried(() -> db().atomicGet(() -> {
                    create("outer");
                    failing(Transaction.DEFAULT.withoutSavepoint(), () -> {});
                    return Tag.objects.count();
                })),
                () -> Tag.objects.filter("id__gt", 15).count());
        test(
                "atomic-integrity-error-inside",
                () -> tried(() -> db().atomicGet(() -> {
                    tried(() -> create("java"));
                    return Tag.objects.count();
                })));
        test("atomic-decorator", () -> {
            boolean inside = db().atomicGet(() -> {
                create("x");
                return db().inTransaction();
            });
            return list(inside, db().inTransaction());
        });
    }

    private void hooks() {
        test("on-commit-order", () -> {
            List<String> log = new ArrayList<>();
            db().atomic(() -> {
                db().onCommit(() -> log.add("a"));
                db().atomic(() -> db().onCommit(() -> log.add("b")));
                db().onCommit(() -> log.add("c"));
                log.add("end");
            });
            return log;
        });
        test("on-commit-outside-runs-now", () -> {
            List<String> log = new ArrayList<>();
            db().onCommit(() -> log.add("a"));
            log.add("b");
            return log;
        });
        test("on-commit-dropped-on-rollback", () -> {
            List<String> log = new ArrayList<>();
            failing(Transaction.DEFAULT, () -> db().onCommit(() -> log.add("a")));
            return log;
        });
        test("on-commit-dropped-with-savepoint", () -> {
            List<String> log = new ArrayList<>();
            db().atomic(() -> {
                db().onCommit(() -> log.add("outer"));
                failing(Transaction.DEFAULT, () -> db().onCommit(() -> log.add("inner")));
            });
            return log;
        });
        test("on-commit-registers-more", () -> {
            List<String> log = new ArrayList<>();
            db().atomic(() -> {
                db().onCommit(() -> {
                    log.add("a");
                    db().onCommit(() -> log.add("nested"));
                });
                db().onCommit(() -> log.add("b"));
            });
            return log;
        });
        test("on-commit-error-stops-rest", () -> {
            List<String> log = new ArrayList<>();
            try {
                db().atomic(() -> {
                    db().onCommit(() -> log.add("a"));
                    db().onCommit(TransactionsCases::boom);
                    db().onCommit(() -> log.add("c"));
                });
            } catch (KeyError raised) {
                log.add("raised");
            }
            return log;
        });
        test("on-commit-robust", () -> {
            List<String> log = new ArrayList<>();
            db().atomic(() -> {
                db().onCommitRobust(TransactionsCases::boom);
                db().onCommit(() -> log.add("c"));
            });
            return log;
        });
    }

    private static void boom() {
        throw new KeyError("hook");
    }
}
