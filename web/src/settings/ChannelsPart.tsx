import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api, body, type Schemas } from "../api/client";
import type { Column } from "../parts/columns";
import { Empty } from "../parts/Notes";
import { useMay } from "../session/me";
import { AddChannel } from "./AddChannel";
import { ChannelTest } from "./ChannelTest";
import { actionsColumn, Part } from "./Part";
import { Removal } from "./Removal";
import { channelsQuery } from "./settings-data";

type Channel = Schemas["ChannelRow"];

const COLUMNS: Column<Channel>[] = [
  {
    key: "channel",
    word: "Channel",
    plain: true,
    cell: ({ name, kind }) => (
      <>
        <b>
          <bdi>{name}</bdi>
        </b>
        <div className="soft small">{kind}</div>
      </>
    ),
  },
  {
    key: "settings",
    word: "Settings",
    look: "small",
    plain: true,
    cell: ({ settings }) =>
      Object.entries(settings).map(([word, value]) => (
        <div key={word}>
          <span className="faint">{word}</span> <code>{value}</code>
        </div>
      )),
  },
  {
    key: "hosts",
    word: "Private hosts it may reach",
    look: "small",
    cell: ({ allowedHosts }) =>
      allowedHosts.length === 0 ? <span className="faint">none</span> : allowedHosts.join(", "),
  },
];

export function ChannelsPart() {
  const query = useQuery(channelsQuery);
  const mayAdminister = useMay("ADMIN");
  const [isAdding, setAdding] = useState(false);
  const actions = actionsColumn<Channel>((channel) => <ChannelActions channel={channel} />);
  return (
    <Part
      title="Channels"
      intro="How messages leave: mail, Slack, a webhook. Who gets them is said under Audiences."
      action="Add a channel"
      onAdd={mayAdminister ? () => setAdding(true) : undefined}
      form={isAdding ? <AddChannel onClose={() => setAdding(false)} /> : null}
      query={query}
      columns={mayAdminister ? [...COLUMNS, actions] : COLUMNS}
      keyOf={({ id }) => id}
      empty={
        <Empty>
          <p>No channel is connected, so nobody can be told of anything.</p>
          <p>{mayAdminister ? "Add one above and send a test through it." : "Ask an admin to add one."}</p>
        </Empty>
      }
    />
  );
}

function ChannelActions({ channel }: { channel: Channel }) {
  const [isTesting, setTesting] = useState(false);
  return (
    <div className="actions">
      <Button onClick={() => setTesting(true)} aria-label={`Test ${channel.name}`}>
        Test…
      </Button>
      <Removal
        word="Remove"
        name={channel.name}
        consequence="Its audiences hear nothing any more."
        remove={() => body(api.DELETE("/api/v1/channels/{id}", { params: { path: { id: channel.id } } }))}
        touched={[["channels"], ["audiences"]]}
      />
      {isTesting ? <ChannelTest channel={channel} onClose={() => setTesting(false)} /> : null}
    </div>
  );
}
