import { Button, Modal, NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import type { Schemas } from "../api/client";
import { useChange } from "../api/lists";
import { ProblemNote } from "../parts/Notes";
import { SEVERITIES, SEVERITY_MEANING } from "../words/labels";
import { type Incident, rate, touched } from "./incident-data";

/** Overrules how bad it is, with the reason beside it. */
export function SeverityDialog({ incident, onClose }: { incident: Incident; onClose: () => void }) {
  const [severity, setSeverity] = useState(incident.severity);
  const [reason, setReason] = useState("");
  const change = useChange((wish: Schemas["SeverityWish"]) => rate(incident, wish), touched(incident.id));
  return (
    <Modal opened onClose={onClose} title={`How bad is ${incident.name}?`}>
      <form
        className="fields"
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate({ severity, reason: reason.trim() }, { onSuccess: onClose });
        }}
      >
        <NativeSelect
          label="Severity"
          value={severity}
          data={SEVERITIES.map((value) => ({ value, label: `${value}: ${SEVERITY_MEANING[value]}` }))}
          onChange={(event) => setSeverity(event.currentTarget.value as Incident["severity"])}
        />
        <TextInput
          label="Reason"
          description="Shown beside the severity; SEV0 and SEV1 interrupt people whatever their budget"
          required
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <ProblemNote error={change.error} doing="Changing the severity" />
        <div className="row" style={{ justifyContent: "flex-end" }}>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="filled" disabled={reason.trim() === ""} loading={change.isPending}>
            Change it
          </Button>
        </div>
      </form>
    </Modal>
  );
}
