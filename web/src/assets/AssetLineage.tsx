import { useState } from "react";
import { Link } from "react-router";
import { useListed } from "../api/lists";
import { useAddress } from "../parts/address";
import { Card } from "../parts/Card";
import { Choice } from "../parts/Choice";
import { Ident } from "../parts/Ident";
import { Loading, More, ProblemNote } from "../parts/Notes";
import { Health } from "../parts/Pills";
import { When } from "../parts/When";
import { plural } from "../words/amounts";
import { type Asset, kindOf } from "./asset-data";
import { EvidenceText } from "./EvidenceText";
import { FieldOrigins } from "./FieldOrigins";
import { type Direction, type LineagePage, layerWord, type Reached, readLineage } from "./lineage-data";

const DEPTHS = ["1", "2", "5", "10", "100"];
const USUAL = "3";

/** What feeds the asset, what it feeds, and where each of its fields comes from. */
export function AssetLineage({ asset }: { asset: Asset }) {
  const [get, set] = useAddress();
  const depth = get("depth") || USUAL;
  return (
    <>
      <div className="row lineage-depth">
        <Choice
          label="How far"
          value={depth === USUAL ? "" : depth}
          any={`up to ${USUAL} edges away`}
          choices={DEPTHS.map((value) => ({
            value,
            label: value === "1" ? "the next ones" : `up to ${value} edges away`,
          }))}
          onChoose={(value) => set({ depth: value })}
        />
      </div>
      <Side asset={asset} direction="UPSTREAM" depth={Number(depth)} />
      <Side asset={asset} direction="DOWNSTREAM" depth={Number(depth)} />
      {asset.kind === "DATASET" ? <FieldOrigins asset={asset} /> : null}
    </>
  );
}

const TITLES = { UPSTREAM: "Upstream", DOWNSTREAM: "Downstream" } as const;

function Side({ asset, direction, depth }: { asset: Asset; direction: Direction; depth: number }) {
  const list = useListed(["asset", asset.id, "lineage", direction, depth], (after) =>
    readLineage(asset.id, direction, depth, after),
  );
  const page = list.last;
  const names = new Map(list.items.map(({ asset: reached }) => [reached.id, reached.shortName]));
  names.set(asset.id, asset.shortName);
  return (
    <Card title={TITLES[direction]} aside={page ? sum(page) : undefined} flush>
      <ProblemNote error={list.error} doing="Reading the lineage" />
      {list.isLoading ? <Loading what="the lineage" /> : null}
      {page?.reason ? <p className="note">Not all of it is shown: {page.reason}.</p> : null}
      {!list.isLoading && !list.error && list.items.length === 0 ? (
        <Nothing asset={asset} direction={direction} />
      ) : null}
      {list.items.length > 0 ? (
        <table className="list folds">
          <thead>
            <tr>
              <th>{direction === "UPSTREAM" ? "Comes from" : "Goes to"}</th>
              <th>Away</th>
              <th>Monitors</th>
              <th>Last load</th>
              <th>Why</th>
            </tr>
          </thead>
          <tbody>
            {list.items.map((reached) => (
              <ReachedLines key={reached.asset.id} reached={reached} names={names} />
            ))}
          </tbody>
        </table>
      ) : null}
      <More {...list} />
    </Card>
  );
}

function sum({ total }: LineagePage): string {
  const words = [];
  if (total.DATASET) {
    words.push(plural(total.DATASET, "dataset"));
  }
  if (total.JOB) {
    words.push(plural(total.JOB, "job"));
  }
  return words.join(", ");
}

function Nothing({ asset, direction }: { asset: Asset; direction: Direction }) {
  if (direction === "DOWNSTREAM") {
    return <p className="empty">Nothing that is known reads it.</p>;
  }
  return (
    <p className="empty">
      {asset.kind === "JOB"
        ? "None of its run events names an input."
        : "Nothing that is known feeds it. Definitions of views are read by themselves; for what jobs write, send their run events as OpenLineage to /api/v1/lineage, or install pg_stat_statements in the source."}
    </p>
  );
}

function ReachedLines({ reached, names }: { reached: Reached; names: Map<number, string> }) {
  const [isOpen, setOpen] = useState(false);
  const { asset, depth, via } = reached;
  const evidence = [...new Set(via.flatMap((near) => near.evidence))];
  const layers = [...new Set(via.flatMap((near) => near.layers))];
  const through = via.map((near) => names.get(near.asset)).filter((name) => name !== undefined);
  return (
    <>
      <tr>
        <td>
          <Link to={`/assets/${asset.id}?tab=lineage`}>
            <Ident>{asset.shortName}</Ident>
          </Link>{" "}
          <span className="faint small">
            {kindOf(asset)}
            {asset.gone ? ", gone" : ""}
          </span>
        </td>
        <td data-label="Away">
          <span className="num">{depth}</span>
          {depth > 1 ? (
            <span className="faint small">
              {" "}
              through <bdi>{through.join(", ")}</bdi>
            </span>
          ) : null}
        </td>
        <td data-label="Monitors">
          <Health monitors={asset.monitors} />
        </td>
        <td data-label="Last load">
          {reached.lastLoad ? <When at={reached.lastLoad} /> : <span className="faint">not seen</span>}
        </td>
        <td data-label="Why">
          {evidence.length > 0 ? (
            <button
              type="button"
              className="link"
              aria-expanded={isOpen}
              aria-label={`Why ${asset.shortName}`}
              onClick={() => setOpen(!isOpen)}
            >
              {layers.map(layerWord).join(", ")}
            </button>
          ) : null}
        </td>
      </tr>
      {isOpen ? (
        <tr>
          <td colSpan={5}>
            {evidence.map((id) => (
              <EvidenceText key={id} place={{ evidence: id, offset: 0, length: 0 }} />
            ))}
          </td>
        </tr>
      ) : null}
    </>
  );
}
