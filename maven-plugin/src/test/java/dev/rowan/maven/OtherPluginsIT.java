package dev.rowan.maven;

import static dev.rowan.maven.BuiltProject.ALL;
import static dev.rowan.maven.BuiltProject.block;
import static dev.rowan.maven.BuiltProject.h2;
import static dev.rowan.maven.BuiltProject.jupiter;
import static dev.rowan.maven.BuiltProject.pomText;
import static dev.rowan.maven.BuiltProject.property;
import static dev.rowan.maven.BuiltProject.surefire;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.maven.BuiltProject.Build;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The plugin beside others of a real build: JaCoCo, which sets the same property, and Failsafe. */
class OtherPluginsIT {

    private static final String PARAMETERIZED = """
            package com.acme;
            class %1$s {
            %2$s
                @org.junit.jupiter.params.ParameterizedTest
                @org.junit.jupiter.params.provider.ValueSource(ints = {2, 3})
                void lists(int owners) throws Exception {
                    try (java.sql.Connection connection = open("%1$s" + owners)) {
                        org.junit.jupiter.api.Assertions.assertEquals(owners, new OwnerService(connection).pets(owners));
                    }
                }
            }
            """;

    /** Each invocation of a template is a line of the baseline. */
    @Test
    void jacocoRecordsBesideItAndInvocationsKeepTheirNumbers() throws Exception {
        BuiltProject project = BuiltProject.fresh("jacocoBeside");
        String jacoco = """
                <plugin>
                  <groupId>org.jacoco</groupId>
                  <artifactId>jacoco-maven-plugin</artifactId>
                  <version>%s</version>
                  <executions><execution><goals><goal>prepare-agent</goal></goals></execution></executions>
                </plugin>
                """.formatted(property("it.jacoco"));
        Clinic.sources(project, "")
                .with("pom.xml", pomText("clinic", "", h2() + jupiter(), jacoco + block(ALL) + surefire("")));
        project.with("rowan.yaml", "findings: {n-plus-one: warn}\n");
        project.with("src/test/java/com/acme/OwnerTests.java", PARAMETERIZED.formatted("OwnerTests", Clinic.SET_UP));
        Build build = project.build("verify", "dev.rowan:rowan-maven-plugin:baseline");
        assertThat(build.exitCode()).as(build.log()).isZero();
        assertThat(build.log()).contains("rowan: PASS").containsPattern("argLine set to -javaagent:.*jacoco");
        assertThat(project.file("target/jacoco.exec")).isNotEmptyFile();
        assertThat(project.file("rowan-baseline.json"))
                .content()
                .contains("[test-template-invocation:#1]", "[test-template-invocation:#2]");
    }

    /** Nothing is forked that an argument could be given to, so it is Maven's own JVM that has the agent. */
    @Test
    void testsInMavensOwnJvmAreRecorded() throws Exception {
        BuiltProject project = BuiltProject.fresh("inProcess");
        Clinic.sources(project, "")
                .with(
                        "pom.xml",
                        pomText("clinic", "", h2() + jupiter(), surefire("<forkCount>0</forkCount>") + block("")));
        project.with(".mvn/jvm.config", "-javaagent:" + property("it.agent") + "=destdir=target/rowan\n");
        project.with("src/test/java/com/acme/OwnerTests.java", Clinic.jupiterTest("OwnerTests", 6, ""));
        Build tests = project.build("test");
        assertThat(tests.exitCode()).as(tests.log()).isZero();
        assertThat(tests.log()).contains("Tests run: 1, Failures: 0");
        assertThat(recordings(project)).isEqualTo(1);
        Build report = project.build("dev.rowan:rowan-maven-plugin:report");
        assertThat(report.exitCode()).as(report.log()).isZero();
        assertThat(report.log()).contains("n-plus-one", "OwnerService");
        assertThat(recordings(project))
                .as("a JVM that sees no database leaves no file: Maven's own, this time")
                .isEqualTo(1);
    }

    private static long recordings(BuiltProject project) throws IOException {
        try (Stream<Path> files = Files.list(project.file("target/rowan"))) {
            return files.filter(file -> file.toString().endsWith(".rowan")).count();
        }
    }

    @Test
    void integrationTestsAreRecordedIntoAFolderOfTheirOwn() throws Exception {
        BuiltProject project = BuiltProject.fresh("integrationTests");
        String failsafe = """
                <plugin>
                  <groupId>org.apache.maven.plugins</groupId>
                  <artifactId>maven-failsafe-plugin</artifactId>
                  <version>%s</version>
                  <executions><execution><goals>
                    <goal>integration-test</goal><goal>verify</goal></goals></execution></executions>
                </plugin>
                """.formatted(property("it.surefire"));
        String goals = "<goal>prepare-agent-integration</goal><goal>report</goal><goal>check</goal>";
        Clinic.sources(project, "")
                .with("pom.xml", pomText("clinic", "", h2() + jupiter(), failsafe + block(goals) + surefire("")));
        project.with("rowan.yaml", "findings: {n-plus-one: warn}\n");
        project.with("src/test/java/com/acme/OwnerIT.java", PARAMETERIZED.formatted("OwnerIT", Clinic.SET_UP));
        Build build = project.build("verify");
        assertThat(build.exitCode()).as(build.log()).isZero();
        assertThat(build.log()).contains("rowan: PASS");
        assertThat(project.file("target/rowan-it")).isDirectoryContaining("glob:**.rowan");
        assertThat(project.file("target/rowan/index.html")).content().contains("OwnerIT");
    }
}
