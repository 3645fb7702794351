import "./sources.css";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link, useNavigate, useParams } from "react-router";
import { useChange } from "../api/lists";
import { Card } from "../parts/Card";
import { ConfirmName } from "../parts/ConfirmName";
import { Ident } from "../parts/Ident";
import { Loading, ProblemNote } from "../parts/Notes";
import { say } from "../parts/say";
import { useTitle } from "../parts/title";
import { When } from "../parts/When";
import { useMay } from "../session/me";
import { plural } from "../words/amounts";
import { duration } from "../words/time";
import { ChangeSource } from "./ChangeSource";
import { Budget, Progress, SourceState } from "./SourceState";
import {
  asItStands,
  changeSource,
  collectNow,
  removeSource,
  type Source,
  sourceKindsQuery,
  sourceOf,
} from "./source-data";

export default function SourcePage() {
  const id = Number(useParams().id);
  const query = useQuery(sourceOf(id));
  useTitle(query.data?.name ?? "Source");
  return (
    <>
      <div className="crumb">
        <Link to="/sources">Sources</Link> / <bdi>{query.data?.name ?? id}</bdi>
      </div>
      <ProblemNote error={query.error} doing="Reading the source" />
      {query.data ? <Shown source={query.data} /> : query.error ? null : <Loading what="the source" />}
    </>
  );
}

function Shown({ source }: { source: Source }) {
  const [dialog, setDialog] = useState<"change" | "remove" | null>(null);
  const navigate = useNavigate();
  const mayEdit = useMay("EDITOR");
  const mayAdminister = useMay("ADMIN");
  const collect = useChange(() => collectNow(source), [["sources"]]);
  const pause = useChange(
    () => changeSource(source, { ...asItStands(source), paused: !source.paused }),
    [["sources"]],
  );
  const remove = useChange(() => removeSource(source), [["sources"], ["assets"], ["monitors"]]);
  return (
    <>
      <div className="row top">
        <h1 className="grow">
          <bdi>{source.name}</bdi>
        </h1>
        <div className="row">
          {mayEdit ? (
            <Button
              variant="filled"
              disabled={source.paused}
              loading={collect.isPending}
              onClick={() =>
                collect.mutate(undefined, { onSuccess: () => say(`${source.name} is collected now`) })
              }
            >
              Collect now
            </Button>
          ) : null}
          {mayAdminister ? (
            <>
              <Button loading={pause.isPending} onClick={() => pause.mutate(undefined)}>
                {source.paused ? "Go on" : "Pause"}
              </Button>
              <Button onClick={() => setDialog("change")}>Change…</Button>
              <Button onClick={() => setDialog("remove")}>Remove…</Button>
            </>
          ) : null}
        </div>
      </div>
      <ProblemNote error={collect.error ?? pause.error} />
      {source.trouble ? (
        <p className="note bad">
          <SourceState source={source} />
          <br />
          {source.trouble}
        </p>
      ) : null}
      <div className="cols">
        <div>
          <Card title="How it stands">
            <dl className="kv">
              <dt>State</dt>
              <dd>
                <SourceState source={source} />
                <Progress source={source} />
              </dd>
              <dt>Last collected</dt>
              <dd>
                {source.collected ? <When at={source.collected} /> : <span className="faint">never</span>}
              </dd>
              <dt>Query budget</dt>
              <dd>
                <Budget source={source} />
              </dd>
              <dt>Assets</dt>
              <dd>
                <Link to={`/assets?source=${source.id}`}>What it describes</Link>
              </dd>
            </dl>
          </Card>
          <Unreadable source={source} />
        </div>
        <aside aria-label="About this source">
          <Settings source={source} />
        </aside>
      </div>
      {dialog === "change" ? <ChangeSource source={source} onClose={() => setDialog(null)} /> : null}
      {dialog === "remove" ? (
        <ConfirmName
          title={`Remove ${source.name}`}
          name={source.name}
          consequence="It is read no more, and nothing of it is watched any more. What is known of its assets and incidents stays."
          action="Remove"
          isPending={remove.isPending}
          error={remove.error}
          onConfirm={() => remove.mutate(undefined, { onSuccess: () => navigate("/sources") })}
          onClose={() => setDialog(null)}
        />
      ) : null}
    </>
  );
}

function Unreadable({ source }: { source: Source }) {
  if (source.unreadable.length === 0) {
    return null;
  }
  return (
    <Card title="What the role may not read" aside={plural(source.unreadable.length, "dataset")}>
      <p className="soft">Grant it SELECT on these, or leave them: they are listed and not measured.</p>
      <ul className="plain unreadable">
        {source.unreadable.map((name) => (
          <li key={name} className="mono">
            {name}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Settings({ source }: { source: Source }) {
  const kinds = useQuery(sourceKindsQuery).data ?? [];
  const labels = kinds.find(({ kind }) => kind === source.kind)?.settings ?? [];
  return (
    <Card title="Connection">
      <dl className="kv">
        <dt>Kind</dt>
        <dd>{source.kind}</dd>
        {Object.entries(source.settings).map(([word, value]) => (
          <div key={word} style={{ display: "contents" }}>
            <dt>{labels.find((setting) => setting.word === word)?.label ?? word}</dt>
            <dd>
              <Ident>{value}</Ident>
            </dd>
          </div>
        ))}
        <dt>Domain</dt>
        <dd>
          <bdi>{source.domain}</bdi>
        </dd>
        <dt>Time zone</dt>
        <dd>{source.zone}</dd>
        <dt>Surveyed</dt>
        <dd>every {duration(source.everySeconds * 1000)}</dd>
        <dt>Statements</dt>
        <dd>
          at most {duration(source.statementSeconds * 1000)} long, {source.concurrent} at once, waiting{" "}
          {duration(source.lockSeconds * 1000)} for a lock
        </dd>
      </dl>
    </Card>
  );
}
