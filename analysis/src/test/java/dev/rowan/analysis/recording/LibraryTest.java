package dev.rowan.analysis.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.analysis.event.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LibraryTest {
    /** What was found on the stacks of applications, between the driver and their own code. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "io.ebeaninternal.server.query.CQuery",
                "io.ebean.DB",
                "org.apache.ibatis.executor.BaseExecutor",
                "org.jooq.impl.AbstractQuery",
                "com.github.pagehelper.PageInterceptor",
                "com.alibaba.druid.pool.DruidPooledStatement",
                "com.acme.Owner$HibernateProxy$1",
                "com.acme.OwnerService$$SpringCGLIB$$0",
                "com.acme.FruitResource_ClientProxy",
                "com.acme.FruitResource_Subclass",
                "com.acme.FruitResource$quarkusrestinvoker$get_a40228b7",
                "com.acme.$Fruits$Definition$Intercepted",
                "org.skife.jdbi.v2.SQLStatement"
            })
    void codeOfLibrariesIsNotTheApplications(String className) {
        assertThat(Library.owns(className)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io.ebeanshop.Orders",
                "org.springframework.samples.petclinic.owner.OwnerController",
                "io.spring.infrastructure.repository.MyBatisArticleRepository",
                "com.acme.graphql.Articles"
            })
    void namesThatOnlyBeginAlikeAreTheApplications(String className) {
        assertThat(Library.owns(className)).isFalse();
    }

    /** The agent asks for the role of a method only where its class may have one. */
    @ParameterizedTest
    @CsvSource({
        "io.ebeaninternal.dbmigration.DdlGenerator, runScript, SCHEMA",
        "io.ebean.migration.runner.MigrationTable, insert, MIGRATION",
        "org.flywaydb.core.internal.command.DbMigrate, migrate, MIGRATION",
        "liquibase.executor.jvm.JdbcExecutor, execute, MIGRATION",
        "org.springframework.jdbc.datasource.init.ScriptUtils, executeSqlScript, MIGRATION",
        "org.springframework.test.context.jdbc.SqlScriptsTestExecutionListener, executeSqlScripts, MIGRATION",
        "org.testcontainers.ext.ScriptUtils, executeDatabaseScript, MIGRATION",
        "org.apache.ibatis.jdbc.ScriptRunner, runScript, MIGRATION",
        "org.h2.tools.RunScript, execute, MIGRATION",
        "org.dbunit.operation.InsertOperation, execute, FIXTURE",
        "com.github.database.rider.core.dataset.DataSetExecutorImpl, createDataSet, FIXTURE",
        "com.github.springtestdbunit.DbUnitRunner, beforeTestMethod, FIXTURE",
        "com.ninja_squad.dbsetup.DbSetup, launch, FIXTURE",
        "org.hibernate.tool.schema.internal.SchemaCreatorImpl, createFromMetadata, SCHEMA",
        "org.hibernate.id.enhanced.SequenceStyleGenerator, generate, SEQUENCE_CALL",
        "org.springframework.context.support.AbstractApplicationContext, refresh, CONTEXT_START",
        "com.zaxxer.hikari.pool.PoolBase, isConnectionDead, POOL_VALIDATION",
        "dev.rowan.orm.migrate.Runner, run, MIGRATION",
        "dev.rowan.orm.schema.Tables, create, SCHEMA"
    })
    void whatPreparesADatabaseIsToldByItsFrames(String className, String method, Role role) {
        assertThat(Library.owns(className)).as("not the application's").isTrue();
        assertThat(Library.mayHaveRole(className)).isTrue();
        assertThat(Library.role(className, method)).isEqualTo(role);
    }

    @Test
    void tablesThatEbeanMakesAtItsStartAreASchema() {
        assertThat(Library.role("io.ebeaninternal.dbmigration.DdlGenerator", "runScript"))
                .isEqualTo(Role.SCHEMA);
        assertThat(Library.role("io.ebeaninternal.server.query.CQuery", "prepareResultSet"))
                .isNull();
    }
}
