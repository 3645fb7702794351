import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "react-router";
import { BandChart } from "../charts/BandChart";
import { chartOf } from "../charts/chart-data";
import { useDays } from "../charts/Days";
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
import { hasSeries, type Monitor, monitorOf, watchedName } from "./monitor-data";
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
          {hasSeries(monitor) ? <Series monitor={monitor} /> : null}
          {hasSeries(monitor) ? <Said monitor={monitor} /> : null}
          <Card
            title="Tuning"
            aside={monitor.origin === "AUTOMATIC" ? "set up by Headwater" : "set up by a person"}
          >
            <TuningForm key={monitor.version} monitor={monitor} />
          </Card>
        </div>
        <aside aria-label="About this monitor">
          <Facts monitor={monitor} />
        </aside>
      </div>
    </>
  );
}

function Series({ monitor }: { monitor: Monitor }) {
  const [get, set] = useAddress();
  const [days, dayChoices] = useDays();
  const segment = get("segment");
  const query = useQuery(chartOf(monitor.id, days, segment === "" ? {} : JSON.parse(segment)));
  const chart = query.data;
  const segments = chart?.segments ?? [];
  return (
    <Card
      title="The series"
      aside={chart?.grain === "HOUR" ? "hourly" : chart?.grain === "DAY" ? "daily" : ""}
      actions={
        <>
          {segments.length > 0 ? (
            <Choice
              label="Segment"
              any="all rows"
              value={segment}
              choices={segments.map((one) => ({ value: JSON.stringify(one), label: segmentWords(one) }))}
              onChoose={(chosen) => set({ segment: chosen })}
            />
          ) : null}
          {dayChoices}
        </>
      }
    >
      <ProblemNote error={query.error} doing="Reading the series" />
      <div style={{ minHeight: 232 }}>
        {chart ? (
          <BandChart chart={chart} label={signalWord(monitor.signal)} />
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

function Said({ monitor }: { monitor: Monitor }) {
  const [get] = useAddress();
  const segment = get("segment");
  return <SayingsCard monitor={monitor} segment={segment === "" ? {} : JSON.parse(segment)} />;
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
