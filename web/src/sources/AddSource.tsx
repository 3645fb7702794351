import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useNavigate } from "react-router";
import { useChange } from "../api/lists";
import { Problem } from "../api/problem";
import { Card } from "../parts/Card";
import { ProblemNote } from "../parts/Notes";
import { domainsQuery } from "../settings/settings-data";
import { ConnectionTest } from "./ConnectionTest";
import { given, type Reading, ReadingFields } from "./ReadingFields";
import { isComplete, SettingFields, settled, type Typed } from "./SettingFields";
import { addSource, sourceKindsQuery } from "./source-data";

export function AddSource({ onClose }: { onClose: () => void }) {
  const kinds = useQuery(sourceKindsQuery).data ?? [];
  const domains = useQuery(domainsQuery).data ?? [];
  const navigate = useNavigate();
  const [chosen, setChosen] = useState("");
  const [name, setName] = useState("");
  const [domain, setDomain] = useState("");
  const [typed, setTyped] = useState<Typed>({});
  const [reading, setReading] = useState<Reading>({});
  const kind = kinds.find((known) => known.kind === chosen) ?? kinds[0];
  const add = useChange(addSource, [["sources"]]);
  const problem = add.error ? Problem.of(add.error) : undefined;
  if (kind === undefined) {
    return null;
  }
  const connection = () => ({ kind: kind.kind, ...settled(kind.settings, typed) });
  const isReady = isComplete(kind.settings, typed);
  return (
    <Card title="Connect a source" aside="it is only ever read">
      <form
        className="fields"
        onSubmit={(event) => {
          event.preventDefault();
          add.mutate(
            {
              name: name.trim(),
              connection: connection(),
              reading: given(reading),
              ...(domain === "" ? {} : { domain }),
            },
            { onSuccess: (source) => navigate(`/sources/${source.id}`) },
          );
        }}
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
            description="What people call it"
            required
            value={name}
            error={problem?.field("name")}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <SettingFields settings={kind.settings} typed={typed} onType={setTyped} problem={problem} />
          <NativeSelect
            label="Domain"
            description="Where assets land that no domain claims"
            value={domain}
            data={[
              { value: "", label: "general" },
              ...domains.map((known) => known.name).filter((n) => n !== "general"),
            ]}
            onChange={(event) => setDomain(event.currentTarget.value)}
          />
        </div>
        <details>
          <summary>How much it may be asked for</summary>
          <ReadingFields reading={reading} onChange={setReading} problem={problem} />
        </details>
        <ConnectionTest connection={connection} isReady={isReady} />
        <ProblemNote error={add.error} doing="Connecting" />
        <div className="row">
          <Button
            type="submit"
            variant="filled"
            disabled={!isReady || name.trim() === ""}
            loading={add.isPending}
          >
            Connect
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </form>
    </Card>
  );
}
