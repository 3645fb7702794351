import { useRef } from "react";
import { Link } from "react-router";
import { useListed } from "../api/lists";
import { Sparkline } from "../charts/Sparkline";
import { type Spark, useSparks } from "../charts/sparks";
import { useKeys } from "../frame/keys";
import { useAddress } from "../parts/address";
import { Choice } from "../parts/Choice";
import { ColumnMenu } from "../parts/ColumnMenu";
import { type Column, useColumns } from "../parts/columns";
import { Ident } from "../parts/Ident";
import { ListCard } from "../parts/ListCard";
import { ListTable } from "../parts/ListTable";
import { Empty } from "../parts/Notes";
import { StateWord } from "../parts/Pills";
import { SearchField } from "../parts/SearchField";
import { useTitle } from "../parts/title";
import { When } from "../parts/When";
import { KIND_CHOICES, STATES, signalWord } from "../words/labels";
import { hasSeries, type Monitor, type MonitorFilter, readMonitors, watchedName } from "./monitor-data";
import { StateReason } from "./StateReason";
import { tuningWords } from "./tuning";

export default function MonitorsPage() {
  useTitle("Monitors");
  const [get, set] = useAddress();
  const filter: MonitorFilter = {
    text: get("text"),
    kind: get("kind"),
    state: get("state"),
    sort: get("sort") || "ASSET",
  };
  const list = useListed(["monitors", "list", filter], (after) => readMonitors(filter, after));
  const sparks = useSparks(
    "monitor",
    list.items.filter(hasSeries).map(({ id }) => id),
  );
  const columns = useColumns("monitors", monitorColumns(sparks));
  const search = useRef<HTMLInputElement>(null);
  useKeys({ "/": () => search.current?.focus() });
  const isNarrow = filter.text !== "" || filter.kind !== "" || filter.state !== "";
  return (
    <>
      <h1>Monitors</h1>
      <search className="chips" aria-label="Which monitors to show">
        <SearchField
          label="Search assets, fields"
          value={filter.text}
          field={search}
          hint="/"
          onSearch={(text) => set({ text })}
        />
        <Choice
          label="Kind"
          any="Kind: any"
          value={filter.kind}
          choices={KIND_CHOICES}
          onChoose={(kind) => set({ kind })}
        />
        <Choice
          label="State"
          any="State: any"
          value={filter.state}
          choices={STATES.map(({ state, word }) => ({ value: state, label: word }))}
          onChoose={(state) => set({ state })}
        />
        <ColumnMenu columns={columns} />
      </search>
      <ListCard title="Monitors" list={list} empty={<NoMonitors isNarrow={isNarrow} />}>
        <ListTable
          columns={columns.shown}
          items={list.items}
          keyOf={({ id }) => id}
          sort={filter.sort}
          onSort={(next) => set({ sort: next === "ASSET" ? null : next })}
        />
      </ListCard>
    </>
  );
}

function NoMonitors({ isNarrow }: { isNarrow: boolean }) {
  return isNarrow ? (
    <Empty>
      <p>No monitor fits these filters.</p>
      <p>
        <Link to="/monitors">Show all</Link>
      </p>
    </Empty>
  ) : (
    <Empty>
      <p>Nothing is watched yet; monitors are set up by themselves when a source has been collected.</p>
      <p>
        <Link to="/sources">See the sources</Link>
      </p>
    </Empty>
  );
}

function monitorColumns(sparks: Map<number, Spark>): Column<Monitor>[] {
  return [
    {
      key: "monitor",
      word: "Monitor",
      fixed: true,
      plain: true,
      sorts: [{ value: "ASSET", order: "ascending" }],
      cell: (monitor) => (
        <Link to={`/monitors/${monitor.id}`}>
          {signalWord(monitor.signal)} of <Ident>{watchedName(monitor)}</Ident>
        </Link>
      ),
    },
    {
      key: "trend",
      word: "14 days",
      look: "trend",
      plain: true,
      cell: ({ id }) => <Sparkline spark={sparks.get(id)} />,
    },
    {
      key: "state",
      word: "State",
      plain: true,
      sorts: [{ value: "STATE", order: "descending" }],
      cell: ({ state, enabled }) => <StateWord state={state} enabled={enabled} />,
    },
    {
      key: "why",
      word: "Why it stands so",
      look: "soft small",
      plain: true,
      cell: (monitor) => <StateReason monitor={monitor} />,
    },
    {
      key: "tuning",
      word: "Tuning",
      look: "soft small",
      cell: (monitor) => (
        <>
          {tuningWords(monitor)}
          {monitor.mutedUntil ? (
            <>
              {" "}
              muted until <When at={monitor.mutedUntil} as="date" />
            </>
          ) : null}
        </>
      ),
    },
    {
      key: "since",
      word: "So since",
      look: "right",
      rare: true,
      cell: ({ stateSince }) => (stateSince ? <When at={stateSince} /> : null),
    },
    {
      key: "judged",
      word: "Judged",
      look: "right",
      cell: ({ judged }) => (judged ? <When at={judged} /> : null),
    },
  ];
}
