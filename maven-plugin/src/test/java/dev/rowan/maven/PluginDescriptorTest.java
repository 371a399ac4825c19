package dev.rowan.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What the build wrote of the goals and their parameters. */
class PluginDescriptorTest {

    private static final Path DESCRIPTOR = Path.of("target/classes/META-INF/maven/plugin.xml");

    private static Element descriptor() throws Exception {
        try (InputStream in = Files.newInputStream(DESCRIPTOR)) {
            Document document =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
            return document.getDocumentElement();
        }
    }

    private static List<Element> all(Element from, String name) {
        NodeList found = from.getElementsByTagName(name);
        List<Element> all = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            all.add((Element) found.item(i));
        }
        return all;
    }

    private static String text(Element from, String name) {
        return all(from, name).get(0).getTextContent();
    }

    @Test
    void theGoalsAreThoseThatAreDocumented() throws Exception {
        assertThat(all(descriptor(), "mojo").stream().map(mojo -> text(mojo, "goal")))
                .containsExactlyInAnyOrder(
                        "prepare-agent",
                        "prepare-agent-integration",
                        "report",
                        "report-aggregate",
                        "merge",
                        "check",
                        "baseline",
                        "doctor",
                        "help");
    }

    @Test
    void everyParameterHasADefaultAndAPropertyOfItsOwn() throws Exception {
        String documented = Files.readString(Path.of("../docs/maven-plugin.md"));
        for (Element mojo : all(descriptor(), "mojo")) {
            Element configuration =
                    all(mojo, "configuration").stream().findFirst().orElseThrow();
            for (Element parameter : all(mojo, "parameter")) {
                String name = text(parameter, "name");
                // A goal of help is Maven's own, and rules in a pom are YAML on a command line: rowan.rules.
                if (text(mojo, "goal").equals("help")
                        || name.equals("rules")
                        || text(parameter, "editable").equals("false")) {
                    continue;
                }
                assertThat(text(parameter, "required")).as(name).isEqualTo("false");
                Element given = all(configuration, name).get(0);
                assertThat(given.getTextContent()).as(name).startsWith("${rowan.");
                String property = given.getTextContent().replaceAll("[${}]", "");
                assertThat(documented).contains("`" + property + "`");
            }
        }
    }
}
