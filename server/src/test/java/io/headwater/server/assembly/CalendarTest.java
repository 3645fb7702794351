package io.headwater.server.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.core.access.DomainName;
import io.headwater.core.access.Principal;
import io.headwater.core.calendar.CalendarEvent;
import io.headwater.core.calendar.CalendarEvent.Foreseen;
import io.headwater.core.calendar.CalendarEvent.Said;
import io.headwater.core.calendar.CalendarEvent.Scope;
import io.headwater.core.calendar.Calendars;
import io.headwater.core.catalog.AssetId;
import io.headwater.core.catalog.Domains.Domain;
import io.headwater.core.catalog.Page;
import io.headwater.core.collect.Segment;
import io.headwater.core.detect.Judgements;
import io.headwater.core.incident.Outcome;
import io.headwater.core.monitor.MonitorId;
import io.headwater.core.monitor.Signal;
import io.headwater.detect.Calendar;
import io.headwater.detect.Portrait;
import io.headwater.server.feedback.Rehearsal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people know will happen is no incident, and what they say has happened is learnt from. */
class CalendarTest {
    private static final Said SAID = new Said("ana", Shop.MONDAY, Optional.empty());
    private static final int MANY = 5 * Shop.ROWS;

    @TempDir
    private Path directory;

    private Shop shop;

    @BeforeEach
    void sixtyDaysOfOrdinaryOrders() throws Exception {
        shop = new Shop(directory);
        shop.watch();
    }

    @AfterEach
    void close() throws Exception {
        shop.close();
    }

    @Test
    void aCampaignThatIsKnownIsNoIncident() throws Exception {
        add(new Scope.OfDomain(DomainName.GENERAL), event(day(0), day(1), Calendar.Kind.CAMPAIGN, "spring sale"));

        shop.nextDay(MANY, 0.01);
        assertThat(shop.open()).isEmpty();

        shop.nextDay(MANY, 0.01);
        assertThat(shop.open())
                .singleElement()
                .satisfies(incident -> assertThat(incident.headline()).contains("more rows in core.orders"));
    }

    @Test
    void anEventOfAnotherDomainExcusesNothing() throws Exception {
        shop.store()
                .change(books -> books.domains()
                        .save(Principal.HEADWATER, new Domain(new DomainName("other"), "", List.of("other"), 0)));
        add(new Scope.OfDomain(new DomainName("other")), event(day(0), day(1), Calendar.Kind.CAMPAIGN, "their sale"));

        shop.nextDay(MANY, 0.01);

        assertThat(shop.open()).hasSize(1);
    }

    @Test
    void whatAnIncidentWasIsLearntForTheNextOfItsName() throws Exception {
        shop.nextDay(MANY, 0.01);
        var id = shop.open().getFirst().id();
        var answer = new Responding.Answer(
                Outcome.EXPECTED,
                false,
                Optional.of(new Foreseen(Calendar.Kind.CAMPAIGN, "flash sale", Optional.of(day(2)))));

        var effects = new Rehearsal(shop.headwater().parts()).resolved(Principal.HEADWATER, id, answer);
        shop.headwater().responding().resolve(Principal.HEADWATER, id, answer, "marketing said so");

        assertThat(effects).isNotEmpty();
        assertThat(events()).singleElement().satisfies(event -> {
            assertThat(event.what().from()).isEqualTo(day(0));
            assertThat(event.what().to()).isEqualTo(day(2));
            assertThat(event.said().occasion()).contains(id.text());
        });
        shop.nextDay(MANY, 0.01); // it goes on for another day
        assertThat(shop.open()).isEmpty();
        shop.nextDay(Shop.ROWS, 0.01);
        add(new Scope.OfAsset(orders()), event(day(3), day(4), Calendar.Kind.CAMPAIGN, "flash sale"));
        shop.nextDay(MANY, 0.01); // after two days of it its effect is known
        assertThat(shop.open()).isEmpty();
        assertThat(portrait())
                .anySatisfy(trait -> assertThat(trait.text()).startsWith("flash sale: 2 times, what it does is known"));
    }

