package dev.rowan.analysis.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Statements made of tokens, written in two ways: what is only another way to write it is the same statement, and one
 * token of structure more, less or other is another one, whatever stands in the literals around it.
 */
final class StructureProperties {

    /** A value, whatever it is; {@code (@…)} is a list of any length. */
    private static final String VALUE = "@";

    private static final String LIST = "(@…)";
    private static final String ROWS = "rows…";

    private static final List<String> COLUMNS =
            List.of("a", "b", "o.c", "order_id", "\"a\"", "\"A\"", "\"it's\"", "x1");
    private static final List<String> TABLES = List.of("t", "u", "app.t", "\"T\"", "\"t\"", "t2");
    private static final List<String> OPERATORS =
            List.of("=", "<>", "<", ">", "<=", ">=", "like", "is distinct from", "||", "not like");

    /** What PostgreSQL has more. */
    private static final List<String> POSTGRES =
            List.of("->", "->>", "#>>", "@>", "<@", "??", "??|", "??&", "~", "~*", "<->");

    private static final List<String> CASTS = List.of("", "::text", "::int", "::jsonb", "::text[]");

    /** Values that try to be something else; the standard's, and MySQL's. */
    private static final List<String> STANDARD_VALUES = List.of(
            "1",
            "-7",
            "2.5e3",
            "0x1F",
            "0b101",
            "?",
            "$3",
            ":name",
            ":1",
            "'x'",
            "'it''s'",
            "'-- no'",
            "'/* no'",
            "'\\'",
            "E'it\\'s -- no'",
            "e'\\\\'",
            "N'x'",
            "U&'\\0061'",
            "X'ff'",
            "b'01'",
            "$$it's /* no$$",
            "$tag$a $$ ' $b$ x$tag$",
            "q'[it's]'",
            "nq'{a 'b' c}'",
            "q'!it's!'",
            "'(?, ?)'",
            "' or 1 = 1 --'");

    private static final List<String> MYSQL_VALUES = List.of(
            "1",
            "-7",
            "0xFF",
            "?",
            "'x'",
            "'it''s'",
            "'it\\'s'",
            "\"it's\"",
            "\"a \\\" b\"",
            "'# no'",
            "'-- no'",
            "'/*! no'",
            "\"`\"");

    private static final List<String> SPACES =
            List.of(" ", "  ", "\n", "\t", "\u00A0", " /* it's */ ", " -- it's\n", " /*+ hint */ ");

