import { TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { api, body, type Schemas } from "../api/client";
import { DialogForm } from "../parts/DialogForm";

/** Sends a test message and says what became of it. */
export function ChannelTest({ channel, onClose }: { channel: Schemas["ChannelRow"]; onClose: () => void }) {
  const [recipient, setRecipient] = useState("");
  const test = useMutation({
    mutationFn: () =>
      body(
        api.POST("/api/v1/channels/{id}/test", {
          params: { path: { id: channel.id } },
          body: { recipient: recipient.trim() },
        }),
      ),
  });
  return (
    <DialogForm
      title={`Send a test through ${channel.name}`}
      action="Send"
      back="Close"
      isPending={test.isPending}
      error={test.error}
      doing="The test"
      onSubmit={() => test.mutate()}
      onClose={onClose}
    >
      <TextInput
        label="Recipient"
        description="An address or a channel's name; empty for a webhook, which has one receiver"
        value={recipient}
        onChange={(event) => setRecipient(event.currentTarget.value)}
      />
      {test.data ? (
        <p className={test.data.delivered ? "note good" : "note bad"} role="status">
          {test.data.delivered ? "The receiver took it." : `It did not arrive: ${test.data.text}`}
        </p>
      ) : null}
    </DialogForm>
  );
}
