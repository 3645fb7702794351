import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { Link } from "react-router";
import { Ident } from "../parts/Ident";
import { Loading, ProblemNote } from "../parts/Notes";
import { When } from "../parts/When";
import { type Evidence, evidenceOf, levelWord, type Place } from "./lineage-data";

/** What says that something feeds something: its text with the place underlined, and how well it was understood. */
export function EvidenceText({ place }: { place: Place }) {
  const query = useQuery(evidenceOf(place.evidence));
  if (query.error) {
    return <ProblemNote error={query.error} doing="Reading the reason" />;
  }
  if (query.isPending) {
    return <Loading what="the reason" />;
  }
  const evidence = query.data;
  return (
    <div className="evidence">
      <p className="soft small">
        <Origin evidence={evidence} />
        {evidence.level ? `, ${levelWord(evidence.level)}` : ""}; seen first <When at={evidence.firstSeen} />,
        last <When at={evidence.lastSeen} />
        {evidence.validTo ? (
          <>
            ; over since <When at={evidence.validTo} />
          </>
        ) : null}
      </p>
      {evidence.sql === "" ? null : <Sql text={evidence.sql} place={place} />}
      {evidence.diagnostics.length > 0 ? (
        <ul className="changes small">
          {evidence.diagnostics.map((diagnostic) => (
            <li key={`${diagnostic.offset} ${diagnostic.what}`}>{diagnostic.what}</li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

function Origin({ evidence: { role, about } }: { evidence: Evidence }) {
  const name = about ? (
    <Link to={`/assets/${about.id}?tab=lineage`}>
      <Ident>{about.shortName}</Ident>
    </Link>
  ) : null;
  switch (role) {
    case "DEFINITION":
      return <>The definition of {name}</>;
    case "JOB":
      return <>The SQL that the job {name} ran</>;
    case "LOG":
      return <>A statement that was run</>;
    default:
      return <>A run event of the job {name}</>;
  }
}

function Sql({ text, place: { offset, length } }: { text: string; place: Place }) {
  const box = useRef<HTMLElement>(null);
  const mark = useRef<HTMLElement>(null);
  useEffect(() => {
    if (box.current && mark.current) {
      box.current.scrollTop = mark.current.offsetTop - box.current.offsetTop - box.current.clientHeight / 2;
    }
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled with the keyboard
    <section className="sql" ref={box} tabIndex={0} aria-label="SQL" dir="ltr">
      <pre>
        {text.slice(0, offset)}
        {length > 0 ? <mark ref={mark}>{text.slice(offset, offset + length)}</mark> : null}
        {text.slice(offset + length)}
      </pre>
    </section>
  );
}
