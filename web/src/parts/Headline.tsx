import { Fragment, type ReactNode } from "react";
import { Ident } from "./Ident";

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

const WORD = "[\\p{L}_][\\p{L}\\p{N}_$]*";
const DOTTED = `(?<![\\p{L}\\p{N}_.])${WORD}(?:\\.${WORD})+`;

/** The sentence with its identifiers marked: the asset with a field behind it, and whatever else has dots inside. */
export function named(text: string, assetName = ""): ReactNode {
  const known = assetName.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const pattern = new RegExp(`(${known === "" ? "" : `${known}(?:\\.${WORD})?|`}${DOTTED})`, "u");
  return text.split(pattern).map((part, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence never move
      <Ident key={index}>{part}</Ident>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence never move
      <Fragment key={index}>{part}</Fragment>
    ),
  );
}
