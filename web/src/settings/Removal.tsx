import { Button } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useChange } from "../api/lists";
import { ConfirmName } from "../parts/ConfirmName";

interface Props {
  /** What is done, in a word: Remove, Revoke. */
  word: string;
  name: string;
  consequence: ReactNode;
  remove: () => Promise<unknown>;
  touched: string[][];
}

/** A button that takes something away after its name has been typed. */
export function Removal({ word, name, consequence, remove, touched }: Props) {
  const [isAsking, setAsking] = useState(false);
  const change = useChange(remove, touched);
  return (
    <>
      <Button onClick={() => setAsking(true)} aria-label={`${word} ${name}`}>
        {word}…
      </Button>
      {isAsking ? (
        <ConfirmName
          title={`${word} ${name}`}
          name={name}
          consequence={consequence}
          action={word}
          isPending={change.isPending}
          error={change.error}
          onConfirm={() => change.mutate(undefined)}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </>
  );
}
