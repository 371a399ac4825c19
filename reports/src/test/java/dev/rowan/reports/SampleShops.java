package dev.rowan.reports;

import dev.rowan.analysis.CallSite;
import dev.rowan.analysis.Confidence;
import dev.rowan.analysis.Remedy;
import java.util.Random;

/** The shops that the report is looked at with. */
public final class SampleShops {

    static final String OWNERS = "select o.id, o.name, o.city from owners o order by o.name";
    static final String PETS =
            "select p.id, p.name, p.birth_date, p.owner_id, p.type_id from pets p where owner_id = ?";

    private SampleShops() {}

    /** A few dozen tests with ten findings, as a small service has them. */
    public static Shop tenFindings() {
        Shop shop = new Shop();
        String[] areas = {"Owner", "Visit", "Invoice", "Clinic", "Vet", "Order", "Basket", "Product"};
        for (int i = 0; i < 48; i++) {
            String area = areas[i % areas.length];
            String lower = area.toLowerCase(java.util.Locale.ROOT) + "s";
            int many = 3 + (i * 7) % 40;
            shop.test(
                    "com.acme.clinic." + area + "Tests.shows" + area + "Number" + i,
                    Shop.run(OWNERS.replace("owners", lower), 1, "com.acme.clinic." + area + "Service.list:38"),
                    Shop.run(
                            PETS.replace("owner_id", area.toLowerCase(java.util.Locale.ROOT) + "_id"),
                            many,
                            "com.acme.clinic." + area + "Service.list:41"),
                    Shop.run(
                            "select count(*) from " + lower + " where city = ?",
                            2,
                            "com.acme.clinic." + area + "Controller.show:77"),
                    Shop.run(
                            "update " + lower + " set name = ?, updated_at = ? where id = ?",
                            1,
                            "com.acme.clinic." + area + "Service.rename:102"));
        }
        for (int i = 0; i < 6; i++) {
            String area = areas[i];
            String lower = area.toLowerCase(java.util.Locale.ROOT);
            shop.nPlusOne(
                    area + ".pets",
                    "com.acme.clinic." + area + "Service.list:41",
                    PETS.replace("owner_id", lower + "_id"),
                    OWNERS.replace("owners", lower + "s"),
                    4 + i * 11L,
                    "com.acme.clinic." + area + "Tests.shows" + area + "Number" + i);
        }
        CallSite importer = CallSite.of(Shop.frame("com.acme.clinic.PriceImport.run:58"));
        shop.finding(
                "n-plus-one-write",
                Confidence.LIKELY,
                null,
                importer,
                "insert into prices (product_id, amount, valid_from) values (?, ?, ?)",
                null,
                250,
                3,
                "com.acme.clinic.PriceImportTests.importsAFile",
                "prices is written row by row: 250 statements where 3 would do",
                new Remedy(
                        Remedy.Kind.JDBC_BATCH,
                        "Collect the rows and send them as a batch of a hundred.",
                        "statement.addBatch();\nif (++pending == 100) {\n    statement.executeBatch();\n    pending = 0;\n}",
                        "",
                        null));
        shop.finding(
                "duplicate-query",
                Confidence.PROVEN,
                null,
                CallSite.of(Shop.frame("com.acme.clinic.Settings.currency:19")),
                "select value from settings where name = ?",
                null,
                7,
                1,
                "com.acme.clinic.OwnerTests.showsOwnerNumber0",
                "The same setting is asked for 7 times; nothing wrote to settings between",
                new Remedy(Remedy.Kind.REUSE, "Keep the first answer for the length of the request.", "", "", null));
        shop.finding(
                "unbounded-result",
                Confidence.POSSIBLE,
                null,
                CallSite.of(Shop.frame("com.acme.clinic.AuditLog.all:23")),
                "select id, actor, action, at from audit_log order by at",
                null,
                1,
                1,
                "com.acme.clinic.AuditTests.readsTheLog",
                "12,480 rows of audit_log are read by a query without limit",
                new Remedy(Remedy.Kind.LIMIT, "Ask for a page.", "order by at limit 100", "", null));
        shop.finding(
                "count-in-loop",
                Confidence.LIKELY,
                "Vet.visits",
                CallSite.of(Shop.frame("com.acme.clinic.VetController.load:64")),
                "select count(*) from visits where vet_id = ?",
                null,
                12,
                1,
                "com.acme.clinic.VetTests.showsVetNumber4",
                "Visits are counted once per vet: 12 statements where 1 would do",
                null);
        return shop;
    }

    /** So many different statements over so many tests as a large service has. */
    public static Shop manyStatements(int count) {
        Shop shop = tenFindings();
        Random random = new Random(11);
        String[] tables = {"customers", "orders", "order_lines", "products", "prices", "stock", "shipments", "audit"};
        for (int i = 0; i < count; i += 20) {
            Shop.Run[] runs = new Shop.Run[20];
            for (int j = 0; j < 20; j++) {
                String table = tables[random.nextInt(tables.length)];
                runs[j] = Shop.run(
                        "select t.id, t.name, t.created_at, t.column_" + (i + j) + " from " + table + " t where t.key_"
                                + (i + j) + " = ? and t.tenant_id = ? order by t.created_at desc",
                        1 + random.nextInt(3),
                        "com.acme.shop.Repository" + (i + j) % 300 + ".find:" + (20 + j));
            }
            shop.test("com.acme.shop.Suite" + i / 400 + "Tests.case" + i, runs);
        }
        return shop;
    }
}
