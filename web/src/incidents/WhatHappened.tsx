import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import { BandChart } from "../charts/BandChart";
import { chartOf } from "../charts/chart-data";
import { useAddress } from "../parts/address";
import { Card } from "../parts/Card";
import { named } from "../parts/Headline";
import { Loading, ProblemNote } from "../parts/Notes";
import { When } from "../parts/When";
import { expectation, reading } from "../words/amounts";
import { because, segmentWords } from "../words/labels";
import type { IncidentDetail, Symptom } from "./incident-data";

const FEW = 5;

/** The series that went wrong, with what was expected and why. */
export function WhatHappened({ detail }: { detail: IncidentDetail }) {
  const { incident, symptoms } = detail;
  const [get, set] = useAddress();
  const [isAll, setAll] = useState(false);
  const days = get("days") === "60" ? 60 : 14;
  const selected = symptoms.find((symptom) => String(symptom.id) === get("symptom")) ?? symptoms[0];
  if (selected === undefined) {
    return null;
  }
  const hasSeries = selected.value !== undefined;
  const shown = symptoms.filter((symptom, index) => isAll || index < FEW || symptom.id === selected.id);
  return (
    <Card
      title="What happened"
      aside={`${selected.field === "" ? incident.assetName : selected.field}${hasSeries ? `, ${segmentWords(selected.segment)}` : ""}`}
      actions={
        hasSeries
          ? [14, 60].map((choice) => (
              <button
                key={choice}
                type="button"
                className={days === choice ? "link" : "link faint"}
                aria-pressed={days === choice}
                onClick={() => set({ days: choice === 14 ? null : String(choice) })}
              >
                {choice} days
              </button>
            ))
          : null
      }
    >
      {symptoms.length > 1 ? (
        <section className="symptoms" aria-label="Symptoms">
          {shown.map((symptom) => (
            <button
              key={symptom.id}
              type="button"
              className="symptom"
              aria-pressed={symptom.id === selected.id}
              onClick={() => set({ symptom: String(symptom.id) })}
            >
              {named(symptom.headline, incident.assetName)}
              {symptom.healed ? <span className="good"> · healthy again</span> : null}
            </button>
          ))}
          {shown.length < symptoms.length ? (
            <button type="button" className="link small" onClick={() => setAll(true)}>
              {symptoms.length - shown.length} more symptoms
            </button>
          ) : null}
        </section>
      ) : null}
      {hasSeries ? <Series symptom={selected} days={days} /> : null}
      <Sentence symptom={selected} assetName={incident.assetName} />
      <p className="faint small" style={{ marginTop: 8 }}>
        <Link to={`/monitors/${selected.monitor}`}>The monitor</Link> ·{" "}
        <Link to={`/assets/${selected.asset}`}>The asset</Link> · fingerprint{" "}
        <code>{selected.fingerprint}</code>
      </p>
    </Card>
  );
}

function Series({ symptom, days }: { symptom: Symptom; days: number }) {
  const query = useQuery(chartOf(symptom.monitor, days, symptom.segment));
  if (query.error) {
    return <ProblemNote error={query.error} doing="Reading the series" />;
  }
  return (
    <div style={{ minHeight: 232 }}>
      {query.data ? (
        <BandChart
          chart={query.data}
          label={symptom.headline}
          bad={{ from: symptom.firstBucket, to: symptom.lastBucket }}
        />
      ) : (
        <Loading what="the series" />
      )}
    </div>
  );
}

/** What was expected and why, and what was seen. */
function Sentence({ symptom, assetName }: { symptom: Symptom; assetName: string }) {
  const chart = useQuery({
    ...chartOf(symptom.monitor, 14, symptom.segment),
    enabled: symptom.value !== undefined,
  });
  const share = chart.data?.share ?? false;
  const why = because(symptom.reasons);
  return (
    <p className="soft">
      {symptom.value === undefined ? (
        <>
          {named(symptom.headline, assetName)}
          {why === "" ? "" : ` (${why})`}. First seen <When at={symptom.firstBucket} as="date" />
          {symptom.lastBucket === symptom.firstBucket ? null : (
            <>
              , last seen <When at={symptom.lastBucket} as="date" />
            </>
          )}
          .
        </>
      ) : (
        <>
          Expected {expectation(symptom.low, symptom.high, share)}
          {why === "" ? "" : ` (${why})`}. Seen <b>{reading(symptom.value, share)}</b>
          {symptom.score === undefined
            ? ""
            : `, ${reading(Math.round(Math.abs(symptom.score)), false)} times the ordinary noise away from the middle`}
          .
        </>
      )}{" "}
      {symptom.healed ? (
        <span className="good">
          Healthy again <When at={symptom.healed} />.
        </span>
      ) : null}
    </p>
  );
}
