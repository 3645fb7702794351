import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import { api, body, type Schemas } from "../api/client";
import { useChange } from "../api/lists";
import { Empty } from "../parts/Notes";
import { say } from "../parts/say";
import { useMay } from "../session/me";
import { plural } from "../words/amounts";
import { AddAudience } from "./AddAudience";
import { Part } from "./Part";
import { audiencesQuery, channelsQuery, peopleQuery } from "./settings-data";

type Audience = Schemas["AudienceRow"];

export function AudiencesPart() {
  const query = useQuery(audiencesQuery);
  const channels = useQuery(channelsQuery).data;
  const mayEdit = useMay("EDITOR");
  const [isAdding, setAdding] = useState(false);
  const audiences = query.data ?? [];
  return (
    <Part
      title="Audiences"
      intro="Who hears of which domain, through which channel, and how often in a day at most. What does not fit waits for the digest; SEV0 and SEV1 always interrupt."
      action="Add an audience"
      onAdd={mayEdit ? () => setAdding(true) : undefined}
      form={isAdding ? <AddAudience onClose={() => setAdding(false)} /> : null}
      isReading={query.isPending}
      error={query.error}
    >
      {audiences.length === 0 ? (
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
      ) : (
        <table className="list folds">
          <thead>
            <tr>
              <th>Who</th>
              <th>Domain</th>
              <th>Channel</th>
              <th>At most</th>
              <th>Day in zone</th>
              <th>
                <span className="unseen">Actions</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {audiences.map((audience) => (
              <AudienceLine key={audience.id} audience={audience} mayEdit={mayEdit} />
            ))}
          </tbody>
        </table>
      )}
    </Part>
  );
}

function AudienceLine({ audience, mayEdit }: { audience: Audience; mayEdit: boolean }) {
  const people = useQuery(peopleQuery).data ?? [];
  const remove = useChange(
    () => body(api.DELETE("/api/v1/audiences/{id}", { params: { path: { id: audience.id } } })),
    [["audiences"]],
  );
  const person = people.find(({ id }) => id === audience.person);
  const who =
    person?.name ?? (audience.recipient === "" ? `everybody at ${audience.channel}` : audience.recipient);
  return (
    <tr>
      <td>
        <b>{who}</b>
        {person && audience.recipient !== "" ? <div className="soft small">{audience.recipient}</div> : null}
      </td>
      <td data-label="Domain">{audience.domain ?? <span className="soft">all</span>}</td>
      <td data-label="Channel">{audience.channel}</td>
      <td data-label="At most" className="num">
        {plural(audience.perDay, "interruption")} a day
      </td>
      <td data-label="Zone">{audience.zone}</td>
      <td>
        {mayEdit ? (
          <div className="actions">
            <Button
              aria-label={`Remove ${who}`}
              loading={remove.isPending}
              onClick={() =>
                remove.mutate(undefined, {
                  onSuccess: () => say(`${who} hears no more of ${audience.domain ?? "any domain"}`),
                  onError: (error) => say(error.message),
                })
              }
            >
              Remove
            </Button>
          </div>
        ) : null}
      </td>
    </tr>
  );
}
