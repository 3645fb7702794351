import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import { api, body, type Schemas } from "../api/client";
import type { Column } from "../parts/columns";
import { Empty } from "../parts/Notes";
import { useMay } from "../session/me";
import { plural } from "../words/amounts";
import { AddAudience } from "./AddAudience";
import { actionsColumn, Part } from "./Part";
import { Removal } from "./Removal";
import { audiencesQuery, channelsQuery, peopleQuery } from "./settings-data";

type Audience = Schemas["AudienceRow"];

const COLUMNS: Column<Audience>[] = [
  { key: "who", word: "Who", plain: true, cell: (audience) => <Who audience={audience} /> },
  {
    key: "domain",
    word: "Domain",
    cell: ({ domain }) => (domain ? <bdi>{domain}</bdi> : <span className="soft">all</span>),
  },
  { key: "channel", word: "Channel", cell: ({ channel }) => <bdi>{channel}</bdi> },
  {
    key: "most",
    word: "At most",
    look: "num",
    cell: ({ perDay }) => `${plural(perDay, "interruption")} a day`,
  },
  { key: "zone", word: "Day in zone", cell: ({ zone }) => zone },
];

export function AudiencesPart() {
  const query = useQuery(audiencesQuery);
  const channels = useQuery(channelsQuery).data;
  const mayEdit = useMay("EDITOR");
  const [isAdding, setAdding] = useState(false);
  const actions = actionsColumn<Audience>((audience) => <RemoveAudience audience={audience} />);
  return (
    <Part
      title="Audiences"
      intro="Who hears of which domain, through which channel, and how often in a day at most. What does not fit waits for the digest; SEV0 and SEV1 always interrupt."
      action="Add an audience"
      onAdd={mayEdit ? () => setAdding(true) : undefined}
      form={isAdding ? <AddAudience onClose={() => setAdding(false)} /> : null}
      query={query}
      columns={mayEdit ? [...COLUMNS, actions] : COLUMNS}
      keyOf={({ id }) => id}
      empty={
        <Empty>
          <p>Nobody listens yet, so incidents are shown here and told to nobody.</p>
          <p>
            {channels?.length === 0 ? (
              <Link to="/settings/channels">Add a channel first</Link>
            ) : (
              "Add an audience above."
            )}
          </p>
        </Empty>
      }
    />
  );
}

/** What an audience is called: the person whose budget it is, its recipient, or everybody at its channel. */
function useName(audience: Audience): { name: string; isPerson: boolean } {
  const people = useQuery(peopleQuery).data ?? [];
  const person = people.find(({ id }) => id === audience.person);
  const name =
    person?.name ?? (audience.recipient === "" ? `everybody at ${audience.channel}` : audience.recipient);
  return { name, isPerson: person !== undefined };
}

function Who({ audience }: { audience: Audience }) {
  const { name, isPerson } = useName(audience);
  return (
    <>
      <b>
        <bdi>{name}</bdi>
      </b>
      {isPerson && audience.recipient !== "" ? (
        <div className="soft small">
          <bdi>{audience.recipient}</bdi>
        </div>
      ) : null}
    </>
  );
}

function RemoveAudience({ audience }: { audience: Audience }) {
  const { name } = useName(audience);
  return (
    <div className="actions">
      <Removal
        word="Remove"
        name={name}
        consequence={
          <>
            It hears no more of <bdi>{audience.domain ?? "any domain"}</bdi>; what it was told stays.
          </>
        }
        remove={() => body(api.DELETE("/api/v1/audiences/{id}", { params: { path: { id: audience.id } } }))}
        touched={[["audiences"]]}
      />
    </div>
  );
}
