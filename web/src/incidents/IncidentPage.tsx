import "./incidents.css";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "react-router";
import { Loading, ProblemNote } from "../parts/Notes";
import { useTitle } from "../parts/title";
import { CommentForm, Decisions, Facts, Timeline } from "./IncidentAside";
import { IncidentHead } from "./IncidentHead";
import type { IncidentDetail } from "./incident-data";
import { incidentOf } from "./incident-data";
import { StageSteps } from "./StageSteps";
import { WhatHappened } from "./WhatHappened";

/** One incident on one page: what broke, how bad, who knows, what to do. */
export default function IncidentPage() {
  const id = Number(useParams().id);
  const query = useQuery(incidentOf(id));
  useTitle(query.data ? `${query.data.incident.name}: ${query.data.incident.headline}` : "Incident");
  return (
    <>
      <div className="crumb">
        <Link to="/incidents">Incidents</Link> /{" "}
        <span className="mono">{query.data?.incident.name ?? `INC-${id}`}</span>
      </div>
      <ProblemNote error={query.error} doing="Reading the incident" />
      {query.data ? <Told detail={query.data} /> : query.error ? null : <Loading what="the incident" />}
    </>
  );
}

function Told({ detail }: { detail: IncidentDetail }) {
  const { incident } = detail;
  return (
    <>
      <IncidentHead incident={incident} />
      <StageSteps detail={detail} />
      <div className="cols">
        <div>
          <WhatHappened detail={detail} />
          <div className="no-print">
            <CommentForm incident={incident} />
          </div>
        </div>
        <aside aria-label="About this incident">
          <Facts detail={detail} />
          <Decisions detail={detail} />
          <Timeline detail={detail} />
        </aside>
      </div>
    </>
  );
}
