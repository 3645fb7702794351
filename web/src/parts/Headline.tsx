import { Fragment, type ReactNode } from "react";

interface Props {
  text: string;
  /** The asset's short name, shown as an identifier with the field that follows it. */
  assetName: string;
}

/** The answer in a sentence: what was seen in bold, its normal beside it, names as identifiers. */
export function Headline({ text, assetName }: Props) {
  const end = text.indexOf("; ");
  const seen = end < 0 ? text : text.slice(0, end);
  return (
    <>
      <b>{named(seen, assetName)}</b>
      {end < 0 ? null : text.slice(end)}
    </>
  );
}

/** The sentence with every identifier marked. */
export function named(text: string, assetName: string): ReactNode {
  if (assetName === "" || !text.includes(assetName)) {
    return text;
  }
  const parts = text.split(assetName);
  return parts.map((part, index) => {
    if (index === 0) {
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence never move
      return <Fragment key={index}>{part}</Fragment>;
    }
    const field = /^(\.[\p{L}\p{N}_]+)?/u.exec(part)?.[0] ?? "";
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence never move
      <Fragment key={index}>
        <code>
          {assetName}
          {field}
        </code>
        {part.slice(field.length)}
      </Fragment>
    );
  });
}
