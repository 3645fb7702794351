import { useIntersection } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { chartOf } from "../charts/chart-data";
import { Sparkline } from "../charts/Sparkline";
import { type Incident, incidentOf } from "./incident-data";

/** The first symptom's series, read when the row comes into view; deadlines, schemas and runs have none. */
export function RowSparkline({ incident }: { incident: Incident }) {
  const { ref, entry } = useIntersection({ threshold: 0.1 });
  const [wasSeen, setWasSeen] = useState(false);
  useEffect(() => {
    if (entry?.isIntersecting) {
      setWasSeen(true);
    }
  }, [entry]);
  const hasSeries = incident.kind === "VOLUME" || incident.kind === "FIELD";
  const detail = useQuery({ ...incidentOf(incident.id), enabled: wasSeen && hasSeries });
  const symptom = detail.data?.symptoms[0];
  const chart = useQuery({
    ...chartOf(symptom?.monitor ?? 0, 14, symptom?.segment),
    enabled: symptom !== undefined,
  });
  return (
    <div ref={ref} className="spark-place">
      {chart.data ? <Sparkline chart={chart.data} severity={incident.severity} /> : null}
    </div>
  );
}
