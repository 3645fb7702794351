import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { Loading, ProblemNote } from "../parts/Notes";
import { useTitle } from "../parts/title";

interface Props {
  title: string;
  intro: string;
  action: string;
  /** Absent where the role does not allow to add. */
  onAdd?: (() => void) | undefined;
  form: ReactNode;
  isReading: boolean;
  error: unknown;
  children: ReactNode;
}

/** A settings page: what it is for, what there is, and a way to add to it. */
export function Part({ title, intro, action, onAdd, form, isReading, error, children }: Props) {
  useTitle(title);
  return (
    <>
      <div className="row top">
        <div className="grow">
          <h1>{title}</h1>
          <p className="soft intro">{intro}</p>
        </div>
        {onAdd && form === null ? (
          <Button variant="filled" onClick={onAdd}>
            {action}
          </Button>
        ) : null}
      </div>
      {form}
      <section className="card scroll" aria-label={title}>
        {isReading ? <Loading what={title.toLowerCase()} /> : children}
      </section>
      <ProblemNote error={error} />
    </>
  );
}
