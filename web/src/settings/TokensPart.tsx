import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api, body, type Schemas } from "../api/client";
import { useChange } from "../api/lists";
import { Problem } from "../api/problem";
import type { Column } from "../parts/columns";
import { FormCard } from "../parts/FormCard";
import { Empty } from "../parts/Notes";
import { Secret } from "../parts/Secret";
import { TextField } from "../parts/TextField";
import { When } from "../parts/When";
import { type Grant, GrantFields, grantWords } from "./GrantFields";
import { actionsColumn, Part } from "./Part";
import { Removal } from "./Removal";
import { tokensQuery } from "./settings-data";

type Token = Schemas["TokenRow"];

const COLUMNS: Column<Token>[] = [
  {
    key: "token",
    word: "Token",
    plain: true,
    cell: ({ name, owner }) => (
      <>
        <b>
          <bdi>{name}</bdi>
        </b>
        <div className="soft small">
          <bdi>{owner}</bdi>
        </div>
      </>
    ),
  },
  { key: "grants", word: "May do", cell: ({ grants }) => grantWords(grants) },
  { key: "made", word: "Made", cell: ({ created }) => <When at={created} /> },
  { key: "used", word: "Last used", cell: ({ lastUsed }) => <Moment at={lastUsed} /> },
  { key: "ends", word: "Ends", cell: ({ expires }) => <Moment at={expires} as="date" /> },
  actionsColumn(({ id, name }) => (
    <div className="actions">
      <Removal
        word="Revoke"
        name={name}
        consequence="What uses it is refused from now on."
        remove={() => body(api.DELETE("/api/v1/tokens/{id}", { params: { path: { id } } }))}
        touched={[["tokens"]]}
      />
    </div>
  )),
];

export function TokensPart() {
  const query = useQuery(tokensQuery);
  const [isAdding, setAdding] = useState(false);
  const [made, setMade] = useState<Schemas["NewToken"] | null>(null);
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
      above={
        made ? (
          <Secret label={`The token ${made.token.name}; it is shown only now:`} text={made.secret} />
        ) : null
      }
      query={query}
      columns={COLUMNS}
      keyOf={({ id }) => id}
      empty={
        <Empty>
          <p>There is no token; make one for a pipeline or a script.</p>
        </Empty>
      }
    />
  );
}

function Moment({ at, as = "near" }: { at: string | undefined; as?: "near" | "date" }) {
  return at === undefined ? <span className="faint">never</span> : <When at={at} as={as} />;
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
        <TextField
          label="Name"
          description="What uses it"
          required
          word="name"
          value={name}
          problem={problem}
          onType={setName}
        />
        <TextField
          label="Ends"
          description="Empty: when it is revoked"
          type="datetime-local"
          word="expires"
          value={expires}
          problem={problem}
          onType={setExpires}
        />
      </div>
      <GrantFields grants={grants} onChange={setGrants} />
    </FormCard>
  );
}
