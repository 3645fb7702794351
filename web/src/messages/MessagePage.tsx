import "./messages.css";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "react-router";
import { Card } from "../parts/Card";
import { named } from "../parts/Headline";
import { Loading, ProblemNote } from "../parts/Notes";
import { useTitle } from "../parts/title";
import { When } from "../parts/When";
import { DeliveryWord } from "./MessagesPage";
import { incidentNumber, MESSAGE_KINDS, type Message, messageOf } from "./message-data";

export default function MessagePage() {
  const id = Number(useParams().id);
  const query = useQuery(messageOf(id));
  useTitle(query.data?.headline ?? "Message");
  return (
    <>
      <div className="crumb">
        <Link to="/messages">Messages</Link> / <span className="mono">{id}</span>
      </div>
      <ProblemNote error={query.error} doing="Reading the message" />
      {query.data ? <Shown message={query.data} /> : query.error ? null : <Loading what="the message" />}
    </>
  );
}

function Shown({ message }: { message: Message }) {
  const incident = incidentNumber(message.incident);
  return (
    <>
      <h1>
        {MESSAGE_KINDS[message.kind]} to{" "}
        <bdi>{message.recipient === "" ? message.channel : message.recipient}</bdi>
      </h1>
      <div className="cols">
        <div>
          <Card title="What it says">
            <article className="letter">
              <h3>{named(message.headline)}</h3>
              <dl className="kv">
                {message.facts.map((fact) => (
                  <div key={fact.label} style={{ display: "contents" }}>
                    <dt>{fact.label}</dt>
                    <dd>
                      <bdi>{fact.text}</bdi>
                    </dd>
                  </div>
                ))}
              </dl>
              <p>
                <a href={message.link}>{message.link}</a>
              </p>
              <p className="faint small">{message.why}</p>
            </article>
          </Card>
        </div>
        <aside aria-label="About this message">
          <Card title="Delivery">
            <dl className="kv">
              <dt>State</dt>
              <dd>
                <DeliveryWord message={message} />
              </dd>
              <dt>Why</dt>
              <dd>{message.reason}</dd>
              <dt>Channel</dt>
              <dd>
                <bdi>{message.channel}</bdi>
                {message.channelRemoved ? <span className="faint"> (removed)</span> : null}
              </dd>
              {message.recipient === "" ? null : (
                <>
                  <dt>Recipient</dt>
                  <dd>
                    <bdi>{message.recipient}</bdi>
                  </dd>
                </>
              )}
              <dt>Made</dt>
              <dd>
                <When at={message.created} />
              </dd>
              {message.ended ? (
                <>
                  <dt>Ended</dt>
                  <dd>
                    <When at={message.ended} />
                  </dd>
                </>
              ) : null}
              <dt>Attempts</dt>
              <dd className="num">{message.attempts}</dd>
              {message.lastError ? (
                <>
                  <dt>Last error</dt>
                  <dd className="bad">{message.lastError}</dd>
                </>
              ) : null}
              {incident === undefined ? null : (
                <>
                  <dt>Incident</dt>
                  <dd>
                    <Link to={`/incidents/${incident}`} className="mono">
                      {message.incident}
                    </Link>
                  </dd>
                </>
              )}
              <dt>Key</dt>
              <dd className="mono">{message.key}</dd>
            </dl>
          </Card>
        </aside>
      </div>
    </>
  );
}
