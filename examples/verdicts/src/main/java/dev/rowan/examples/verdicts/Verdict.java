package dev.rowan.examples.verdicts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a comment in an example's source says of its line.
 *
 * @param file the source's file name
 * @param line from 1
 * @param rule the rule that has to find it; empty where nothing is to be found
 * @param association the association that has to be named; empty for none
 * @param verified what running the fix has to have given, {@code 13 → 1}; empty where it is not run
 */
public record Verdict(String file, int line, String rule, String association, String verified)
        implements Comparable<Verdict> {
    /** The association is the application's, {@code Owner.pets}, or a foreign key, {@code pets.owner_id → owners.id}. */
    private static final Pattern COMMENT = Pattern.compile(
            "// expect: (?<rule>[a-z-]+)(?: (?<association>\\S+(?: → \\S+)?))?(?: verified (?<verified>\\d+ → \\d+))?");

    /** All that the sources under a folder say, except where they expect nothing. */
    public static List<Verdict> expected(Path sources) throws IOException {
        List<Verdict> verdicts = new ArrayList<>();
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                List<String> lines = Files.readAllLines(file);
                for (int i = 0; i < lines.size(); i++) {
                    Matcher matcher = COMMENT.matcher(lines.get(i));
                    while (matcher.find()) {
                        add(verdicts, file, i + 1, matcher);
                    }
                }
            }
        }
        return verdicts.stream().sorted().toList();
    }

    private static void add(List<Verdict> verdicts, Path file, int line, Matcher matcher) {
        String rule = matcher.group("rule");
        String association = matcher.group("association");
        if (!rule.equals("nothing")) {
            String verified = matcher.group("verified");
            verdicts.add(new Verdict(
                    file.getFileName().toString(),
                    line,
                    rule,
                    association == null ? "" : association,
                    verified == null ? "" : verified));
        }
    }

    @Override
    public int compareTo(Verdict other) {
        int byFile = file.compareTo(other.file);
        return byFile != 0
                ? byFile
                : line != other.line ? Integer.compare(line, other.line) : rule.compareTo(other.rule);
    }

    @Override
    public String toString() {
        return file + ":" + line + " " + rule + (association.isEmpty() ? "" : " " + association)
                + (verified.isEmpty() ? "" : " verified " + verified);
    }
}
