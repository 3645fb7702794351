import { Button } from "@mantine/core";
import { Component, type ReactNode } from "react";
import { Empty } from "../parts/Notes";

/** Catches what breaks on a page, so that the frame around it stays and says so. */
export class Broken extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state = { error: null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override render() {
    const { error } = this.state as { error: Error | null };
    return error === null ? (
      this.props.children
    ) : (
      <Empty>
        <h1>This page broke</h1>
        <p>
          It is a mistake of ours: <code>{error.message}</code>
        </p>
        <p>
          <Button onClick={() => window.location.reload()}>Load it again</Button>
        </p>
      </Empty>
    );
  }
}
