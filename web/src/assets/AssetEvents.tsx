import { useQuery } from "@tanstack/react-query";
import { useListed } from "../api/lists";
import { Card } from "../parts/Card";
import { Loading, More, ProblemNote } from "../parts/Notes";
import { When } from "../parts/When";
import { amount } from "../words/amounts";
import { duration } from "../words/time";
import { type Asset, readLoads, runsOf } from "./asset-data";

const CHANGES = { APPENDED: "appended", REPLACED: "replaced", DROPPED: "dropped" } as const;
const RUN_STATES = {
  RUNNING: ["state", "running"],
  SUCCEEDED: ["state good", "succeeded"],
  FAILED: ["state bad", "failed"],
} as const;

export function AssetEvents({ asset }: { asset: Asset }) {
  return (
    <>
      {asset.kind === "DATASET" ? <Loads asset={asset} /> : null}
      <Runs asset={asset} />
    </>
  );
}

function Loads({ asset }: { asset: Asset }) {
  const list = useListed(["asset", asset.id, "loads"], (after) => readLoads(asset.id, after));
  const loads = list.items;
  return (
    <Card title="Loads" aside="when data arrived" flush>
      <ProblemNote error={list.error} doing="Reading the loads" />
      {list.isLoading ? <Loading what="the loads" /> : null}
      {!list.isLoading && !list.error && loads.length === 0 ? (
        <p className="empty">No data has been seen to arrive.</p>
      ) : null}
      {loads.length > 0 ? (
        <table className="list folds">
          <thead>
            <tr>
              <th>Arrived</th>
              <th>How</th>
              <th>Part</th>
              <th className="right">Rows</th>
              <th>Run</th>
              <th>Seen after</th>
            </tr>
          </thead>
          <tbody>
            {loads.map((load, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: loads have no name of their own and never change
              <tr key={`${load.happened} ${index}`}>
                <td>
                  <When at={load.happened} as="date" />
                </td>
                <td data-label="How">{CHANGES[load.change]}</td>
                <td data-label="Part">{load.partition === "" ? "" : <code>{load.partition}</code>}</td>
                <td data-label="Rows" className="right num">
                  {load.rows === undefined ? "" : amount(load.rows)}
                </td>
                <td data-label="Run">{load.run ? <code>{load.run}</code> : ""}</td>
                <td data-label="Seen after" className="num faint">
                  {duration(Date.parse(load.observed) - Date.parse(load.happened))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      <More {...list} />
    </Card>
  );
}

function Runs({ asset }: { asset: Asset }) {
  const query = useQuery(runsOf(asset.id));
  const runs = query.data ?? [];
  if (query.data && runs.length === 0 && asset.kind === "DATASET") {
    return null;
  }
  return (
    <Card title="Runs" aside="the last 30 days" flush>
      <ProblemNote error={query.error} doing="Reading the runs" />
      {query.isPending ? <Loading what="the runs" /> : null}
      {query.data && runs.length === 0 ? <p className="empty">No run has been reported.</p> : null}
      {runs.length > 0 ? (
        <table className="list folds">
          <thead>
            <tr>
              <th>When</th>
              <th>State</th>
              <th>Run</th>
              <th>Error</th>
            </tr>
          </thead>
          <tbody>
            {runs.map((run) => (
              <tr key={`${run.run} ${run.state} ${run.happened}`}>
                <td>
                  <When at={run.happened} as="date" />
                </td>
                <td>
                  <span className={RUN_STATES[run.state][0]}>{RUN_STATES[run.state][1]}</span>
                </td>
                <td data-label="Run">
                  <code>{run.run}</code>
                </td>
                <td data-label="Error">{run.error ?? ""}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </Card>
  );
}
