import { createServer } from "node:http";

/** A webhook on 127.0.0.1 that keeps what it is sent. */
export async function receiver() {
  const received = [];
  const server = createServer((request, response) => {
    let text = "";
    request.setEncoding("utf8");
    request.on("data", (part) => {
      text += part;
    });
    request.on("end", () => {
      received.push(JSON.parse(text));
      response.end();
    });
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    address: `http://127.0.0.1:${server.address().port}/hook`,
    received,
    close: () => server.close(),
  };
}

/** Waits until something is true. */
export async function eventually(what, find, patience = 90_000) {
  const end = Date.now() + patience;
  while (Date.now() < end) {
    const found = await find();
    if (found) {
      return found;
    }
    await new Promise((rest) => setTimeout(rest, 500));
  }
  throw new Error(`did not happen in ${patience / 1000} s: ${what}`);
}
