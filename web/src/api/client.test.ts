import { afterEach, expect, it, vi } from "vitest";
import { api, body, follow, keepCsrf } from "./client";
import { Problem } from "./problem";

const asked: Request[] = [];

function answers(...responses: (() => Response | Promise<Response>)[]) {
  vi.stubGlobal("fetch", (request: Request) => {
    asked.push(request);
    const next = responses.shift();
    return next ? Promise.resolve().then(next) : Promise.reject(new Error("asked too often"));
  });
}

const json = (status: number, value: unknown) => new Response(JSON.stringify(value), { status });

afterEach(() => {
  asked.length = 0;
  vi.unstubAllGlobals();
  keepCsrf(undefined);
});

it("sends the session's token and a key of its own with every create", async () => {
  keepCsrf("secret");
  answers(() => json(201, {}));
  await body(
    api.POST("/api/v1/incidents/{id}/comments", { params: { path: { id: 7 } }, body: { text: "hm" } }),
  );
  expect(asked[0]?.headers.get("X-CSRF-Token")).toBe("secret");
  expect(asked[0]?.headers.get("Idempotency-Key")).toMatch(/^[0-9a-f-]{32,36}$/);
});

it("repeats a create under the same key when the answer got lost", async () => {
  answers(
    () => Promise.reject(new TypeError("network")),
    () => json(201, {}),
  );
  await body(
    api.POST("/api/v1/incidents/{id}/comments", { params: { path: { id: 7 } }, body: { text: "hm" } }),
  );
  expect(asked).toHaveLength(2);
  expect(asked[0]?.headers.get("Idempotency-Key")).toBe(asked[1]?.headers.get("Idempotency-Key"));
  expect(await asked[1]?.text()).toBe('{"text":"hm"}');
});

it("throws the problem in the server's words, with its fields", async () => {
  answers(() =>
    json(400, { detail: "name: 1 to 100 characters", errors: [{ field: "name", message: "too long" }] }),
  );
  const problem = await body(api.GET("/api/v1/domains")).catch(Problem.of);
  expect(problem).toBeInstanceOf(Problem);
  expect((problem as Problem).message).toBe("name: 1 to 100 characters");
  expect((problem as Problem).field("name")).toBe("too long");
});

it("says so when nobody is signed in or nobody answers", async () => {
  const left = vi.fn();
  window.addEventListener("headwater:signed-out", left, { once: true });
  answers(() => json(401, { detail: "sign in" }));
  await expect(body(api.GET("/api/v1/me"))).rejects.toThrow("sign in");
  expect(left).toHaveBeenCalled();
  answers();
  await expect(body(api.GET("/api/v1/me"))).rejects.toThrow("does not answer");
});

it("hands over the lines of an answer as they come, however they are cut", async () => {
  const chunks = ['{"name":"reach', ' host"}\n{"name":"sign in"}\n', '{"name":"read catalog"}\n'];
  const stream = new ReadableStream({
    pull(controller) {
      const next = chunks.shift();
      if (next === undefined) {
        controller.close();
      } else {
        controller.enqueue(new TextEncoder().encode(next));
      }
    },
  });
  answers(() => new Response(stream, { status: 200 }));
  const heard: string[] = [];
  await follow<{ name: string }>(
    api.POST("/api/v1/sources/test", { body: { kind: "postgres", settings: {} }, parseAs: "stream" }),
    ({ name }) => heard.push(name),
  );
  expect(heard).toEqual(["reach host", "sign in", "read catalog"]);
});
