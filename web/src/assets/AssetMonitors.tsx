import { useQuery } from "@tanstack/react-query";
import { useSparks } from "../charts/sparks";
import { MonitorLine } from "../monitors/MonitorLine";
import { hasSeries } from "../monitors/monitor-data";
import { Card } from "../parts/Card";
import { Empty, Loading, ProblemNote } from "../parts/Notes";
import { type Asset, monitorsOf } from "./asset-data";

/** Everything that is watched here, first what concerns the whole, then field by field. */
export function AssetMonitors({ asset }: { asset: Asset }) {
  const query = useQuery(monitorsOf(asset.id));
  const monitors = query.data ?? [];
  const sparks = useSparks(
    "monitor",
    monitors.filter(hasSeries).map(({ id }) => id),
  );
  const fields = [...new Set(monitors.map((monitor) => monitor.field))].sort();
  return (
    <>
      <ProblemNote error={query.error} doing="Reading the monitors" />
      {query.isPending ? <Loading what="the monitors" /> : null}
      {query.data && monitors.length === 0 ? (
        <Empty>
          <p>Nothing is watched here yet; monitors are set up when the asset has been measured.</p>
        </Empty>
      ) : null}
      {fields.map((field) => (
        <Card key={field} title={field === "" ? "The whole" : field}>
          <ul className="plain">
            {monitors
              .filter((monitor) => monitor.field === field)
              .map((monitor) => (
                <MonitorLine key={monitor.id} monitor={monitor} spark={sparks.get(monitor.id)} />
              ))}
          </ul>
        </Card>
      ))}
    </>
  );
}
