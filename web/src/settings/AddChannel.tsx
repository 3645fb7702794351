import { NativeSelect, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api, body, type Schemas } from "../api/client";
import { useChange } from "../api/lists";
import { Problem } from "../api/problem";
import { isComplete, SettingFields, settled, type Typed } from "../sources/SettingFields";
import { FormCard } from "./FormCard";
import { channelKindsQuery } from "./settings-data";

export function AddChannel({ onClose }: { onClose: () => void }) {
  const kinds = useQuery(channelKindsQuery).data ?? [];
  const [chosen, setChosen] = useState("");
  const [name, setName] = useState("");
  const [hosts, setHosts] = useState("");
  const [typed, setTyped] = useState<Typed>({});
  const add = useChange(
    (draft: Schemas["ChannelDraft"]) => body(api.POST("/api/v1/channels", { body: draft })),
    [["channels"]],
  );
  const problem = add.error ? Problem.of(add.error) : undefined;
  const kind = kinds.find((known) => known.kind === chosen) ?? kinds[0];
  if (kind === undefined) {
    return null;
  }
  return (
    <FormCard
      title="Add a channel"
      action="Add"
      isReady={name.trim() !== "" && isComplete(kind.settings, typed)}
      isPending={add.isPending}
      error={add.error}
      onClose={onClose}
      onSubmit={() =>
        add.mutate(
          {
            kind: kind.kind,
            name: name.trim(),
            ...settled(kind.settings, typed),
            allowedHosts: hosts.split(/[\s,]+/).filter((host) => host !== ""),
          },
          { onSuccess: onClose },
        )
      }
    >
      <div className="pairs">
        <NativeSelect
          label="Kind"
          value={kind.kind}
          data={kinds.map((known) => known.kind)}
          onChange={(event) => {
            setChosen(event.currentTarget.value);
            setTyped({});
          }}
        />
        <TextInput
          label="Name"
          description="What audiences call it"
          required
          value={name}
          error={problem?.field("name")}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <SettingFields settings={kind.settings} typed={typed} onType={setTyped} problem={problem} />
        <TextInput
          label="Private hosts it may reach"
          description="Names or addresses inside your network, separated by commas; all others in there are refused"
          value={hosts}
          error={problem?.field("allowedHosts")}
          onChange={(event) => setHosts(event.currentTarget.value)}
        />
      </div>
    </FormCard>
  );
}
