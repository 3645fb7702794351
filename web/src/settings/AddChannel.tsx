import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api, body, type Schemas } from "../api/client";
import { useChange } from "../api/lists";
import { Problem } from "../api/problem";
import { FormCard } from "../parts/FormCard";
import { TextField } from "../parts/TextField";
import { KindFields, useKind } from "../sources/KindFields";
import { channelKindsQuery } from "./settings-data";

export function AddChannel({ onClose }: { onClose: () => void }) {
  const form = useKind(useQuery(channelKindsQuery).data ?? []);
  const [hosts, setHosts] = useState("");
  const add = useChange(
    (draft: Schemas["ChannelDraft"]) => body(api.POST("/api/v1/channels", { body: draft })),
    [["channels"]],
  );
  const problem = add.error ? Problem.of(add.error) : undefined;
  return (
    <FormCard
      title="Add a channel"
      action="Add"
      isReady={form.name.trim() !== "" && form.isComplete}
      isPending={add.isPending}
      error={add.error}
      onClose={onClose}
      onSubmit={() =>
        add.mutate(
          {
            name: form.name.trim(),
            ...form.connection(),
            allowedHosts: hosts.split(/[\s,]+/).filter((host) => host !== ""),
          },
          { onSuccess: onClose },
        )
      }
    >
      <div className="pairs">
        <KindFields form={form} help="What audiences call it" problem={problem} />
        <TextField
          label="Private hosts it may reach"
          description="Names or addresses inside your network, separated by commas; all others in there are refused"
          word="allowedHosts"
          value={hosts}
          problem={problem}
          onType={setHosts}
        />
      </div>
    </FormCard>
  );
}
