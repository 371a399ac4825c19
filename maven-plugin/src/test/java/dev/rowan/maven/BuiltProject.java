package dev.rowan.maven;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A project on disk, and the Maven that builds it with the plugin under test. */
final class BuiltProject {

    /** What a build said, and whether it succeeded. */
    record Build(int exitCode, String log) {}

    /** A Spring Boot context on a loaded machine; more is a hang. */
    private static final long MINUTES = 6;

    private final Path folder;

    BuiltProject(Path folder) {
        this.folder = folder;
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    BuiltProject with(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    /** A pom with the plugin block and these dependencies. */
    BuiltProject pom(String dependencies, String executions, String more) throws IOException {
        return with("pom.xml", pomText("app", "", dependencies, block(executions) + more));
    }

    static String pomText(String name, String head, String dependencies, String plugins) {
        return """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  %s
                  <groupId>com.acme</groupId>
                  <artifactId>%s</artifactId>
                  <version>1</version>
                  <properties>
                    <maven.compiler.source>17</maven.compiler.source><maven.compiler.target>17</maven.compiler.target>
                    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
                  </properties>
                  <dependencies>%s</dependencies>
                  <build><plugins>%s</plugins></build>
                </project>
                """.formatted(head, name, dependencies, plugins);
    }

    /** A project of that name in {@code target/it}, less what an earlier run left there. */
    static BuiltProject fresh(String name) throws IOException {
        Path folder = Path.of("target/it", name).toAbsolutePath();
        if (Files.exists(folder)) {
            try (Stream<Path> old = Files.walk(folder)) {
                for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        Files.createDirectories(folder);
        return new BuiltProject(folder);
    }

    /** The plugin block, as documentation shows it. */
    static String block(String executions) {
        return """
                <plugin>
                  <groupId>dev.rowan</groupId>
                  <artifactId>rowan-maven-plugin</artifactId>
                  <version>%s</version>
                  <executions><execution><goals>%s</goals></execution></executions>
                </plugin>
                """.formatted(property("it.version"), executions);
    }

    static final String ALL = "<goal>prepare-agent</goal><goal>report</goal><goal>check</goal>";

    static String surefire(String configuration) {
        return """
                <plugin>
                  <groupId>org.apache.maven.plugins</groupId>
                  <artifactId>maven-surefire-plugin</artifactId>
                  <version>%s</version>
                  <configuration>%s</configuration>
                </plugin>
                """.formatted(property("it.surefire"), configuration);
    }

    static String dependency(String group, String artifact, String version) {
        return "<dependency><groupId>" + group + "</groupId><artifactId>" + artifact + "</artifactId>"
                + (version.isEmpty() ? "" : "<version>" + version + "</version>") + "</dependency>";
    }

    static String h2() {
        return dependency("com.h2database", "h2", property("it.h2"));
    }

    static String jupiter() {
        return dependency("org.junit.jupiter", "junit-jupiter", property("it.junit"));
    }

    static String property(String name) {
        String value = System.getProperty(name);
        if (value == null) {
            throw new IllegalStateException(
                    "The end-to-end tests are run by the build (mvn -pl maven-plugin -am verify)," + " which sets -D"
                            + name);
        }
        return value;
    }

    Build build(String... arguments) throws IOException, InterruptedException {
        Path settings = folder.resolve("settings.xml");
        Files.writeString(settings, settings());
        List<String> command = new ArrayList<>();
        String script = File.separatorChar == '\\' ? "mvn.cmd" : "mvn";
        command.add(Path.of(property("it.maven"), "bin", script).toString());
        command.addAll(
                List.of("-B", "-ntp", "-s", settings.toString(), "-Dmaven.repo.local=" + property("it.repository")));
        command.addAll(List.of(arguments));
        Path log = folder.resolve("build.log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        // The outer build's own arguments are none of this one's.
        Map<String, String> environment = builder.environment();
        List.of("MAVEN_OPTS", "MAVEN_ARGS", "JAVA_TOOL_OPTIONS", "MAVEN_CMD_LINE_ARGS")
                .forEach(environment::remove);
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException("The build hangs; see " + log);
        }
        return new Build(process.exitValue(), Files.readString(log, StandardCharsets.UTF_8));
    }

    /** The machine's usual repository is asked first, so that a machine without network builds what it has. */
    private static String settings() {
        String usual = Path.of(property("it.usual-repository")).toUri().toString();
        return """
                <settings>
                  <profiles><profile>
                    <id>usual</id>
                    <repositories><repository><id>usual</id><url>%1$s</url>
                      <snapshots><enabled>false</enabled></snapshots></repository></repositories>
                    <pluginRepositories><pluginRepository><id>usual</id><url>%1$s</url>
                      <snapshots><enabled>false</enabled></snapshots></pluginRepository></pluginRepositories>
                  </profile></profiles>
                  <activeProfiles><activeProfile>usual</activeProfile></activeProfiles>
                </settings>
                """.formatted(usual);
    }
}
