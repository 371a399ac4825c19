package dev.rowan.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** What the packed agent consists of: the boot loader and every class path it lands on see its root. */
final class AgentJarIT {
    private static List<String> entries() throws IOException {
        try (JarFile jar = new JarFile(System.getProperty("rowan.agent.jar"))) {
            return jar.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(ZipEntry::getName)
                    .toList();
        }
    }

    @Test
    void onlyBootAndTheEntranceLieAtItsRoot() throws IOException {
        assertThat(entries())
                .filteredOn(name -> !name.startsWith("inner/") && !name.startsWith("META-INF/"))
                .isNotEmpty()
                .allMatch(name ->
                        name.startsWith("dev/rowan/agent/boot/") || name.equals("dev/rowan/agent/Premain.class"));
    }

    @Test
    void everythingNestedIsOursOrUnderAnotherName() throws IOException {
        assertThat(entries())
                .filteredOn(name -> name.startsWith("inner/"))
                .contains(
                        "inner/dev/rowan/agent/capture/Agent.class",
                        "inner/dev/rowan/analysis/recording/Recorder.class",
                        "inner/dev/rowan/agent/inner/bytebuddy/ByteBuddy.class",
                        "inner/dev/rowan/agent/inner/hdrhistogram/Histogram.class")
                .allMatch(name -> name.startsWith("inner/dev/rowan/") && name.endsWith(".class"))
                .noneMatch(name -> name.startsWith("inner/dev/rowan/agent/boot/"));
    }

    @Test
    void nothingInItIsFoundByServiceLoadersOrByVersion() throws IOException {
        assertThat(entries())
                .filteredOn(name -> name.startsWith("META-INF/"))
                .containsExactlyInAnyOrder("META-INF/MANIFEST.MF", "META-INF/LICENSE");
    }

    @Test
    void itsManifestNamesTheEntranceAndBothOfItsFileNames() throws IOException {
        try (JarFile jar = new JarFile(System.getProperty("rowan.agent.jar"))) {
            Attributes manifest = jar.getManifest().getMainAttributes();
            assertThat(manifest.getValue("Premain-Class")).isEqualTo(Premain.class.getName());
            assertThat(manifest.getValue("Can-Retransform-Classes")).isEqualTo("true");
            String version = manifest.getValue("Implementation-Version");
            assertThat(manifest.getValue("Boot-Class-Path"))
                    .isEqualTo("rowan-agent.jar rowan-agent-" + version + "-runtime.jar");
        }
    }
}
