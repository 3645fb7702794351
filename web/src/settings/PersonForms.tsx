import { Button, Modal, Switch, TextInput } from "@mantine/core";
import { useState } from "react";
import { api, body, type Schemas } from "../api/client";
import { useChange } from "../api/lists";
import { Problem } from "../api/problem";
import { ProblemNote } from "../parts/Notes";
import { FormCard } from "./FormCard";
import { type Grant, GrantFields } from "./GrantFields";
import { linkOf } from "./PeoplePart";

interface InviteProps {
  onInvited: (name: string, url: string) => void;
  onClose: () => void;
}

export function InvitePerson({ onInvited, onClose }: InviteProps) {
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [grants, setGrants] = useState<Grant[]>([{ role: "RESPONDER" }]);
  const invite = useChange(
    async (draft: Schemas["PersonDraft"]) => {
      const person = await body(api.POST("/api/v1/people", { body: draft }));
      return { person, url: (await linkOf(person.id)).url };
    },
    [["people"]],
  );
  const problem = invite.error ? Problem.of(invite.error) : undefined;
  return (
    <FormCard
      title="Invite somebody"
      action="Invite"
      isReady={name.trim() !== "" && email.trim() !== ""}
      isPending={invite.isPending}
      error={invite.error}
      onClose={onClose}
      onSubmit={() =>
        invite.mutate(
          { name: name.trim(), email: email.trim(), grants },
          { onSuccess: ({ person, url }) => onInvited(person.name, url) },
        )
      }
    >
      <div className="pairs">
        <TextInput
          label="Name"
          required
          value={name}
          error={problem?.field("name")}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label="Mail address"
          type="email"
          required
          value={email}
          error={problem?.field("email")}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
      </div>
      <GrantFields grants={grants} onChange={setGrants} />
    </FormCard>
  );
}

export function ChangePerson({ person, onClose }: { person: Schemas["PersonRow"]; onClose: () => void }) {
  const [name, setName] = useState(person.name);
  const [grants, setGrants] = useState<Grant[]>(person.grants);
  const [active, setActive] = useState(person.active);
  const change = useChange(
    (wish: Schemas["PersonChange"]) =>
      body(api.PUT("/api/v1/people/{id}", { params: { path: { id: person.id } }, body: wish })),
    [["people"], ["me"]],
  );
  const problem = change.error ? Problem.of(change.error) : undefined;
  return (
    <Modal opened onClose={onClose} title={`Change ${person.name}`} size="lg">
      <form
        className="fields"
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate({ name: name.trim(), grants, active }, { onSuccess: onClose });
        }}
      >
        <TextInput
          label="Name"
          required
          value={name}
          error={problem?.field("name")}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <GrantFields grants={grants} onChange={setGrants} />
        <Switch
          label="May sign in"
          description="Switched off, sessions and tokens of this person stop at once"
          checked={active}
          onChange={(event) => setActive(event.currentTarget.checked)}
        />
        <ProblemNote error={change.error} />
        <div className="row" style={{ justifyContent: "flex-end" }}>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="filled" disabled={name.trim() === ""} loading={change.isPending}>
            Save
          </Button>
        </div>
      </form>
    </Modal>
  );
}
