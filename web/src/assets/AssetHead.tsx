import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import { useChange } from "../api/lists";
import { Headline } from "../parts/Headline";
import { Ident } from "../parts/Ident";
import { ProblemNote } from "../parts/Notes";
import { Health, SeverityPill } from "../parts/Pills";
import { say } from "../parts/say";
import { When } from "../parts/When";
import { useMay } from "../session/me";
import { amount, bytes } from "../words/amounts";
import { DomainDialog, TimeColumnDialog } from "./AssetDialogs";
import { type AssetDetail, incidentsOf, kindOf, measureNow } from "./asset-data";

export function AssetHead({ detail }: { detail: AssetDetail }) {
  const { asset } = detail;
  const [dialog, setDialog] = useState<"time" | "domain" | null>(null);
  const mayEdit = useMay("EDITOR");
  const measure = useChange(() => measureNow(asset.id), [["asset", asset.id]]);
  const incidents = useQuery(incidentsOf(asset.id)).data ?? [];
  return (
    <>
      <div className="row top">
        <div className="grow">
          <h1>
            <Ident>{asset.shortName}</Ident>
          </h1>
          {asset.comment ? (
            <p className="soft">
              <bdi>{asset.comment}</bdi>
            </p>
          ) : null}
        </div>
        {mayEdit && asset.kind === "DATASET" ? (
          <div className="row">
            <Button onClick={() => setDialog("domain")}>Move…</Button>
            <Button onClick={() => setDialog("time")}>Time column…</Button>
            <Button
              loading={measure.isPending}
              onClick={() =>
                measure.mutate(undefined, {
                  onSuccess: () => say(`${asset.shortName} is measured again shortly`),
                })
              }
            >
              Measure again
            </Button>
          </div>
        ) : null}
      </div>
      <ProblemNote error={measure.error} doing="Measuring again" />
      {asset.gone ? (
        <p className="note">
          It is gone from its source <When at={asset.gone} />; what was known of it stays.
        </p>
      ) : null}
      {incidents.map((incident) => (
        <p className="note" key={incident.id}>
          <SeverityPill severity={incident.severity} />{" "}
          <Link to={`/incidents/${incident.id}`}>
            <Headline text={incident.headline} assetName={incident.assetName} />
          </Link>
        </p>
      ))}
      <AssetFacts detail={detail} />
      {dialog === "time" ? <TimeColumnDialog detail={detail} onClose={() => setDialog(null)} /> : null}
      {dialog === "domain" ? <DomainDialog asset={asset} onClose={() => setDialog(null)} /> : null}
    </>
  );
}

function AssetFacts({ detail }: { detail: AssetDetail }) {
  const { asset, timeColumn } = detail;
  return (
    <dl className="kv asset-facts">
      <dt>Monitors</dt>
      <dd>
        <Health monitors={asset.monitors} />
      </dd>
      <dt>Domain</dt>
      <dd>
        <Link to={`/assets?domain=${encodeURIComponent(asset.domain)}`}>
          <bdi>{asset.domain}</bdi>
        </Link>
      </dd>
      <dt>Kind</dt>
      <dd>
        {kindOf(asset)} in <Ident>{asset.namespace}</Ident>
        {asset.source === undefined ? null : (
          <>
            {" "}
            (<Link to={`/sources/${asset.source}`}>source</Link>)
          </>
        )}
      </dd>
      {asset.owner ? (
        <>
          <dt>Owner</dt>
          <dd>
            <bdi>{asset.owner}</bdi> <span className="faint">in the source</span>
          </dd>
        </>
      ) : null}
      {asset.kind === "DATASET" ? (
        <>
          <dt>Size</dt>
          <dd>
            {asset.rows === undefined ? "rows unknown" : `about ${amount(asset.rows)} rows`}
            {asset.bytes === undefined ? "" : `, ${bytes(asset.bytes)} with indexes`}
          </dd>
          <dt>Time column</dt>
          <dd>
            {timeColumn.field === "" ? (
              <span className="faint">none</span>
            ) : (
              <Ident>{timeColumn.field}</Ident>
            )}{" "}
            <span className="faint">{timeColumn.why}</span>
          </dd>
          <dt>Measured</dt>
          <dd>
            {detail.measuredUntil ? (
              <>
                {detail.grain === "HOUR" ? "hourly" : "daily"}, until{" "}
                <When at={detail.measuredUntil} as="date" />
              </>
            ) : (
              <span className="faint">not yet</span>
            )}
          </dd>
        </>
      ) : null}
      <dt>First seen</dt>
      <dd>
        <When at={asset.firstSeen} />
      </dd>
    </dl>
  );
}
