import createClient, { type Middleware } from "openapi-fetch";
import { Problem } from "./problem";
import type { components, paths } from "./schema";

/** The records of the API, by name. */
export type Schemas = components["schemas"];

/** What a list can be asked for. */
export type Query<Path extends keyof paths> = paths[Path] extends {
  get: { parameters: { query?: infer Asked } };
}
  ? NonNullable<Asked>
  : never;

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

let csrf = "";

/** Keeps what the session says has to come back with every change. */
export function keepCsrf(token: string | undefined): void {
  csrf = token ?? "";
}

/** A name for one request: the server answers its repetition as it answered it the first time. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return crypto.randomUUID ? crypto.randomUUID() : Array.from(bytes, (byte) => byte.toString(16)).join("");
}

/** The entity tag of a version, for changes that must be made from what was read. */
export function tag(version: number): { "If-Match": string } {
  return { "If-Match": `"${version}"` };
}

const headers: Middleware = {
  onRequest({ request }) {
    if (!SAFE.has(request.method) && csrf !== "") {
      request.headers.set("X-CSRF-Token", csrf);
    }
    if (request.method === "POST") {
      request.headers.set("Idempotency-Key", newKey());
    }
    return request;
  },
};

/** A create whose answer got lost on the way is sent once more under its key. */
async function send(request: Request): Promise<Response> {
  const again = request.headers.has("Idempotency-Key") ? request.clone() : null;
  try {
    return await fetch(request);
  } catch (lost) {
    if (again === null) {
      throw lost;
    }
    return fetch(again);
  }
}

export const api = createClient<paths>({ baseUrl: window.location.origin, fetch: send });
api.use(headers);

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** Hands over what an answer holds, line by line as it comes; throws the problem when there is one. */
export async function follow<T>(
  pending: Promise<Answer<ReadableStream<Uint8Array> | null>>,
  heard: (line: T) => void,
): Promise<void> {
  const stream = await body(pending);
  const reader = stream
    ?.pipeThrough(new TextDecoderStream() as TransformStream<Uint8Array, string>)
    .getReader();
  let rest = "";
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    const lines = (rest + read.value).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      heard(JSON.parse(line) as T);
    }
  }
}

/** The body of an answer; throws the problem when there is one. */
export async function body<T>(pending: Promise<Answer<T>>): Promise<T> {
  const answer = await pending.catch(() => {
    throw Problem.unreachable();
  });
  if (answer.response.ok) {
    return answer.data as T;
  }
  if (answer.response.status === 401) {
    window.dispatchEvent(new Event("headwater:signed-out"));
  }
  throw Problem.from(answer.response.status, answer.error);
}
