import { Modal, Switch } from "@mantine/core";
import { useEffect, useState } from "react";
import { areKeysOn, switchKeys, useKeys } from "./keys";

const KEYS = [
  ["j k", "next, previous incident"],
  ["enter", "open it"],
  ["a", "acknowledge it"],
  ["r", "resolve it"],
  ["/", "search"],
  ["← →", "in a chart: move the cursor"],
  ["?", "this help"],
] as const;

export function KeyHelp() {
  const [isOpen, setOpen] = useState(false);
  const [isOn, setOn] = useState(areKeysOn);
  useKeys({ "?": () => setOpen(true) });
  useEffect(() => {
    const open = () => setOpen(true);
    window.addEventListener("headwater:keys", open);
    return () => window.removeEventListener("headwater:keys", open);
  }, []);
  return (
    <Modal opened={isOpen} onClose={() => setOpen(false)} title="Keys">
      <dl className="kv">
        {KEYS.map(([keys, meaning]) => (
          <div key={keys} style={{ display: "contents" }}>
            <dt>
              {keys.split(" ").map((key) => (
                <kbd key={key} style={{ marginInlineEnd: 4 }}>
                  {key}
                </kbd>
              ))}
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <Switch
        mt={16}
        label="Single keys do something"
        checked={isOn}
        onChange={(event) => {
          switchKeys(event.currentTarget.checked);
          setOn(event.currentTarget.checked);
        }}
      />
    </Modal>
  );
}
