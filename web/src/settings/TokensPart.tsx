import { Button, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api, body, type Schemas } from "../api/client";
import { useChange } from "../api/lists";
import { Problem } from "../api/problem";
import { ConfirmName } from "../parts/ConfirmName";
import { Empty } from "../parts/Notes";
import { Secret } from "../parts/Secret";
import { useTitle } from "../parts/title";
import { When } from "../parts/When";
import { FormCard } from "./FormCard";
import { type Grant, GrantFields, grantWords } from "./GrantFields";
import { Part } from "./Part";
import { tokensQuery } from "./settings-data";

type Token = Schemas["TokenRow"];

export function TokensPart() {
  useTitle("Tokens");
  const query = useQuery(tokensQuery);
  const [isAdding, setAdding] = useState(false);
  const [made, setMade] = useState<Schemas["NewToken"] | null>(null);
  const tokens = query.data ?? [];
  return (
    <Part
      title="Tokens"
      intro="How programs sign in: a pipeline that sends run events, a script, the command line. A token can do no more than the person who made it."
      action="Make a token"
      onAdd={() => setAdding(true)}
      form={
        isAdding ? (
          <AddToken
            onMade={(token) => {
              setMade(token);
              setAdding(false);
            }}
            onClose={() => setAdding(false)}
          />
        ) : null
      }
      isReading={query.isPending}
      error={query.error}
    >
      {made ? (
        <Secret label={`The token ${made.token.name}; it is shown only now:`} text={made.secret} />
      ) : null}
      {tokens.length === 0 ? (
        <Empty>
          <p>There is no token; make one for a pipeline or a script.</p>
        </Empty>
      ) : (
        <table className="list folds">
          <thead>
            <tr>
              <th>Token</th>
              <th>May do</th>
              <th>Made</th>
              <th>Last used</th>
              <th>Ends</th>
              <th>
                <span className="unseen">Actions</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {tokens.map((token) => (
              <TokenLine key={token.id} token={token} />
            ))}
          </tbody>
        </table>
      )}
    </Part>
  );
}

function TokenLine({ token }: { token: Token }) {
  const [isRevoking, setRevoking] = useState(false);
  const revoke = useChange(
    () => body(api.DELETE("/api/v1/tokens/{id}", { params: { path: { id: token.id } } })),
    [["tokens"]],
  );
  return (
    <tr>
      <td>
        <b>{token.name}</b>
        <div className="soft small">{token.owner}</div>
      </td>
      <td data-label="May do">{grantWords(token.grants)}</td>
      <td data-label="Made">
        <When at={token.created} />
      </td>
      <td data-label="Last used">
        {token.lastUsed ? <When at={token.lastUsed} /> : <span className="faint">never</span>}
      </td>
      <td data-label="Ends">
        {token.expires ? <When at={token.expires} as="date" /> : <span className="faint">never</span>}
      </td>
      <td>
        <div className="actions">
          <Button onClick={() => setRevoking(true)} aria-label={`Revoke ${token.name}`}>
            Revoke…
          </Button>
        </div>
        {isRevoking ? (
          <ConfirmName
            title={`Revoke ${token.name}`}
            name={token.name}
            consequence="What uses it is refused from now on."
            action="Revoke"
            isPending={revoke.isPending}
            error={revoke.error}
            onConfirm={() => revoke.mutate(undefined)}
            onClose={() => setRevoking(false)}
          />
        ) : null}
      </td>
    </tr>
  );
}

function AddToken({ onMade, onClose }: { onMade: (made: Schemas["NewToken"]) => void; onClose: () => void }) {
  const [name, setName] = useState("");
  const [expires, setExpires] = useState("");
  const [grants, setGrants] = useState<Grant[]>([{ role: "INGESTER" }]);
  const add = useChange(
    (draft: Schemas["TokenDraft"]) => body(api.POST("/api/v1/tokens", { body: draft })),
    [["tokens"]],
  );
  const problem = add.error ? Problem.of(add.error) : undefined;
  return (
    <FormCard
      title="Make a token"
      action="Make it"
      isReady={name.trim() !== ""}
      isPending={add.isPending}
      error={add.error}
      onClose={onClose}
      onSubmit={() =>
        add.mutate(
          {
            name: name.trim(),
            grants,
            ...(expires === "" ? {} : { expires: new Date(expires).toISOString() }),
          },
          { onSuccess: onMade },
        )
      }
    >
      <div className="pairs">
        <TextInput
          label="Name"
          description="What uses it"
          required
          value={name}
          error={problem?.field("name")}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label="Ends"
          description="Empty: when it is revoked"
          type="datetime-local"
          value={expires}
          error={problem?.field("expires")}
          onChange={(event) => setExpires(event.currentTarget.value)}
        />
      </div>
      <GrantFields grants={grants} onChange={setGrants} />
    </FormCard>
  );
}
