import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { ProblemNote } from "../parts/Notes";
import { OutcomeWord } from "../parts/OutcomeWord";
import { duration } from "../words/time";
import { type Connection, tryConnection } from "./source-data";

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
                <OutcomeWord outcome={step.outcome} />
                <span className="grow">
                  <b>{step.name}</b> <span className="soft">{step.text}</span>{" "}
                  <span className="faint small">{duration(step.millis)}</span>
                </span>
              </li>
            ))}
          </ol>
        ) : null}
      </div>
    </div>
  );
}
