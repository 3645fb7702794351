import { useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { Link } from "react-router";
import { useListed } from "../api/lists";
import { useKeys } from "../frame/keys";
import { useAddress } from "../parts/address";
import { Choice } from "../parts/Choice";
import { Empty, Loading, More, ProblemNote } from "../parts/Notes";
import { Health } from "../parts/Pills";
import { SearchField } from "../parts/SearchField";
import { useTitle } from "../parts/title";
import { DomainChoice } from "../settings/DomainChoice";
import { sourcesQuery } from "../sources/source-data";
import { amount, bytes } from "../words/amounts";
import { type Asset, kindOf, readAssets } from "./asset-data";

export default function AssetsPage() {
  useTitle("Assets");
  const [get, set] = useAddress();
  const filter = { text: get("text"), domain: get("domain"), source: get("source") };
  const list = useListed(["assets", filter], (after) => readAssets(filter, after));
  const sources = useQuery(sourcesQuery).data ?? [];
  const search = useRef<HTMLInputElement>(null);
  useKeys({ "/": () => search.current?.focus() });
  const isNarrow = filter.text !== "" || filter.domain !== "" || filter.source !== "";
  return (
    <>
      <h1>Assets</h1>
      <search className="chips" aria-label="Which assets to show">
        <SearchField
          label="Search names"
          value={filter.text}
          field={search}
          hint="/"
          onSearch={(text) => set({ text })}
        />
        <DomainChoice value={filter.domain} onChoose={(domain) => set({ domain })} />
        <Choice
          label="Source"
          any="Source: any"
          value={filter.source}
          choices={sources.map((source) => ({ value: String(source.id), label: source.name }))}
          onChoose={(source) => set({ source })}
        />
      </search>
      <section className="card scroll" aria-label="Assets">
        {list.isLoading ? <Loading what="the assets" /> : null}
        {!list.isLoading && !list.error && list.items.length === 0 ? (
          <NoAssets isNarrow={isNarrow} hasSources={sources.length > 0} />
        ) : null}
        {list.items.length > 0 ? <AssetTable assets={list.items} /> : null}
        <More {...list} />
      </section>
      <ProblemNote error={list.error} doing="Reading the assets" />
    </>
  );
}

function NoAssets({ isNarrow, hasSources }: { isNarrow: boolean; hasSources: boolean }) {
  if (isNarrow) {
    return (
      <Empty>
        <p>No asset fits these filters.</p>
        <p>
          <Link to="/assets">Show all</Link>
        </p>
      </Empty>
    );
  }
  return (
    <Empty>
      <p>
        {hasSources
          ? "The sources have not been collected yet."
          : "Nothing is known yet: no source is connected."}
      </p>
      <p>
        {hasSources ? (
          <Link to="/sources">See how far they are</Link>
        ) : (
          <Link to="/sources?add=yes">Connect a source</Link>
        )}
      </p>
    </Empty>
  );
}

function AssetTable({ assets }: { assets: Asset[] }) {
  return (
    <table className="list folds">
      <thead>
        <tr>
          <th>Asset</th>
          <th>Kind</th>
          <th>Domain</th>
          <th>Monitors</th>
          <th className="right">Rows</th>
          <th className="right">Size</th>
        </tr>
      </thead>
      <tbody>
        {assets.map((asset) => (
          <tr key={asset.id}>
            <td>
              <Link to={`/assets/${asset.id}`} className="mono" title={`${asset.namespace} ${asset.name}`}>
                {asset.shortName}
              </Link>
              {asset.gone ? <span className="pill">gone</span> : null}
              {asset.comment ? <div className="soft small">{asset.comment}</div> : null}
            </td>
            <td data-label="Kind">{kindOf(asset)}</td>
            <td data-label="Domain">{asset.domain}</td>
            <td data-label="Monitors">
              <Health monitors={asset.monitors} />
            </td>
            <td data-label="Rows" className="right num">
              {asset.rows === undefined ? "" : amount(asset.rows)}
            </td>
            <td data-label="Size" className="right num">
              {asset.bytes === undefined ? "" : bytes(asset.bytes)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
