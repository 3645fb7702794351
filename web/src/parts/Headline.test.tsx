import { render } from "@testing-library/react";
import { expect, it } from "vitest";
import { Headline, named } from "./Headline";

it("puts what was seen in bold and names in mono", () => {
  const { container } = render(
    <Headline text="18.2 % of core.orders.channel is null; 0.4 % is normal" assetName="core.orders" />,
  );
  expect(container.innerHTML).toBe(
    "<b>18.2 % of <code><bdi>core.orders.channel</bdi></code> is null</b>; 0.4 % is normal",
  );
});

it("leaves a sentence without the name as it is", () => {
  const { container } = render(<Headline text="everything is late" assetName="" />);
  expect(container.innerHTML).toBe("<b>everything is late</b>");
});

it("marks names of other assets, and no ends of sentences or numbers", () => {
  const { container } = render(
    <p>{named("mean of mart.channel_daily.orders is 16.2. It was 56.6.", "core.orders")}</p>,
  );
  expect(container.innerHTML).toBe(
    "<p>mean of <code><bdi>mart.channel_daily.orders</bdi></code> is 16.2. It was 56.6.</p>",
  );
});

it("takes a name without dots, and one full of signs, as it is", () => {
  const { container } = render(<p>{named("orders (v1): run failed", "orders (v1)")}</p>);
  expect(container.innerHTML).toBe("<p><code><bdi>orders (v1)</bdi></code>: run failed</p>");
});
