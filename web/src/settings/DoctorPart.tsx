import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Loading, ProblemNote } from "../parts/Notes";
import { OutcomeWord } from "../parts/OutcomeWord";
import { useTitle } from "../parts/title";
import { plural } from "../words/amounts";
import { findingsQuery } from "./settings-data";

/** What works, what does not, and what to do about it. */
export function DoctorPart() {
  useTitle("Doctor");
  const query = useQuery(findingsQuery);
  const findings = query.data ?? [];
  const broken = findings.filter(({ outcome }) => outcome === "FAILED").length;
  const minded = findings.filter(({ outcome }) => outcome === "WARNING").length;
  return (
    <>
      <div className="row top">
        <div className="grow">
          <h1>Doctor</h1>
          <p className="soft intro">
            What works, what does not, and what to do about it; <code>headwater doctor</code> says the same.
          </p>
        </div>
        <Button loading={query.isFetching} onClick={() => void query.refetch()}>
          Look again
        </Button>
      </div>
      {query.data ? (
        <p className={broken > 0 ? "note bad" : minded > 0 ? "note" : "note good"} role="status">
          {broken === 0 ? "Nothing is broken" : `${broken} of ${findings.length} do not work`}
          {minded === 0 ? "." : `; ${plural(minded, "thing")} to mind.`}
        </p>
      ) : null}
      <ProblemNote error={query.error} doing="Examining" />
      <section className="card scroll" aria-label="Findings">
        {query.isPending ? <Loading what="the findings" /> : null}
        {findings.length > 0 ? (
          <table className="list folds">
            <thead>
              <tr>
                <th>What</th>
                <th>Outcome</th>
                <th>Found</th>
              </tr>
            </thead>
            <tbody>
              {findings.map((finding) => (
                <tr key={`${finding.about} ${finding.text}`}>
                  <td>
                    <b>{finding.about}</b>
                  </td>
                  <td>
                    <OutcomeWord outcome={finding.outcome} />
                  </td>
                  <td className="soft">{finding.text}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ) : null}
      </section>
    </>
  );
}
