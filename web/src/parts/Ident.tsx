/** A name from outside, of any direction and length: it never turns or tears the text around it. */
export function Ident({ children, title }: { children: string; title?: string }) {
  return (
    <code title={title}>
      <bdi>{children}</bdi>
    </code>
  );
}
