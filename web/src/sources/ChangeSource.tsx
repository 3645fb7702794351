import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Schemas } from "../api/client";
import { useChange } from "../api/lists";
import { Problem } from "../api/problem";
import { DialogForm } from "../parts/DialogForm";
import { ConnectionTest } from "./ConnectionTest";
import { given, type Reading, ReadingFields } from "./ReadingFields";
import { SettingFields, settled, type Typed } from "./SettingFields";
import { asItStands, changeSource, type Source, sourceKindsQuery, tryAgain } from "./source-data";

export function ChangeSource({ source, onClose }: { source: Source; onClose: () => void }) {
  const kinds = useQuery(sourceKindsQuery).data ?? [];
  const settings = kinds.find((known) => known.kind === source.kind)?.settings ?? [];
  const [typed, setTyped] = useState<Typed>(source.settings);
  const [reading, setReading] = useState<Reading>(asItStands(source).reading ?? {});
  const change = useChange((wish: Schemas["SourceChange"]) => changeSource(source, wish), [["sources"]]);
  const problem = change.error ? Problem.of(change.error) : undefined;
  return (
    <DialogForm
      title={`How ${source.name} is read`}
      action="Save"
      isWide
      isPending={change.isPending}
      error={change.error}
      doing="Changing the source"
      onSubmit={() =>
        change.mutate(
          { ...settled(settings, typed), reading: given(reading), paused: source.paused },
          { onSuccess: onClose },
        )
      }
      onClose={onClose}
    >
      <div className="pairs">
        <SettingFields settings={settings} typed={typed} onType={setTyped} problem={problem} keepsSecret />
      </div>
      <ReadingFields reading={reading} onChange={setReading} problem={problem} />
      <ConnectionTest
        attempt={(heard, signal) => tryAgain(source, settled(settings, typed), heard, signal)}
        isReady
      />
    </DialogForm>
  );
}
