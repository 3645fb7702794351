package io.headwater.server.http.people;

import io.headwater.core.access.DomainName;
import io.headwater.core.access.Permission;
import io.headwater.core.access.Principal;
import io.headwater.core.catalog.Domains.Domain;
import io.headwater.server.assembly.Assembly;
import io.headwater.server.http.Etags;
import io.headwater.server.http.Listed;
import io.headwater.server.http.Needs;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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
@RequestMapping("/api/v1/domains")
class DomainApi {
    private final Assembly assembly;

    DomainApi(Assembly assembly) {
        this.assembly = assembly;
    }

    /**
     * A set of assets with an owning team.
     *
     * @param prefixes beginnings of asset names that land in it, for example {@code shop.core}
     * @param version counts changes; the entity tag
     */
    public record DomainRow(String name, String description, List<String> prefixes, long version) {
        public DomainRow {
            prefixes = List.copyOf(prefixes);
        }

        static DomainRow of(Domain domain) {
            return new DomainRow(domain.name().value(), domain.description(), domain.prefixes(), domain.version());
        }
    }

    @Needs(Permission.VIEW)
    @GetMapping
    Listed<DomainRow> list(Principal principal) {
        return Listed.all(assembly.parts().store().read(books -> books.domains().all(principal)).stream()
                .map(DomainRow::of)
                .toList());
    }

    /** A domain to be added. */
    public record DomainDraft(
            String name,
            @Nullable String description,
            @Nullable List<String> prefixes) {}

    @Needs(Permission.ADMINISTER)
    @PostMapping
    ResponseEntity<DomainRow> add(Principal principal, @RequestBody DomainDraft draft) {
        var saved = save(principal, draft.name(), new DomainChange(draft.description(), draft.prefixes()), 0);
        return ResponseEntity.status(HttpStatus.CREATED).body(DomainRow.of(saved));
    }

    /** How a domain is to be. */
    public record DomainChange(
            @Nullable String description, @Nullable List<String> prefixes) {}

    @Needs(Permission.ADMINISTER)
    @PutMapping("/{name}")
    ResponseEntity<DomainRow> change(
            Principal principal,
            @PathVariable String name,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody DomainChange change) {
        var saved = save(principal, name, change, Etags.need(ifMatch));
        return Etags.tagged(saved.version(), DomainRow.of(saved));
    }

    private Domain save(Principal principal, String name, DomainChange change, long version) {
        var wanted = new Domain(
                new DomainName(name),
                change.description() == null ? "" : change.description(),
                change.prefixes() == null ? List.of() : change.prefixes(),
                version);
        return assembly.parts().store().write(books -> books.domains().save(principal, wanted));
    }
}
