import { type ReactNode, useId } from "react";

interface Props {
  title: ReactNode;
  aside?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  /** Whether the content reaches the edges, as a table does. */
  flush?: boolean;
}

export function Card({ title, aside, actions, children, flush = false }: Props) {
  const id = useId();
  return (
    <section className="card" aria-labelledby={id}>
      <header>
        <h2 id={id}>
          <bdi>{title}</bdi>
        </h2>
        <span className="faint grow">{aside}</span>
        {actions}
      </header>
      <div className={flush ? "scroll" : "body"}>{children}</div>
    </section>
  );
}
