package io.headwater.server.http.feedback;

import io.headwater.core.access.Permission;
import io.headwater.core.access.Principal;
import io.headwater.core.detect.Judgements.Saying;
import io.headwater.core.incident.IncidentId;
import io.headwater.core.monitor.MonitorId;
import io.headwater.server.assembly.Assembly;
import io.headwater.server.feedback.Rehearsal;
import io.headwater.server.feedback.Sayings;
import io.headwater.server.http.Needs;
import java.util.List;
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
class FeedbackApi {
    private final Rehearsal rehearsal;
    private final Sayings sayings;

    FeedbackApi(Assembly assembly) {
        this.rehearsal = new Rehearsal(assembly.parts());
        this.sayings = new Sayings(assembly.parts());
    }

    /** What another tuning would have told of the last sixty days; nothing is kept. */
    @Needs(Permission.VIEW)
    @PostMapping("/monitors/{id}/tuning-effect")
    EffectRow tuned(Principal principal, @PathVariable long id, @RequestBody TuningWish wish) {
        return EffectRow.of(rehearsal.tuned(principal, new MonitorId(id), wish.of(), wish.tuning()));
    }

    /** What saying this would have changed of the last sixty days; nothing is kept. */
    @Needs(Permission.VIEW)
    @PostMapping("/monitors/{id}/label-effect")
    EffectRow labelled(Principal principal, @PathVariable long id, @RequestBody LabelWish wish) {
        return EffectRow.of(rehearsal.taught(principal, new MonitorId(id), wish.of(), wish.teaching()));
    }

    /** What resolving it so changes of each of its series; nothing is kept. */
    @Needs(Permission.VIEW)
    @PostMapping("/incidents/{id}/resolution-effect")
    List<EffectRow> resolved(Principal principal, @PathVariable long id, @RequestBody OutcomeWish wish) {
        return rehearsal.resolved(principal, new IncidentId(id), wish.answer()).stream()
                .map(EffectRow::of)
                .toList();
    }

    /** What people said of the series of a monitor, the latest first. */
    @Needs(Permission.VIEW)
    @GetMapping("/monitors/{id}/labels")
    List<LabelRow> labels(Principal principal, @PathVariable long id) {
        return rows(sayings.all(principal, new MonitorId(id)));
    }

    @Needs(Permission.RESPOND)
    @PostMapping("/monitors/{id}/labels")
    List<LabelRow> say(Principal principal, @PathVariable long id, @RequestBody LabelWish wish) {
        return rows(sayings.say(principal, new MonitorId(id), wish.of(), wish.teaching()));
    }

    @Needs(Permission.RESPOND)
    @DeleteMapping("/monitors/{id}/labels/{number}")
    ResponseEntity<Void> takeBack(Principal principal, @PathVariable long id, @PathVariable long number) {
        sayings.takeBack(principal, new MonitorId(id), number);
        return ResponseEntity.noContent().build();
    }

    private static List<LabelRow> rows(List<Saying> sayings) {
        return sayings.stream().map(LabelRow::of).toList();
    }
}
