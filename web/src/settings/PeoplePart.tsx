import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api, body, type Schemas } from "../api/client";
import { useChange } from "../api/lists";
import { Secret } from "../parts/Secret";
import { say } from "../parts/say";
import { useMay, useMe } from "../session/me";
import { grantWords } from "./GrantFields";
import { Part } from "./Part";
import { ChangePerson, InvitePerson } from "./PersonForms";
import { peopleQuery } from "./settings-data";

type Person = Schemas["PersonRow"];

export function linkOf(person: number) {
  return body(api.POST("/api/v1/people/{id}/signin-link", { params: { path: { id: person } } }));
}

export function PeoplePart() {
  const query = useQuery(peopleQuery);
  const mayAdminister = useMay("ADMIN");
  const [isInviting, setInviting] = useState(false);
  const [link, setLink] = useState<{ name: string; url: string } | null>(null);
  const people = query.data ?? [];
  return (
    <Part
      title="People"
      intro="Who may sign in, and what each may do. People sign in by a link that works once, within a day."
      action="Invite somebody"
      onAdd={mayAdminister ? () => setInviting(true) : undefined}
      form={
        isInviting ? (
          <InvitePerson
            onInvited={(name, url) => {
              setLink({ name, url });
              setInviting(false);
            }}
            onClose={() => setInviting(false)}
          />
        ) : null
      }
      isReading={query.isPending}
      error={query.error}
    >
      {link ? (
        <Secret label={`The sign-in link for ${link.name}; it is shown only now:`} text={link.url} />
      ) : null}
      <table className="list folds">
        <thead>
          <tr>
            <th>Person</th>
            <th>May do</th>
            <th>Signs in</th>
            <th>
              <span className="unseen">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <PersonLine
              key={person.id}
              person={person}
              mayAdminister={mayAdminister}
              onLink={(url) => setLink({ name: person.name, url })}
            />
          ))}
        </tbody>
      </table>
    </Part>
  );
}

interface LineProps {
  person: Person;
  mayAdminister: boolean;
  onLink: (url: string) => void;
}

function PersonLine({ person, mayAdminister, onLink }: LineProps) {
  const me = useMe().data;
  const [isChanging, setChanging] = useState(false);
  const makeLink = useChange(() => linkOf(person.id), []);
  return (
    <tr>
      <td>
        <b>{person.name}</b> {person.id === me?.person ? <span className="faint">you</span> : null}
        <div className="soft small">{person.email}</div>
      </td>
      <td data-label="May do">{grantWords(person.grants)}</td>
      <td data-label="Signs in">{person.active ? "yes" : <span className="soft">deactivated</span>}</td>
      <td>
        {mayAdminister ? (
          <div className="actions">
            {person.active ? (
              <Button
                loading={makeLink.isPending}
                aria-label={`New sign-in link for ${person.name}`}
                onClick={() =>
                  makeLink.mutate(undefined, {
                    onSuccess: ({ url }) => onLink(url),
                    onError: (error) => say(error.message),
                  })
                }
              >
                New sign-in link
              </Button>
            ) : null}
            <Button onClick={() => setChanging(true)} aria-label={`Change ${person.name}`}>
              Change…
            </Button>
          </div>
        ) : null}
        {isChanging ? <ChangePerson person={person} onClose={() => setChanging(false)} /> : null}
      </td>
    </tr>
  );
}
