package dev.rowan.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What each module's pom.xml and README.md have to be like. */
final class PomsTest {
    private static final String OURS = "0.1.0-SNAPSHOT";
    private static final Set<String> ADDRESSES =
            Set.of("repository", "pluginRepository", "snapshotRepository", "distributionManagement");

    private final Path root = Path.of("").toAbsolutePath().getParent();

    @Test
    void versionsAreInTheParentAlone() throws Exception {
        List<String> faults = new ArrayList<>();
        for (Path pom : poms()) {
            if (!pom.equals(root.resolve("pom.xml"))) {
                pinned(read(pom)).forEach(version -> faults.add(root.relativize(pom) + " pins " + version));
            }
        }
        assertThat(faults)
                .as("move these to the properties of the root's pom.xml")
                .isEmpty();
    }

    @Test
    void noPomKnowsTheAddressOfARegistry() throws Exception {
        for (Path pom : poms()) {
            assertThat(addresses(read(pom))).as(root.relativize(pom).toString()).isEmpty();
        }
    }

    @Test
    void bothFaultsWouldBeFound() throws Exception {
        Document faulty = parse(new ByteArrayInputStream(("<project><version>" + OURS + "</version><repositories>"
                        + "<repository/></repositories><dependency><version>1.2</version></dependency>"
                        + "<dependency><version>${a}</version></dependency></project>")
                .getBytes(StandardCharsets.UTF_8)));
        assertThat(pinned(faulty)).containsExactly("1.2");
        assertThat(addresses(faulty)).containsExactly("repository");
    }

    @Test
    void everyModuleSaysWhatItIsAndWhereToBegin() throws IOException {
        for (String module : House.MODULES) {
            Path readme = root.resolve(module).resolve("README.md");
            assertThat(readme).exists();
            assertThat(Files.readString(readme))
                    .as(readme.toString())
                    .startsWith("# " + module + "\n")
                    .contains("**Imports:**", "**Imported by:**", "mvn ")
                    .containsIgnoringCase("start reading");
        }
    }

    private static List<String> pinned(Document pom) {
        return texts(pom, "version").stream()
                .filter(version -> !version.equals(OURS) && !version.startsWith("${"))
                .toList();
    }

    private static List<String> addresses(Document pom) {
        return ADDRESSES.stream().filter(name -> !texts(pom, name).isEmpty()).toList();
    }

    private static List<String> texts(Document pom, String name) {
        NodeList found = pom.getElementsByTagName(name);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            texts.add(((Element) found.item(i)).getTextContent().strip());
        }
        return texts;
    }

    private List<Path> poms() throws IOException {
        // The root, its modules, and the examples below one of them; not what a test unpacked into target.
        try (Stream<Path> found = Files.find(root, 3, (path, about) -> path.endsWith("pom.xml"))) {
            List<Path> poms = found.filter(
                            path -> !root.relativize(path).toString().contains("target"))
                    .toList();
            assertThat(poms).hasSizeGreaterThan(House.MODULES.size());
            return poms;
        }
    }

    private static Document read(Path pom) throws IOException, SAXException, ParserConfigurationException {
        try (InputStream in = Files.newInputStream(pom)) {
            return parse(in);
        }
    }

    private static Document parse(InputStream in) throws IOException, SAXException, ParserConfigurationException {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
    }
}