    private static List<String> tokens(Random random, SqlDialect dialect) {
        List<String> tokens = new ArrayList<>(List.of("select"));
        if (random.nextBoolean()) {
            tokens.add("distinct");
        }
        tokens.add(column(random, dialect));
        for (int i = random.nextInt(3); i > 0; i--) {
            tokens.addAll(List.of(",", column(random, dialect)));
        }
        tokens.addAll(List.of("from", pick(random, TABLES, dialect)));
        if (random.nextInt(3) == 0) {
            String join = random.nextBoolean() ? "join" : "left join";
            tokens.addAll(
                    List.of(join, pick(random, TABLES, dialect), "o", "on", "o.id", "=", column(random, dialect)));
        }
        tokens.add("where");
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            condition(tokens, random, dialect);
            if (i > 1) {
                tokens.add(random.nextBoolean() ? "and" : "or");
            }
        }
        if (random.nextBoolean()) {
            tokens.addAll(List.of("order by", column(random, dialect), random.nextBoolean() ? "desc" : "asc"));
        }
        if (random.nextBoolean()) {
            tokens.addAll(List.of("limit", VALUE));
        }
        return tokens;
    }

    private static void condition(List<String> tokens, Random random, SqlDialect dialect) {
        tokens.add(column(random, dialect));
        switch (random.nextInt(4)) {
            case 0 -> tokens.addAll(List.of(random.nextBoolean() ? "in" : "not in", LIST));
            case 1 -> tokens.addAll(List.of("between", VALUE, "and", VALUE));
            default -> tokens.addAll(List.of(operator(random, dialect), VALUE));
        }
    }

    private static String column(Random random, SqlDialect dialect) {
        String column = pick(random, COLUMNS, dialect);
        boolean cast = dialect == SqlDialect.STANDARD && random.nextInt(4) == 0;
        return cast ? column + CASTS.get(random.nextInt(CASTS.size())) : column;
    }

    private static String operator(Random random, SqlDialect dialect) {
        boolean postgres = dialect == SqlDialect.STANDARD && random.nextBoolean();
        List<String> some = postgres ? POSTGRES : OPERATORS;
        return some.get(random.nextInt(some.size()));
    }

    /** Identifiers are quoted as the database has it. */
    private static String pick(Random random, List<String> names, SqlDialect dialect) {
        String name = names.get(random.nextInt(names.size()));
        if (!name.startsWith("\"")) {
            return name;
        }
        String inner = name.substring(1, name.length() - 1);
        return switch (dialect == SqlDialect.MYSQL ? 0 : random.nextInt(2)) {
            case 0 -> dialect == SqlDialect.MYSQL ? "`" + inner + "`" : "[" + inner + "]";
            default -> name;
        };
    }

    private static String written(List<String> tokens, Random random, SqlDialect dialect) {
        StringBuilder text = new StringBuilder();
        for (String token : tokens) {
            switch (token) {
                case VALUE -> text.append(value(random, dialect));
                case LIST -> text.append('(').append(several(random, dialect)).append(')');
                case ROWS -> {
                    text.append('(').append(value(random, dialect)).append(')');
                    for (int i = random.nextInt(4); i > 0; i--) {
                        text.append(",(").append(value(random, dialect)).append(')');
                    }
                }
                default ->
                    text.append(isQuoted(token) || random.nextBoolean() ? token : token.toUpperCase(Locale.ROOT));
            }
            text.append(SPACES.get(random.nextInt(SPACES.size())));
        }
        return text.append(random.nextBoolean() ? ";" : "").toString();
    }

    private static boolean isQuoted(String token) {
        return token.contains("\"") || token.contains("`") || token.contains("[");
    }

    private static String several(Random random, SqlDialect dialect) {
        List<String> values = new ArrayList<>();
        for (int i = 1 + random.nextInt(5); i > 0; i--) {
            values.add(value(random, dialect));
        }
        return String.join(random.nextBoolean() ? "," : " , ", values);
    }

    private static String value(Random random, SqlDialect dialect) {
        List<String> some = dialect == SqlDialect.MYSQL ? MYSQL_VALUES : STANDARD_VALUES;
        return some.get(random.nextInt(some.size()));
    }

    /** One token more, less or other. */
    private static List<String> changed(List<String> tokens, Random random, SqlDialect dialect) {
        List<String> other = new ArrayList<>(tokens);
        int at = 1 + random.nextInt(tokens.size() - 1);
        switch (random.nextInt(3)) {
            case 0 -> other.remove(at);
            case 1 ->
                other.add(
                        at,
                        List.of("not", "distinct", "zz", ",", "(", ")", "/", VALUE, "[zz]", "\"zz\"")
                                .get(random.nextInt(dialect == SqlDialect.MYSQL ? 8 : 10)));
            default -> other.set(at, random.nextBoolean() ? column(random, dialect) : operator(random, dialect));
        }
        return other;
    }

    private static SqlStatement read(String sql, SqlDialect dialect) {
        return Fingerprinter.parse(sql, dialect).statement();
    }

    @Provide
    Arbitrary<Long> seeds() {
        return Arbitraries.longs();
    }

    @Property(tries = 5_000)
    void theSameTokensAreTheSameStatement(@ForAll("seeds") long seed, @ForAll SqlDialect dialect) {
        Random random = new Random(seed);
        List<String> tokens = tokens(random, dialect);
        String one = written(tokens, random, dialect);
        String other = written(tokens, random, dialect);
        assertThat(read(one, dialect).fingerprint())
                .as(() -> one + "\n" + other)
                .isEqualTo(read(other, dialect).fingerprint());
    }

    @Property(tries = 10_000)
    void oneTokenMakesAnotherStatement(@ForAll("seeds") long seed, @ForAll SqlDialect dialect) {
        Random random = new Random(seed);
        List<String> tokens = tokens(random, dialect);
        List<String> others = changed(tokens, random, dialect);
        if (String.join(" ", tokens).equals(String.join(" ", others))) {
            return;
        }
        String one = written(tokens, random, dialect);
        String other = written(others, random, dialect);
        assertThat(read(one, dialect).fingerprint())
                .as(() -> one + "\n" + other)
                .isNotEqualTo(read(other, dialect).fingerprint());
    }

    @Property(tries = 1_000)
    void rowsAreOneHoweverManyAndColumnsAreNot(@ForAll("seeds") long seed, @ForAll SqlDialect dialect) {
        Random random = new Random(seed);
        List<String> tokens = List.of("insert into", "t", "(", "a", ")", "values", ROWS);
        List<String> others = List.of("insert into", "t", "(", "b", ")", "values", ROWS);
        String fingerprint = read(written(tokens, random, dialect), dialect).fingerprint();
        assertThat(read(written(tokens, random, dialect), dialect).fingerprint())
                .isEqualTo(fingerprint);
        assertThat(read(written(others, random, dialect), dialect).fingerprint())
                .isNotEqualTo(fingerprint);
    }
}
