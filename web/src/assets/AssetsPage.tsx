import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { useListed } from "../api/lists";
import { useAddress } from "../parts/address";
import { Choice } from "../parts/Choice";
import { type Column, useColumns } from "../parts/columns";
import { Ident } from "../parts/Ident";
import { ListPage, NothingFits } from "../parts/ListPage";
import { Empty } from "../parts/Notes";
import { Health } from "../parts/Pills";
import { When } from "../parts/When";
import { DomainChoice } from "../settings/DomainChoice";
import { sourcesQuery } from "../sources/source-data";
import { amount, bytes } from "../words/amounts";
import { ASSET_KINDS, type Asset, type AssetFilter, HEALTHS, kindOf, readAssets } from "./asset-data";

export default function AssetsPage() {
  const [get, set] = useAddress();
  const filter: AssetFilter = {
    text: get("text"),
    domain: get("domain"),
    source: get("source"),
    kind: get("kind"),
    health: get("health"),
    sort: get("sort") || "NAME",
  };
  const columns = useColumns("assets", COLUMNS);
  const list = useListed(["assets", filter], (after) => readAssets(filter, after));
  const sources = useQuery(sourcesQuery).data ?? [];
  const { sort, ...narrowing } = filter;
  const isNarrow = Object.values(narrowing).some((value) => value !== "");
  return (
    <ListPage
      title="Assets"
      searches="Search names"
      text={filter.text}
      list={list}
      columns={columns}
      sort={sort}
      usualSort="NAME"
      set={set}
      empty={
        isNarrow ? <NothingFits what="asset" all="/assets" /> : <NoAssets hasSources={sources.length > 0} />
      }
    >
      <DomainChoice value={filter.domain} onChoose={(domain) => set({ domain })} />
      <Choice
        label="Source"
        any="Source: any"
        value={filter.source}
        choices={sources.map((source) => ({ value: String(source.id), label: source.name }))}
        onChoose={(source) => set({ source })}
      />
      <Choice
        label="Kind"
        any="Kind: any"
        value={filter.kind}
        choices={ASSET_KINDS}
        onChoose={(kind) => set({ kind })}
      />
      <Choice
        label="Health"
        any="Health: any"
        value={filter.health}
        choices={HEALTHS}
        onChoose={(health) => set({ health })}
      />
    </ListPage>
  );
}

function NoAssets({ hasSources }: { hasSources: boolean }) {
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

const COLUMNS: Column<Asset>[] = [
  {
    key: "asset",
    word: "Asset",
    fixed: true,
    plain: true,
    sorts: [{ value: "NAME", word: "by name", order: "ascending" }],
    cell: (asset) => (
      <>
        <Link to={`/assets/${asset.id}`}>
          <Ident title={`${asset.namespace} ${asset.name}`}>{asset.shortName}</Ident>
        </Link>{" "}
        {asset.gone ? <span className="pill">gone</span> : null}
        {asset.comment ? (
          <div className="soft small">
            <bdi>{asset.comment}</bdi>
          </div>
        ) : null}
      </>
    ),
  },
  { key: "kind", word: "Kind", cell: kindOf },
  { key: "domain", word: "Domain", cell: ({ domain }) => <bdi>{domain}</bdi> },
  {
    key: "monitors",
    word: "Monitors",
    sorts: [{ value: "HEALTH", word: "worst first", order: "descending" }],
    cell: ({ monitors }) => <Health monitors={monitors} />,
  },
  { key: "owner", word: "Owner", rare: true, cell: ({ owner }) => <bdi>{owner}</bdi> },
  {
    key: "rows",
    word: "Rows",
    look: "right num",
    cell: ({ rows }) => (rows === undefined ? "" : amount(rows)),
  },
  {
    key: "size",
    word: "Size",
    look: "right num",
    cell: (asset) => (asset.bytes === undefined ? "" : bytes(asset.bytes)),
  },
  {
    key: "seen",
    word: "First seen",
    look: "right",
    rare: true,
    cell: ({ firstSeen }) => <When at={firstSeen} />,
  },
];
