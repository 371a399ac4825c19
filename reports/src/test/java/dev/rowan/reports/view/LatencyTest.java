package dev.rowan.reports.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.analysis.recording.Recording;
import dev.rowan.reports.Fixtures;
import dev.rowan.reports.Shop;
import dev.rowan.reports.gate.Settings;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LatencyTest {

    private static Shop shop(int executions) {
        return new Shop()
                .test("com.acme.OwnerTests.lists", Shop.run("select * from pets", executions, "com.acme.A.b:1"));
    }

    private static Report report(Shop shop, @Nullable Recording before) throws Exception {
        Gathering gathering = Gathering.of(shop.recording());
        Framing framing = new Framing("clinic", 0.5, Sources.in(List.of()), null, before);
        return new ReportBuilder(
                        shop.recording(), gathering, shop.analysis(), gathering.measured(shop.analysis()), framing)
                .build(
                        Fixtures.decide(Settings.DEFAULT, null, shop),
                        HealthCheck.of(shop.recording(), shop.analysis(), HealthPolicy.DEFAULT));
    }

    @Test
    void nothingIsClaimedOfFewerThanAHundredSamples() throws Exception {
        Report few = report(shop(99), null);
        assertThat(few.latencies()).isEmpty();
        assertThat(few.tooFewSamples()).isEqualTo(1);
        assertThat(few.statements().get(0).p99()).isNull();
        Report enough = report(shop(100), null);
        assertThat(enough.latencies()).hasSize(1);
        assertThat(enough.tooFewSamples()).isZero();
        assertThat(enough.statements().get(0).p99()).isNotNull();
    }

    @Test
    void firstExecutionsStandApartAndAnEarlierCurveBeside() throws Exception {
        LatencyView alone = report(shop(120), null).latencies().get(0);
        assertThat(alone.firstMillis()).isEqualTo(3.0);
        assertThat(alone.curve()).extracting(LatencyView.Point::percentile).endsWith(99.0, 100.0);
        assertThat(alone.before()).isEmpty();
        assertThat(report(shop(120), shop(150).recording()).latencies().get(0).before())
                .isNotEmpty();
        assertThat(report(shop(120), shop(50).recording()).latencies().get(0).before())
                .as("an earlier recording of too few samples")
                .isEmpty();
    }
}
