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
