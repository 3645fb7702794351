import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { ProblemNote } from "../parts/Notes";
import { OutcomeWord } from "../parts/OutcomeWord";
import { took } from "../words/time";
import type { Step } from "./source-data";

interface Props {
  attempt: (heard: (step: Step) => void, signal: AbortSignal) => Promise<void>;
  isReady: boolean;
}

/** Tries a connection and shows each step as it happens. */
export function ConnectionTest({ attempt, isReady }: Props) {
  const [steps, setSteps] = useState<Step[]>([]);
  const going = useRef<AbortController>(null);
  const test = useMutation({
    mutationFn: () => {
      setSteps([]);
      going.current = new AbortController();
      return attempt(
        (step) => setSteps((before) => [...before.filter(({ name }) => name !== step.name), step]),
        going.current.signal,
      );
    },
  });
  useEffect(() => () => going.current?.abort(), []);
  return (
    <div>
      <div className="row">
        <Button disabled={!isReady} loading={test.isPending} onClick={() => test.mutate()}>
          Test the connection
        </Button>
        {isReady ? null : <span className="faint small">Fill in what is marked first.</span>}
      </div>
      <ProblemNote error={test.error} doing="Testing" />
      <ol className="plain steps-of-test" aria-live="polite">
        {steps.map((step) => (
          <li key={step.name} className="row top">
            {step.outcome ? (
              <OutcomeWord outcome={step.outcome} />
            ) : (
              <span className="state learning">trying</span>
            )}
            <span className="grow">
              <b>{step.name}</b> <span className="soft">{step.text}</span>{" "}
              {step.outcome ? <span className="faint small num">{took(step.millis)}</span> : null}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
