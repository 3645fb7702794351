package io.headwater.core.route;

import io.headwater.core.access.DomainName;
import java.util.List;

/** Who hears that Headwater itself cannot do its work: they mend it, they do not look for bad data. */
public final class Operators {
    private Operators() {}

    /** Those who hear of all domains; where there are none those who hear of this one, else everybody. */
    public static List<Audience> of(List<Audience> audiences, DomainName domain) {
        var everywhere = audiences.stream()
                .filter(audience -> audience.domain().isEmpty())
                .toList();
        var concerned =
                audiences.stream().filter(audience -> audience.hears(domain)).toList();
        return !everywhere.isEmpty() ? everywhere : !concerned.isEmpty() ? concerned : List.copyOf(audiences);
    }
}
