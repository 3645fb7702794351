package io.headwater.server.http.source;

import io.headwater.core.access.DomainName;
import io.headwater.core.access.Missing;
import io.headwater.core.access.Permission;
import io.headwater.core.access.Principal;
import io.headwater.core.catalog.SourceId;
import io.headwater.core.collect.ConnectedSource;
import io.headwater.core.collect.Settings;
import io.headwater.server.assembly.Assembly;
import io.headwater.server.assembly.Connecting.NewSource;
import io.headwater.server.assembly.Connecting.SourceWish;
import io.headwater.server.http.Etags;
import io.headwater.server.http.Listed;
import io.headwater.server.http.Needs;
import io.headwater.server.http.source.SourceRow.KindRow;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
class SourceApi {
    private final Assembly assembly;

    SourceApi(Assembly assembly) {
        this.assembly = assembly;
    }

    @Needs(Permission.VIEW)
    @GetMapping("/source-kinds")
    Listed<KindRow> kinds() {
        return Listed.all(assembly.parts().sources().stream()
                .map(kind -> KindRow.of(kind.word(), kind.settings()))
                .toList());
    }

    @Needs(Permission.VIEW)
    @GetMapping("/sources")
    Listed<SourceRow> list(Principal principal) {
        return Listed.all(assembly.parts().store().read(books -> books.sources().all(principal)).stream()
                .map(this::row)
                .toList());
    }

    @Needs(Permission.VIEW)
    @GetMapping("/sources/{id}")
    ResponseEntity<SourceRow> one(Principal principal, @PathVariable long id) {
        return tagged(assembly.parts()
                .store()
                .read(books -> books.sources().find(principal, new SourceId(id)))
                .orElseThrow(() -> new Missing("source " + id)));
    }

    /**
     * A source to be connected.
     *
     * @param domain where its assets land that no domain claims; {@code general} when absent
     */
    public record SourceDraft(
            String name,
            Connection connection,
            @Nullable String domain,
            @Nullable Reading reading) {}

    @Needs(Permission.ADMINISTER)
    @PostMapping("/sources")
    ResponseEntity<SourceRow> add(Principal principal, @RequestBody SourceDraft draft) {
        var reading = Optional.ofNullable(draft.reading()).orElse(Reading.DEFAULT);
        var source = assembly.connecting()
                .addSource(
                        principal,
                        new NewSource(
                                draft.connection().kind(),
                                draft.name(),
                                draft.connection().values(),
                                domain(draft.domain()),
                                reading.zoneId(),
                                reading.limits(),
                                reading.every()));
        return ResponseEntity.status(HttpStatus.CREATED)
                .eTag("\"" + source.version() + "\"")
                .body(row(source));
    }

    /** How a source is to be read; an absent secret keeps the one there is. */
    public record SourceChange(
            Map<String, String> settings,
            @Nullable String secret,
            @Nullable Reading reading,
            boolean paused) {
        public SourceChange {
            settings = Map.copyOf(settings);
        }

        /** Without the secret. */
        @Override
        public String toString() {
            return "SourceChange[%s]".formatted(settings);
        }
    }

    @Needs(Permission.ADMINISTER)
    @PutMapping("/sources/{id}")
    ResponseEntity<SourceRow> change(
            Principal principal,
            @PathVariable long id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody SourceChange change) {
        var reading = Optional.ofNullable(change.reading()).orElse(Reading.DEFAULT);
        var secret = change.secret() == null ? "" : change.secret();
        return tagged(assembly.connecting()
                .changeSource(
                        principal,
                        new SourceId(id),
                        new SourceWish(
                                new Settings(change.settings(), secret),
                                reading.zoneId(),
                                reading.limits(),
                                reading.every(),
                                change.paused(),
                                Etags.need(ifMatch))));
    }

    @Needs(Permission.ADMINISTER)
    @DeleteMapping("/sources/{id}")
    ResponseEntity<Void> remove(Principal principal, @PathVariable long id) {
        assembly.connecting().removeSource(principal, new SourceId(id));
        return ResponseEntity.noContent().build();
    }

    @Needs(Permission.EDIT)
    @PostMapping("/sources/{id}/collection")
    ResponseEntity<Void> collect(Principal principal, @PathVariable long id) {
        assembly.connecting().collectNow(principal, new SourceId(id));
        return ResponseEntity.accepted().build();
    }

    private static DomainName domain(@Nullable String given) {
        return given == null ? DomainName.GENERAL : new DomainName(given);
    }

    private ResponseEntity<SourceRow> tagged(ConnectedSource source) {
        return Etags.tagged(source.version(), row(source));
    }

    private SourceRow row(ConnectedSource source) {
        var now = assembly.parts().clock().instant();
        return SourceRow.of(
                source, assembly.parts().store().read(books -> books.sources().status(source.id(), now)));
    }
}
