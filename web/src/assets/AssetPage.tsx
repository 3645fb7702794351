import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "react-router";
import { useAddress } from "../parts/address";
import { Ident } from "../parts/Ident";
import { Loading, ProblemNote } from "../parts/Notes";
import { useTitle } from "../parts/title";
import { AssetEvents } from "./AssetEvents";
import { AssetHead } from "./AssetHead";
import { AssetLineage } from "./AssetLineage";
import { AssetMonitors } from "./AssetMonitors";
import { type AssetDetail, assetOf } from "./asset-data";
import { FieldTable } from "./FieldTable";
import { FieldValues } from "./FieldValues";
import { SchemaHistory } from "./SchemaHistory";
import "./assets.css";

const TABS = [
  { tab: "", word: "Monitors" },
  { tab: "fields", word: "Fields" },
  { tab: "lineage", word: "Lineage" },
  { tab: "schema", word: "Schema history" },
  { tab: "loads", word: "Loads and runs" },
];

const OF_JOBS = ["", "lineage", "loads"];

export default function AssetPage() {
  const id = Number(useParams().id);
  const query = useQuery(assetOf(id));
  useTitle(query.data?.asset.shortName ?? "Asset");
  return (
    <>
      <div className="crumb">
        <Link to="/assets">Assets</Link> / <Ident>{query.data?.asset.shortName ?? String(id)}</Ident>
      </div>
      <ProblemNote error={query.error} doing="Reading the asset" />
      {query.data ? <Shown detail={query.data} /> : query.error ? null : <Loading what="the asset" />}
    </>
  );
}

function Shown({ detail }: { detail: AssetDetail }) {
  const [get, set] = useAddress();
  const tab = get("tab");
  const isDataset = detail.asset.kind === "DATASET";
  const tabs = isDataset ? TABS : TABS.filter((known) => OF_JOBS.includes(known.tab));
  return (
    <>
      <AssetHead detail={detail} />
      <nav className="chips" aria-label="Parts of this page">
        {tabs.map((known) => (
          <button
            key={known.tab}
            type="button"
            className="chip"
            aria-pressed={tab === known.tab}
            onClick={() => set({ tab: known.tab })}
          >
            {known.word}
          </button>
        ))}
      </nav>
      {tab === "" ? <AssetMonitors asset={detail.asset} /> : null}
      {tab === "fields" ? <FieldTable detail={detail} /> : null}
      {tab === "fields" ? <FieldValues asset={detail.asset.id} /> : null}
      {tab === "lineage" ? <AssetLineage key={detail.asset.id} asset={detail.asset} /> : null}
      {tab === "schema" ? <SchemaHistory asset={detail.asset} /> : null}
      {tab === "loads" ? <AssetEvents asset={detail.asset} /> : null}
    </>
  );
}
