import { queryOptions, useQuery } from "@tanstack/react-query";
import { api, body, type Schemas } from "../api/client";
import { Card } from "../parts/Card";
import { Ident } from "../parts/Ident";
import { ProblemNote } from "../parts/Notes";
import { When } from "../parts/When";
import { count, percent, plural } from "../words/amounts";

type Categories = Schemas["FieldCategories"];

function categoriesOf(id: number) {
  return queryOptions({
    queryKey: ["asset", id, "categories"],
    queryFn: async () =>
      (await body(api.GET("/api/v1/assets/{id}/categories", { params: { path: { id } } }))).items ?? [],
  });
}

/** Of each field that has few values: which ones, how many rows each has, and which share it had before. */
export function FieldValues({ asset }: { asset: number }) {
  const query = useQuery(categoriesOf(asset));
  if (query.error) {
    return <ProblemNote error={query.error} doing="Reading the values" />;
  }
  return query.data?.map((of) => <Values key={of.field} of={of} />);
}

function Values({ of }: { of: Categories }) {
  const [newest] = of.buckets;
  if (newest === undefined) {
    return null;
  }
  const rows = new Map(newest.categories.map((category) => [category.value, category]));
  const known = new Set(of.buckets.flatMap((bucket) => bucket.categories.map((category) => category.value)));
  return (
    <Card
      title={
        <>
          Values of <Ident>{of.field}</Ident>
        </>
      }
      aside={
        <>
          {plural(newest.categories.length, "value")}, <When at={newest.from} />
        </>
      }
      flush
    >
      <table className="list">
        <thead>
          <tr>
            <th>Value</th>
            <th className="right">Rows</th>
            <th className="right">Share</th>
            <th>Share before and now</th>
          </tr>
        </thead>
        <tbody>
          {[...known].map((value) => (
            <tr key={value}>
              <td>{value === "" ? <span className="faint">empty text</span> : <Ident>{value}</Ident>}</td>
              <td className="right num">{count(rows.get(value)?.rows ?? 0)}</td>
              <td className="right num">{percent(rows.get(value)?.share ?? 0)}</td>
              <td>
                <Course shares={sharesOf(of, value)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

/** Oldest first. */
function sharesOf(of: Categories, value: string): number[] {
  return of.buckets
    .map((bucket) => bucket.categories.find((category) => category.value === value)?.share ?? 0)
    .reverse();
}

const STEP = 7;
const HEIGHT = 18;

/** One bar a window, each as high as the share against the highest one. */
function Course({ shares }: { shares: number[] }) {
  const most = Math.max(...shares);
  const words = shares.map((share) => percent(share)).join(", ");
  return (
    <svg width={shares.length * STEP} height={HEIGHT} role="img" aria-label={`Oldest first: ${words}`}>
      {shares.map((share, at) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: a window is known by its place
          key={at}
          x={at * STEP}
          y={HEIGHT - bar(share, most)}
          width={STEP - 2}
          height={bar(share, most)}
          fill={at === shares.length - 1 ? "var(--accent)" : "var(--edge)"}
        />
      ))}
    </svg>
  );
}

function bar(share: number, most: number): number {
  return most === 0 || share === 0 ? 0 : Math.max(1, (HEIGHT * share) / most);
}
