package dev.rowan.orm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The guide of querysets has a line for each name of Django's reference, and what its lines say is there. */
class DjangoReferenceTest {
    private static final Path PAGE = Path.of("..", "docs", "querysets.md");
    private static final Path NAMES = Path.of("src", "test", "resources", "django-reference.txt");
    private static final Pattern SPAN = Pattern.compile("`([^`]+)`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)]*)\\)");
    private static final Pattern SAME = Pattern.compile("\\[`(\\w+)`, the same\\]");

    /** A line of a table: Django's names, and what stands beside them. */
    private record Line(int number, List<String> names, String here) {}

    /** Django's names by the heading that they belong under. */
    private static Map<String, List<String>> reference() throws IOException {
        Map<String, List<String>> sections = new LinkedHashMap<>();
        List<String> names = new ArrayList<>();
        for (String line : Files.readAllLines(NAMES)) {
            if (line.startsWith("## ")) {
                names = new ArrayList<>();
                sections.put(line.substring(3), names);
            } else if (!line.isBlank() && !line.startsWith("# ")) {
                names.add(line);
            }
        }
        return sections;
    }

    private static List<Line> table(String heading) throws IOException {
        List<String> page = Files.readAllLines(PAGE);
        int start = page.lastIndexOf("### " + heading);
        assertThat(start).as("docs/querysets.md: ### %s", heading).isPositive();
        List<Line> lines = new ArrayList<>();
        for (int i = start + 1; i < page.size() && !page.get(i).startsWith("#"); i++) {
            String[] cells = page.get(i).split("(?<!\\\\)\\|", 0);
            if (cells.length >= 3 && !cells[1].startsWith("-") && !cells[1].equals(" Django ")) {
                lines.add(new Line(i + 1, names(cells[1]), cells[2].strip()));
            }
        }
        return lines;
    }

    private static List<String> names(String cell) {
        List<String> names = new ArrayList<>();
        Matcher spans = SPAN.matcher(cell);
        while (spans.find()) {
            String code = spans.group(1).replace("\\|", "|");
            int call = code.indexOf('(');
            names.add(call < 0 ? code : code.substring(0, call));
        }
        return names;
    }

    @Test
    void eachNameHasALine() throws IOException {
        Set<String> missing = new TreeSet<>();
        int known = 0;
        for (Map.Entry<String, List<String>> section : reference().entrySet()) {
            Set<String> listed = table(section.getKey()).stream()
                    .flatMap(line -> line.names().stream())
                    .collect(Collectors.toSet());
            for (String name : section.getValue()) {
                known++;
                if (!listed.contains(name)) {
                    missing.add(section.getKey() + ": " + name);
                }
            }
        }
        assertThat(missing).isEmpty();
        assertThat(known).isGreaterThan(350);
    }

    private static boolean leadsSomewhere(String link) throws IOException {
        int anchor = link.indexOf('#');
        Path page = anchor == 0 ? PAGE : PAGE.resolveSibling(anchor < 0 ? link : link.substring(0, anchor));
        return Files.exists(page) && (anchor < 0 || anchors(page).contains(link.substring(anchor)));
    }

    private static Set<String> anchors(Path page) throws IOException {
        return Files.readAllLines(page).stream()
                .filter(line -> line.startsWith("#"))
                .map(line -> "#"
                        + line.replaceFirst("^#+ ", "")
                                .toLowerCase(Locale.ROOT)
                                .replaceAll("[^a-z0-9 -]", "")
                                .replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    @Test
    void eachLineLeadsSomewhereOrSaysWhyNot() throws IOException {
        for (String heading : reference().keySet()) {
            for (Line line : table(heading)) {
                List<String> links = new ArrayList<>();
                Matcher found = LINK.matcher(line.here());
                while (found.find()) {
                    links.add(found.group(1));
                }
                boolean reason = line.here().matches("none: .{30,}");
                assertThat(reason || !links.isEmpty())
                        .as("docs/querysets.md:%d: a link or \"none: \" and why, in: %s", line.number(), line.here())
                        .isTrue();
                for (String link : links) {
                    assertThat(leadsSomewhere(link))
                            .as("docs/querysets.md:%d: %s", line.number(), link)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void whatIsTheSameIsThere() throws Exception {
        int checked = 0;
        for (String heading : reference().keySet()) {
            for (Line line : table(heading)) {
                Matcher same = SAME.matcher(line.here());
                if (same.find()) {
                    Set<String> methods = Arrays.stream(Class.forName("dev.rowan.orm." + same.group(1))
                                    .getMethods())
                            .map(Method::getName)
                            .map(name -> name.toLowerCase(Locale.ROOT))
                            .collect(Collectors.toSet());
                    for (String name : line.names()) {
                        assertThat(methods)
                                .as("docs/querysets.md:%d: %s", line.number(), name)
                                .contains(name.replace("_", "").toLowerCase(Locale.ROOT));
                        checked++;
                    }
                }
            }
        }
        assertThat(checked).isGreaterThan(140);
    }
}
