import { Switch } from "@mantine/core";
import { useState } from "react";
import { api, body, type Schemas } from "../api/client";
import { useChange } from "../api/lists";
import { Problem } from "../api/problem";
import { DialogForm } from "../parts/DialogForm";
import { FormCard } from "../parts/FormCard";
import { TextField } from "../parts/TextField";
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
        <TextField label="Name" required value={name} word="name" problem={problem} onType={setName} />
        <TextField
          label="Mail address"
          type="email"
          required
          value={email}
          word="email"
          problem={problem}
          onType={setEmail}
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
    <DialogForm
      title={`Change ${person.name}`}
      action="Save"
      isWide
      isReady={name.trim() !== ""}
      isPending={change.isPending}
      error={change.error}
      onSubmit={() => change.mutate({ name: name.trim(), grants, active }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <TextField label="Name" required value={name} word="name" problem={problem} onType={setName} />
      <GrantFields grants={grants} onChange={setGrants} />
      <Switch
        label="May sign in"
        description="Switched off, sessions and tokens of this person stop at once"
        checked={active}
        onChange={(event) => setActive(event.currentTarget.checked)}
      />
    </DialogForm>
  );
}
