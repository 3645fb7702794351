import { NativeSelect, NumberInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api, body, type Schemas } from "../api/client";
import { useChange } from "../api/lists";
import { Problem } from "../api/problem";
import { FormCard } from "../parts/FormCard";
import { TextField } from "../parts/TextField";
import { ownZone } from "../words/time";
import { channelsQuery, domainsQuery, peopleQuery } from "./settings-data";

const PER_DAY = 5;

export function AddAudience({ onClose }: { onClose: () => void }) {
  const channels = useQuery(channelsQuery).data ?? [];
  const domains = useQuery(domainsQuery).data ?? [];
  const people = useQuery(peopleQuery).data ?? [];
  const [channel, setChannel] = useState("");
  const [domain, setDomain] = useState("");
  const [recipient, setRecipient] = useState("");
  const [person, setPerson] = useState("");
  const [perDay, setPerDay] = useState<string | number>(PER_DAY);
  const [zone, setZone] = useState(ownZone());
  const add = useChange(
    (draft: Schemas["AudienceDraft"]) => body(api.POST("/api/v1/audiences", { body: draft })),
    [["audiences"]],
  );
  const problem = add.error ? Problem.of(add.error) : undefined;
  const through = channel === "" ? (channels[0]?.name ?? "") : channel;
  return (
    <FormCard
      title="Add an audience"
      action="Add"
      isReady={through !== "" && perDay !== ""}
      isPending={add.isPending}
      error={add.error}
      onClose={onClose}
      onSubmit={() =>
        add.mutate(
          {
            channel: through,
            recipient: recipient.trim(),
            zone: zone.trim(),
            ...(domain === "" ? {} : { domain }),
            ...(person === "" ? {} : { person: Number(person) }),
            ...(typeof perDay === "number" ? { perDay } : {}),
          },
          { onSuccess: onClose },
        )
      }
    >
      <div className="pairs">
        <NativeSelect
          label="Domain"
          value={domain}
          data={[{ value: "", label: "All domains" }, ...domains.map(({ name }) => name)]}
          onChange={(event) => setDomain(event.currentTarget.value)}
        />
        <NativeSelect
          label="Channel"
          required
          value={through}
          data={channels.map(({ name }) => name)}
          error={channels.length === 0 ? "Add a channel first" : problem?.field("channel")}
          onChange={(event) => setChannel(event.currentTarget.value)}
        />
        <TextField
          label="Recipient"
          description="A mail address or #channel; empty where the channel has one receiver"
          value={recipient}
          word="recipient"
          problem={problem}
          onType={setRecipient}
        />
        <NativeSelect
          label="Person"
          description="Whose budget it is"
          value={person}
          data={[
            { value: "", label: "Nobody in particular" },
            ...people.map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
          onChange={(event) => setPerson(event.currentTarget.value)}
        />
        <NumberInput
          label="Interruptions a day"
          description="What does not fit waits for the digest"
          value={perDay}
          min={0}
          allowDecimal={false}
          error={problem?.field("perDay")}
          onChange={setPerDay}
        />
        <TextField
          label="Time zone"
          description="When the day begins"
          value={zone}
          word="zone"
          problem={problem}
          onType={setZone}
        />
      </div>
    </FormCard>
  );
}
