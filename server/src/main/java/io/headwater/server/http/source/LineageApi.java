package io.headwater.server.http.source;

import io.headwater.connect.openlineage.RunEvents;
import io.headwater.core.access.DomainName;
import io.headwater.core.access.Permission;
import io.headwater.core.access.Principal;
import io.headwater.core.collect.Facts;
import io.headwater.server.assembly.Assembly;
import io.headwater.server.http.Needs;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Takes OpenLineage run events; answers when they are stored. */
@RestController
class LineageApi {
    private final Assembly assembly;

    LineageApi(Assembly assembly) {
        this.assembly = assembly;
    }

    @Needs(Permission.INGEST)
    @PostMapping(value = "/api/v1/lineage", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Void> take(Principal principal, @RequestBody String event) {
        principal.need(Permission.INGEST, DomainName.GENERAL);
        var now = assembly.parts().clock().instant();
        var facts = RunEvents.read(event, now);
        var origin = new Facts.Origin(Optional.empty(), DomainName.GENERAL);
        assembly.parts().store().change(books -> assembly.intake().take(books, origin, facts, now));
        return ResponseEntity.status(HttpStatus.CREATED).build();
    }
}
