package io.headwater.server.http.source;

import io.headwater.core.access.Permission;
import io.headwater.core.access.Principal;
import io.headwater.core.collect.Collector;
import io.headwater.server.assembly.Assembly;
import io.headwater.server.http.Listed;
import io.headwater.server.http.Needs;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class DoctorApi {
    private final Assembly assembly;

    DoctorApi(Assembly assembly) {
        this.assembly = assembly;
    }

    /** What was found of one thing, and what to do when it does not work. */
    public record FindingRow(String about, Collector.Step.Outcome outcome, String text) {}

    @Needs(Permission.ADMINISTER)
    @GetMapping("/api/v1/doctor")
    Listed<FindingRow> examine(Principal principal) {
        return Listed.all(assembly.examining().examine(principal).stream()
                .map(finding -> new FindingRow(finding.about(), finding.outcome(), finding.text()))
                .toList());
    }
}
