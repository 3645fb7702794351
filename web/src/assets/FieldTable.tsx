import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useSparks } from "../charts/sparks";
import { MonitorLine } from "../monitors/MonitorLine";
import { hasSeries, type Monitor } from "../monitors/monitor-data";
import { Ident } from "../parts/Ident";
import { Health } from "../parts/Pills";
import { type AssetDetail, type Field, monitorsOf } from "./asset-data";

/** The fields as the source declares them, each with what is measured of it. */
export function FieldTable({ detail }: { detail: AssetDetail }) {
  const monitors = useQuery(monitorsOf(detail.asset.id)).data ?? [];
  return (
    <section className="card scroll" aria-label="Fields">
      <table className="list folds">
        <thead>
          <tr>
            <th>Field</th>
            <th>Type</th>
            <th>May be null</th>
            <th>Monitors</th>
            <th>
              <span className="unseen">Metrics</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {detail.fields.map((field) => (
            <FieldRow
              key={field.name}
              field={field}
              isTime={field.name === detail.timeColumn.field}
              monitors={monitors.filter((monitor) => monitor.field === field.name)}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function FieldRow({ field, isTime, monitors }: { field: Field; isTime: boolean; monitors: Monitor[] }) {
  const [isOpen, setOpen] = useState(false);
  const sparks = useSparks(
    "monitor",
    monitors.filter(hasSeries).map(({ id }) => id),
    isOpen,
  );
  const states: Record<string, number> = {};
  for (const { state } of monitors) {
    if (state !== undefined) {
      states[state] = (states[state] ?? 0) + 1;
    }
  }
  return (
    <>
      <tr>
        <td>
          <Ident>{field.name}</Ident> {isTime ? <span className="pill">time column</span> : null}
          {field.comment ? (
            <div className="soft small">
              <bdi>{field.comment}</bdi>
            </div>
          ) : null}
        </td>
        <td data-label="Type">
          <Ident>{field.declaredType}</Ident>
        </td>
        <td data-label="May be null">{field.nullable ? "yes" : "no"}</td>
        <td data-label="Monitors">
          <Health monitors={states} />
        </td>
        <td className="right">
          {monitors.length > 0 ? (
            <button
              type="button"
              className="link"
              aria-expanded={isOpen}
              aria-label={`Metrics of ${field.name}`}
              onClick={() => setOpen(!isOpen)}
            >
              {isOpen ? "Hide" : "Metrics"}
            </button>
          ) : null}
        </td>
      </tr>
      {isOpen ? (
        <tr>
          <td colSpan={5}>
            <ul className="plain">
              {monitors.map((monitor) => (
                <MonitorLine key={monitor.id} monitor={monitor} spark={sparks.get(monitor.id)} />
              ))}
            </ul>
          </td>
        </tr>
      ) : null}
    </>
  );
}
