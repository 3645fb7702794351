package io.headwater.server.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.headwater.core.incident.Incidents.Symptom;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a real PostgreSQL to the one sentence on the fields that a failed join left empty. */
class LostTogetherTest {
    @TempDir
    private Path directory;

    private Shop shop;

    @BeforeEach
    void openAShopWithAddresses() throws Exception {
        shop = new Shop(directory);
        for (String field : List.of("line1", "city", "zip")) {
            shop.warehouse().run("""
                alter table core.orders add column %1$s text generated always as (
                    case when created_at < timestamptz '2026-03-02 00:00+00' or id %% 8 > 0 then '%1$s ' || id %% 71 end)
                stored\
                """.formatted(field));
        }
        shop.watch();
    }

    @AfterEach
    void close() throws Exception {
        shop.close();
    }

    @Test
    void saysThatTheFieldsLostTheirValuesTogether() throws Exception {
        shop.nextDay(Shop.ROWS, 0.01);

        String headline =
                "nulls in 3 fields of core.orders rose together: city, line1 and zip lost 12.5 % of their values"
                        + " each; a join that found nothing may be why";
        assertThat(shop.open())
                .singleElement()
                .satisfies(incident -> assertThat(incident.headline()).isEqualTo(headline));
        assertThat(shop.receiver().accepted())
                .singleElement()
                .satisfies(heard -> assertThat(heard.body()).contains(headline));
        assertThat(symptoms())
                .extracting(Symptom::field, Symptom::headline)
                .contains(tuple("zip", "12.5 % of core.orders.zip is null; 0 % is normal"));
        assertThat(symptoms())
                .filteredOn(symptom -> symptom.field().equals("zip"))
                .allSatisfy(symptom -> assertThat(symptom.reasons())
                        .last()
                        .isEqualTo("city, line1 and zip lost 12.5 % of their values together"));
    }

    private List<Symptom> symptoms() {
        return shop.store()
                .read(books -> books.incidents().symptoms(shop.open().getFirst().id()));
    }
}
