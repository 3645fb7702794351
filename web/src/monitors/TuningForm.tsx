import { Button, MultiSelect, NativeSelect, NumberInput, Switch, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useChange } from "../api/lists";
import { Problem } from "../api/problem";
import { assetOf } from "../assets/asset-data";
import { EffectNote } from "../feedback/EffectNote";
import { type TuningTrial, tuningEffectOf } from "../feedback/feedback-data";
import { ProblemNote } from "../parts/Notes";
import { say } from "../parts/say";
import { useMay } from "../session/me";
import { localInput } from "../words/time";
import { isOfShares, type Monitor, type MonitorWish, tune } from "./monitor-data";
import { threshold, typed } from "./tuning";

const SENSITIVITIES = [
  { value: "LOW", label: "Low: only what is far outside" },
  { value: "MEDIUM", label: "Medium" },
  { value: "HIGH", label: "High: small deviations too" },
];

const HOUR = 3_600_000;
const MUTES = [
  { word: "For an hour", hours: 1 },
  { word: "For a day", hours: 24 },
  { word: "For a week", hours: 168 },
];

interface Props {
  monitor: Monitor;
  /** Told what is tried, and that nothing is any more. */
  onTry: (trial: TuningTrial | undefined) => void;
}

export function TuningForm({ monitor, onTry }: Props) {
  const [sensitivity, setSensitivity] = useState(monitor.sensitivity);
  const [low, setLow] = useState(typed(monitor.low, monitor.share));
  const [high, setHigh] = useState(typed(monitor.high, monitor.share));
  const [segmentFields, setSegmentFields] = useState(monitor.segmentFields);
  const [muted, setMuted] = useState(monitor.mutedUntil ? localInput(new Date(monitor.mutedUntil)) : "");
  const [enabled, setEnabled] = useState(monitor.enabled);
  const fields = useQuery(assetOf(monitor.asset)).data?.fields ?? [];
  const mayEdit = useMay("EDITOR");
  const change = useChange(
    async (wish: MonitorWish) => {
      const tuned = await tune(monitor, wish);
      say("The monitor is tuned"); // said here: the form is made anew for every version, and what waits in it is lost
      return tuned;
    },
    [["monitors"], ["asset", monitor.asset], ["chart"]],
  );
  const problem = change.error ? Problem.of(change.error) : undefined;
  const isMeasured = monitor.kind === "VOLUME" || monitor.kind === "FIELD";

  const from = threshold(low, monitor.share);
  const to = threshold(high, monitor.share);
  const trial: TuningTrial = {
    sensitivity,
    ...(from === undefined ? {} : { low: from }),
    ...(to === undefined ? {} : { high: to }),
  };
  const [tried] = useDebouncedValue(JSON.stringify(trial), 300);
  const tries =
    isMeasured && (sensitivity !== monitor.sensitivity || from !== monitor.low || to !== monitor.high);
  const effect = useQuery({ ...tuningEffectOf(monitor.id, JSON.parse(tried)), enabled: tries });
  useEffect(() => onTry(tries ? JSON.parse(tried) : undefined), [onTry, tries, tried]);

  const wish = (): MonitorWish => {
    return {
      sensitivity,
      enabled,
      segmentFields,
      ...(from === undefined ? {} : { low: from }),
      ...(to === undefined ? {} : { high: to }),
      ...(muted === "" ? {} : { mutedUntil: new Date(muted).toISOString() }),
    };
  };

  return (
    <form
      className="fields"
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate(wish());
      }}
    >
      <NativeSelect
        label="Sensitivity"
        value={sensitivity}
        data={SENSITIVITIES}
        disabled={!mayEdit}
        onChange={(event) => setSensitivity(event.currentTarget.value as Monitor["sensitivity"])}
      />
      {isMeasured && !isOfShares(monitor) ? (
        <>
          <div className="pairs">
            <NumberInput
              label={`Not below${monitor.share ? ", in %" : ""}`}
              description="A fixed threshold in place of the learnt one"
              value={low}
              error={problem?.field("low")}
              disabled={!mayEdit}
              onChange={setLow}
            />
            <NumberInput
              label={`Not above${monitor.share ? ", in %" : ""}`}
              description="Empty: learnt"
              value={high}
              error={problem?.field("high")}
              disabled={!mayEdit}
              onChange={setHigh}
            />
          </div>
          <MultiSelect
            label="Also by the values of"
            description="Up to two fields with few values; each value gets a series of its own"
            data={fields.map(({ name }) => name).filter((name) => name !== monitor.field)}
            value={segmentFields}
            maxValues={2}
            searchable
            error={problem?.field("segmentFields")}
            disabled={!mayEdit}
            onChange={setSegmentFields}
          />
        </>
      ) : null}
      <TextInput
        type="datetime-local"
        label="Muted until"
        description="Anomalies before this moment are recorded and tell nobody; empty: not muted"
        value={muted}
        error={problem?.field("mutedUntil")}
        disabled={!mayEdit}
        onChange={(event) => setMuted(event.currentTarget.value)}
      />
      {mayEdit ? (
        <div className="row">
          {MUTES.map(({ word, hours }) => (
            <button
              key={word}
              type="button"
              className="chip"
              onClick={() => setMuted(localInput(new Date(Date.now() + hours * HOUR)))}
            >
              {word}
            </button>
          ))}
          {muted === "" ? null : (
            <button type="button" className="chip" onClick={() => setMuted("")}>
              Not muted
            </button>
          )}
        </div>
      ) : null}
      <Switch
        label="Watched"
        description="Switched off, it judges nothing until it is switched on again"
        checked={enabled}
        disabled={!mayEdit}
        onChange={(event) => setEnabled(event.currentTarget.checked)}
      />
      {tries ? <EffectNote query={effect} /> : null}
      <ProblemNote error={change.error} doing="Tuning" />
      {mayEdit ? (
        <div className="row">
          <Button type="submit" variant="filled" loading={change.isPending}>
            Save
          </Button>
        </div>
      ) : (
        <p className="faint small">Tuning needs the role editor.</p>
      )}
    </form>
  );
}
