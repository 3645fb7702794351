package io.headwater.server.http.calendar;

import io.headwater.core.access.DomainName;
import io.headwater.core.access.Permission;
import io.headwater.core.access.Principal;
import io.headwater.core.calendar.CalendarEvent.Said;
import io.headwater.core.calendar.Calendars.HolidayCountry;
import io.headwater.core.calendar.Foreknown;
import io.headwater.server.assembly.Assembly;
import io.headwater.server.http.Listed;
import io.headwater.server.http.Needs;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
class HolidayApi {
    private final Assembly assembly;

    HolidayApi(Assembly assembly) {
        this.assembly = assembly;
    }

    /**
     * A country whose public holidays count.
     *
     * @param domain for which; absent for everything
     * @param country its ISO 3166 code of two letters
     */
    record CountryRow(long id, @Nullable String domain, String country, String by, Instant at) {
        static CountryRow of(HolidayCountry known) {
            return new CountryRow(
                    known.id(),
                    known.domain().map(DomainName::value).orElse(null),
                    known.country(),
                    known.said().by(),
                    known.said().at());
        }
    }

    @Needs(Permission.VIEW)
    @GetMapping("/holidays")
    Listed<CountryRow> list(Principal principal) {
        return Listed.all(
                assembly.parts().store().read(books -> books.calendars().countries(principal)).stream()
                        .map(CountryRow::of)
                        .toList());
    }

    /** A country whose holidays are to count; without a domain for everything. */
    record CountryWish(@Nullable String domain, String country) {}

    @Needs(Permission.EDIT)
    @PostMapping("/holidays")
    ResponseEntity<CountryRow> add(Principal principal, @RequestBody CountryWish wish) {
        var said = new Said(principal.name(), assembly.parts().clock().instant(), Optional.empty());
        var draft = new HolidayCountry(
                0, Optional.ofNullable(wish.domain()).map(DomainName::new), Foreknown.country(wish.country()), said);
        var added = assembly.parts().store().write(books -> books.calendars().add(principal, draft));
        return ResponseEntity.status(HttpStatus.CREATED).body(CountryRow.of(added));
    }

    @Needs(Permission.EDIT)
    @DeleteMapping("/holidays/{id}")
    ResponseEntity<Void> remove(Principal principal, @PathVariable long id) {
        assembly.parts().store().change(books -> books.calendars().removeCountry(principal, id));
        return ResponseEntity.noContent().build();
    }

    /** The countries whose holidays are known, by their ISO 3166 codes. */
    @Needs(Permission.VIEW)
    @GetMapping("/holiday-countries")
    List<String> known() {
        return Foreknown.countries();
    }
}
