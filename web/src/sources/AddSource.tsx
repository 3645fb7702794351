import { NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useNavigate } from "react-router";
import { useChange } from "../api/lists";
import { Problem } from "../api/problem";
import { FormCard } from "../parts/FormCard";
import { domainsQuery } from "../settings/settings-data";
import { ConnectionTest } from "./ConnectionTest";
import { KindFields, useKind } from "./KindFields";
import { given, type Reading, ReadingFields } from "./ReadingFields";
import { addSource, sourceKindsQuery, tryConnection } from "./source-data";

export function AddSource({ onClose }: { onClose: () => void }) {
  const form = useKind(useQuery(sourceKindsQuery).data ?? []);
  const domains = useQuery(domainsQuery).data ?? [];
  const navigate = useNavigate();
  const [domain, setDomain] = useState("");
  const [reading, setReading] = useState<Reading>({});
  const add = useChange(addSource, [["sources"]]);
  const problem = add.error ? Problem.of(add.error) : undefined;
  return (
    <FormCard
      title="Connect a source"
      aside="it is only ever read"
      action="Connect"
      isReady={form.name.trim() !== "" && form.isComplete}
      isPending={add.isPending}
      error={add.error}
      doing="Connecting"
      onClose={onClose}
      onSubmit={() =>
        add.mutate(
          {
            name: form.name.trim(),
            connection: form.connection(),
            reading: given(reading),
            ...(domain === "" ? {} : { domain }),
          },
          { onSuccess: (source) => navigate(`/sources/${source.id}`) },
        )
      }
    >
      <div className="pairs">
        <KindFields form={form} help="What people call it" problem={problem} />
        <NativeSelect
          label="Domain"
          description="Where assets land that no domain claims"
          value={domain}
          data={[
            { value: "", label: "general" },
            ...domains.map((known) => known.name).filter((name) => name !== "general"),
          ]}
          onChange={(event) => setDomain(event.currentTarget.value)}
        />
      </div>
      <details>
        <summary>How much it may be asked for</summary>
        <ReadingFields reading={reading} onChange={setReading} problem={problem} />
      </details>
      <ConnectionTest
        attempt={(heard, signal) => tryConnection(form.connection(), heard, signal)}
        isReady={form.isComplete}
      />
    </FormCard>
  );
}
