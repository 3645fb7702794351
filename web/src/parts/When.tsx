import { clockTime, dayAndMinute, duration, exactly, nearly } from "../words/time";
import { useNow } from "./now";

interface Props {
  at: string;
  /** `near`: 5 min ago; `clock`: 06:24; `date`: Nov 10, 06:24; `long`: 5 min (how long since). */
  as?: "near" | "clock" | "date" | "long";
}

/** A moment as people say it, with the exact one on hover. */
export function When({ at, as = "near" }: Props) {
  const now = useNow();
  const moment = new Date(at);
  const said = {
    near: () => nearly(moment, now),
    clock: () => clockTime(moment, now),
    date: () => dayAndMinute(moment),
    long: () => duration(now.getTime() - moment.getTime()),
  }[as]();
  return (
    <time className="num" dateTime={at} title={exactly(moment)}>
      {said}
    </time>
  );
}
