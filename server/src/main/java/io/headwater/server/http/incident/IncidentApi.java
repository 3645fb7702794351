package io.headwater.server.http.incident;

import io.headwater.core.access.Missing;
import io.headwater.core.access.Permission;
import io.headwater.core.access.PersonId;
import io.headwater.core.access.Principal;
import io.headwater.core.incident.Incident;
import io.headwater.core.incident.IncidentId;
import io.headwater.core.incident.Outcome;
import io.headwater.core.incident.Severity;
import io.headwater.core.incident.Stage;
import io.headwater.server.assembly.Assembly;
import io.headwater.server.assembly.Responding;
import io.headwater.server.http.Etags;
import io.headwater.server.http.Listed;
import io.headwater.server.http.Needs;
import io.headwater.server.http.feedback.EventNamed;
import io.headwater.server.http.feedback.OutcomeWish;
import io.headwater.store.Books;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/incidents")
class IncidentApi {
    private final Assembly assembly;

    IncidentApi(Assembly assembly) {
        this.assembly = assembly;
    }

    /** How many incidents there are: {@code unclaimed} ones are open and nobody has acknowledged them. */
    public record IncidentCounts(long open, long unclaimed, long resolved) {}

    @Needs(Permission.VIEW)
    @GetMapping
    Listed<IncidentRow> list(Principal principal, IncidentFilter filter) {
        return read(books -> {
            var names = names(books);
            return Listed.of(
                    books.incidents().page(principal, filter.search(principal)),
                    incident -> IncidentRow.of(incident, names));
        });
    }

    @Needs(Permission.VIEW)
    @GetMapping("/counts")
    IncidentCounts counts(Principal principal) {
        var counts = read(books -> books.incidents().counts(principal));
        return new IncidentCounts(counts.open(), counts.unclaimed(), counts.resolved());
    }

    @Needs(Permission.VIEW)
    @GetMapping("/{id}")
    ResponseEntity<IncidentDetail> one(Principal principal, @PathVariable long id) {
        return read(books -> {
            var incident = books.incidents()
                    .find(principal, new IncidentId(id))
                    .orElseThrow(() -> new Missing(new IncidentId(id).text()));
            return Etags.tagged(incident.version(), detail(books, incident));
        });
    }

    @Needs(Permission.RESPOND)
    @PostMapping("/{id}/acknowledgement")
    ResponseEntity<IncidentRow> acknowledge(Principal principal, @PathVariable long id) {
        return row(responding().acknowledge(principal, new IncidentId(id)));
    }

    /** Whom an incident is handed to: a person's number; none takes it from everybody. */
    public record OwnerWish(@Nullable Long person) {}

    @Needs(Permission.RESPOND)
    @PutMapping("/{id}/owner")
    ResponseEntity<IncidentRow> own(
            Principal principal,
            @PathVariable long id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody OwnerWish wish) {
        check(principal, id, ifMatch);
        var owner = Optional.ofNullable(wish.person()).map(PersonId::new);
        return row(responding().assign(principal, new IncidentId(id), owner));
    }

    /** How bad somebody says it is, and why. */
    public record SeverityWish(Severity severity, String reason) {}

    @Needs(Permission.RESPOND)
    @PutMapping("/{id}/severity")
    ResponseEntity<IncidentRow> rate(
            Principal principal,
            @PathVariable long id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody SeverityWish wish) {
        check(principal, id, ifMatch);
        return row(responding().rate(principal, new IncidentId(id), wish.severity(), wish.reason()));
    }

    /** The stage that it moves to. */
    public record StageWish(Stage stage) {}

    @Needs(Permission.RESPOND)
    @PutMapping("/{id}/stage")
    ResponseEntity<IncidentRow> move(
            Principal principal,
            @PathVariable long id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody StageWish wish) {
        check(principal, id, ifMatch);
        return row(responding().moveTo(principal, new IncidentId(id), wish.stage()));
    }

    /** What somebody has to say. */
    public record Comment(String text) {}

    @Needs(Permission.RESPOND)
    @PostMapping("/{id}/comments")
    ResponseEntity<Void> comment(Principal principal, @PathVariable long id, @RequestBody Comment comment) {
        responding().comment(principal, new IncidentId(id), comment.text());
        return ResponseEntity.noContent().build();
    }

    /**
     * What it turned out to be.
     *
     * @param staysNormal for EXPECTED: whether what was seen is the new normal
     * @param event for EXPECTED, once: what it was; events of its kind and name are learnt from together
     */
    public record ResolutionWish(
            Outcome outcome,
            @Nullable String comment,
            @Nullable Boolean staysNormal,
            @Nullable EventNamed event) {
        Responding.Answer answer() {
            return new OutcomeWish(outcome, staysNormal, event).answer();
        }
    }

    @Needs(Permission.RESPOND)
    @PostMapping("/{id}/resolution")
    ResponseEntity<IncidentRow> resolve(
            Principal principal,
            @PathVariable long id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody ResolutionWish wish) {
        check(principal, id, ifMatch);
        return row(responding()
                .resolve(principal, new IncidentId(id), wish.answer(), wish.comment() == null ? "" : wish.comment()));
    }

    private Responding responding() {
        return assembly.responding();
    }

    private void check(Principal principal, long id, @Nullable String ifMatch) {
        read(books -> books.incidents().find(principal, new IncidentId(id)))
                .ifPresent(incident ->
                        Etags.check(ifMatch, incident.version(), incident.id().text()));
    }

    private IncidentDetail detail(Books books, Incident incident) {
        var explained = books.explanations().of(incident.id());
        return new IncidentDetail(
                IncidentRow.of(incident, names(books)),
                books.incidents().symptoms(incident.id()).stream()
                        .map(symptom ->
                                IncidentDetail.SymptomRow.of(symptom, Optional.ofNullable(explained.get(symptom.id()))))
                        .toList(),
                books.incidents().timeline(incident.id()).stream()
                        .map(IncidentDetail.TimelineRow::of)
                        .toList(),
                books.audiences().decisions(incident.id()).stream()
                        .map(IncidentDetail.DecisionRow::of)
                        .toList());
    }

    private ResponseEntity<IncidentRow> row(Incident incident) {
        return Etags.tagged(incident.version(), read(books -> IncidentRow.of(incident, names(books))));
    }

    private static Map<PersonId, String> names(Books books) {
        return books.people().all(Principal.HEADWATER).stream()
                .collect(Collectors.toMap(member -> member.id(), member -> member.name()));
    }

    private <T> T read(java.util.function.Function<Books, T> question) {
        return assembly.parts().store().read(question);
    }
}
