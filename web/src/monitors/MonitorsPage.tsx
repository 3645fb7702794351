import { useRef } from "react";
import { Link } from "react-router";
import { useListed } from "../api/lists";
import { useKeys } from "../frame/keys";
import { useAddress } from "../parts/address";
import { Choice } from "../parts/Choice";
import { Empty, Loading, More, ProblemNote } from "../parts/Notes";
import { StateWord } from "../parts/Pills";
import { SearchField } from "../parts/SearchField";
import { useTitle } from "../parts/title";
import { When } from "../parts/When";
import { KIND_CHOICES, STATES, segmentWords, signalWord } from "../words/labels";
import { type Monitor, readMonitors } from "./monitor-data";
import { tuningWords } from "./tuning";

export default function MonitorsPage() {
  useTitle("Monitors");
  const [get, set] = useAddress();
  const filter = { text: get("text"), kind: get("kind"), state: get("state") };
  const list = useListed(["monitors", "list", filter], (after) => readMonitors(filter, after));
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
      </search>
      <section className="card scroll" aria-label="Monitors">
        {list.isLoading ? <Loading what="the monitors" /> : null}
        {!list.isLoading && !list.error && list.items.length === 0 ? (
          <NoMonitors isNarrow={isNarrow} />
        ) : null}
        {list.items.length > 0 ? <MonitorTable monitors={list.items} /> : null}
        <More {...list} />
      </section>
      <ProblemNote error={list.error} doing="Reading the monitors" />
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

function MonitorTable({ monitors }: { monitors: Monitor[] }) {
  return (
    <table className="list folds">
      <thead>
        <tr>
          <th>Monitor</th>
          <th>State</th>
          <th>Why it stands so</th>
          <th>Tuning</th>
          <th className="right">Judged</th>
        </tr>
      </thead>
      <tbody>
        {monitors.map((monitor) => (
          <tr key={monitor.id}>
            <td>
              <Link to={`/monitors/${monitor.id}`}>
                {signalWord(monitor.signal)} of{" "}
                <code>
                  {monitor.assetName}
                  {monitor.field === "" ? "" : `.${monitor.field}`}
                </code>
              </Link>
            </td>
            <td>
              <StateWord state={monitor.state} enabled={monitor.enabled} />
            </td>
            <td className="soft small">
              {monitor.stateText}
              {Object.keys(monitor.stateSegment).length > 0 ? ` (${segmentWords(monitor.stateSegment)})` : ""}
            </td>
            <td className="small soft" data-label="Tuning">
              {tuningWords(monitor)}
              {monitor.mutedUntil ? (
                <>
                  {" "}
                  muted until <When at={monitor.mutedUntil} as="date" />
                </>
              ) : null}
            </td>
            <td className="right" data-label="Judged">
              {monitor.judged ? <When at={monitor.judged} /> : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
