import { Link } from "react-router";
import { useListed } from "../api/lists";
import { useAddress } from "../parts/address";
import { Card } from "../parts/Card";
import { Choice } from "../parts/Choice";
import type { Column } from "../parts/columns";
import { ListTable } from "../parts/ListTable";
import { Loading, More, ProblemNote } from "../parts/Notes";
import { StateWord } from "../parts/Pills";
import { When } from "../parts/When";
import { expectation, reading } from "../words/amounts";
import { because, STATES } from "../words/labels";
import { hasSeries, type Monitor, readVerdicts, type Verdict } from "./monitor-data";

const WAYS: Record<string, string> = {
  MISSING: "nothing came",
  MULTI_POINT: "several windows together",
  LEVEL_SHIFT: "a new level",
};

/** What the monitor thought, as it thought it, and what became of it. */
export function HistoryCard({ monitor, segment }: { monitor: Monitor; segment: Record<string, string> }) {
  const [get, set] = useAddress();
  const state = get("verdicts");
  const isMeasured = hasSeries(monitor);
  const list = useListed(["chart", "judgements", monitor.id, JSON.stringify(segment), state], (after) =>
    readVerdicts(monitor.id, segment, state, after),
  );
  return (
    <Card
      title="History of judgements"
      aside={isMeasured ? "as they were made" : "what was found"}
      actions={
        isMeasured ? (
          <Choice
            label="Which judgements"
            any="all of them"
            value={state}
            choices={STATES.filter((one) => one.state !== "HEALTHY").map((one) => ({
              value: one.state,
              label: one.state === "ANOMALOUS" ? "only anomalies" : `only ${one.word}`,
            }))}
            onChoose={(chosen) => set({ verdicts: chosen === "" ? null : chosen })}
          />
        ) : null
      }
      flush
    >
      <ProblemNote error={list.error} doing="Reading the judgements" />
      {list.isLoading ? <Loading what="the judgements" /> : null}
      {!list.isLoading && !list.error && list.items.length === 0 ? (
        <p className="empty">{state === "" ? "Nothing has been judged yet." : "There is none of these."}</p>
      ) : null}
      {list.items.length > 0 ? (
        <ListTable
          columns={columns(monitor.share)}
          items={list.items}
          keyOf={({ at, judged }) => `${at} ${judged}`}
        />
      ) : null}
      <More {...list} />
    </Card>
  );
}

function columns(share: boolean): Column<Verdict>[] {
  return [
    {
      key: "at",
      word: "Window",
      plain: true,
      cell: ({ at, judged }) => (
        <>
          <When at={at} as="date" />
          {at === judged ? null : (
            <div className="faint small">
              judged <When at={judged} as="date" />
            </div>
          )}
        </>
      ),
    },
    {
      key: "state",
      word: "Judgement",
      cell: ({ state, kind }) => (
        <>
          <StateWord state={state} />
          {kind !== undefined && WAYS[kind] ? <div className="faint small">{WAYS[kind]}</div> : null}
        </>
      ),
    },
    {
      key: "value",
      word: "Seen and expected",
      look: "num",
      cell: ({ value, low, high }) =>
        value === undefined ? (
          <span className="faint">nothing</span>
        ) : (
          <>
            {reading(value, share)}
            {low === undefined && high === undefined ? null : (
              <div className="faint small">{expectation(low, high, share)} expected</div>
            )}
          </>
        ),
    },
    {
      key: "why",
      word: "Why",
      look: "soft small",
      plain: true,
      cell: ({ reasons, incident }) => (
        <>
          {incident ? (
            <div>
              <Link to={`/incidents/${incident.id}`} title={incident.headline}>
                {incident.name}
              </Link>
            </div>
          ) : null}
          <bdi>{because(reasons)}</bdi>
        </>
      ),
    },
  ];
}
