import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import { BandChart } from "../charts/BandChart";
import { chartOf } from "../charts/chart-data";
import { useDays } from "../charts/Days";
import { useAddress } from "../parts/address";
import { Card } from "../parts/Card";
import { named } from "../parts/Headline";
import { Ident } from "../parts/Ident";
import { Loading, ProblemNote } from "../parts/Notes";
import { When } from "../parts/When";
import { expectation, reading } from "../words/amounts";
import { because, segmentWords, signalWord } from "../words/labels";
import type { Explanation, IncidentDetail, Symptom } from "./incident-data";

const FEW = 5;

/** The series that went wrong, with what was expected and why. */
export function WhatHappened({ detail }: { detail: IncidentDetail }) {
  const { symptoms } = detail;
  const [get, set] = useAddress();
  const [isAll, setAll] = useState(false);
  const [days, dayChoices] = useDays();
  const selected = symptoms.find((symptom) => String(symptom.id) === get("symptom")) ?? symptoms[0];
  if (selected === undefined) {
    return null;
  }
  const hasSeries = selected.charted && selected.value !== undefined;
  const shown = symptoms.filter((symptom, index) => isAll || index < FEW || symptom.id === selected.id);
  return (
    <Card
      title="What happened"
      aside={
        <>
          {signalWord(selected.signal)} of{" "}
          <Ident>
            {selected.field === "" ? selected.assetName : `${selected.assetName}.${selected.field}`}
          </Ident>
          {hasSeries ? (
            <>
              , <bdi>{segmentWords(selected.segment)}</bdi>
            </>
          ) : null}
        </>
      }
      actions={hasSeries ? dayChoices : null}
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
              {named(symptom.headline, symptom.assetName)}
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
      <Sentence symptom={selected} />
      {selected.explanation ? <WhichRows explanation={selected.explanation} /> : null}
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

/** Which rows it is: the answer, and the segments it was chosen from. */
function WhichRows({ explanation }: { explanation: Explanation }) {
  const { segments, text, verdict } = explanation;
  return (
    <section className="which-rows" aria-label="Which rows">
      <p className={verdict === undefined ? "faint small" : "answer"}>{sentence(text)}</p>
      {segments.length > 0 && verdict !== undefined ? (
        <details>
          <summary>The segments that were compared</summary>
          <div className="scroll">
            <table className="segments">
              <thead>
                <tr>
                  <th>Rows</th>
                  <th className="num">Share</th>
                  <th className="num">Confidence</th>
                </tr>
              </thead>
              <tbody>
                {segments.map((segment) => (
                  <tr key={segment.text} className={segment.chosen ? "chosen" : undefined}>
                    <td>
                      <bdi>{segment.text}</bdi>
                      {segment.chosen ? <span className="faint"> · explains it</span> : null}
                    </td>
                    <td className="num">{reading(segment.share, true)}</td>
                    <td className="num">{reading(segment.confidence, true)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {explanation.reasons.map((reason) => (
            <p key={reason} className="faint small">
              {sentence(reason)}
            </p>
          ))}
        </details>
      ) : null}
    </section>
  );
}

/** With a capital at its beginning and a full stop at its end. */
function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** What was expected and why, and what was seen. */
function Sentence({ symptom }: { symptom: Symptom }) {
  const { share } = symptom;
  const why = because(symptom.reasons);
  return (
    <p className="soft">
      {symptom.value === undefined || !symptom.charted ? (
        <>
          {named(symptom.headline, symptom.assetName)}
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
