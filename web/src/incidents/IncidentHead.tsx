import { Button, Menu } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import { useChange } from "../api/lists";
import { useKeys } from "../frame/keys";
import { named } from "../parts/Headline";
import { ProblemNote } from "../parts/Notes";
import { SeverityPill } from "../parts/Pills";
import { say } from "../parts/say";
import { When } from "../parts/When";
import { useMay } from "../session/me";
import { peopleQuery } from "../settings/settings-data";
import { bucketWord, kindWord, outcomeWord } from "../words/labels";
import { duration } from "../words/time";
import { acknowledge, assign, type Incident, touched } from "./incident-data";
import { ResolveDialog } from "./ResolveDialog";
import { SeverityDialog } from "./SeverityDialog";

export function IncidentHead({ incident }: { incident: Incident }) {
  const [isResolving, setResolving] = useState(false);
  const [isRating, setRating] = useState(false);
  const mayRespond = useMay("RESPONDER");
  const take = useChange(() => acknowledge(incident), touched(incident.id));
  const give = useChange((person: number | undefined) => assign(incident, person), touched(incident.id));
  const isOpen = incident.stage !== "RESOLVED";
  const isTaken = incident.acknowledgedBy !== undefined;
  const acknowledgeIt = () =>
    take.mutate(undefined, { onSuccess: () => say(`${incident.name} is acknowledged`) });
  useKeys({
    a: () => isOpen && mayRespond && acknowledgeIt(),
    r: () => isOpen && mayRespond && setResolving(true),
  });
  return (
    <>
      <div className="row top">
        <div className="grow" style={{ minWidth: "min(100%, 300px)" }}>
          <h1>{named(incident.headline, incident.assetName)}</h1>
          <div className="row soft facts">
            <SeverityPill severity={incident.severity} why={incident.severityReason} />
            <span>
              {kindWord(incident.kind)}, {bucketWord(incident.bucket)}
            </span>
            <Duration incident={incident} />
            <span>
              domain{" "}
              <Link to={`/incidents?domain=${encodeURIComponent(incident.domain)}`}>
                <bdi>{incident.domain}</bdi>
              </Link>
            </span>
            <span>
              {incident.ownerName ? (
                <>
                  owner <bdi>{incident.ownerName}</bdi>
                </>
              ) : (
                "nobody owns it"
              )}
            </span>
          </div>
          {incident.severityReason ? (
            <p className="small soft" style={{ marginTop: 4 }}>
              {incident.severity} because {incident.severityReason}
              {incident.severityBy === "rule" ? "" : `, says ${incident.severityBy}`}.
            </p>
          ) : null}
        </div>
        {isOpen && mayRespond ? (
          <div className="row no-print">
            <Button onClick={() => setRating(true)}>Severity…</Button>
            <AssignMenu incident={incident} onAssign={(person) => give.mutate(person)} />
            <Button
              variant={isTaken ? "default" : "filled"}
              disabled={isTaken}
              loading={take.isPending}
              onClick={acknowledgeIt}
              rightSection={isTaken ? null : <kbd aria-hidden>a</kbd>}
            >
              {isTaken ? "Acknowledged" : "Acknowledge"}
            </Button>
            <Button
              variant={isTaken ? "filled" : "default"}
              onClick={() => setResolving(true)}
              rightSection={<kbd aria-hidden>r</kbd>}
            >
              Resolve…
            </Button>
          </div>
        ) : null}
      </div>
      <ProblemNote error={take.error ?? give.error} />
      {incident.stage === "RESOLVED" ? <Resolved incident={incident} /> : null}
      {isResolving ? <ResolveDialog incident={incident} onClose={() => setResolving(false)} /> : null}
      {isRating ? <SeverityDialog incident={incident} onClose={() => setRating(false)} /> : null}
    </>
  );
}

function Duration({ incident }: { incident: Incident }) {
  if (incident.resolvedAt) {
    const lasted = Date.parse(incident.resolvedAt) - Date.parse(incident.since);
    return (
      <span>
        from <When at={incident.since} as="date" />, {duration(lasted)} long
      </span>
    );
  }
  return (
    <span>
      since <When at={incident.since} as="date" /> (<When at={incident.since} as="long" />)
    </span>
  );
}

function Resolved({ incident }: { incident: Incident }) {
  return (
    <p className="note good">
      Resolved {incident.resolvedAt ? <When at={incident.resolvedAt} /> : null}
      {incident.resolvedBy ? (
        <>
          {" "}
          by <bdi>{incident.resolvedBy}</bdi>
        </>
      ) : null}
      {incident.outcome ? <b> · {outcomeWord(incident.outcome)}</b> : null}
      {incident.resolvedComment ? (
        <>
          {" "}
          · <bdi>{incident.resolvedComment}</bdi>
        </>
      ) : null}
    </p>
  );
}

function AssignMenu({
  incident,
  onAssign,
}: {
  incident: Incident;
  onAssign: (person: number | undefined) => void;
}) {
  const people = useQuery(peopleQuery);
  const active = (people.data ?? []).filter((person) => person.active);
  return (
    <Menu position="bottom-end" transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <Button>Assign</Button>
      </Menu.Target>
      <Menu.Dropdown mah={320} style={{ overflowY: "auto" }}>
        {active.map((person) => (
          <Menu.Item
            key={person.id}
            onClick={() => onAssign(person.id)}
            disabled={person.id === incident.owner}
          >
            {person.id === incident.owner ? "✓ " : ""}
            <bdi>{person.name}</bdi>
          </Menu.Item>
        ))}
        {incident.owner === undefined ? null : (
          <Menu.Item onClick={() => onAssign(undefined)}>Nobody</Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
