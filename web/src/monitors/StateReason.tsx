import { segmentWords } from "../words/labels";
import type { Monitor } from "./monitor-data";

/** Why a monitor stands as it does, and which of its series that is. */
export function StateReason({ monitor }: { monitor: Monitor }) {
  const isSegment = Object.keys(monitor.stateSegment).length > 0;
  return (
    <>
      {monitor.stateText}
      {isSegment ? (
        <>
          {" "}
          (<bdi>{segmentWords(monitor.stateSegment)}</bdi>)
        </>
      ) : null}
    </>
  );
}
