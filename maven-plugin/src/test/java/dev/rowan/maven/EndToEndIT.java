package dev.rowan.maven;

import static dev.rowan.maven.BuiltProject.ALL;
import static dev.rowan.maven.BuiltProject.block;
import static dev.rowan.maven.BuiltProject.dependency;
import static dev.rowan.maven.BuiltProject.h2;
import static dev.rowan.maven.BuiltProject.jupiter;
import static dev.rowan.maven.BuiltProject.surefire;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.maven.BuiltProject.Build;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** Real projects, built by a real Maven with the plugin of this build; they stay in {@code target/it} to be looked at. */
class EndToEndIT {

    private static final String TEST = "src/test/java/com/acme/OwnerTests.java";

    private BuiltProject project;

    @BeforeEach
    void freshFolder(TestInfo test) throws IOException {
        project = BuiltProject.fresh(test.getTestMethod().orElseThrow().getName());
    }

    private static List<Path> recordings(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".rowan")).toList();
        }
    }

    @Test
    void oneMoreStatementThanTheBaselineFailsTheBuildAndSaysWhere() throws Exception {
        Clinic.sources(project, "").pom(h2() + jupiter(), ALL, surefire(""));
        project.with("rowan.yaml", "findings: {n-plus-one: warn}\n");
        project.with(TEST, Clinic.jupiterTest("OwnerTests", 3, ""));

        Build first = project.build("verify", "dev.rowan:rowan-maven-plugin:baseline");
        assertThat(first.exitCode()).as(first.log()).isZero();
        assertThat(first.log()).contains("rowan: PASS", "baseline of 1 test, to be put into git: ");
        assertThat(project.file("rowan-baseline.json"))
                .content()
                .contains("\"statements\": ", "select id, name from pets");
        assertThat(project.file("target/rowan/index.html")).content().contains("default-src", "OwnerTests");
        assertThat(project.file("target/rowan/findings.json")).content().contains("\"schema\" : 1");

        Build again = project.build("verify");
        assertThat(again.exitCode()).as(again.log()).isZero();
        assertThat(again.log()).contains("Nothing is worse than the baseline");
        // The second build's recording alone was read: that of the first is gone.
        assertThat(recordings(project.file("target/rowan"))).hasSize(1);

        project.with(TEST, Clinic.jupiterTest("OwnerTests", 4, ""));
        Build worse = project.build("verify");
        assertThat(worse.exitCode()).as(worse.log()).isEqualTo(1);
        assertThat(worse.log())
                .contains("rowan: FAIL", "OwnerTests.lists", "(+1: select … from pets, OwnerService.java:36)");

        Build skipped = project.build("verify", "-Drowan.skip");
        assertThat(skipped.exitCode()).as(skipped.log()).isZero();
        assertThat(skipped.log()).contains("Rowan is skipped");
    }

    @Test
    void aProvenNPlusOneFailsABuildWithoutBaseline() throws Exception {
        Clinic.sources(project, "").pom(h2() + jupiter(), ALL, surefire(""));
        project.with(TEST, Clinic.jupiterTest("OwnerTests", 10, ""));
        Build build = project.build("verify");
        assertThat(build.exitCode()).as(build.log()).isEqualTo(1);
        assertThat(build.log()).contains("OwnerService.java:", "rowan: FAIL", "finding 1 above");
        // The goal report told of it, and check does not tell it again.
        assertThat(build.log()).containsOnlyOnce("(n-plus-one, proven)");
    }

    @Test
    void rulesAndAnEarlierRecordingMayBeNamedOnTheCommandLine() throws Exception {
        Clinic.sources(project, "").pom(h2() + jupiter(), ALL, surefire(""));
        project.with("rowan.yaml", "findings: {n-plus-one: warn}\n");
        project.with(TEST, Clinic.jupiterTest("OwnerTests", 2, ""));
        Build build = project.build("verify", "-Drowan.rules=[{element: test, counter: statements, limit: 1}]");
        assertThat(build.exitCode()).as(build.log()).isEqualTo(1);
        assertThat(build.log()).contains("OwnerTests.lists: 29 statements, limit 1");
        Build misspelt = project.build("dev.rowan:rowan-maven-plugin:check", "-Drowan.rules=[{counter: rwos}]");
        assertThat(misspelt.log()).contains("rowan.rules: rules[1] has no counter 'rwos'", "Did you mean 'rows'?");
        project.with("jmh.json", """
                [{"benchmark": "com.acme.ListBenchmark.pets", "mode": "avgt",
                  "primaryMetric": {"score": 1.5, "scoreError": 0.1, "scoreUnit": "us/op"},
                  "secondaryMetrics": {"gc.alloc.rate.norm": {"score": 4096.0, "scoreUnit": "B/op"}}}]
                """);
        Build benchmarks = project.build(
                "dev.rowan:rowan-maven-plugin:check",
                "-Drowan.benchmarks=jmh.json",
                "-Drowan.rules=[{element: benchmark, counter: allocation, limit: 4000}]");
        assertThat(benchmarks.exitCode()).as(benchmarks.log()).isEqualTo(1);
        assertThat(benchmarks.log()).contains("com.acme.ListBenchmark.pets: 4,096 B/op, limit 4,000");
        Build before = project.build("dev.rowan:rowan-maven-plugin:report", "-Drowan.before=nosuch");
        assertThat(before.log()).contains("There is no earlier recording at", "nosuch");
    }

    @Test
    void withoutDataThereIsNoPass() throws Exception {
        project.pom(h2() + jupiter(), ALL, surefire(""));
        project.with(TEST, """
                package com.acme;
                class OwnerTests {
                    @org.junit.jupiter.api.Test
                    void touchesNoDatabase() {}
                }
                """);
        Build build = project.build("verify");
        assertThat(build.exitCode()).as(build.log()).isEqualTo(1);
        assertThat(build.log()).contains("Rowan: No data.", "set rowan.skip for it", "rowan:doctor says what is wrong");
    }

    @Test
    void anArgLineThatReplacesTheAgentIsNoPass() throws Exception {
        Clinic.sources(project, "").pom(h2() + jupiter(), ALL, surefire("<argLine>-Xmx256m</argLine>"));
        project.with(TEST, Clinic.jupiterTest("OwnerTests", 2, ""));
        Build build = project.build("verify", "dev.rowan:rowan-maven-plugin:doctor", "-Dmaven.test.failure.ignore");
        assertThat(build.exitCode()).as(build.log()).isEqualTo(1);
        assertThat(build.log())
                .contains("No recording was found at " + project.file("target/rowan") + ". Was the agent attached");
    }

    @Test
    void aKilledForkIsNoPass() throws Exception {
        Clinic.sources(project, "").pom(h2() + jupiter(), ALL, surefire(""));
        project.with("rowan.yaml", "findings: {n-plus-one: warn}\n");
        project.with(TEST, Clinic.jupiterTest("OwnerTests", 2, ""));
        project.with(
                "src/test/java/com/acme/ZKilledTests.java",
                Clinic.jupiterTest("ZKilledTests", 2, "Thread.sleep(2500); Runtime.getRuntime().halt(0);"));
        Build killed = project.build("verify");
        assertThat(killed.log()).contains("The forked VM terminated without properly saying goodbye");
        // Surefire stops such a build by itself; what the fork left behind is no ground for a pass either.
        Build build = project.build("dev.rowan:rowan-maven-plugin:check");
        assertThat(build.exitCode()).as(build.log()).isEqualTo(1);
        assertThat(build.log()).contains("Rowan: Unhealthy data.", "has no end");
    }

    @Test
    void junit4TestsHaveTheirNames() throws Exception {
        Clinic.sources(project, "").pom(h2() + dependency("junit", "junit", "4.13.2"), ALL, surefire(""));
        project.with("rowan.yaml", "findings: {n-plus-one: warn}\n");
        project.with(TEST, """
                package com.acme;
                public class OwnerTests {
                %s
                    @org.junit.Test
                    public void lists() throws Exception {
                        try (java.sql.Connection connection = open("junit4")) {
                            org.junit.Assert.assertEquals(5, new OwnerService(connection).pets(5));
                        }
                    }
                }
                """.formatted(Clinic.SET_UP));
        Build build = project.build("verify", "dev.rowan:rowan-maven-plugin:baseline");
        assertThat(build.exitCode()).as(build.log()).isZero();
        assertThat(project.file("rowan-baseline.json")).content().contains("OwnerTests", "lists");
    }

    @Test
    void manyModulesWithParallelForksAreOneReport() throws Exception {
        String modules = "<packaging>pom</packaging><modules><module>one</module><module>two</module></modules>";
        project.with(
                "pom.xml",
                BuiltProject.pomText(
                        "parent",
                        modules,
                        h2() + jupiter(),
                        block(ALL) + surefire("<forkCount>2</forkCount><reuseForks>false</reuseForks>")));
        project.with("rowan.yaml", "findings: {n-plus-one: warn}\n");
        String parent =
                "<parent><groupId>com.acme</groupId><artifactId>parent</artifactId><version>1</version></parent>";
        for (String module : List.of("one", "two")) {
            project.with(module + "/pom.xml", BuiltProject.pomText(module, parent, "", ""));
            Clinic.sources(project, module + "/");
            for (int i = 0; i < 3; i++) {
                String name = "Owner" + module + i + "Tests";
                project.with(module + "/src/test/java/com/acme/" + name + ".java", Clinic.jupiterTest(name, 2 + i, ""));
            }
        }
        Build build = project.build(
                "-T2",
                "verify",
                "dev.rowan:rowan-maven-plugin:report-aggregate",
                "dev.rowan:rowan-maven-plugin:merge",
                "dev.rowan:rowan-maven-plugin:doctor");
        assertThat(build.exitCode()).as(build.log()).isZero();
        assertThat(recordings(project.file("one/target/rowan"))).hasSize(3);
        assertThat(recordings(project.file("target/rowan-merged"))).hasSize(6);
        assertThat(project.file("target/rowan/index.html")).content().contains("Ownerone0Tests", "Ownertwo2Tests");
        assertThat(project.file("one/target/rowan/index.html"))
                .content()
                .contains("Ownerone0Tests")
                .doesNotContain("Ownertwo2Tests");
        assertThat(build.log()).contains("drivers seen: H2", "the recording is sound");
    }

    @Test
    void aFreshSpringBootProjectNeedsOnlyThePluginBlock() throws Exception {
        SpringProject.write(project);
        Build build = project.build("verify");
        assertThat(build.log()).contains("Tests run: 1, Failures: 0, Errors: 0");
        assertThat(build.exitCode()).as(build.log()).isEqualTo(1);
        assertThat(project.file("target/rowan/findings.json"))
                .content()
                .contains("\"rule\" : \"n-plus-one\"", "Owner.pets", "\"confidence\" : \"proven\"");
        assertThat(build.log()).contains("rowan: FAIL", "Owner.pets");
    }
}
