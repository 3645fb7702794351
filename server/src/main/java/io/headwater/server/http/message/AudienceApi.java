package io.headwater.server.http.message;

import io.headwater.core.access.DomainName;
import io.headwater.core.access.Permission;
import io.headwater.core.access.PersonId;
import io.headwater.core.access.Principal;
import io.headwater.core.incident.Severity;
import io.headwater.core.route.AlertBudget;
import io.headwater.core.route.Audience;
import io.headwater.server.assembly.Assembly;
import io.headwater.server.http.Listed;
import io.headwater.server.http.Needs;
import java.time.DateTimeException;
import java.time.ZoneId;
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
@RequestMapping("/api/v1/audiences")
class AudienceApi {
    private static final int PER_DAY = 5;

    private final Assembly assembly;

    AudienceApi(Assembly assembly) {
        this.assembly = assembly;
    }

    /**
     * Who hears of a domain.
     *
     * @param domain absent for all domains
     * @param recipient an address within the channel; empty where it has one receiver
     * @param perDay how many interruptions fit in a day; what does not fit waits for the digest
     */
    public record AudienceRow(
            long id,
            @Nullable String domain,
            String channel,
            String recipient,
            @Nullable Long person,
            int perDay,
            String zone) {
        static AudienceRow of(Audience audience) {
            return new AudienceRow(
                    audience.id(),
                    audience.domain().map(DomainName::value).orElse(null),
                    audience.channel(),
                    audience.recipient(),
                    audience.person().map(PersonId::value).orElse(null),
                    audience.budget().perDay(),
                    audience.budget().zone().getId());
        }
    }

    @Needs(Permission.VIEW)
    @GetMapping
    Listed<AudienceRow> list(Principal principal) {
        return Listed.all(
                assembly.parts().store().read(books -> books.audiences().all(principal)).stream()
                        .map(AudienceRow::of)
                        .toList());
    }

    /** Somebody to be told; the same domain, channel and recipient again changes the budget. */
    public record AudienceDraft(
            @Nullable String domain,
            String channel,
            @Nullable String recipient,
            @Nullable Long person,
            @Nullable Integer perDay,
            @Nullable String zone) {
        Audience audience() {
            return new Audience(
                    0,
                    Optional.ofNullable(domain).map(DomainName::new),
                    channel,
                    recipient == null ? "" : recipient,
                    Optional.ofNullable(person).map(PersonId::new),
                    new AlertBudget(perDay == null ? PER_DAY : perDay, zoneId(), Severity.SEV1));
        }

        private ZoneId zoneId() {
            try {
                return ZoneId.of(zone == null ? "UTC" : zone);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("zone: a time zone such as Europe/Berlin is needed, not " + zone, e);
            }
        }
    }

    @Needs(Permission.EDIT)
    @PostMapping
    ResponseEntity<AudienceRow> add(Principal principal, @RequestBody AudienceDraft draft) {
        var added = assembly.connecting().addAudience(principal, draft.audience());
        return ResponseEntity.status(HttpStatus.CREATED).body(AudienceRow.of(added));
    }

    @Needs(Permission.EDIT)
    @DeleteMapping("/{id}")
    ResponseEntity<Void> remove(Principal principal, @PathVariable long id) {
        assembly.connecting().removeAudience(principal, id);
        return ResponseEntity.noContent().build();
    }
}
