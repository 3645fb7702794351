import { cleanup, configure } from "@testing-library/react";
import { afterEach } from "vitest";

// what Mantine asks of a browser and jsdom lacks
window.matchMedia = (query) =>
  ({
    matches: false,
    media: query,
    addEventListener: () => {},
    removeEventListener: () => {},
  }) as unknown as MediaQueryList;
window.ResizeObserver = class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
window.IntersectionObserver = class {
  observe() {}
  unobserve() {}
  disconnect() {}
} as unknown as typeof IntersectionObserver;

Element.prototype.scrollIntoView = () => {};

// machines that build are often busy
configure({ asyncUtilTimeout: 10_000 });
afterEach(cleanup);
