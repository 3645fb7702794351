package io.headwater.core.catalog;

import io.headwater.core.access.Grant;
import io.headwater.core.access.PersonId;
import java.util.List;

/**
 * Somebody who owns, reads or is told. Not an account: an e-mail address, a Slack id and a database role are handles
 * of one person.
 */
public record Person(PersonId id, String name, List<Handle> handles, List<Grant> grants, boolean active) {

    public Person {
        handles = List.copyOf(handles);
        grants = List.copyOf(grants);
    }

    /** A name that a person goes by in one system. */
    public record Handle(Kind kind, String value) {
        /** The system that knows the name. */
        public enum Kind {
            EMAIL,
            SLACK,
            DATABASE_ROLE
        }
    }
}
