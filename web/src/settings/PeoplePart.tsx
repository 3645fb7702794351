import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api, body, type Schemas } from "../api/client";
import { useChange } from "../api/lists";
import type { Column } from "../parts/columns";
import { Empty } from "../parts/Notes";
import { Secret } from "../parts/Secret";
import { say } from "../parts/say";
import { useMay, useMe } from "../session/me";
import { grantWords } from "./GrantFields";
import { actionsColumn, Part } from "./Part";
import { ChangePerson, InvitePerson } from "./PersonForms";
import { peopleQuery } from "./settings-data";

type Person = Schemas["PersonRow"];

interface Link {
  name: string;
  url: string;
}

export function linkOf(person: number) {
  return body(api.POST("/api/v1/people/{id}/signin-link", { params: { path: { id: person } } }));
}

const COLUMNS: Column<Person>[] = [
  { key: "person", word: "Person", plain: true, cell: (person) => <Name person={person} /> },
  { key: "grants", word: "May do", cell: ({ grants }) => grantWords(grants) },
  {
    key: "active",
    word: "Signs in",
    cell: ({ active }) => (active ? "yes" : <span className="soft">deactivated</span>),
  },
];

export function PeoplePart() {
  const query = useQuery(peopleQuery);
  const mayAdminister = useMay("ADMIN");
  const [isInviting, setInviting] = useState(false);
  const [link, setLink] = useState<Link | null>(null);
  const actions = actionsColumn<Person>((person) => <PersonActions person={person} onLink={setLink} />);
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
      above={
        link ? (
          <Secret label={`The sign-in link for ${link.name}; it is shown only now:`} text={link.url} />
        ) : null
      }
      query={query}
      columns={mayAdminister ? [...COLUMNS, actions] : COLUMNS}
      keyOf={({ id }) => id}
      empty={
        <Empty>
          <p>Nobody may sign in yet.</p>
        </Empty>
      }
    />
  );
}

function Name({ person }: { person: Person }) {
  const me = useMe().data;
  return (
    <>
      <b>
        <bdi>{person.name}</bdi>
      </b>{" "}
      {person.id === me?.person ? <span className="faint">you</span> : null}
      <div className="soft small">
        <bdi>{person.email}</bdi>
      </div>
    </>
  );
}

function PersonActions({ person, onLink }: { person: Person; onLink: (link: Link) => void }) {
  const [isChanging, setChanging] = useState(false);
  const makeLink = useChange(() => linkOf(person.id), []);
  return (
    <>
      <div className="actions">
        {person.active ? (
          <Button
            loading={makeLink.isPending}
            aria-label={`New sign-in link for ${person.name}`}
            onClick={() =>
              makeLink.mutate(undefined, {
                onSuccess: ({ url }) => onLink({ name: person.name, url }),
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
      {isChanging ? <ChangePerson person={person} onClose={() => setChanging(false)} /> : null}
    </>
  );
}
