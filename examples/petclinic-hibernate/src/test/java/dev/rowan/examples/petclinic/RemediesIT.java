package dev.rowan.examples.petclinic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.analysis.Finding;
import dev.rowan.examples.verdicts.Findings;
import dev.rowan.examples.verdicts.Order;
import dev.rowan.examples.verdicts.UnderAgent;
import jakarta.persistence.EntityGraph;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.transaction.annotation.Transactional;

/** What the report gives to paste for Hibernate, run on Hibernate as it was printed. */
@SpringBootTest(properties = "spring.datasource.url=jdbc:h2:mem:pasted")
@Transactional
class RemediesIT {
    private static final Path AGENT = Path.of(System.getProperty("rowan.agent.jar"));
    private static final Path SCRATCH = Path.of(System.getProperty("rowan.scratch"));
    private static final Pattern GRAPH =
            Pattern.compile("@EntityGraph\\(attributePaths = \"(\\w+)\"\\) // on ([\\w.]+)");
    private static final List<Long> OWNERS = keys(Fixture.FIRST_OWNER, Fixture.OWNERS);

    @Autowired
    private EntityManager entities;

    private static List<Long> keys(long first, int count) {
        return LongStream.range(first, first + count).boxed().toList();
    }

    private static String code(List<Finding> findings, String method) {
        return findings.stream()
                .filter(finding -> finding.callSite().toString().contains("." + method + ":"))
                .map(finding -> Objects.requireNonNull(finding.remedy()).code())
                .findFirst()
                .orElseThrow();
    }

    private List<?> rows(String jpql) {
        return entities.createQuery(jpql).getResultList();
    }

    /** All entities, loaded with what an annotation names for a repository's method. */
    private List<?> byGraph(Class<?> entity, String annotation, String method) {
        Matcher matcher = GRAPH.matcher(annotation);
        assertThat(matcher.matches()).as(annotation).isTrue();
        assertThat(matcher.group(2)).isEqualTo(method);
        EntityGraph<?> graph = entities.createEntityGraph(entity);
        graph.addAttributeNodes(matcher.group(1));
        entities.clear();
        List<?> rows = entities.createQuery("select e from " + entity.getSimpleName() + " e")
                .setHint("jakarta.persistence.fetchgraph", graph)
                .getResultList();
        assertThat(rows)
                .allMatch(row -> entities.getEntityManagerFactory()
                        .getPersistenceUnitUtil()
                        .isLoaded(row, matcher.group(1)));
        return rows;
    }

    private static List<?> rows(Query query, String parameter, List<?> values) {
        return query.setParameter(parameter, values).getResultList();
    }

    @Test
    void whatIsPrintedRuns() throws Exception {
        List<Finding> findings =
                Findings.of(UnderAgent.run(AGENT, SCRATCH, Order.AS_WRITTEN, ClinicTests.class, ClinicPageTests.class));
        assertThat(byGraph(
                        Visit.class,
                        code(findings, "ownersOfPetsByStream"),
                        "VisitRepository.findByIdLessThanOrderById"))
                .hasSize(2 * Fixture.OWNERS);
        assertThat(byGraph(Owner.class, code(findings, "petsOfOwners"), "OwnerRepository.findByIdLessThanOrderById"))
                .as("each owner once, though the join gives each twice")
                .hasSize(Fixture.OWNERS)
                .doesNotHaveDuplicates();
        assertThat(rows(entities.createQuery(code(findings, "names")), "ids", keys(Fixture.FIRST_PET, 5)))
                .hasSize(5);
        assertThat(rows(entities.createNativeQuery(code(findings, "countsOfPets")), "keys", OWNERS))
                .hasSize(Fixture.OWNERS)
                .allSatisfy(row -> {
                    Object[] counted = (Object[]) row;
                    assertThat(OWNERS).contains(((Number) counted[0]).longValue());
                    assertThat(((Number) counted[1]).longValue()).isEqualTo(2);
                });
    }

    /** What these programs give no cause for, in the form in which it is printed. */
    @Test
    void theOtherFormsRunToo() {
        List<?> owners = rows("select o from Owner o order by o.id");
        assertThat(rows(
                        entities.createQuery("select o.id, size(o.pets) from Owner o where o in :parents"),
                        "parents",
                        owners))
                .extracting(row -> ((Object[]) row)[1])
                .hasSize(Fixture.OWNERS)
                .containsOnly(2);
        assertThat(rows("select o.id from Owner o order by o.id")).isEqualTo(OWNERS);
        assertThat(rows("select v from Visit v left join fetch v.pet")).hasSize(2 * Fixture.OWNERS);
        assertThat(rows("select o from Owner o left join fetch o.pets"))
                .hasSize(Fixture.OWNERS)
                .doesNotHaveDuplicates();
        assertThat(rows(
                        entities.createQuery(
                                "select o from Owner o left join fetch o.pets where o.id in :ids order by o.id"),
                        "ids",
                        OWNERS.subList(0, 3)))
                .isEqualTo(owners.subList(0, 3));
        assertThat(entities.createQuery("delete from Visit v where v.id in :ids")
                        .setParameter("ids", keys(Fixture.FIRST_VISIT, 4))
                        .executeUpdate())
                .isEqualTo(4);
    }
}
