import { Link } from "react-router";
import { useListed } from "../api/lists";
import { Sparkline } from "../charts/Sparkline";
import { type Spark, useSparks } from "../charts/sparks";
import { useAddress } from "../parts/address";
import { Choice } from "../parts/Choice";
import { type Column, useColumns } from "../parts/columns";
import { Ident } from "../parts/Ident";
import { ListPage, NothingFits } from "../parts/ListPage";
import { Empty } from "../parts/Notes";
import { StateWord } from "../parts/Pills";
import { When } from "../parts/When";
import { KIND_CHOICES, STATES, signalWord } from "../words/labels";
import { hasSeries, type Monitor, type MonitorFilter, readMonitors, watchedName } from "./monitor-data";
import { StateReason } from "./StateReason";
import { tuningWords } from "./tuning";

export default function MonitorsPage() {
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
  const isNarrow = filter.text !== "" || filter.kind !== "" || filter.state !== "";
  return (
    <ListPage
      title="Monitors"
      searches="Search assets, fields"
      text={filter.text}
      list={list}
      columns={columns}
      sort={filter.sort}
      usualSort="ASSET"
      set={set}
      empty={isNarrow ? <NothingFits what="monitor" all="/monitors" /> : <NoMonitors />}
    >
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
    </ListPage>
  );
}

function NoMonitors() {
  return (
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
      look: "named",
      sorts: [{ value: "ASSET", word: "by name", order: "ascending" }],
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
      sorts: [{ value: "STATE", word: "worst first", order: "descending" }],
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
              ; muted until <When at={monitor.mutedUntil} as="date" />
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
