import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link, useParams } from "react-router";
import { BandChart } from "../charts/BandChart";
import { chartOf } from "../charts/chart-data";
import { useDays } from "../charts/Days";
import { type TuningTrial, tuningEffectOf } from "../feedback/feedback-data";
import { SayingsCard } from "../feedback/SayingsCard";
import { useAddress } from "../parts/address";
import { Card } from "../parts/Card";
import { Choice } from "../parts/Choice";
import { Ident } from "../parts/Ident";
import { Loading, ProblemNote } from "../parts/Notes";
import { StateWord } from "../parts/Pills";
import { useTitle } from "../parts/title";
import { When } from "../parts/When";
import { expectation } from "../words/amounts";
import { because, kindWord, segmentWords, signalWord } from "../words/labels";
import { HistoryCard } from "./HistoryCard";
import { LearntCard } from "./LearntCard";
import { hasSeries, isOfShares, type Monitor, monitorOf, watchedName } from "./monitor-data";
import { StateReason } from "./StateReason";
import { TuningForm } from "./TuningForm";

/** One monitor: how it stands and why, its series, and what can be set. */
export default function MonitorPage() {
  const id = Number(useParams().id);
  const query = useQuery(monitorOf(id));
  const monitor = query.data;
  useTitle(monitor ? `${signalWord(monitor.signal)} of ${watchedName(monitor)}` : "Monitor");
  return (
    <>
      <div className="crumb">
        <Link to="/monitors">Monitors</Link> /{" "}
        {monitor ? (
          <Link to={`/assets/${monitor.asset}`}>
            <Ident>{monitor.assetName}</Ident>
          </Link>
        ) : (
          id
        )}
      </div>
      <ProblemNote error={query.error} doing="Reading the monitor" />
      {monitor ? <Shown monitor={monitor} /> : query.error ? null : <Loading what="the monitor" />}
    </>
  );
}

function Shown({ monitor }: { monitor: Monitor }) {
  const [get] = useAddress();
  const [trial, setTrial] = useState<TuningTrial>();
  const segment: Record<string, string> = get("segment") === "" ? {} : JSON.parse(get("segment"));
  return (
    <>
      <h1>
        {signalWord(monitor.signal)} of <Ident>{watchedName(monitor)}</Ident>
      </h1>
      <p className="row" style={{ marginTop: 6 }}>
        <StateWord state={monitor.state} enabled={monitor.enabled} />
        <span className="soft">
          <StateReason monitor={monitor} />
        </span>
        {monitor.mutedUntil ? (
          <span className="pill">
            muted until <When at={monitor.mutedUntil} as="date" />
          </span>
        ) : null}
      </p>
      <div className="cols">
        <div>
          {hasSeries(monitor) ? <Series monitor={monitor} segment={segment} trial={trial} /> : null}
          <Card
            title="Tuning"
            aside={monitor.origin === "AUTOMATIC" ? "set up by Headwater" : "set up by a person"}
          >
            <TuningForm key={monitor.version} monitor={monitor} onTry={setTrial} />
          </Card>
          <HistoryCard monitor={monitor} segment={segment} />
          {hasSeries(monitor) ? <SayingsCard monitor={monitor} segment={segment} /> : null}
        </div>
        <aside aria-label="About this monitor">
          {hasSeries(monitor) && !isOfShares(monitor) ? (
            <LearntCard monitor={monitor} segment={segment} />
          ) : null}
          <Facts monitor={monitor} />
        </aside>
      </div>
    </>
  );
}

const REPLAYED_DAYS = 60;
const GRAINS: Record<string, string> = { HOUR: "hourly", DAY: "daily" };

interface SeriesProps {
  monitor: Monitor;
  segment: Record<string, string>;
  /** A tuning that is tried: it is shown for as long as it is replayed. */
  trial: TuningTrial | undefined;
}

function Series({ monitor, segment, trial }: SeriesProps) {
  const [get, set] = useAddress();
  const [chosen, dayChoices] = useDays();
  const days = trial === undefined ? chosen : Math.max(chosen, REPLAYED_DAYS);
  const query = useQuery(chartOf(monitor.id, days, segment));
  const isAll = Object.keys(segment).length === 0;
  const replay = useQuery({
    ...tuningEffectOf(monitor.id, {
      ...(trial ?? { sensitivity: monitor.sensitivity }),
      ...(isAll ? {} : { segment }),
    }),
    enabled: trial !== undefined,
  });
  const chart = query.data;
  const segments = chart?.segments ?? [];
  return (
    <Card
      title="The series"
      aside={`${GRAINS[chart?.grain ?? ""] ?? ""}${days === chosen ? "" : `, the last ${days} days to try it on`}`}
      actions={
        <>
          {segments.length > 0 ? (
            <Choice
              label="Segment"
              any="all rows"
              value={get("segment")}
              choices={segments.map((one) => ({ value: JSON.stringify(one), label: segmentWords(one) }))}
              onChoose={(one) => set({ segment: one })}
            />
          ) : null}
          {dayChoices}
        </>
      }
    >
      <ProblemNote error={query.error} doing="Reading the series" />
      {isOfShares(monitor) ? (
        <p className="soft">
          How far the shares of all values together lie from what is usual, in units of the ordinary noise.
          The shares themselves are shown with the fields of{" "}
          <Link to={`/assets/${monitor.asset}`}>the table</Link>.
        </p>
      ) : null}
      <div style={{ minHeight: 232 }}>
        {chart ? (
          <BandChart
            chart={chart}
            label={signalWord(monitor.signal)}
            replay={trial === undefined ? undefined : replay.data?.points}
          />
        ) : query.error ? null : (
          <Loading what="the series" />
        )}
      </div>
      {chart?.next ? (
        <p className="soft">
          Next: {expectation(chart.next.low, chart.next.high, chart.share)} expected (
          {because(chart.next.reasons)}).
        </p>
      ) : null}
    </Card>
  );
}

function Facts({ monitor }: { monitor: Monitor }) {
  return (
    <Card title="Facts">
      <dl className="kv">
        <dt>Asset</dt>
        <dd>
          <Link to={`/assets/${monitor.asset}`}>
            <Ident>{monitor.assetName}</Ident>
          </Link>
        </dd>
        <dt>Kind</dt>
        <dd>{kindWord(monitor.kind)}</dd>
        <dt>Why it exists</dt>
        <dd>{monitor.why}</dd>
        {monitor.stateSince ? (
          <>
            <dt>So since</dt>
            <dd>
              <When at={monitor.stateSince} />
            </dd>
          </>
        ) : null}
        {monitor.judged ? (
          <>
            <dt>Judged</dt>
            <dd>
              <When at={monitor.judged} />
            </dd>
          </>
        ) : null}
        {monitor.due ? (
          <>
            <dt>Data due</dt>
            <dd>
              <When at={monitor.due} />
            </dd>
          </>
        ) : null}
      </dl>
    </Card>
  );
}
