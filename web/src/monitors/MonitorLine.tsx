import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import { BandChart } from "../charts/BandChart";
import { chartOf } from "../charts/chart-data";
import { Sparkline } from "../charts/Sparkline";
import type { Spark } from "../charts/sparks";
import { Loading, ProblemNote } from "../parts/Notes";
import { StateWord } from "../parts/Pills";
import { When } from "../parts/When";
import { signalWord } from "../words/labels";
import { hasSeries, type Monitor } from "./monitor-data";
import { StateReason } from "./StateReason";

/** One monitor of an asset with its state and, when opened, its series. */
export function MonitorLine({ monitor, spark }: { monitor: Monitor; spark: Spark | undefined }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <li className="monitor-line">
      <div className="row top">
        <span className="monitor-name">
          <Link to={`/monitors/${monitor.id}`}>{signalWord(monitor.signal)}</Link>
        </span>
        <StateWord state={monitor.state} enabled={monitor.enabled} />
        <span className="soft grow small">
          <StateReason monitor={monitor} />
          {monitor.stateSince ? (
            <span className="faint">
              {" "}
              · since <When at={monitor.stateSince} />
            </span>
          ) : null}
        </span>
        {hasSeries(monitor) ? <Sparkline spark={spark} /> : null}
        {hasSeries(monitor) ? (
          <button
            type="button"
            className="link"
            aria-expanded={isOpen}
            aria-label={`Chart of ${signalWord(monitor.signal)} ${monitor.field}`}
            onClick={() => setOpen(!isOpen)}
          >
            {isOpen ? "Hide chart" : "Chart"}
          </button>
        ) : null}
      </div>
      {isOpen ? <Opened monitor={monitor} /> : null}
    </li>
  );
}

function Opened({ monitor }: { monitor: Monitor }) {
  const query = useQuery(chartOf(monitor.id, 14));
  if (query.error) {
    return <ProblemNote error={query.error} doing="Reading the series" />;
  }
  return query.data ? (
    <BandChart chart={query.data} label={`${signalWord(monitor.signal)} ${monitor.field}`} height={150} />
  ) : (
    <Loading what="the series" />
  );
}
