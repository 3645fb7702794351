package io.headwater.server.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.core.incident.Explained;
import io.headwater.core.incident.TimelineEntry;
import io.headwater.detect.segment.Explanation.Verdict;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a real PostgreSQL to the sentence that says which rows it is. */
class ExplainingTest {
    private static final String QUARTERS = "(array['south', 'north', 'east', 'west'])[1 + least(3, id / 251)]";
    private static final String BY_TURNS = "(array['south', 'north', 'east', 'west'])[1 + id % 4]";

    @TempDir
    private Path directory;

    private Shop shop;

    @BeforeEach
    void open() throws Exception {
        shop = new Shop(directory);
    }

    @AfterEach
    void close() throws Exception {
        shop.close();
    }

    @Test
    void namesTheRegionWhoseChannelsTurnedNull() throws Exception {
        watch(QUARTERS);
        shop.nextDay(Shop.ROWS, 0.18);

        assertThat(answers()).singleElement().satisfies(answer -> {
            assertThat(answer.verdict()).contains(Verdict.SEGMENTS);
            assertThat(answer.text()).isEqualTo("100 % of the new nulls are region = south");
            assertThat(answer.segments())
                    .first()
                    .satisfies(segment -> assertThat(segment.chosen()).isTrue());
        });
        assertThat(shop.receiver().accepted())
                .singleElement()
                .satisfies(heard -> assertThat(heard.body())
                        .contains("\"which_rows\":\"100 % of the new nulls are region = south\""));
    }

    @Test
    void saysThatItIsEverywhere() throws Exception {
        watch(BY_TURNS);
        shop.nextDay(Shop.ROWS, 0.18);

        assertThat(answers()).singleElement().satisfies(answer -> {
            assertThat(answer.verdict()).contains(Verdict.EVERYWHERE);
            assertThat(answer.text()).isEqualTo("it is everywhere: no segment stands out");
        });
    }

    @Test
    void namesTheRegionWhoseRowsDidNotCome() throws Exception {
        watch(QUARTERS);
        shop.nextDay(Shop.ROWS / 2, 0.01);

        assertThat(answers())
                .anySatisfy(answer -> assertThat(answer.text())
                        .matches("[0-9.]+ % of the missing rows are region = east or region = west"));
        var incident = shop.open().getFirst().id();
        var timeline = shop.store().read(books -> books.incidents().timeline(incident));
        assertThat(timeline)
                .extracting(TimelineEntry::text)
                .anySatisfy(text -> assertThat(text).contains("of the missing rows are region = "));
    }

    @Test
    void namesTheRegionWhoseBasketsMovedTheMean() throws Exception {
        baskets("(20 + id % 30) * (case when created_at >= timestamptz '2026-03-02 00:00+00' and id <= 250"
                + " then 0.4 else 1 end)");
        watch(QUARTERS);
        shop.nextDay(Shop.ROWS, 0.01);

        assertThat(answers())
                .extracting(Explained::text)
                .contains("100 % of the fall of the mean of basket is region = south");
    }

    @Test
    void tellsAMixOfRowsFromTheirValues() throws Exception {
        baskets("(15 + id % 11) * (case when id >= 753 then 10 else 1 end)");
        watch(QUARTERS);
        shop.nextDay(Shop.ROWS + 600, 0.01);

        assertThat(answers())
                .extracting(Explained::text)
                .anySatisfy(text -> assertThat(text)
                        .isEqualTo(
                                "the mix of rows has changed: 100 % of the rise of the mean of basket is how many rows"
                                        + " are region = west"));
    }

    private void baskets(String amount) throws Exception {
        shop.warehouse()
                .run("alter table core.orders add column basket numeric generated always as (%s) stored"
                        .formatted(amount));
    }

    private void watch(String region) throws Exception {
        shop.warehouse()
                .run("alter table core.orders add column region text generated always as (%s) stored"
                        .formatted(region));
        shop.watch();
    }

    private List<Explained> answers() {
        var incident = shop.open().getFirst().id();
        return List.copyOf(
                shop.store().read(books -> books.explanations().of(incident)).values());
    }
}