    @Test
    void nothingIsLateUnderMaintenance() throws Exception {
        for (int day = 0; day < 4; day++) {
            shop.nextDay(Shop.ROWS, 0.01);
        }
        add(new Scope.Everything(), event(day(5), day(6), Calendar.Kind.MAINTENANCE, "new disks"));

        shop.becomes(Duration.ofHours(44));
        assertThat(shop.open()).isEmpty();

        shop.becomes(Duration.ofDays(4));
        assertThat(shop.open())
                .singleElement()
                .satisfies(incident -> assertThat(incident.headline()).contains("core.orders is ", " late"));
    }

    @Test
    void holidaysOfACountryCountWhereSomebodySaysSo() {
        assertThat(calendar().events()).isEmpty();

        shop.store()
                .change(books -> books.calendars()
                        .add(Principal.HEADWATER, new Calendars.HolidayCountry(0, Optional.empty(), "DE", SAID)));

        assertThat(calendar().events()).anySatisfy(event -> {
            assertThat(event.name()).isEqualTo("Good Friday");
            assertThat(event.from()).isEqualTo(Instant.parse("2026-04-03T00:00:00Z"));
        });
    }

    private Calendar calendar() {
        return shop.store().read(books -> {
            var asset = books.assets().find(Principal.HEADWATER, orders()).orElseThrow();
            return books.calendars().calendar(asset, day(0), day(60), ZoneOffset.UTC);
        });
    }

    private List<Portrait.Trait> portrait() {
        var volume = shop.store().read(books -> books.monitors().of(orders())).stream()
                .filter(monitor -> monitor.signal() == Signal.VOLUME)
                .findFirst()
                .orElseThrow();
        return shop.headwater()
                .charting()
                .portrait(Principal.HEADWATER, volume.id(), Segment.ALL)
                .orElseThrow()
                .traits();
    }

    @Test
    void keepsWhatItThoughtInTheOrderItThoughtIt() throws Exception {
        for (int day = 0; day < 3; day++) {
            shop.nextDay(Shop.ROWS, 0.01);
        }
        var volume = shop.store().read(books -> books.monitors().of(orders())).stream()
                .filter(monitor -> monitor.signal() == Signal.VOLUME)
                .findFirst()
                .orElseThrow();

        var first = history(volume.id(), Optional.empty());
        var second = history(volume.id(), first.next());

        assertThat(first.items()).hasSize(2);
        assertThat(first.items().getFirst().judgement().bucket()).isEqualTo(day(2));
        assertThat(second.items()).isNotEmpty().doesNotContainAnyElementsOf(first.items());
    }

    private Page<Judgements.Kept> history(MonitorId monitor, Optional<String> after) {
        return shop.store()
                .read(books -> books.judgements()
                        .history(monitor, Segment.ALL, new Judgements.Stretch(Optional.empty(), after, 2)));
    }

    private List<CalendarEvent> events() {
        return shop.store().read(books -> books.calendars().of(orders(), DomainName.GENERAL, Instant.EPOCH, day(400)));
    }

    private AssetId orders() {
        return shop.store()
                .read(books -> books.judgements()
                        .page(
                                Principal.HEADWATER,
                                new Judgements.Search(
                                        "core.orders",
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Judgements.Sort.ASSET,
                                        Optional.empty(),
                                        1)))
                .items()
                .getFirst()
                .monitor()
                .asset();
    }

    private void add(Scope scope, Calendar.Event event) {
        shop.store()
                .change(books -> books.calendars().add(Principal.HEADWATER, CalendarEvent.draft(scope, event, SAID)));
    }

    private static Calendar.Event event(Instant from, Instant to, Calendar.Kind kind, String name) {
        return new Calendar.Event(from, to, kind, name);
    }

    private static Instant day(int day) {
        return Shop.MONDAY.plus(Duration.ofDays(day));
    }
}
