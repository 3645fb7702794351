import { Menu, useMantineColorScheme } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "react-router";
import { api, body } from "../api/client";
import { say } from "../parts/say";
import { useMe } from "../session/me";
import { openKeyHelp } from "./keys";

const SCHEMES = [
  { value: "auto", word: "Like the system" },
  { value: "light", word: "Light" },
  { value: "dark", word: "Dark" },
] as const;

export function AccountMenu() {
  const me = useMe().data;
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const navigate = useNavigate();
  const client = useQueryClient();
  const signOut = () =>
    body(api.DELETE("/api/v1/session")).then(
      () => {
        client.clear();
        navigate("/sign-in");
      },
      (error: Error) => say(error.message),
    );
  return (
    <div className="account">
      <Menu position="top-start" width={190} transitionProps={{ duration: 0 }}>
        <Menu.Target>
          <button type="button" title="Look, keys, signing out">
            {me?.name ?? "Account"} ▾
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>Look</Menu.Label>
          {SCHEMES.map(({ value, word }) => (
            <Menu.Item key={value} onClick={() => setColorScheme(value)} aria-current={colorScheme === value}>
              {colorScheme === value ? "✓ " : ""}
              {word}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item onClick={openKeyHelp} rightSection={<kbd>?</kbd>}>
            Keys
          </Menu.Item>
          <Menu.Item onClick={() => void signOut()}>Sign out</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
