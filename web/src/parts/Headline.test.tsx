import { render } from "@testing-library/react";
import { expect, it } from "vitest";
import { Headline } from "./Headline";

it("puts what was seen in bold and names in mono", () => {
  const { container } = render(
    <Headline text="18.2 % of core.orders.channel is null; 0.4 % is normal" assetName="core.orders" />,
  );
  expect(container.innerHTML).toBe(
    "<b>18.2 % of <code>core.orders.channel</code> is null</b>; 0.4 % is normal",
  );
});

it("leaves a sentence without the name as it is", () => {
  const { container } = render(<Headline text="everything is late" assetName="" />);
  expect(container.innerHTML).toBe("<b>everything is late</b>");
});
