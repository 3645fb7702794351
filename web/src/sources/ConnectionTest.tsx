import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import type { Schemas } from "../api/client";
import { ProblemNote } from "../parts/Notes";
import { type Connection, tryConnection } from "./source-data";

type Step = Schemas["StepRow"];

const LOOKS: Record<Step["outcome"], { look: string; word: string }> = {
  PASSED: { look: "state good", word: "good" },
  WARNING: { look: "state unsure", word: "mind" },
  FAILED: { look: "state bad", word: "failed" },
};

/** Tries a connection and shows each step with what it found. */
export function ConnectionTest({ connection, isReady }: { connection: () => Connection; isReady: boolean }) {
  const test = useMutation({ mutationFn: () => tryConnection(connection()) });
  return (
    <div>
      <Button disabled={!isReady} loading={test.isPending} onClick={() => test.mutate()}>
        Test the connection
      </Button>
      <ProblemNote error={test.error} doing="Testing" />
      <div aria-live="polite">
        {test.data ? (
          <ol className="plain steps-of-test">
            {test.data.map((step) => (
              <li key={step.name} className="row top">
                <span className={LOOKS[step.outcome].look}>{LOOKS[step.outcome].word}</span>
                <span className="grow">
                  <b>{step.name}</b> <span className="soft">{step.text}</span>
                </span>
              </li>
            ))}
          </ol>
        ) : null}
      </div>
    </div>
  );
}
