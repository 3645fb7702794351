import { NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useChange } from "../api/lists";
import { DialogForm } from "../parts/DialogForm";
import { domainsQuery } from "../settings/settings-data";
import { type Asset, type AssetDetail, chooseTimeColumn, moveToDomain } from "./asset-data";

const TEMPORAL = new Set(["DATE", "TIMESTAMP"]);

export function TimeColumnDialog({ detail, onClose }: { detail: AssetDetail; onClose: () => void }) {
  const { asset, fields, timeColumn } = detail;
  const [field, setField] = useState(timeColumn.field);
  const change = useChange(() => chooseTimeColumn(asset.id, field), [["asset", asset.id]]);
  const choices = fields.filter(({ type }) => TEMPORAL.has(type)).map(({ name }) => name);
  return (
    <DialogForm
      title="Which field says when a row belongs to?"
      action="Choose"
      isPending={change.isPending}
      error={change.error}
      onSubmit={() => change.mutate(undefined, { onSuccess: onClose })}
      isReady={field !== timeColumn.field || timeColumn.state !== "CHOSEN"}
      onClose={onClose}
    >
      <NativeSelect
        label="Time column"
        description="Rows are counted and measured by its hours or days. The history is measured anew with it."
        value={field}
        data={[{ value: "", label: "None: measure the whole each time" }, ...choices]}
        onChange={(event) => setField(event.currentTarget.value)}
      />
    </DialogForm>
  );
}

export function DomainDialog({ asset, onClose }: { asset: Asset; onClose: () => void }) {
  const domains = useQuery(domainsQuery).data ?? [];
  const [domain, setDomain] = useState(asset.domain);
  const change = useChange(() => moveToDomain(asset.id, domain), [["asset", asset.id], ["assets"]]);
  return (
    <DialogForm
      title={`Move ${asset.shortName} to another domain`}
      action="Move"
      isPending={change.isPending}
      error={change.error}
      onSubmit={() => change.mutate(undefined, { onSuccess: onClose })}
      isReady={domain !== asset.domain}
      onClose={onClose}
    >
      <NativeSelect
        label="Domain"
        description="Its audiences are told of incidents, and its people may see the asset."
        value={domain}
        data={domains.map(({ name }) => name)}
        onChange={(event) => setDomain(event.currentTarget.value)}
      />
    </DialogForm>
  );
}
