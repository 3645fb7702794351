package io.headwater.server.http.people;

import io.headwater.core.access.Missing;
import io.headwater.core.access.People;
import io.headwater.core.access.People.Member;
import io.headwater.core.access.Permission;
import io.headwater.core.access.PersonId;
import io.headwater.core.access.Principal;
import io.headwater.server.assembly.Assembly;
import io.headwater.server.http.Listed;
import io.headwater.server.http.Needs;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/people")
class PeopleApi {
    private final Assembly assembly;

    PeopleApi(Assembly assembly) {
        this.assembly = assembly;
    }

    /**
     * A person.
     *
     * @param active whether she may sign in
     */
    public record PersonRow(long id, String name, String email, List<GrantRow> grants, boolean active) {
        public PersonRow {
            grants = List.copyOf(grants);
        }

        static PersonRow of(Member member) {
            return new PersonRow(
                    member.id().value(), member.name(), member.email(), GrantRow.of(member.grants()), member.active());
        }
    }

    @Needs(Permission.VIEW)
    @GetMapping
    Listed<PersonRow> list(Principal principal) {
        return Listed.all(people(
                people -> people.all(principal).stream().map(PersonRow::of).toList()));
    }

    /** Somebody to be invited. */
    public record PersonDraft(String name, String email, List<GrantRow> grants) {
        public PersonDraft {
            grants = List.copyOf(grants);
            if (name.isBlank() || name.length() > 200) {
                throw new IllegalArgumentException("name: 1 to 200 characters are needed");
            }
            if (!email.matches("[^@\\s]+@[^@\\s]+")) {
                throw new IllegalArgumentException("email: an address is needed, not " + email);
            }
        }
    }

    @Needs(Permission.ADMINISTER)
    @PostMapping
    ResponseEntity<PersonRow> add(Principal principal, @RequestBody PersonDraft draft) {
        var added = people(people -> people.add(
                principal, draft.name().strip(), draft.email().strip(), GrantRow.grants(draft.grants()), now()));
        return ResponseEntity.status(HttpStatus.CREATED).body(PersonRow.of(added));
    }

    /** How a person is to be. */
    public record PersonChange(String name, List<GrantRow> grants, boolean active) {
        public PersonChange {
            grants = List.copyOf(grants);
        }
    }

    @Needs(Permission.ADMINISTER)
    @PutMapping("/{id}")
    PersonRow change(Principal principal, @PathVariable long id, @RequestBody PersonChange change) {
        return people(people -> {
            var member = people.find(principal, new PersonId(id)).orElseThrow(() -> new Missing("person " + id));
            boolean self = principal.person().filter(member.id()::equals).isPresent();
            if (self && !change.active()) {
                throw new IllegalArgumentException("active: nobody can lock herself out");
            }
            return PersonRow.of(people.save(
                    principal,
                    new Member(
                            member.id(),
                            change.name(),
                            member.email(),
                            GrantRow.grants(change.grants()),
                            change.active())));
        });
    }

    /** A link that signs a person in once, within a day. */
    public record SigninLink(String url) {}

    @Needs(Permission.ADMINISTER)
    @PostMapping("/{id}/signin-link")
    ResponseEntity<SigninLink> link(Principal principal, @PathVariable long id) {
        String link = people(people -> {
            var member = people.find(principal, new PersonId(id)).orElseThrow(() -> new Missing("person " + id));
            return people.signinLink(principal, member.id(), now());
        });
        var url = assembly.parts().publicUrl().resolve("/sign-in#" + link);
        return ResponseEntity.status(HttpStatus.CREATED).body(new SigninLink(url.toString()));
    }

    private Instant now() {
        return assembly.parts().clock().instant();
    }

    private <T> T people(Function<People, T> question) {
        return assembly.parts().store().write(books -> question.apply(books.people()));
    }
}
