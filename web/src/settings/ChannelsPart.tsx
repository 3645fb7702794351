import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api, body, type Schemas } from "../api/client";
import { useChange } from "../api/lists";
import { ConfirmName } from "../parts/ConfirmName";
import { Empty } from "../parts/Notes";
import { useMay } from "../session/me";
import { AddChannel } from "./AddChannel";
import { ChannelTest } from "./ChannelTest";
import { Part } from "./Part";
import { channelsQuery } from "./settings-data";

type Channel = Schemas["ChannelRow"];

export function ChannelsPart() {
  const query = useQuery(channelsQuery);
  const mayAdminister = useMay("ADMIN");
  const [isAdding, setAdding] = useState(false);
  const channels = query.data ?? [];
  return (
    <Part
      title="Channels"
      intro="How messages leave: mail, Slack, a webhook. Who gets them is said under Audiences."
      action="Add a channel"
      onAdd={mayAdminister ? () => setAdding(true) : undefined}
      form={isAdding ? <AddChannel onClose={() => setAdding(false)} /> : null}
      isReading={query.isPending}
      error={query.error}
    >
      {channels.length === 0 ? (
        <Empty>
          <p>No channel is connected, so nobody can be told of anything.</p>
          <p>{mayAdminister ? "Add one above and send a test through it." : "Ask an admin to add one."}</p>
        </Empty>
      ) : (
        <table className="list folds">
          <thead>
            <tr>
              <th>Channel</th>
              <th>Settings</th>
              <th>Private hosts it may reach</th>
              <th>
                <span className="unseen">Actions</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {channels.map((channel) => (
              <ChannelLine key={channel.id} channel={channel} mayAdminister={mayAdminister} />
            ))}
          </tbody>
        </table>
      )}
    </Part>
  );
}

function ChannelLine({ channel, mayAdminister }: { channel: Channel; mayAdminister: boolean }) {
  const [dialog, setDialog] = useState<"test" | "remove" | null>(null);
  const remove = useChange(
    () => body(api.DELETE("/api/v1/channels/{id}", { params: { path: { id: channel.id } } })),
    [["channels"], ["audiences"]],
  );
  return (
    <tr>
      <td>
        <b>{channel.name}</b>
        <div className="soft small">{channel.kind}</div>
      </td>
      <td className="small">
        {Object.entries(channel.settings).map(([word, value]) => (
          <div key={word}>
            <span className="faint">{word}</span> <code>{value}</code>
          </div>
        ))}
      </td>
      <td data-label="May reach" className="small">
        {channel.allowedHosts.join(", ")}
      </td>
      <td>
        {mayAdminister ? (
          <div className="actions">
            <Button onClick={() => setDialog("test")} aria-label={`Test ${channel.name}`}>
              Test…
            </Button>
            <Button onClick={() => setDialog("remove")} aria-label={`Remove ${channel.name}`}>
              Remove…
            </Button>
          </div>
        ) : null}
        {dialog === "test" ? <ChannelTest channel={channel} onClose={() => setDialog(null)} /> : null}
        {dialog === "remove" ? (
          <ConfirmName
            title={`Remove ${channel.name}`}
            name={channel.name}
            consequence="Its audiences hear nothing any more."
            action="Remove"
            isPending={remove.isPending}
            error={remove.error}
            onConfirm={() => remove.mutate(undefined)}
            onClose={() => setDialog(null)}
          />
        ) : null}
      </td>
    </tr>
  );
}
