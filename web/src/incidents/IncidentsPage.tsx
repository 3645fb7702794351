import "./incidents.css";
import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useNavigate } from "react-router";
import { useChange, useListed } from "../api/lists";
import { useSparks } from "../charts/sparks";
import { useKeys } from "../frame/keys";
import { useAddress } from "../parts/address";
import { useColumns } from "../parts/columns";
import { ListTable } from "../parts/ListTable";
import { Loading, More, ProblemNote } from "../parts/Notes";
import { say } from "../parts/say";
import { TableChoices } from "../parts/TableChoices";
import { useTitle } from "../parts/title";
import { count } from "../words/amounts";
import { IncidentFilters } from "./IncidentFilters";
import { incidentColumns } from "./incident-columns";
import {
  acknowledge,
  countsOfIncidents,
  type Incident,
  type IncidentSort,
  readIncidents,
  touched,
} from "./incident-data";
import { NoIncidents } from "./NoIncidents";
import { useNews } from "./news";
import { ResolveDialog } from "./ResolveDialog";

/** The live feed: what is open, worst first, and what can be done about it without a mouse. */
export function IncidentsPage() {
  useTitle("Incidents");
  const [get, set] = useAddress();
  const filter = {
    state: get("state") || "open",
    mine: get("mine") === "yes",
    domain: get("domain"),
    severity: get("severity"),
    text: get("text"),
    sort: (get("sort") || "SEVERITY") as IncidentSort,
  };
  const list = useListed(["incidents", filter], (after) => readIncidents(filter, after));
  const counts = useQuery(countsOfIncidents).data;
  const ids = list.items.map(({ id }) => id);
  const sparks = useSparks("incident", ids);
  const columns = useColumns("incidents", incidentColumns(sparks));
  const news = useNews(list.items, filter);
  const search = useRef<HTMLInputElement>(null);
  const navigate = useNavigate();
  const [selected, setSelected] = useState(0);
  const [resolving, setResolving] = useState<Incident | null>(null);
  const current = list.items[Math.min(selected, list.items.length - 1)];
  const take = useChange(acknowledge, current ? touched(current.id) : []);

  const sortBy = (sort: string) => set({ sort: sort === "SEVERITY" ? null : sort });
  const move = (step: number) => {
    const next = Math.min(list.items.length - 1, Math.max(0, selected + step));
    setSelected(next);
    document.getElementById(`row-${next}`)?.scrollIntoView({ block: "nearest" });
  };
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    enter: () => current && navigate(`/incidents/${current.id}`),
    a: () =>
      current &&
      take.mutate(current, {
        onSuccess: () => say(`${current.name} is acknowledged`),
        onError: (error) => say(error.message),
      }),
    r: () => current && current.stage !== "RESOLVED" && setResolving(current),
    "/": () => search.current?.focus(),
  });

  return (
    <>
      <h1>Incidents</h1>
      <div className="sum soft">
        <Fact number={counts?.open} word="open" />
        <Fact number={counts?.unclaimed} word="unclaimed" />
        <Fact number={counts?.resolved} word="resolved" />
      </div>
      <IncidentFilters filter={filter} set={set} search={search}>
        <TableChoices columns={columns} sort={filter.sort} onSort={sortBy} />
      </IncidentFilters>
      {news.number > 0 ? (
        <button type="button" className="news" onClick={news.show}>
          {count(news.number)} new
        </button>
      ) : null}
      <section className="card" aria-label="Incidents">
        {list.isLoading ? (
          <Loading what="the incidents" />
        ) : list.items.length === 0 && !list.error ? (
          <NoIncidents filter={filter} />
        ) : (
          <div className="scroll">
            <ListTable
              look="incidents"
              columns={columns.shown}
              items={list.items}
              keyOf={({ id }) => id}
              sort={filter.sort}
              onSort={sortBy}
              rowOf={({ id }, index) => ({
                className: id === current?.id ? "selected" : "",
                "aria-current": id === current?.id ? "true" : undefined,
                id: `row-${index}`,
                onFocus: () => setSelected(index),
              })}
            />
          </div>
        )}
        <More {...list} />
      </section>
      <ProblemNote error={list.error} doing="Reading the incidents" />
      {list.items.length > 0 ? (
        <p className="faint small keys">
          <kbd>j</kbd> <kbd>k</kbd> move · <kbd>enter</kbd> open · <kbd>a</kbd> acknowledge · <kbd>r</kbd>{" "}
          resolve · <kbd>/</kbd> search · <kbd>?</kbd> all keys
        </p>
      ) : null}
      {resolving ? <ResolveDialog incident={resolving} onClose={() => setResolving(null)} /> : null}
    </>
  );
}

function Fact({ number, word }: { number: number | undefined; word: string }) {
  return (
    <span>
      <b className="num">{number === undefined ? "–" : count(number)}</b>
      {word}
    </span>
  );
}
