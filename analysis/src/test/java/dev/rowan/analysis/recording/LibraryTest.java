package dev.rowan.analysis.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.analysis.event.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
                "com.acme.OwnerService$$SpringCGLIB$$0"
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

    @Test
    void tablesThatEbeanMakesAtItsStartAreASchema() {
        assertThat(Library.role("io.ebeaninternal.dbmigration.DdlGenerator", "runScript"))
                .isEqualTo(Role.SCHEMA);
        assertThat(Library.role("io.ebeaninternal.server.query.CQuery", "prepareResultSet"))
                .isNull();
    }
}
